"""Victim reports."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, integer, text


class VictimReports(Contract):
    """One row per report in which a child was a victim."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True)
    child_id = text("Child (CHID)", key=True)
    submission_year = integer("Federal fiscal year of the disposition", key=True)
    report_date = date("Day of the report")
    incident_date = date("Day of the incident; null when not reported")
    is_maltreatment_death = boolean("The child died of the maltreatment")
    is_unborn = boolean("Unborn at the report")
    is_adult = boolean("18 or older at the report")
    afcars_id = text("AFCARS record number of the child, where in care")

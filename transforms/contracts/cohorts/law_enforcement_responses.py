"""Law enforcement in reports of maltreatment."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, number, text


class LawEnforcementResponses(Contract):
    """One row per screened-in report, with what law enforcement had to do with it.

    What law enforcement did is told by the agency's extract; what is null or no there may also mean that the
    extract does not hold the report.
    """

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True, example="R1")
    report_date = date("Day of the report", example="2023-01-15")
    county = text("County of the report", example="99001")
    source = coded(codes.REPORT_SOURCES, "Who made the report; a known source of any of its records first")
    is_notified = boolean("Police or prosecutor were told (NOTIFS of any child); null where not known")
    is_joint_required = boolean("The agency's protocol requires a joint investigation", example=True)
    has_joint_contact = boolean("Law enforcement took part in the first contact", example=False)
    was_told = boolean("The extract holds a notification of law enforcement", example=False)
    hours_to_joint_contact = number(
        "Hours from the first notification to the first joint contact after it, at most a year; else null"
    )
    precision = text("minutes where both times are known, else days")
    charges_filed_on = date("Day on which charges were first filed, on or after the report")

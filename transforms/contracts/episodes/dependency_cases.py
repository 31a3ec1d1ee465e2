"""Cases at court, from petition to hearings."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, text


class DependencyCases(Contract):
    """One row per child and petition that opens a case, from the agency's own court events."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    petitioned_on = date("Day the petition was filed; the first one, where it was amended", key=True)
    adjudicated_on = date("Day of the first adjudication hearing held in the case; null where none was")
    disposed_on = date("Day of the first disposition hearing held in the case; null where none was")
    observed_until = date("Last day the case is known: that of the next case's petition or of the last event")

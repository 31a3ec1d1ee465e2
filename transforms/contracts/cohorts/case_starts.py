"""Cases that come to a desk."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class CaseStarts(Contract):
    """One row per case in a role and desk it comes to: the first day of an uninterrupted assignment."""

    state = text("Postal code", key=True, example="ZZ")
    case_id = text("Case", key=True)
    case_role = coded(codes.WORKER_ROLES, "Role in which the case is worked", key=True)
    began_on = date("First day", key=True)
    desk = text("Worker (or supervisor of), unit, county and role of the desk, joined by bars", key=True)
    worker_id = text("Worker; null on the desk of the unit's supervisor")
    unit = text("Unit of the desk")
    county = text("Five-digit FIPS of the county of the desk")
    role = text(
        "Role in which the case counts: the worker's where it carries cases, else the case's; missing"
    )
    is_new_case = boolean("The first assignment the case has in the role; of several that day one")

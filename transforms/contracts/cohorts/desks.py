"""What lies on each desk, day by day."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, number, text


class Desks(Contract):
    """One row per desk and stretch of days over which its open cases and full-time equivalent stay the same.

    Stretches without cases and without a full-time equivalent are left out.
    """

    state = text("Postal code", key=True, example="ZZ")
    desk = text("Worker (or supervisor of), unit, county and role, joined by bars", key=True)
    worker_id = text("Worker; null on the desk of the unit's supervisor")
    unit = text("Unit of the desk")
    county = text("Five-digit FIPS of the county of the desk")
    role = text("Role in which the desk counts; missing")
    from_on = date("First day", key=True)
    until_on = date("First day of the next stretch; null in the last one")
    open_cases = integer("Open primary assignments: a case in two roles is two")
    open_children = integer("Distinct children that those assignments name")
    open_cases_without_child = integer("Open cases of which no assignment names a child")
    fte = number("Full-time equivalent that carries cases and is on duty; null where it is not known")

"""Posts of workers, day by day."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, number, text


class WorkerPosts(Contract):
    """One row per worker and stretch of days over which the post stays the same.

    The stretches of a worker follow each other without a gap, from before the first employment on.
    """

    state = text("Postal code", key=True, example="ZZ")
    worker_id = text("Worker", key=True, example="W1")
    from_on = date("First day; 0001-01-01 before anything is known", key=True)
    until_on = date("First day of the next stretch; null in the last one")
    is_employed = boolean("Employed; if not, the post is the one before or, at first, the one to come")
    unit = text("Unit")
    county = text("Five-digit county FIPS")
    role = coded(codes.WORKER_ROLES, "Role of the post")
    supervisor_id = text("Supervisor")
    fte = number(
        "Full-time equivalent that carries cases, on leave or not: 0 in training, in a role without cases and"
        " while not employed; null where it is not known"
    )

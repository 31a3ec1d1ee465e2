"""Who did not get what a measure asks for: one rule for each kind, by the measure's direction.

Here belongs which members a list of the missed holds, as a condition over the members, and why there is none
for some measures. What else a list is asked for stands in `asked.py`, its rows in `rows.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.lists.asked import ListError
from transforms.measures.registry import Measure

NO_VERDICT = {
    "share": "a share parts its members by outcome and asks for none; --category outcome=NAME chooses one",
    "incidence": "what ended a stay is an outcome; --category outcome=NAME chooses one",
    "count": "a count asks nothing of its members",
    "ratio": "a ratio has no verdict on one member; the list begins with the highest",
}
"""Kinds without a verdict on each member, and what to do instead."""


@dataclass(frozen=True)
class Missed:
    """Those who did not get it: `condition` over the members of the measure, `says` who they are."""

    condition: str
    says: str


def missed(measure: Measure) -> Missed:
    """Who stands on the measure's list of the missed.

    A proportion: those without it where higher is better, or where the header says who is missed; those with
    it where lower is better. A rate: those with events (where higher is better, without). A duration: those
    still open or not recorded, and those who were not in time by the measure named in the header.

    Raises:
        ListError: the measure asks nothing of a member; the message says why, and what to ask for.
    """
    header, measure_id = measure.header, measure.measure_id
    if header.kind in NO_VERDICT:
        raise ListError(f"{measure_id} has no --missed: {NO_VERDICT[header.kind]}. Leave --missed out")
    if header.better == "neither" and not header.missed:
        raise ListError(
            f"{measure_id} has no --missed: neither more nor less of it is better. Leave --missed out: the"
            " list holds everyone, with a verdict to filter by"
        )
    if header.kind == "duration":
        return _late(measure)
    lacks = header.better != "lower"
    condition = "coalesce(numerator, 0) = 0" if lacks else "numerator > 0"
    whom = "to whom it did not happen" if lacks else "to whom it happened"
    return Missed(condition, header.missed or f"{header.title}: those {whom}")


def _late(measure: Measure) -> Missed:
    """Members of a duration without an end, and those past the agency's limit where it has one."""
    header = measure.header
    without = "still open" if header.open_ones == "censored" else "not recorded"
    if header.in_time:
        return Missed(
            "not ended or coalesce(is_past_limit, false)",
            f"{header.title}: {without}, or past the agency's limit",
        )
    return Missed("not ended", f"{header.title}: {without}")


def has_missed(measure: Measure) -> bool:
    """Whether a list of the missed can be made."""
    try:
        missed(measure)
    except ListError:
        return False
    return True

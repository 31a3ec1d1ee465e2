"""The counts of a figure, counted anew from the members on a list: they must be those that were published.

Here belongs what numerator and denominator of each kind and statistic are, over plain rows and apart from the
SQL that made the figure (`marts/results.py`). Who the members are is decided in `rows.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from transforms.marts.spells import BY_MONTHS, is_of_spells
from transforms.marts.survival import DAYS_PER_MONTH, RESTRICTED_TO
from transforms.measures.registry import POPULATION, Measure

SLACK = 1e-6


class UnreconciledError(ValueError):
    """A list does not count what was published: the message names the measure and both counts."""


@dataclass(frozen=True)
class Counted:
    """What rows count up to: None where a statistic has no such count, or it is not one of members."""

    denominator: float | None
    numerator: float | None
    members_open: int | None = None


def counted(measure: Measure, statistic: str, outcome: str, members: pl.DataFrame) -> Counted:
    """Numerator and denominator of a figure from the members of its cell, and which of them are in both.

    `members` are those of the cell, of all outcomes.
    """
    if is_of_spells(measure):
        return _spells(measure, statistic, outcome, members)
    kinds = {
        "proportion": Counted(members.height, _sum(members, "numerator")),
        "count": Counted(members.height, members.height),
        "share": Counted(members.height, members.filter(has_outcome(measure, outcome)).height),
        "rate": Counted(_exposure(measure, members), _sum(members, "numerator")),
        "ratio": Counted(_sum(members, "denominator"), _sum(members, "numerator")),
    }
    if measure.header.kind == "ratio" and statistic != "value":
        return Counted(members.filter(pl.col("denominator") > 0).height, None)
    if measure.header.kind == "duration":
        ended = members.filter(pl.col("ended"))
        total = _sum(ended, "duration") if statistic == "mean" else None
        return Counted(ended.height, total, members.height - ended.height)
    return kinds[measure.header.kind]


def has_outcome(measure: Measure, outcome: str) -> pl.Expr:
    """Whether a member is counted under an outcome of a share."""
    if outcome == "all":
        return pl.lit(value=False)
    if measure.header.any_type:
        return pl.col("outcome").str.split("|").list.contains(outcome)
    return pl.col("outcome") == outcome


def _spells(measure: Measure, statistic: str, outcome: str, members: pl.DataFrame) -> Counted:
    """Those under observation, those that ended so up to the horizon, and those still open."""
    entered = pl.col("entered_after").fill_null(0)
    observed = members.filter(
        pl.col("duration").is_not_null(), (entered <= 0) | (pl.col("duration") > entered)
    )
    ended = observed.filter(pl.col("ended"))
    still_open = observed.height - ended.height
    if measure.header.kind == "incidence":
        limit, found = RESTRICTED_TO, BY_MONTHS.fullmatch(statistic)
        limit = int(found[1]) * DAYS_PER_MONTH if found else limit
    else:
        limit = measure.header.mean_up_to or RESTRICTED_TO
    if statistic not in ("median", "p90"):
        ended = ended.filter(pl.col("duration") <= limit)
    if measure.header.kind != "incidence":
        return Counted(ended.height, None, still_open)
    so = ended if outcome == "all" else ended.filter(pl.col("outcome") == outcome)
    return Counted(observed.height, so.height, still_open)


def _sum(members: pl.DataFrame, column: str) -> float:
    return float(members[column].sum())


def _exposure(measure: Measure, members: pl.DataFrame) -> float | None:
    """Time at risk; none where the rate is over the population, who are no members."""
    return None if measure.header.exposure == POPULATION else _sum(members, "exposure")


def reconcile(measure: Measure, figure: Mapping[str, object], members: pl.DataFrame) -> Counted:
    """The counts of the members, which must be those of the figure.

    `figure` is a row of results: statistic, outcome, numerator, denominator, members_open.

    Raises:
        UnreconciledError: they are not.
    """
    made = counted(measure, str(figure["statistic"]), str(figure["outcome"]), members)
    for name in ("denominator", "numerator", "members_open"):
        counts, published = getattr(made, name), figure[name]
        if counts is None or published is None:
            continue
        if abs(counts - float(str(published))) > SLACK * max(1.0, abs(counts)):
            raise UnreconciledError(
                f"{measure.measure_id}: the records count a {name.replace('_', ' ')} of {counts:.10g}, the"
                f" figure says {published:.10g}; no list is written. Run `cwo run` again, and report it if it"
                " stays so"
            )
    return made

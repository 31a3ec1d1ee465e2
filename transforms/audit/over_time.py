"""What hangs together between periods: months, quarters, years, years that overlap, three years pooled.

Here belong relations of one series between its periods. How a series adds over time is told by the figures
themselves where they show it, as an attacker would find it; else by what the measure counts: what happens
(exits, reports) adds, persons who are counted once in a period may be fewer, and who is there on one day
does not add at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from transforms.audit.counts import GROUP, NUMERATOR, PLACE, SERIES
from transforms.audit.relations import SLACK, Relations, numbered, pairs

EVENTS = (
    "exits", "removals", "entries", "reports", "child-reports", "child-months", "petitions", "hearings",
    "deaths", "victimizations", "referrals", "children in reports", "victims in reports",
)  # fmt: skip
"""Units that are counted as often as they happen: their counts of parts of a year add to the year's."""

NEVER = ("ratio", "rate_ratio", "share_ratio")
"""Kinds whose sums are averages over the period, unless the figures show that they add."""

OF_ONE_DAY = r"cast\(\$period_(?:start|end) as date\) as counted_on"
"""How the published query of a measure says that it counts who is there on one day."""

LINE = [*SERIES, *PLACE, *GROUP]
FINER = (("quarter", "month", 3), ("12_months", "quarter", 12), ("agency_year", "quarter", 12))
OVERLAPS = (3, 6, 9)
"""Months by which one year may begin after another: fiscal years, AFCARS periods, an agency's own years."""

LONGEST_RUN = 11
ADDS, PERSONS, ONE_DAY, UNRELATED = "adds", "persons", "one day", "unrelated"


def over_time(counts: pl.DataFrame, measures: pl.DataFrame) -> Iterator[Relations]:
    """The relations between periods; `counts` has `count_id`."""
    dated = counts.with_columns(
        first=pl.col("period_start").dt.year() * 12 + pl.col("period_start").dt.month(),
        months=(pl.col("period_end").dt.year() - pl.col("period_start").dt.year()) * 12
        + pl.col("period_end").dt.month()
        - pl.col("period_start").dt.month()
        + 1,
    )
    parts = pl.concat([_parts(dated, *finer) for finer in FINER])
    how = _how(counts, parts, measures)
    yield Relations("years pooled", _pooled(dated), is_equal=True)
    added = parts.join(how.filter(how=ADDS), on=SERIES, how="semi", nulls_equal=True)
    yield Relations("parts of a period", _tiled(added), is_equal=True)
    persons = parts.join(how.filter(how=PERSONS), on=SERIES, how="semi", nulls_equal=True)
    yield Relations("persons of a part", pairs(persons, "whole", "count_id"), is_equal=False)
    fewer = _tiled(persons).with_columns(-pl.col("coefficient"))
    yield Relations("persons of a period", fewer, is_equal=False)
    last = parts.join(how.filter(how=ONE_DAY), on=SERIES, how="semi", nulls_equal=True).filter("is_last")
    yield Relations("the last day", pairs(last, "whole", "count_id"), is_equal=True)
    yield from _overlapping(dated, how)


def _parts(dated: pl.DataFrame, whole: str, part: str, months: int) -> pl.DataFrame:
    """The counts of shorter periods with that of the longer one they make up, where all of them exist."""
    wholes = dated.filter(period_type=whole, months=months).select(*LINE, whole="count_id", begins="first")
    parts = dated.filter(period_type=part).with_columns(ends=pl.col("first") + pl.col("months"))
    joined = (
        parts.join(wholes, on=LINE, nulls_equal=True)
        .filter(pl.col("first") >= pl.col("begins"), pl.col("ends") <= pl.col("begins") + months)
        .with_columns(is_last=pl.col("ends") == pl.col("begins") + months)
    )
    return joined.filter(pl.col("months").sum().over("whole") == months)


def _tiled(parts: pl.DataFrame) -> pl.DataFrame:
    """Terms: the parts less the whole."""
    key = ["whole", "period_type"]
    total = parts.unique(key).select(*key, count_id="whole", coefficient=pl.lit(-1.0))
    return numbered(pl.concat([parts.select(*key, "count_id", coefficient=pl.lit(1.0)), total]), key)


def _pooled(dated: pl.DataFrame) -> pl.DataFrame:
    """Periods of several years are the sum of their years, whatever is counted."""
    years = dated.filter(months=12, period_type="12_months")
    several = dated.filter(pl.col("months") > 12).select(
        *LINE, whole="count_id", begins="first", lasts="months"
    )
    parts = years.join(several, on=LINE, nulls_equal=True).filter(
        pl.col("first") >= pl.col("begins"),
        pl.col("first") + 12 <= pl.col("begins") + pl.col("lasts"),
        (pl.col("first") - pl.col("begins")) % 12 == 0,
    )
    return _tiled(parts.filter(pl.col("months").sum().over("whole") == pl.col("lasts")))


def _how(counts: pl.DataFrame, parts: pl.DataFrame, measures: pl.DataFrame) -> pl.DataFrame:
    """How each series adds over time: `SERIES` and `how`."""
    whole = counts.select("shown", whole="count_id")
    seen = (
        parts.join(whole, on="whole", suffix="_whole")
        .group_by([*SERIES, "whole", "period_type"])
        .agg(
            pl.col("shown").sum().alias("together"),
            pl.col("shown").is_not_null().all().alias("is_known"),
            pl.col("shown").filter("is_last").first().alias("last"),
            pl.col("shown_whole").first(),
        )
        .filter(pl.col("is_known") & pl.col("shown_whole").is_not_null())
        .group_by(SERIES)
        .agg(
            adds=((pl.col("together") - pl.col("shown_whole")).abs() < SLACK).all(),
            is_last=((pl.col("last") - pl.col("shown_whole")).abs() < SLACK).all(),
            is_more=(pl.col("together") > pl.col("shown_whole") - SLACK).all(),
        )
    )
    about = measures.select("measure_id", "unit", is_of_day=pl.col("sql").str.contains(OF_ONE_DAY)).unique(
        "measure_id"
    )
    told = counts.select(*SERIES, "kind").unique().join(about, on="measure_id", how="left")
    expected = (
        pl.when(pl.col("kind").is_in(NEVER))
        .then(pl.lit(UNRELATED))
        .when(pl.col("is_of_day").fill_null(value=False))
        .then(pl.lit(ONE_DAY))
        .when(pl.col("unit").is_in(EVENTS))
        .then(pl.lit(ADDS))
        .otherwise(pl.lit(PERSONS))
    )
    shown = (
        pl.when("adds")
        .then(pl.lit(ADDS))
        .when("is_last")
        .then(pl.lit(ONE_DAY))
        .when(pl.col("is_more") & ~pl.col("kind").is_in(NEVER))
        .then(pl.when(pl.col("is_of_day")).then(pl.lit(UNRELATED)).otherwise(pl.lit(PERSONS)))
        .otherwise(pl.lit(UNRELATED))
    )
    return told.join(seen, on=SERIES, how="left", nulls_equal=True).select(
        *SERIES, how=pl.when(pl.col("adds").is_null()).then(expected).otherwise(shown)
    )


def _overlapping(dated: pl.DataFrame, how: pl.DataFrame) -> Iterator[Relations]:
    """Years that share months: a year is at most the two others it lies in, and so on along a run."""
    years = dated.filter(months=12).join(
        how.filter(pl.col("how").is_in([ADDS, PERSONS])), on=SERIES, nulls_equal=True
    )
    adding = years.filter(how=ADDS)
    is_verdict = (pl.col("role") == NUMERATOR) & (pl.col("kind") == "proportion")
    years = years.filter(~(is_verdict & (pl.col("how") == PERSONS)))  # which may be another in each year
    for months in OVERLAPS:
        yield Relations("a year within two", _run(years, [0, months, 12]), False, True)
    for length in range(5, LONGEST_RUN + 1, 2):
        run = [6 * step for step in range(length)]
        yield Relations("years in a run", _run(adding, run), False, True)


def _run(years: pl.DataFrame, months: Sequence[int]) -> pl.DataFrame:
    """Terms of: years that begin `months` after the first, with signs in turn, are not negative."""
    base = years.select(*LINE, "first", at_0="count_id")
    for step, after in enumerate(months[1:], start=1):
        later = years.select(*LINE, pl.col("first") - after, **{f"at_{step}": "count_id"})
        base = base.join(later, on=[*LINE, "first"], nulls_equal=True)
    run = base.with_row_index("relation")
    return pl.concat(
        [
            run.select(
                pl.col("relation").cast(pl.Int64),
                pl.col(f"at_{step}").cast(pl.Int64).alias("count_id"),
                pl.lit(1.0 if step % 2 else -1.0).alias("coefficient"),
            )
            for step in range(len(months))
        ]
    )

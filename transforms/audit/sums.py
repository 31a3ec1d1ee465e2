"""What adds up within one period of one edition, as everyone knows who reads its tables.

Here belong outcomes and their whole, categories and their total, counties and their state, groups that
overlap, and numerators within denominators. Relations across periods stand in `over_time.py`, the same
count under two names in `same_counts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from transforms.audit.counts import CELL, DENOMINATOR, NUMERATOR, PERIOD, PLACE, SERIES
from transforms.audit.relations import Relations, contradicted, numbered, pairs

WITHIN = ("proportion", "share", "incidence")
"""Kinds whose numerator counts members of the denominator."""

RACES, RACES_ALONE_OR_NOT = "race_ethnicity", "race_alone_or_in_combination"
OF_MANY = (RACES_ALONE_OR_NOT, "removal_reason", "maltreatment_type")
"""Breakdowns whose categories overlap, where the edition does not say which do."""

BOTH = ["measure_id", "component", "statistic", "measure_version", *CELL]
WHOLE = [*SERIES, *PLACE, *PERIOD]


def sums(
    counts: pl.DataFrame,
    measures: pl.DataFrame,
    of_many: set[str],
    county_totals: pl.DataFrame | None = None,
) -> Iterator[Relations]:
    """The relations within periods; `counts` has `count_id`, `of_many` names breakdowns that overlap.

    `county_totals` says in which periods everyone has a county; without it, it is taken for granted.
    """
    tops = counts.filter(role=NUMERATOR)
    bottoms = counts.filter(role=DENOMINATOR)
    yield Relations("within the denominator", _within(tops, bottoms), is_equal=False)
    any_type = measures.filter(pl.col("any_type").fill_null(value=False))["measure_id"].implode()
    shares = tops.filter(pl.col("kind") == "share", ~pl.col("measure_id").is_in(any_type))
    yield Relations("outcomes", _outcomes(shares, bottoms), is_equal=True)
    yield from _incidences(tops.filter(kind="incidence"))
    yield from _categories(counts, of_many)
    yield from _races(counts)
    yield from _counties(counts, county_totals)


def _within(tops: pl.DataFrame, bottoms: pl.DataFrame) -> pl.DataFrame:
    """A numerator is at most its denominator."""
    joined = tops.filter(pl.col("kind").is_in(WITHIN)).join(
        bottoms.select(*BOTH, of="count_id"), on=BOTH, nulls_equal=True
    )
    return pairs(joined, "of", "count_id")


def _outcomes(shares: pl.DataFrame, bottoms: pl.DataFrame) -> pl.DataFrame:
    """The outcomes of a share add to its denominator; an outcome without a row is none."""
    wholes = bottoms.join(shares.select(BOTH).unique(), on=BOTH, how="semi", nulls_equal=True)
    terms = [_signed(shares, BOTH, 1.0), _signed(wholes, BOTH, -1.0)]
    return numbered(pl.concat(terms), BOTH)


def _signed(counts: pl.DataFrame, key: list[str], sign: float) -> pl.DataFrame:
    return counts.select(*key, "count_id", coefficient=pl.lit(sign))


def _incidences(tops: pl.DataFrame) -> Iterator[Relations]:
    """Ways of ending add to all that ended; who ended by a month ended by the next."""
    wholes = tops.filter(outcome="all")
    ways = tops.filter(pl.col("outcome") != "all").join(wholes, on=BOTH, how="semi", nulls_equal=True)
    wholes = wholes.join(ways, on=BOTH, how="semi", nulls_equal=True)
    terms = pl.concat([_signed(ways, BOTH, 1.0), _signed(wholes, BOTH, -1.0)])
    yield Relations("ways of ending", numbered(terms, BOTH), is_equal=True)
    same = ["measure_id", "component", "outcome", "measure_version", *CELL]
    ordered = (
        tops.with_columns(months=pl.col("statistic").str.extract(r"^incidence_(\d+)_months$").cast(pl.Int64))
        .drop_nulls("months")
        .sort(*same, "months")
        .with_columns(later=pl.col("count_id").shift(-1).over(same))
        .drop_nulls("later")
    )
    yield Relations("by a later month", pairs(ordered, "later", "count_id"), is_equal=False)


def _categories(counts: pl.DataFrame, of_many: set[str]) -> Iterator[Relations]:
    """Categories that exclude one another add to the total; of others, none is more than it."""
    wholes = counts.filter(dimension="all").select(*WHOLE, whole="count_id")
    parts = counts.filter(pl.col("dimension") != "all").join(wholes, on=WHOLE, nulls_equal=True)
    overlapping = parts.filter(pl.col("dimension").is_in(of_many))
    exclusive = parts.filter(~pl.col("dimension").is_in(of_many))
    key = [*WHOLE, "dimension"]
    is_partial = _is_partial(exclusive)
    for name, rows, is_equal, sign in (
        ("categories", exclusive.filter(~is_partial), True, 1.0),
        ("categories that are told", exclusive.filter(is_partial), False, 1.0),
        ("overlapping categories", overlapping, False, -1.0),
    ):
        total = rows.unique(key).select(*key, count_id="whole", coefficient=pl.lit(-sign))
        terms = pl.concat([_signed(rows, key, sign), total])
        yield Relations(name, numbered(terms, key), is_equal)
    yield Relations("a category of all", pairs(overlapping, "whole", "count_id"), is_equal=False)


def _is_partial(parts: pl.DataFrame) -> pl.Series:
    """Whether a group of years pooled lacks a category that its measure has in single years.

    A row that is absent says that there is nobody; but what has no population in a year is not pooled.
    """
    line = ["measure_id", "component", "role", "dimension", "category"]
    in_years = parts.filter(period_type="12_months").select(line).unique()
    is_several = pl.col("period_type").str.ends_with("months") & (pl.col("period_type") != "12_months")
    several = parts.filter(is_several)
    own = ["measure_id", "component", "role", "geography", "period_start", "dimension"]
    wanted = several.select(own).unique().join(in_years, on=line[:-1])
    lacking = wanted.join(several.select(*own, "category"), on=[*own, "category"], how="anti")
    of_several = pl.col("period_type").is_in(several["period_type"].unique().implode())
    marked = parts.select(*own, "period_type", "kind").join(
        lacking.select(own).unique().with_columns(is_lacking=True), on=own, how="left", maintain_order="left"
    )
    is_lacking = of_several & (pl.col("kind") == "rate") & pl.col("is_lacking").fill_null(value=False)
    return marked.select(is_lacking).to_series()


def _races(counts: pl.DataFrame) -> Iterator[Relations]:
    """A race alone is part of it alone or in combination, which also holds some of several races."""
    key = [*WHOLE, "category"]
    alone = counts.filter(dimension=RACES)
    either = counts.filter(dimension=RACES_ALONE_OR_NOT).select(*key, either="count_id")
    both = alone.join(either, on=key, nulls_equal=True)
    yield Relations("a race alone", pairs(both, "either", "count_id"), is_equal=False)
    mixed = alone.filter(pl.col("category").is_in(["two_or_more", "hispanic"])).rename({"category": "other"})
    races = both.filter(~pl.col("category").is_in(["hispanic", "unknown", "missing"]))
    others = races.select(key).join(mixed.select(*WHOLE, "other", "count_id"), on=WHOLE, nulls_equal=True)
    terms = pl.concat(
        [
            races.select(*key, count_id="either", coefficient=pl.lit(1.0)),
            _signed(races, key, -1.0),
            _signed(others, key, -1.0),
        ]
    )
    yield Relations("a race in combination", numbered(terms, key), is_equal=False)


def _counties(counts: pl.DataFrame, totals: pl.DataFrame | None) -> Iterator[Relations]:
    """Counties add to their state; where some have no county, or shown ones do not add, at most to it."""
    key = [*SERIES, "state", *PERIOD, "dimension", "category"]
    wholes = counts.filter(geography_level="state").select(*key, whole="count_id")
    parts = counts.filter(geography_level="county").join(wholes, on=key, nulls_equal=True)
    total = parts.unique(key).select(*key, count_id="whole", coefficient=pl.lit(-1.0))
    terms = pl.concat([_signed(parts, key, 1.0), total])
    about = ["measure_id", "component", "state", *PERIOD]
    every = numbered(terms, key).with_columns(terms.select(about))
    failing = contradicted(every, counts, is_equal=True).join(every, on="relation")["measure_id"].unique()
    is_partial = pl.col("measure_id").is_in(failing.implode()) | _lacks_some(every, totals)
    for name, rows, is_equal in (
        ("counties", every.filter(~is_partial), True),
        ("counties that are known", every.filter(is_partial), False),
    ):
        yield Relations(name, rows.drop(about), is_equal)


def _lacks_some(terms: pl.DataFrame, totals: pl.DataFrame | None) -> pl.Series:
    """Whether a period holds one in which some have no county, by the edition's own word."""
    if totals is None or totals.is_empty():
        return pl.repeat(value=False, n=len(terms), eager=True, dtype=pl.Boolean)
    same = ["measure_id", "component", "state"]
    lacking = totals.filter(~pl.col("is_complete")).select(*same, first="period_start", last="period_end")
    within = (
        terms.select(*same, "period_start", "period_end")
        .unique()
        .join(lacking, on=same)
        .filter(pl.col("first") >= pl.col("period_start"), pl.col("last") <= pl.col("period_end"))
        .select(*same, "period_start", "period_end")
        .unique()
        .with_columns(is_lacking=True)
    )
    on = [*same, "period_start", "period_end"]
    marked = terms.select(on).join(within, on=on, how="left", maintain_order="left")
    return marked["is_lacking"].fill_null(value=False)

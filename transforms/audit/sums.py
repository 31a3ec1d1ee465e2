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


def sums(counts: pl.DataFrame, measures: pl.DataFrame, of_many: set[str]) -> Iterator[Relations]:
    """The relations within periods; `counts` has `count_id`, `of_many` names breakdowns that overlap."""
    tops = counts.filter(role=NUMERATOR)
    bottoms = counts.filter(role=DENOMINATOR)
    yield Relations("within the denominator", _within(tops, bottoms), is_equal=False)
    any_type = measures.filter(pl.col("any_type").fill_null(value=False))["measure_id"].implode()
    shares = tops.filter(pl.col("kind") == "share", ~pl.col("measure_id").is_in(any_type))
    yield Relations("outcomes", _outcomes(shares, bottoms), is_equal=True)
    yield from _incidences(tops.filter(kind="incidence"))
    yield from _categories(counts, of_many)
    yield from _races(counts)
    yield from _counties(counts)


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
    for name, rows, is_equal, sign in (
        ("categories", exclusive, True, 1.0),
        ("overlapping categories", overlapping, False, -1.0),
    ):
        total = rows.unique(key).select(*key, count_id="whole", coefficient=pl.lit(-sign))
        terms = pl.concat([_signed(rows, key, sign), total])
        yield Relations(name, numbered(terms, key), is_equal)
    yield Relations("a category of all", pairs(overlapping, "whole", "count_id"), is_equal=False)


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


def _counties(counts: pl.DataFrame) -> Iterator[Relations]:
    """Counties add to their state; of a measure whose shown ones do not, they are at most it."""
    key = [*SERIES, "state", *PERIOD, "dimension", "category"]
    wholes = counts.filter(geography_level="state").select(*key, whole="count_id")
    parts = counts.filter(geography_level="county").join(wholes, on=key, nulls_equal=True)
    total = parts.unique(key).select(*key, count_id="whole", coefficient=pl.lit(-1.0))
    terms = pl.concat([_signed(parts, key, 1.0), total])
    every = numbered(terms, key).with_columns(measure_id=terms["measure_id"])
    failing = contradicted(every, counts, is_equal=True).join(every, on="relation")["measure_id"].unique()
    is_partial = pl.col("measure_id").is_in(failing.implode())
    for name, rows, is_equal in (
        ("counties", every.filter(~is_partial), True),
        ("counties that are known", every.filter(is_partial), False),
    ):
        yield Relations(name, rows.drop("measure_id"), is_equal)

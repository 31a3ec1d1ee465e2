"""The counts behind released figures: each one once, with the rows in which it stands.

Here belongs turning rows of results into counts: the members of a cell (its denominator), the events of each
outcome (numerators), and the members without them. Which counts are the same stands in `same_counts.py`,
how they add up in `relations.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

ROUNDING_SLACK = 1e-6
EQUITY = ("rate_ratio", "share_ratio")
WITH_COMPLEMENT = ("proportion", "share", "incidence")
TOGETHER = ("duration", "ratio")
"""Kinds whose two sums say the same of the same few members: hidden together."""

PLACE = [
    "measure_id", "component", "state", "period_type", "period_end", "geography_level", "geography",
    "dimension", "category",
]  # fmt: skip
COUNT = [*PLACE, "part", "outcome", "statistic"]
SCHEMA = {name: pl.Date if name == "period_end" else pl.String for name in COUNT}


@dataclass(frozen=True)
class Counts:
    """The counts of a release.

    `counts` has COUNT, `kind`, `value`, `persons`, `is_quantity` and `id`; `rows` has `row`, `members_id` and
    `events_id` (null where a row has no such count, or a public one: population).
    """

    counts: pl.DataFrame
    rows: pl.DataFrame


def is_small(count: float | None, threshold: int) -> bool:
    """Whether a count is 1 to the threshold; fractions (full-time equivalents) above 0 count too."""
    return count is not None and ROUNDING_SLACK < count < threshold + 1 - ROUNDING_SLACK


def are_small(counts: np.ndarray, threshold: int) -> np.ndarray:
    """The same of many."""
    return (counts > ROUNDING_SLACK) & (counts < threshold + 1 - ROUNDING_SLACK)


def counts_of(shown: pl.DataFrame, definitions: pl.DataFrame, steps: pl.DataFrame) -> Counts:
    """The counts of released rows.

    `shown` has `row` and the columns of `marts.measure_results`; `definitions` has `measure_id`, `kind` and
    `exposure`; `steps` are the decision points (`name`, `reached`, `base`, `is_of_population`), by which
    ratios of groups rest on the counts of other measures.
    """
    rows = shown.join(definitions.select("measure_id", "kind", "exposure"), on="measure_id", how="left")
    rows = rows.with_columns(pl.col("kind").fill_null("proportion"), pl.col("exposure").fill_null(""))
    parts = [_members(rows), _events(rows), _without(rows), *_of_groups(rows, steps)]
    keyed = pl.concat(parts, how="diagonal_relaxed")
    counts = (
        keyed.group_by(COUNT)
        .agg(
            pl.col("value").first(),
            # An outcome's row tells the persons of the outcome: those of the whole are the most of any row.
            pl.when(pl.col("part").first() == "members")
            .then(pl.col("persons").max())
            .otherwise(pl.col("persons").min())
            .alias("persons"),
            pl.col("kind").first(),
            pl.col("is_quantity").any(),
            pl.col("is_reading").all(),
            pl.col("is_main").any(),
        )
        .sort(COUNT)
        .with_row_index("id")
    )
    ids = keyed.join(counts.select(*COUNT, "id"), on=COUNT, how="left", nulls_equal=True)
    stands = ids.select("row", "stands_as", "id")
    by_row = rows.select("row")
    for name in ("members", "events"):
        found = stands.filter(stands_as=name).select("row", pl.col("id").alias(f"{name}_id"))
        by_row = by_row.join(found, on="row", how="left")
    return Counts(counts, by_row)


def _keyed(rows: pl.DataFrame, part: str, value: str, outcome: pl.Expr, statistic: pl.Expr) -> pl.DataFrame:
    """Rows as what they say of one count."""
    return rows.filter(pl.col(value).is_not_null()).select(
        "row",
        *PLACE,
        pl.lit(part).alias("part"),
        outcome.alias("outcome"),
        statistic.alias("statistic"),
        pl.col(value).alias("value"),
        pl.col("members").cast(pl.Float64).alias("persons"),
        "kind",
        pl.col("is_quantity"),
        pl.lit(value=False).alias("is_reading"),
        "is_main",
        pl.lit(part).alias("stands_as"),
    )


def _members(rows: pl.DataFrame) -> pl.DataFrame:
    """Denominators: one for a cell, or one for each way in which its statistics count members."""
    statistic = pl.col("statistic")
    way = (
        pl.when(statistic.str.starts_with("incidence"))
        .then(pl.lit("incidence"))
        .when(statistic == "restricted_mean")
        .then(statistic)
        .when(statistic.is_in(["mean", "median", "p90"]))
        .then(pl.lit("ended"))
        .otherwise(pl.lit("value"))
    )
    own = rows.filter(
        ~pl.col("kind").is_in([*EQUITY, "count"]) & (pl.col("exposure") != "child_population")
    ).with_columns(
        way=way, is_quantity=(pl.col("kind") == "rate") | ((pl.col("kind") == "ratio") & (way == "value"))
    )
    is_one = pl.col("denominator").n_unique().over(*PLACE, "way") == 1
    own = own.with_columns(way=pl.when(is_one).then("way").otherwise(pl.format("{} {}", "way", "statistic")))
    return _keyed(own, "members", "denominator", pl.lit(""), pl.col("way"))


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    """Numerators: one for each outcome of a cell, of incidences one for each time too."""
    own = rows.filter(~pl.col("kind").is_in(EQUITY)).with_columns(
        numerator=pl.when(pl.col("kind") == "count")
        .then(pl.coalesce("numerator", "value"))
        .otherwise("numerator"),
        is_quantity=pl.col("kind").is_in(TOGETHER),
    )
    own = own.filter(~(pl.col("is_quantity") & pl.col("statistic").is_in(["median", "p90"])))
    by_time = pl.when(pl.col("kind") == "incidence").then(pl.col("statistic")).otherwise(pl.lit(""))
    return _keyed(own, "events", "numerator", pl.col("outcome"), by_time)


def _without(rows: pl.DataFrame) -> pl.DataFrame:
    """Members to whom it did not happen: printed nowhere, and told by the two that are."""
    is_counted = pl.col("kind").is_in(WITH_COMPLEMENT) & (pl.col("statistic") != "median")
    own = rows.filter(is_counted, pl.col("numerator").is_not_null()).with_columns(
        without=pl.col("denominator") - pl.col("numerator"), is_quantity=pl.lit(value=False)
    )
    by_time = pl.when(pl.col("kind") == "incidence").then(pl.col("statistic")).otherwise(pl.lit(""))
    return _keyed(own, "without", "without", pl.col("outcome"), by_time)


def _of_groups(rows: pl.DataFrame, steps: pl.DataFrame) -> list[pl.DataFrame]:
    """What ratios of groups rest on: the counts of the measures of the step."""
    own = rows.filter(pl.col("kind").is_in(EQUITY)).with_columns(is_quantity=pl.lit(value=False))
    own = own.join(steps, left_on="component", right_on="name", how="left")
    found = []
    kinds = rows.select("measure_id", kind_read="kind").unique()
    for part, value, measure in (("events", "numerator", "reached"), ("members", "denominator", "base")):
        read = own if part == "events" else own.filter(~pl.col("is_of_population").fill_null(value=False))
        is_whole = pl.col("reached") == pl.col("base") if part == "members" else pl.lit(value=False)
        told = (
            read.with_columns(
                read_as=pl.when(is_whole).then(pl.lit("members")).otherwise(pl.lit("events")),
                measure_id=pl.coalesce(measure, "measure_id"),
                component=pl.when(pl.col(measure).is_null()).then("component").otherwise(pl.lit("all")),
            )
            .join(kinds, on="measure_id", how="left")
            .with_columns(kind=pl.coalesce("kind_read", "kind"))
        )
        is_members = pl.col("read_as") == "members"
        keyed = _keyed(told.with_columns(stands=pl.lit(part)), part, value, pl.lit("all"), pl.lit(""))
        read_as = told.filter(pl.col(value).is_not_null()).select("row", "read_as")
        keyed = keyed.join(read_as, on="row").with_columns(
            part="read_as",
            outcome=pl.when(is_members).then(pl.lit("")).otherwise("outcome"),
            statistic=pl.when(is_members).then(pl.lit("value")).otherwise("statistic"),
            is_reading=pl.lit(value=True),
        )
        found.append(keyed.drop("read_as"))
    return found

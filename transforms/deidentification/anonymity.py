"""k-anonymity: how many children share the same combination of quasi-identifiers.

Here belongs the counting, on distinct children. Which columns are quasi-identifiers is said by the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import polars as pl

from transforms.deidentification.plan import YEAR_OF, TablePlan

THRESHOLDS = (5, 11)
"""Groups smaller than these are counted: 11 is the smallest count that federal publications show."""

MOST_COLUMNS = 8
"""Combinations are counted of the first so many quasi-identifiers: 255 of them."""

_CHILD = "\0child"


@dataclass(frozen=True)
class Combination:
    """How distinct children fall into groups by some columns.

    `below` maps a threshold to the children in smaller groups, `records_below` to their records.
    """

    columns: tuple[str, ...]
    groups: int
    smallest: int
    below: dict[int, int]
    records_below: dict[int, int]


@dataclass(frozen=True)
class Anonymity:
    """k-anonymity of one file: children, records, the distribution of k over all columns, and combinations.

    `distribution` maps a group's size to how many groups have it.
    """

    children: int
    records: int
    distribution: dict[int, int]
    combinations: list[Combination]


@dataclass
class QuasiIdentifiers:
    """Collects the quasi-identifiers of each child's first record, block by block."""

    plan: TablePlan
    _named: pl.DataFrame | None = field(default=None)
    _alone: pl.DataFrame | None = field(default=None)

    def add(self, frame: pl.DataFrame) -> None:
        """Adds a treated block; a record without a child counts as a child of its own."""
        columns = self.plan.quasi_identifiers[:MOST_COLUMNS]
        if not columns or not len(frame):
            return
        child = pl.col(self.plan.child) if self.plan.child in frame.columns else pl.lit(None)
        block = frame.select(
            child.cast(pl.String).alias(_CHILD),
            *(_value(column, frame, self.plan) for column in columns),
            children=pl.lit(1, pl.Int64),
            records=pl.lit(1, pl.Int64),
        )
        first = [pl.col(column).first() for column in columns]
        named = _with(self._named, block.drop_nulls(_CHILD)).group_by(_CHILD, maintain_order=True)
        self._named = named.agg(*first, pl.col("children").first(), pl.col("records").sum())
        alone = _with(self._alone, block.filter(pl.col(_CHILD).is_null()).drop(_CHILD))
        self._alone = alone.group_by(columns, maintain_order=True).agg(pl.col("children", "records").sum())

    def result(self) -> Anonymity | None:
        """k-anonymity over all blocks; None where the plan names no quasi-identifier."""
        if self._named is None or self._alone is None:
            return None
        columns = self.plan.quasi_identifiers[:MOST_COLUMNS]
        counted = pl.concat([self._named.drop(_CHILD), self._alone])
        sizes = counted.group_by(columns).agg(pl.col("children").sum())["children"].value_counts()
        sizes = sizes.sort("children")
        chosen = [some for size in range(1, len(columns) + 1) for some in combinations(columns, size)]
        return Anonymity(
            int(counted["children"].sum()),
            int(counted["records"].sum()),
            dict(zip(sizes["children"].to_list(), sizes["count"].to_list(), strict=True)),
            [_counted(counted, some) for some in chosen],
        )


def _with(before: pl.DataFrame | None, block: pl.DataFrame) -> pl.DataFrame:
    return block if before is None else pl.concat([before, block])


def _value(column: str, frame: pl.DataFrame, plan: TablePlan) -> pl.Expr:
    """A quasi-identifier as text; of `year of X` the year, as the column writes its dates."""
    name = column.removeprefix(YEAR_OF)
    if name not in frame.columns:
        return pl.lit(None, pl.String).alias(column)
    text = pl.col(name).cast(pl.String)
    treatment = plan.treatment(name)
    if column != name and frame[name].dtype.is_temporal():
        text = pl.col(name).dt.year().cast(pl.String)
    elif column != name and treatment.how == "date":
        day = text.str.strip_chars().str.to_datetime(treatment.what or "%Y-%m-%d", strict=False)
        text = day.dt.year().cast(pl.String)
    elif column != name:
        text = text.str.extract(r"(\d{4})$").fill_null(text.str.extract(r"^(\d{4})"))
    return text.alias(column)


def _counted(children: pl.DataFrame, columns: Sequence[str]) -> Combination:
    groups = children.group_by(columns).agg(pl.col("children").sum().alias("k"), pl.col("records").sum())
    small = {limit: groups.filter(pl.col("k") < limit) for limit in THRESHOLDS}
    return Combination(
        tuple(columns),
        len(groups),
        int(groups["k"].min()),  # type: ignore[arg-type]
        {limit: int(few["k"].sum()) for limit, few in small.items()},
        {limit: int(few["records"].sum()) for limit, few in small.items()},
    )

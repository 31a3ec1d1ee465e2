"""Linear relations between counts, as tables of terms.

Here belongs the form of a relation, and what it means that shown counts contradict one. Which relations
there are is said in `sums.py`, `over_time.py` and `same_counts.py`. A relation says that the sum of its
terms (coefficient times count) is zero, or at most zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

SLACK = 1e-6
TERMS = {"relation": pl.Int64, "count_id": pl.Int64, "coefficient": pl.Float64}


@dataclass(frozen=True)
class Relations:
    """Relations of one kind: `terms` (relation, count_id, coefficient); equal to zero, or at most zero.

    `is_rarely_broken` says of many inequalities that nearly all of them hold by themselves.
    """

    name: str
    terms: pl.DataFrame
    is_equal: bool
    is_rarely_broken: bool = False

    def __len__(self) -> int:
        """How many relations."""
        return self.terms["relation"].n_unique()


def no_terms() -> pl.DataFrame:
    """Terms of no relation."""
    return pl.DataFrame(schema=TERMS)


def numbered(terms: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Terms whose relation is told by the columns `key`, with the relations numbered."""
    return terms.select(
        (pl.struct(key).rank("dense").cast(pl.Int64) - 1).alias("relation"),
        pl.col("count_id").cast(pl.Int64),
        pl.col("coefficient").cast(pl.Float64),
    )


def pairs(rows: pl.DataFrame, upper: str, lower: str) -> pl.DataFrame:
    """Terms of: the count in column `lower` is at most that in column `upper`; one relation a row."""
    numbered_rows = rows.with_row_index("relation")
    return pl.concat(
        [
            numbered_rows.select(
                pl.col("relation").cast(pl.Int64),
                pl.col(name).cast(pl.Int64).alias("count_id"),
                pl.lit(sign).alias("coefficient"),
            )
            for name, sign in ((lower, 1.0), (upper, -1.0))
        ]
    )


def contradicted(terms: pl.DataFrame, counts: pl.DataFrame, *, is_equal: bool) -> pl.DataFrame:
    """The relations whose counts are all shown and do not hold: `relation`, and a `count_id` in each."""
    known = counts.select(pl.col("count_id").cast(pl.Int64), "shown")
    sums = (
        terms.join(known, on="count_id")
        .group_by("relation")
        .agg(
            left=(pl.col("coefficient") * pl.col("shown")).sum(),
            is_whole=pl.col("shown").is_not_null().all(),
            count_id=pl.col("count_id").first(),
        )
        .filter("is_whole")
    )
    fails = pl.col("left").abs() > SLACK if is_equal else pl.col("left") > SLACK
    return sums.filter(fails).select("relation", "count_id")

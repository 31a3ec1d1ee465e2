"""Which figures of the federal profile an edition shows beside its own.

The public edition shows them for the whole state alone, where its own figure stands beside them, and no small
count of theirs: a count that is hidden here must not be read there.
"""

from __future__ import annotations

import polars as pl

from transforms.publication.disclosure.counts import is_small

WITH_COMPLEMENT = ("proportion", "share")
"""Kinds of which the members without the event are a count."""

FIGURE = [
    "measure_id",
    "component",
    "state",
    "period_type",
    "period",
    "geography_level",
    "geography",
    "dimension",
    "category",
    "outcome",
    "statistic",
]


def released_reconciliation(
    exact: pl.DataFrame, results: pl.DataFrame, kinds: dict[str, str], threshold: int
) -> pl.DataFrame:
    """The rows of `marts.reconciliation` that an edition holds.

    `results` are the edition's own, small counts hidden; `threshold` is 0 where exact figures may be seen.
    The range that faults leave is not told to the public here: it stands in a table of its own, where what
    must be hidden is.
    """
    if not threshold:
        return exact
    shown = results.filter(pl.col("value").is_not_null(), geography_level="state").select(FIGURE)
    rows = exact.join(shown, on=FIGURE, how="semi", nulls_equal=True)
    safe = [not _has_small_count(row, kinds, threshold) for row in rows.iter_rows(named=True)]
    return rows.filter(pl.Series(safe, dtype=pl.Boolean)).with_columns(
        is_within_fault_range=pl.lit(None, dtype=pl.Boolean)
    )


def _has_small_count(row: dict[str, object], kinds: dict[str, str], threshold: int) -> bool:
    """Whether a count of theirs, or its complement, is small."""
    top, bottom = _count(row["their_numerator"]), _count(row["their_denominator"])
    counts = [top, bottom]
    kind = kinds.get(str(row["measure_id"]), "proportion")
    if kind == "count":
        counts.append(_count(row["their_value"]))
    if kind in WITH_COMPLEMENT and top is not None and bottom is not None:
        counts.append(bottom - top)
    return any(is_small(count, threshold) for count in counts)


def _count(value: object) -> float | None:
    return value if isinstance(value, float) else None

"""Published national figures that the generator is steered by, each with its source and tolerance."""

from __future__ import annotations

from pathlib import Path

import polars as pl


def published() -> pl.DataFrame:
    """The targets: measure, category, value, unit, tolerance (points, percent), period, source, note."""
    return pl.read_csv(
        Path(__file__).with_name("published.csv"),
        infer_schema_length=None,
        schema_overrides={"category": pl.String},
    )

"""A population of 300,000 children has the published shape of the nation, all figures at once."""

from __future__ import annotations

import polars as pl

from data_samples.calibration import deviations, published
from data_samples.generator.simulation import simulate
from data_samples.generator.tables import staging_tables


def test_every_target_has_a_source_and_a_tolerance() -> None:
    targets = published()
    assert targets["source"].null_count() == 0
    assert targets.filter(pl.max_horizontal("points", "percent") <= 0).height == 0


def test_300_000_children_stray_no_further_from_published_figures_than_allowed() -> None:
    table = deviations(staging_tables(simulate(children=300_000, years=6, seed=3)))
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=160, fmt_str_lengths=40):
        print(table.drop("source"))  # noqa: T201
        outside = table.filter(~pl.col("within"))
        assert outside.height == 0, str(outside.drop("source"))

"""Which numbers a reader may print: those of the tables, and how far two of one row lie apart."""

from __future__ import annotations

import polars as pl

from transforms.audit.shown_numbers import NUMBERS, shown_numbers


def test_the_change_between_two_shown_numbers_of_a_row_is_explained() -> None:
    measures = pl.DataFrame({"measure_id": ["stay"], "kind": ["duration"], "per": [1.0]})
    results = pl.DataFrame({"value_id": ["a"], "measure_id": ["stay"], "value": [18.4]})
    others = [name for name in NUMBERS if name != "value"]
    results = results.with_columns(pl.lit(None, pl.Float64).alias(name) for name in others)
    revisions = pl.DataFrame({"measure_id": ["stay"], "value_before": [16.9], "value_now": [18.4]})
    shown = shown_numbers({"measures": measures, "measure_results": results, "revisions": revisions})
    assert shown.everything.round_to("1.5")
    assert not shown.everything.round_to("1.6")

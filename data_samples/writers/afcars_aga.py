"""AFCARS 2020 adoption and guardianship assistance files: the XML envelope, and one flat record per child.

Elements, forms and codes come from the contract; the envelope is that of out-of-home care files.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples.writers.afcars import CHILDREN_AT_ONCE, CLOSING, opening
from data_samples.writers.afcars_template import in_order, render, tree
from data_samples.writers.output import open_output
from transforms.contracts.staging.afcars_aga import AfcarsAga

RECORD = tree(AfcarsAga, "record", place=in_order)


def write_afcars_aga(rows: pl.DataFrame, state: str, submission: str, path: Path) -> None:
    """Writes one assistance file from rows of `staging.afcars_aga`; `.gz` in the name compresses.

    Args:
        rows: only those of `state` and `submission` are written, in the order of `record_number`.
        state: postal code of the state, or a tribal agency's code.
        submission: the period, such as `23A`.
        path: the file; replaced where it exists.
    """
    mine = rows.filter((pl.col("state") == state) & (pl.col("submission") == submission))
    with open_output(path) as stream:
        stream.write(opening(state, submission, "A", "schema_assistance.xsd"))
        for part in mine.sort("record_number").iter_slices(CHILDREN_AT_ONCE):
            for record in part.select(render(RECORD) + "\n").to_series():
                stream.write(record.encode())
        stream.write(CLOSING.encode())

"""The NCANDS Agency File as a table: a header, and the one record of a state and year.

Columns stand under their short names where they have one (`FATALITY`), else under the item's number
(`item_2_2`).
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples.writers.output import open_output
from transforms.contracts.staging.ncands_agency import NcandsAgency

ADDED_BY_READER = ("state", "submission", "file_id", "record_number")


def write_ncands_agency(rows: pl.DataFrame, path: Path) -> None:
    """Writes rows of `staging.ncands_agency` as CSV; `.gz` in the name compresses."""
    columns = NcandsAgency.columns
    told = rows.select(
        pl.col(name).alias(columns[name].archive or name) for name in columns if name not in ADDED_BY_READER
    )
    with open_output(path) as stream:
        stream.write(told.write_csv().encode())

"""Agency extracts as CSV or Parquet.

CSV holds ISO dates, local times to the minute, `true` and `false`, empty for null; Parquet the
types themselves.

The columns are those of the staging contract without the two that a reader adds (`file_id`,
`record_number`).
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples.writers.output import open_output
from transforms.contracts.contract import Contract

ADDED_BY_READER = ("file_id", "record_number")
MOST_COMPRESSION = 22
"""Files are written rarely and kept."""


def write_extract(rows: pl.DataFrame, contract: type[Contract], path: Path) -> None:
    """Writes rows of one extract's staging contract as CSV, or as Parquet where the name ends so.

    `.gz` in the name compresses.
    """
    columns = [name for name in contract.columns if name not in ADDED_BY_READER]
    if path.suffix == ".parquet":
        path.parent.mkdir(parents=True, exist_ok=True)
        rows.select(columns).write_parquet(path, compression="zstd", compression_level=MOST_COMPRESSION)
        return
    text = rows.select(columns).write_csv(datetime_format="%Y-%m-%dT%H:%M", date_format="%Y-%m-%d")
    with open_output(path) as stream:
        stream.write(text.encode())

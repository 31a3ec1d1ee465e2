"""The NCANDS Child File as a state sends it: 338 ASCII characters and a line feed per record.

How a record is written stands in `fixed_width`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples.writers.fixed_width import write_fixed_width
from transforms.contracts.staging.ncands_child import NcandsChild


def write_ncands_child(rows: pl.DataFrame, path: Path) -> None:
    """Writes rows of `staging.ncands_child` as one Child File; `.gz` in the name compresses.

    Args:
        rows: decoded and typed, in the order in which they are to stand in the file.
        path: the file; replaced where it exists.

    Raises:
        ValueError: where a value does not fit its field or is not ASCII; the record number is named.
    """
    write_fixed_width(rows, NcandsChild, path)

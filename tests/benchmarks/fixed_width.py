"""The fixed-width layouts: typed columns and faults, against bytes to one Arrow text column per field.

Floor: the records as a byte matrix, each field a contiguous copy made into an Arrow text array, every
array consumed by a checksum. Work: the layout's reader, consumed the same way. The Child File has a module
of its own; here it is measured on the AFCARS foster care record of 1993, whose rows are made up on the spot.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BufferedIOBase
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from data_samples.writers.fixed_width import record_width, write_fixed_width
from tests.benchmarks.timing import Ratio, compare
from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993
from transforms.staging.batches import StagedBatch
from transforms.staging.layouts.afcars_1993 import read_foster_care
from transforms.staging.receiving.decompress import open_bounded

RECORDS = 400_000
DISTINCT = 2_000
BLANK_SHARE = 0.25
FIXED = {"state_fips": "99", "report_date": date(2021, 3, 1)}


def checksum(array: pa.Array) -> int:
    """Touches every buffer of an Arrow array."""
    return sum(int(np.frombuffer(b, dtype=np.uint8)[::64].sum()) for b in array.buffers() if b is not None)


def floor(path: Path, contract: type[Contract]) -> int:
    """Bytes to Arrow text columns through contiguous copies."""
    matrix = np.frombuffer(path.read_bytes(), dtype=np.uint8).reshape(-1, record_width(contract) + 1)
    total = 0
    for column in contract.columns.values():
        if column.start is None or column.width is None:
            continue
        field = np.ascontiguousarray(matrix[:, column.start - 1 : column.start - 1 + column.width])
        offsets = np.arange(0, field.size + 1, column.width, dtype=np.int32)
        total += checksum(pa.StringArray.from_buffers(len(field), pa.py_buffer(offsets), pa.py_buffer(field)))
    return total


def typed(path: Path, read: Callable[[BufferedIOBase], Iterator[StagedBatch]]) -> int:
    """Typed columns and faults, every one consumed."""
    total = 0
    with open_bounded(path) as stream:
        for batch in read(stream):
            for rows in batch.tables.values():
                total += sum(checksum(_plain(column)) for column in rows.columns)
            total += len(batch.faults)
    return total


def _plain(array: pa.Array) -> pa.Array:
    """The indices of a dictionary array, any other array itself."""
    return array.indices if isinstance(array, pa.DictionaryArray) else array


def _value(column: Column, dice: random.Random) -> object:
    if column.codes is not None:
        return dice.choice(column.codes.codes).name
    values: dict[str, Any] = {
        "date": date(2000, 1, 1) + timedelta(dice.randrange(7_000)),
        "boolean": dice.random() < 0.2,
        "integer": dice.randint(int(column.minimum or 0), int(column.maximum or 0)),
        "text": f"{dice.randrange(10**5):05d}",
    }
    return values[column.kind]


def foster_care_rows(records: int) -> pl.DataFrame:
    """Made-up foster care records, a quarter of the optional values blank; each child stands once."""
    dice = random.Random(1993)  # noqa: S311
    columns = [column for column in AfcarsFosterCare1993.columns.values() if column.start is not None]
    made = {
        c.name: [
            FIXED.get(c.name) or (_value(c, dice) if c.required or dice.random() > BLANK_SHARE else None)
            for _ in range(DISTINCT)
        ]
        for c in columns
    }
    schema = {name: kind for name, kind in AfcarsFosterCare1993.schema().items() if name in made}
    rows = pl.concat([pl.DataFrame(made, schema=schema)] * -(-records // DISTINCT)).head(records)
    numbered = pl.int_range(pl.len()).cast(pl.String).str.zfill(12)
    return rows.with_columns(numbered.alias("recnumbr"))


def run(folder: Path) -> list[Ratio]:
    """The ratio of the foster care record of 1993."""
    path = folder / "afcars.txt"
    write_fixed_width(foster_care_rows(RECORDS), AfcarsFosterCare1993, path)
    return [
        compare(
            "AFCARS 1993: typed columns and faults",
            lambda: floor(path, AfcarsFosterCare1993),
            lambda: typed(path, read_foster_care),
            2,
            RECORDS,
        )
    ]

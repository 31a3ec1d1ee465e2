"""The fixed-width layouts: a whole reading, against bytes to one Arrow text column per field.

Floor: the records as a byte matrix, each field a contiguous copy made into an Arrow text array, every array
consumed by a checksum. The Child File has a module of its own; here are the AFCARS records of 1993, whose
rows are made up on the spot.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from data_samples.writers.fixed_width import record_width, write_fixed_width
from tests.benchmarks.reading import checksum, whole_reading
from tests.benchmarks.timing import Ratio, compare
from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.afcars_adoption_1993 import AfcarsAdoption1993
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993

RECORDS = 400_000
DISTINCT = 2_000
BLANK_SHARE = 0.25
FIXED = {"state_fips": "99", "report_date": date(2021, 3, 1)}


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


def made_rows(contract: type[Contract], records: int) -> pl.DataFrame:
    """Made-up records, a quarter of the optional values blank; each child stands once."""
    dice = random.Random(1993)  # noqa: S311
    columns = [column for column in contract.columns.values() if column.start is not None]
    made = {
        c.name: [
            FIXED.get(c.name) or (_value(c, dice) if c.required or dice.random() > BLANK_SHARE else None)
            for _ in range(DISTINCT)
        ]
        for c in columns
    }
    schema = {name: kind for name, kind in contract.schema().items() if name in made}
    rows = pl.concat([pl.DataFrame(made, schema=schema)] * -(-records // DISTINCT)).head(records)
    (key,) = (column for column in columns if column.name.startswith("recnum"))
    numbered = pl.int_range(pl.len()).cast(pl.String).str.zfill(key.width or 0)
    return rows.with_columns(numbered.alias(key.name))


def run(folder: Path) -> list[Ratio]:
    """The ratios of the records of 1993."""
    ratios = []
    for contract in (AfcarsFosterCare1993, AfcarsAdoption1993):
        path = folder / f"{contract.table}.txt"
        write_fixed_width(made_rows(contract, RECORDS), contract, path)
        ratios.append(
            compare(
                f"{contract.table}, {record_width(contract)} characters",
                partial(floor, path, contract),
                partial(whole_reading, path, contract.table),
                2,
                RECORDS,
            )
        )
    return ratios

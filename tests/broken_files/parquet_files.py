"""Parquet extracts that claim, hide or hold what Parquet allows and texts do not."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tests.broken_files.broken_file import MARKER, accepted, broken, refused

COLUMNS = {
    "worker_id": ["W1", MARKER],
    "unit": ["U1", "U1"],
    "county": ["24031", "24031"],
    "role": ["adoption", "adoption"],
    "fte": [1.0, 0.5],
    "hired_on": ["2020-01-01", "2020-01-01"],
}
NOT_READ = "column shoe_size: not read, the table has none of this name"


def _file(**columns: pa.Array) -> Callable[[], bytes]:
    """Two workers, with some columns replaced or added."""

    def content() -> bytes:
        into = io.BytesIO()
        pq.write_table(pa.table({name: pa.array(v) for name, v in COLUMNS.items()} | columns), into)
        return into.getvalue()

    return content


def _claimed_text(*values: bytes) -> pa.Array:
    """Bytes that claim to be UTF-8."""
    ends = np.cumsum([0, *map(len, values)]).tolist()
    buffers = [None, pa.py_buffer(struct.pack(f"<{len(ends)}i", *ends)), pa.py_buffer(b"".join(values))]
    return pa.Array.from_buffers(pa.string(), len(values), buffers)


def _repeated(text: str, rows: int) -> bytes:
    """Workers of one unit, of which the file holds the name once."""
    columns = {
        name: pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([str(values[0])]))
        for name, values in (COLUMNS | {"unit": [text]}).items()
    }
    into = io.BytesIO()
    table = pa.table(columns | {"worker_id": pa.array([f"{n * 7919 % 1_000_003:x}" for n in range(rows)])})
    pq.write_table(table, into, store_schema=False, dictionary_pagesize_limit=1 << 30)
    return into.getvalue()


CASES = [
    broken(
        "a text of a Parquet file is no UTF-8",
        "workers",
        _file(unit=_claimed_text(b"\xff\xfe", b"U1")),
        accepted(2, faults={"unit: text": 1}),
    ),
    broken(
        "an identifier of a Parquet file is no UTF-8",
        "workers",
        _file(worker_id=_claimed_text(b"W1", b"\xc3")),
        accepted(1, rejected={"key: worker_id is part of the key and must be text": 1}),
    ),
    broken(
        "a Parquet file stands a text of a million characters for 20,000 rows",
        "workers",
        lambda: _repeated("u" * 1_000_000, 20_000),
        refused(
            "column unit: a text of more than 10,000 characters; the limit is text_characters under [limits] "
            "in agency.toml"
        ),
    ),
    broken(
        "a Parquet file stands a text of 9,000 characters for 20,000 rows",
        "workers",
        lambda: _repeated("u" * 9_000, 20_000),
        accepted(20_000),
    ),
    broken(
        "a Parquet file has a column of bytes that are no text",
        "workers",
        _file(shoe_size=pa.array([b"\xff" * 16] * 2, pa.binary(16))),
        accepted(2, notes=(NOT_READ,)),
    ),
    broken(
        "a Parquet file's identifiers are UUIDs",
        "workers",
        _file(worker_id=pa.array([UUID(int=n).bytes for n in (618_033_989, 414_213_562)], pa.uuid())),
        accepted(2),
    ),
    broken(
        "a Parquet file has a column of durations",
        "workers",
        _file(shoe_size=pa.array([timedelta(hours=3)] * 2)),
        accepted(2, notes=(NOT_READ,)),
    ),
    broken(
        "a Parquet file's texts are views, and bytes of fixed width",
        "workers",
        _file(
            unit=pa.array(["U1", "U2"], pa.string_view()),
            worker_id=pa.array([b"W1  ", b"W2  "], pa.binary(4)),
        ),
        accepted(2),
    ),
    broken(
        "a name of a column of a Parquet file is no UTF-8",
        "workers",
        lambda: _file()().replace(b"unit", b"\xff\xfeit"),
        refused("the Parquet file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "two Parquet files are put together",
        "workers",
        lambda: _file()() + _file(worker_id=pa.array(["W3", "W4"]))(),
        refused("the Parquet file is damaged; send it again as a whole"),
    ),
]

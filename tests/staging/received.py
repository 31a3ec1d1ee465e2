"""Files for the tests: lines of the Child File, AFCARS documents, and reading them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.readers import FileReading, read_file
from transforms.staging.receiving.drop_zone import ReceivedFile

PLAIN_CHILD = {
    "subyr": "2023",
    "staterr": "MD",
    "rptid": "R1",
    "chid": "C1",
    "rptdt": "01152023",
    "rptsrc": "05",
    "rptdisp": "01",
    "rptdisdt": "02152023",
}
OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n<acf:data xmlns:acf="http://www.acf.hhs.gov">'
    "<E1_title_iv_agency>{agency}</E1_title_iv_agency><E2_report_date>{month}</E2_report_date><records>"
)
CLOSING = "</records></acf:data>"


def line(length: int = 338, **fields: str) -> bytes:
    """One record of the Child File: a plain one, with the named fields replaced. No line end."""
    record = bytearray(b" " * length)
    for name, text in (PLAIN_CHILD | fields).items():
        column = NcandsChild.columns[name]
        start = (column.start or 1) - 1
        record[start : start + (column.width or 1)] = text.encode().ljust(column.width or 1)
    return bytes(record)


def child_file(*lines: bytes, end: bytes = b"\n") -> bytes:
    """A Child File of some lines."""
    return b"".join(text + end for text in lines)


def record(key: str = "A", body: str = "", removals: str = "") -> str:
    """One child's record with a birth date."""
    inner = f"<E69_E186_removals>{removals}</E69_E186_removals>" if removals else ""
    return (
        f"<record><E4_child_record_number>{key}</E4_child_record_number>"
        f"<E5_date_of_birth>20150615</E5_date_of_birth>{body}{inner}</record>"
    )


def removal(date: str = "20221005", body: str = "", layout: str = "removal_2020") -> str:
    """One removal."""
    return f"<{layout}><E69_removal_date>{date}</E69_removal_date>{body}</{layout}>"


def document(*records: str, agency: str = "24", month: str = "202303") -> bytes:
    """An out-of-home care file."""
    return (OPENING.format(agency=agency, month=month) + "".join(records) + CLOSING).encode()


@dataclass
class Staged:
    """A reading, with its tables as frames."""

    reading: FileReading
    frames: dict[tuple[str, str], pl.DataFrame]

    @property
    def reason(self) -> str:
        """Why the file was refused; empty when it was not."""
        return self.reading.files_row["reason"] or ""

    @property
    def status(self) -> str:
        """Accepted or refused."""
        return self.reading.files_row["status"]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Records found, accepted, rejected."""
        row = self.reading.files_row
        return row["records_in"], row["records_accepted"], row["records_rejected"]

    def rows(self, table: str, *columns: str, state: str = "MD") -> list[tuple[object, ...]]:
        """Columns of one table, row by row; empty when nothing was staged."""
        frame = self.frames.get((f"staging.{table}", state))
        return [] if frame is None else frame.select(columns).rows()

    def faults(self, state: str = "MD") -> list[tuple[object, ...]]:
        """Record number, column, raw text and rule of each fault."""
        return self.rows("faults", "record_number", "column_name", "raw", "rule", state=state)

    def rejected(self, state: str = "MD") -> list[tuple[object, ...]]:
        """Record number, part and rule of each rejected record."""
        return self.rows("rejected_records", "record_number", "part", "rule", state=state)


def received(folder: Path, dataset: str, content: bytes, name: str = "file") -> ReceivedFile:
    """Some bytes as a file received."""
    path = folder / dataset / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    when = datetime(2026, 6, 1)  # noqa: DTZ001
    return ReceivedFile(path, f"{dataset}/{name}", dataset, digest[:16], digest, len(content), when)


def stage(
    folder: Path,
    dataset: str,
    content: bytes,
    default_state: str | None = "MD",
    mapping: TableMapping | None = None,
) -> Staged:
    """Reads some bytes as a file of a dataset. Every control total must balance."""
    into = folder / "staged"
    reading = read_file(received(folder, dataset, content), into, default_state, mapping)
    assert all(total["is_balanced"] for total in reading.control_totals), reading.control_totals
    frames = {(table.name, table.state): pl.read_parquet(table.path) for table in reading.tables}
    for table in reading.tables:
        assert frames[table.name, table.state].height == table.rows
    if reading.files_row["status"] == "refused":
        assert not [path for path in into.rglob("*") if path.is_file()], "nothing of a refused file is staged"
    return Staged(reading, frames)

"""A case as a drop zone, read as the pipeline reads one; everything it said and left behind.

Here belong the laying down, the reading, and what must hold of every reading whatever the file: balanced
totals, nothing left of a refused file, no value in a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from tests.broken_files.broken_file import Outcome
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.readers import FileReading, read_file, repeated_file
from transforms.staging.receiving.drop_zone import ReceivedFile, received_files, without_repeats

SHOWN_BY_CHANCE = 8
"""Raw texts shorter than this (a code, a year) may stand in a message that does not repeat them."""


def lay_down(zone: Path, files: Mapping[str, bytes]) -> None:
    """The files below a drop zone."""
    for relative, content in files.items():
        path = zone / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def read_zone(
    zone: Path, into: Path, default_state: str | None, mapping: TableMapping | None
) -> dict[str, FileReading]:
    """Every file received, read into a folder of its own, by path."""
    files, repeated = without_repeats(received_files(zone))
    readings = {}
    for place, file in enumerate(files):
        staged = into / str(place)
        readings[file.relative] = read_file(file, staged, default_state, mapping)
        check_what_always_holds(file, readings[file.relative], staged)
    for repeat in repeated:
        readings[repeat.file.relative] = repeated_file(repeat)
    return dict(sorted(readings.items()))


def check_what_always_holds(file: ReceivedFile, reading: FileReading, staged: Path) -> None:
    """Totals balance with what was written, and a refused file leaves nothing."""
    row = reading.files_row
    if row["status"] != "accepted":
        assert row["reason"].startswith(f"{file.relative}: ")
        assert not reading.tables
        assert not [path for path in staged.rglob("*") if path.is_file()]
        return
    assert row["records_in"] == row["records_accepted"] + row["records_rejected"]
    assert all(total["is_balanced"] for total in reading.control_totals), reading.control_totals
    frames = [(table.name, pl.read_parquet(table.path)) for table in reading.tables]
    assert [frame.height for _, frame in frames] == [table.rows for table in reading.tables]
    rejected = sum(frame.height for name, frame in frames if name == "staging.rejected_records")
    assert rejected == sum(total["records_rejected"] for total in reading.control_totals)
    parts = {total["part"] for total in reading.control_totals}
    for total in reading.control_totals:
        assert total["records_accepted"] == _staged(total, parts, frames), total
    shown = " ".join(messages(reading)).casefold()
    for raw in _raw_texts(frames):
        assert len(raw) < SHOWN_BY_CHANCE or raw.casefold() not in shown, "a message shows a value"


def _staged(total: Mapping[str, object], parts: set[object], frames: list[tuple[str, pl.DataFrame]]) -> int:
    """The rows written of one part and state; of a whole record, those of the dataset's own table.

    Where the dataset fills several tables, or counts its own as a part, no table holds a row per record.
    """
    aside = ("staging.faults", "staging.rejected_records")
    own = {name for name, _ in frames if name not in aside}
    if total["part"] == "record" and (len(own) != 1 or own & parts):
        return int(str(total["records_accepted"]))
    names = own if total["part"] == "record" else {total["part"]}
    mine = [f for name, f in frames if name in names]
    return sum(frame.filter(pl.col("state") == total["state"]).height for frame in mine)


def _raw_texts(frames: list[tuple[str, pl.DataFrame]]) -> list[str]:
    found = [
        frame["raw"].drop_nulls().str.strip_chars().to_list()
        for name, frame in frames
        if name in ("staging.faults", "staging.rejected_records")
    ]
    return [text for texts in found for text in texts]


def messages(reading: FileReading) -> list[str]:
    """Everything a reading says that may stand in a log."""
    rejected = [
        text
        for table in reading.tables
        if table.name == "staging.rejected_records"
        for text in pl.read_parquet(table.path)["reason"].to_list()
    ]
    return [reading.files_row["reason"] or "", *reading.notes, *rejected]


def outcome_of(path: str, reading: FileReading) -> Outcome:
    """A reading in the shape in which a case states what it expects."""
    row = reading.files_row
    frames = [(table.name, pl.read_parquet(table.path)) for table in reading.tables]
    rejected: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for name, frame in frames:
        if name == "staging.rejected_records":
            rejected.update(f"{rule}: {reason}" for rule, reason in frame.select("rule", "reason").rows())
        if name == "staging.faults":
            faults.update(f"{column}: {rule}" for column, rule in frame.select("column_name", "rule").rows())
    return Outcome(
        row["status"],
        (row["reason"] or "").removeprefix(f"{path}: "),
        row["records_accepted"] or 0,
        dict(rejected),
        dict(faults),
        tuple(note.removeprefix(f"{path}: ") for note in reading.notes),
    )

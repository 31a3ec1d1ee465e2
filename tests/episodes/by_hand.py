"""Snapshots, records of 2020 and placements from tables a person can read.

Here belongs the reading of such tables; what they become stands in the tests beside it.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from tests.episodes.rebuilding import bounds_of
from tests.reference.histories import Child, Histories, LivingArrangement, Removal
from tests.reference.snapshots import Snapshot, snapshot_rows
from tests.reference.staging_frames import afcars_tables, frame_of
from tests.reference.written_by_hand import day, rows_of

DATES = ("removed", "first_removed", "previous_exit", "exited", "setting_began")
NUMBERS = ("total", "settings")


def snapshots(table: str) -> list[Snapshot]:
    """One snapshot per row: `file` and any fields of a snapshot; the child is A where none is named."""
    found = []
    for row in rows_of(table):
        start, end = bounds_of(row["file"])
        fields = {name: day(row.get(name)) for name in DATES}
        fields |= {name: int(row[name]) if row.get(name) else None for name in NUMBERS}
        fields |= {name: row.get(name) or None for name in ("reason", "setting")}
        found.append(
            Snapshot(
                "ZZ",
                row.get("child") or "A",
                row["file"],
                start,
                end,
                county=row.get("county", "99001"),
                **fields,
            )
        )
    return found


def old(table: str) -> dict[str, pl.DataFrame]:
    """Staging frames of a table of snapshots."""
    return {"afcars_foster_care_1993": snapshot_rows(snapshots(table))}


def recent(
    table: str, submissions: tuple[str, ...] = ("23A",), arranged: str = ""
) -> dict[str, pl.DataFrame]:
    """Staging frames of AFCARS 2020: `child|removed|exited|reason`, and `removed|began|setting`."""
    placed = (
        [(day(a["removed"]), LivingArrangement(day(a["began"]), a["setting"])) for a in rows_of(arranged)]
        if arranged
        else []
    )
    removals: dict[str, list[Removal]] = {}
    for row in rows_of(table):
        removed = day(row["removed"])
        removals.setdefault(row.get("child") or "A", []).append(
            Removal(
                removed,
                day(row.get("exited")),
                row.get("reason") or None,
                arrangements=tuple(a for of, a in placed if of == removed),
            )
        )
    children = tuple(Child("ZZ", name, date(2015, 6, 15), tuple(found)) for name, found in removals.items())
    return {
        name: frame.with_columns(file_id=pl.concat_str(pl.lit("ZZ"), pl.col("submission")))
        for name, frame in afcars_tables(Histories(children=children), "ZZ", submissions).items()
    }


def placements(table: str, file_id: str = "extract") -> dict[str, pl.DataFrame]:
    """Staging frame of placements of child A: `removed|began|ended|setting|provider`."""
    rows = [
        {
            "state": "ZZ",
            "child_id": "A",
            "removal_date": day(row["removed"]),
            "began_on": day(row["began"]),
            "ended_on": day(row.get("ended")),
            "setting": row["setting"],
            "provider_id": row.get("provider") or None,
            "file_id": file_id,
            "record_number": number,
        }
        for number, row in enumerate(rows_of(table), start=1)
    ]
    return {"placements": frame_of("placements", rows)}


def table(text: str) -> list[list[str]]:
    """The cells of a table of expected rows, without its heading."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]

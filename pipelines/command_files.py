"""`cwo files`: every file received, and what became of it, as a table or as JSON.

Here belong what stands in the table and its words. The list is that of the last run, or, where an output
folder knows none, that of a drop zone as it lies there. Paths, counts and reasons only: nothing that a file
holds. Nothing here imports Dagster.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.inventory import Inventory, NothingReceivedError, Receipt, files_frame, saved_inventory
from pipelines.wrong_use import WrongUseError
from transforms.settings import read_settings
from transforms.staging.limits import in_force
from transforms.staging.receiving.drop_zone import received_files, without_repeats
from transforms.staging.receiving.register import REGISTER, read_register, unmatched
from transforms.warehouse import Warehouse

COLUMNS = ("File", "Agency", "Period", "Layout", "Received", "Records", "Accepted", "Set aside", "Standing")
NUMBERS = ("Records", "Accepted", "Set aside")
IN_FORCE, USED, NOT_READ = "in force", "used", "not read yet"
WIDE = 200
"""Characters of a line where no terminal says how wide it is."""


@dataclass(frozen=True)
class FileLine:
    """What is told of one file.

    `standing` is `in force`, `used` (an extract, which stands beside others), `superseded`, `blocked`,
    `refused`, `duplicate` or `not read yet`; `because` says why, where that is a question.
    """

    path: str
    dataset: str
    state: str | None
    period: str | None
    layout: str | None
    received_at: str
    bytes: int
    sha256: str
    container: str | None
    encoding: str | None
    records_in: int | None
    records_accepted: int | None
    records_rejected: int | None
    standing: str
    because: str
    superseded_by: str | None
    notes: list[str]


def files_told(output: Path, drop_zone: Path | None, agency: Path | None) -> list[FileLine]:
    """A line for each file, by path: of the drop zone named, as it lies there; else of the last run.

    Raises:
        WrongUseError: no drop zone is named, and nothing was received into the output folder yet.
        DropZoneError: the drop zone is missing or holds no file.
        RegisterError: the register of files received cannot be used.
    """
    if drop_zone is not None:
        return _as_they_lie(drop_zone, agency)
    if not (output / "restricted" / "lake").is_dir():
        raise WrongUseError(f"{output} holds no results yet; name a drop zone, or run `cwo run` first")
    warehouse = Warehouse(output)
    try:
        inventory = saved_inventory(warehouse)
    except NothingReceivedError as error:
        raise WrongUseError(str(error)) from None
    return _as_received(inventory, _blocked(warehouse))


def _as_they_lie(drop_zone: Path, agency: Path | None) -> list[FileLine]:
    """The files of a drop zone, none of them read: names, sizes, times, and which repeat another."""
    with in_force(read_settings(agency).limits):
        files, repeats = without_repeats(received_files(drop_zone, read_register(agency)))
    rows = [(file, "refused" if file.refusal else NOT_READ, file.refusal) for file in files]
    rows += [(one.file, "duplicate", f"holds the same bytes as {one.repeats.relative}") for one in repeats]
    nothing = dict.fromkeys(
        ("state", "period", "layout", "encoding", "records_in", "records_accepted", "records_rejected")
    )
    lines = [
        FileLine(
            **nothing,  # type: ignore[arg-type]
            path=file.relative,
            dataset=file.dataset,
            received_at=file.received_at.isoformat(timespec="minutes"),
            bytes=file.bytes,
            sha256=file.sha256,
            container=file.container or None,
            standing=standing,
            because=because,
            superseded_by=None,
            notes=[],
        )
        for file, standing, because in rows
    ]
    return sorted(lines, key=lambda line: line.path)


def _as_received(inventory: Inventory, blocked: Mapping[str, str]) -> list[FileLine]:
    """The files of the last run, with how each stands."""
    superseded = _superseded(inventory, blocked)
    return [_line(receipt, superseded, blocked) for receipt in inventory.receipts]


def _superseded(inventory: Inventory, blocked: Mapping[str, str]) -> dict[str, str]:
    """Which file stands in the place of which, by path. A file that the gate blocks stands in no place."""
    found: dict[str, str] = {}
    for state in inventory.states:
        usable = [receipt for receipt in inventory.of(state) if receipt.row["path"] not in blocked]
        frame = files_frame(usable, state).drop_nulls("superseded_by")
        found |= dict(frame.select("path", "superseded_by").iter_rows())
    return found


def _line(receipt: Receipt, superseded: Mapping[str, str], blocked: Mapping[str, str]) -> FileLine:
    """One file of the last run."""
    row: dict[str, Any] = receipt.row
    path = row["path"]
    standing, because = _standing(row, superseded.get(path), blocked.get(path))
    same = {name: row.get(name) for name in ("state", "layout", "container", "encoding", "dataset", "bytes")}
    counts = {name: row.get(name) for name in ("records_in", "records_accepted", "records_rejected")}
    return FileLine(
        **same,  # type: ignore[arg-type]
        **counts,  # type: ignore[arg-type]
        path=path,
        sha256=row["sha256"],
        period=row.get("submission"),
        received_at=row["received_at"][:16],
        standing=standing,
        because=because,
        superseded_by=superseded.get(path),
        notes=[note.removeprefix(f"{path}: ") for note in receipt.notes],
    )


def _standing(row: Mapping[str, Any], superseded_by: str | None, blocked: str | None) -> tuple[str, str]:
    """How a file stands, and why."""
    if row["status"] != "accepted":
        return row["status"], str(row["reason"] or "").removeprefix(f"{row['path']}: ")
    if blocked is not None:
        return "blocked", blocked
    if superseded_by is not None:
        return "superseded", f"by {superseded_by}, received later"
    return (IN_FORCE if row["submission"] else USED), ""


def _blocked(warehouse: Warehouse) -> dict[str, str]:
    """The files that the gate keeps out of the results in force, by path, with its reasons."""
    if not warehouse.outcomes.exists():
        return {}
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        found = connection.execute(
            """
            select files.path, gate.reasons
            from quality.gate inner join raw.files using (state, file_id)
            where gate.is_blocked and files.status = 'accepted'
            """
        ).fetchall()
    return dict(found)


def as_json(lines: Iterable[FileLine]) -> str:
    """The lines as JSON, a list of objects."""
    return json.dumps([asdict(line) for line in lines], indent=1, ensure_ascii=False)


def as_text(lines: list[FileLine], drop_zone: Path | None = None, agency: Path | None = None) -> str:
    """The lines as a table as wide as the terminal, with reasons and notes below it."""
    width = shutil.get_terminal_size((WIDE, 24)).columns
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in COLUMNS:
        justify: Literal["right", "left"] = "right" if name in NUMBERS else "left"
        table.add_column(name, justify=justify, overflow="fold", no_wrap=name != "File")
    for line in lines:
        table.add_row(*(Text(text) for text in _cells(line)))
    console = Console(width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(table)
    drawn = [line.rstrip() for line in capture.get().splitlines()]
    below = [*_below(lines), *_not_there(lines, drop_zone, agency)]
    return "\n".join([*drawn, *below]).strip("\n")


def _cells(line: FileLine) -> tuple[str, ...]:
    """One row of the table; a dot for what is not known."""
    counts = (line.records_in, line.records_accepted, line.records_rejected)
    return (
        line.path,
        line.state or ".",
        line.period or ".",
        line.layout or ".",
        line.received_at.replace("T", " "),
        *("." if count is None else f"{count:,}" for count in counts),
        line.standing,
    )


def _below(lines: list[FileLine]) -> list[str]:
    """How many files stand how, then the reasons and notes by file."""
    counts = Counter(line.standing for line in lines)
    told = ", ".join(f"{count} {standing}" for standing, count in sorted(counts.items()))
    reasons = [f"  {line.standing:<10}  {line.path}: {line.because}" for line in lines if line.because]
    notes = [f"  {'note':<10}  {line.path}: {note}" for line in lines for note in line.notes]
    return [f"{len(lines)} files: {told}", *reasons, *notes]


def _not_there(lines: Iterable[FileLine], drop_zone: Path | None, agency: Path | None) -> list[str]:
    """What the register names that is not in the drop zone: a sentence, or none."""
    if drop_zone is None:
        return []
    missing = unmatched(read_register(agency), {line.path for line in lines})
    return [f"{REGISTER} names files that are not in the drop zone: {', '.join(missing)}"] if missing else []

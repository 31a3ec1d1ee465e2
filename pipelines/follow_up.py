"""Findings from check to check: what was found last, and what it is compared with.

Here belongs keeping that, in a register for each agency. A run and a validation follow the same register, so
that either shows what became of what the other found. The comparison itself stands in `quality.follow_up`.

A check of the same files under the same mappings compares with the same earlier findings as the one before
it: to look twice makes nothing old, and what is new stays new until other data come. So `cwo validate` and
`cwo run` may follow each other in any order, and a run that failed after its checks changes nothing in the
next.

    <output>/restricted/lake/followed/<state>.json    data last checked, their findings, and those before
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.inventory import Inventory
from transforms.agency import AgencyRun, write_parquet
from transforms.contracts.quality.finding_history import FindingHistory
from transforms.warehouse import Warehouse, recipe, write_whole

FINDINGS, ACCEPTED, HISTORY = "quality.findings", "quality.accepted", "quality.finding_history"
BEFORE = "quality.findings_before"
MOST_CHECKS = 120
"""Checks of changed data whose course is kept: ten years of monthly files."""


@dataclass
class Register:
    """What is known of an agency's findings; paths are relative to the lake."""

    data: str = ""
    now: str = ""
    before: str = ""
    course: list[list[dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def of(cls, warehouse: Warehouse, state: str) -> Register:
        """The register of an agency; an empty one before its first check."""
        path = register_path(warehouse, state)
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    @property
    def paths(self) -> Iterator[str]:
        """The files of the lake it needs."""
        yield from (path for path in (self.now, self.before) if path)


def register_path(warehouse: Warehouse, state: str) -> Path:
    """Where the register of an agency lies."""
    return warehouse.lake / "followed" / f"{state}.json"


def data_of(files: pl.DataFrame, inventory: Inventory, state: str) -> str:
    """What was checked, whatever was found: the files by their bytes and order, and how they were read."""
    listed = files.filter(status="accepted").select("dataset", "submission", "file_id", "received_order")
    mappings = {receipt.mapping for receipt in inventory.of(state)}
    return recipe(sorted(map(str, listed.unique().rows())), sorted(mappings))


def follow(run: AgencyRun, inventory: Inventory, tables: Mapping[str, pl.DataFrame]) -> None:
    """Tell the findings of a check from those before, mark those the ledger accepts, and keep the course.

    `tables` are the quality tables of the check, in the draft, whose findings all are new. Puts the findings,
    the entries of the ledger and the history into the draft.
    """
    from quality.accepted import accepted_frame, marked  # noqa: PLC0415 - not at start-up
    from quality.follow_up import Looked, course, followed  # noqa: PLC0415

    state, warehouse, entries = run.draft.state, run.warehouse, run.settings.accepted
    files = pl.read_parquet(warehouse.paths(run.draft, "raw.files")[0])
    register = Register.of(warehouse, state)
    data = data_of(files, inventory, state)
    is_same = register.data == data
    kept = register.before if is_same else _kept(run, register.now, files, data)
    found, before = tables[FINDINGS], None
    if kept and (warehouse.lake / kept).exists():
        before = pl.read_parquet(warehouse.lake / kept)
        found = followed(found, before, Looked.of(tables))
    key = recipe(run.draft.recipes[FINDINGS], kept, [entry.model_dump() for entry in entries])
    found = marked(found, entries)
    known = register.course[:-1] if is_same else register.course
    on = register.course[-1][0]["checked_on"] if is_same else run.settings.read_on.isoformat()
    number = known[-1][0]["check_number"] + 1 if known else 1
    latest = course(state, number, date.fromisoformat(on), found, before)
    told = [*known, _as_json(latest)][-MOST_CHECKS:]
    run.put_frame(FINDINGS, found, key)
    run.put_frame(ACCEPTED, accepted_frame(state, found, entries), key)
    undated = [{**row, "checked_on": None} for rows in told for row in rows]
    run.put_frame(HISTORY, _from_json(told), recipe(key, undated))
    fresh = Register(data, run.draft.tables[FINDINGS][0], kept, told)
    write_whole(register_path(warehouse, state), json.dumps(asdict(fresh), indent=1))


def _kept(run: AgencyRun, earlier: str, files: pl.DataFrame, data: str) -> str:
    """Earlier findings without those of withdrawn files, kept for every look at the data; empty for none."""
    from quality.follow_up import held  # noqa: PLC0415 - not at start-up

    if not (earlier and (run.warehouse.lake / earlier).exists()):
        return ""
    before = held(pl.read_parquet(run.warehouse.lake / earlier), files)
    key = recipe(earlier, data)
    path = run.warehouse.write_once(BEFORE, run.draft.state, key, lambda part: write_parquet(before, part))
    return run.warehouse.relative(path)


def _as_json(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows of the history as the register holds them."""
    return rows.with_columns(pl.col("checked_on").cast(pl.String)).to_dicts()


def _from_json(told: list[list[dict[str, Any]]]) -> pl.DataFrame:
    """The history as `quality.finding_history` has it."""
    rows = [{**row, "checked_on": date.fromisoformat(row["checked_on"])} for rows in told for row in rows]
    return pl.DataFrame(rows, schema=FindingHistory.schema())

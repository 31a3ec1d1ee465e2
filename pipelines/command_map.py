"""`cwo map`: drafts the mapping of an agency's own file into one of our tables.

Here belongs what is read and written, and what a person is told. What a draft knows, and its words, stand in
`transforms.staging.mapping`. No value of the file is told but codes in the draft.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

import polars as pl

from pipelines.wrong_use import WrongUseError
from transforms.contracts.contract import Contract
from transforms.staging.agency_tables.extracts import CONTRACTS
from transforms.staging.identifiers.direct_identifiers import IdentifierGate
from transforms.staging.mapping.mapping_drafts import NO_MAPPING, Draft, drafted, matches_of, share_matched
from transforms.staging.mapping.mapping_files import FOLDER, mapping_at
from transforms.staging.mapping.mapping_text import left_open, mapping_text
from transforms.staging.mapping.mappings import TableMapping, labelled, place_of
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.receiving.drop_zone import AGENCY_FOLDER
from transforms.staging.receiving.encodings import as_text
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.delimited import TextTable, text_table
from transforms.staging.tables.text_tables import distinct_names

Existing = Literal["leave", "replace", "update"]


def draft_mapping(
    file: Path, table: str, output: Path | None, sheet: str, existing: Existing = "leave"
) -> str:
    """Write the draft of a mapping and tell what was matched and what is open.

    `existing` says what becomes of a mapping that exists: it is left and this refused; replaced; or updated,
    which keeps what it says and adds what is new in the file.

    Raises:
        WrongUseError: the file or the table does not exist, the file cannot be read as a table, or the
            mapping exists and is to be left.
        MappingError: the mapping to be kept has faults.
    """
    contract = CONTRACTS.get(table)
    if contract is None:
        near = difflib.get_close_matches(table, CONTRACTS, n=1)
        hint = f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(CONTRACTS)
        raise WrongUseError(f"there is no extract table {table}; {hint}")
    if not file.is_file():
        raise WrongUseError(f"{file} is no file; name one file of your own table")
    target = output or _place(file, table)
    if target.exists() and existing == "leave":
        raise WrongUseError(
            f"{target} exists; add what is new in this file with --update, replace it with --force, or name "
            "another place with --output"
        )
    is_known = existing == "update" and target.exists()
    known = mapping_at(target, contract) if is_known else NO_MAPPING
    try:
        draft, stopped = _read(file, contract, sheet, known)
    except RefusedFileError as refusal:
        raise WrongUseError(f"{file}: {refusal}") from None
    if is_known:
        draft.left_open = left_open(target.read_text(encoding="utf-8-sig"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(mapping_text(draft), encoding="utf-8", newline="\n")
    return "\n".join(_told(draft, target, stopped))


def _place(file: Path, table: str) -> Path:
    """Where the draft goes: to the agency's folder of the drop zone that holds the file, else to here."""
    below = Path(FOLDER) / f"{table}.toml"
    agency = file.resolve().parent.parent / AGENCY_FOLDER
    return agency / below if file.resolve().parent.name == table and agency.is_dir() else below


def _read(file: Path, contract: type[Contract], sheet: str, known: TableMapping) -> tuple[Draft, str]:
    """The draft, and why the file would be stopped for direct identifiers; empty where it would not."""
    stopped: list[str] = []
    fit = partial(share_matched, contract=contract, known=known)
    with open_bounded(file) as stream:
        text, _ = as_text(stream)
        table = text_table(text, sheet=sheet or known.sheet, usual_sheet=contract.table, fit=fit)
        answers = [
            match.theirs
            for match in matches_of(contract, labelled(table.header), known).found
            if not contract.columns[match.ours].is_free_text and not match.joined
        ]
        draft = drafted(contract, table.header, _looked_at(table, stopped, answers), sheet, known)
        draft.says = table.says
    return draft, "".join(stopped)


def _looked_at(table: TextTable, stopped: list[str], answers: list[str]) -> Iterator[pl.DataFrame]:
    """The blocks of a table; the gate that stops identified files looks on, and is only noted here.

    `answers` are columns of codes, dates and numbers, of which a run judges the values alone; without those
    that are joined.
    """
    names, gate = distinct_names(table.header), IdentifierGate(answers)
    for block in table.blocks:
        frame = block.frame(names=names)
        if not stopped:
            stopped += _refusal(partial(gate.look, frame, block.numbers))
        yield frame
    if not stopped:
        stopped += _refusal(gate.finish)


def _refusal(look: Callable[[], None]) -> list[str]:
    """Why a look at the file stops it; empty where it does not."""
    try:
        look()
    except RefusedFileError as refusal:
        return [str(refusal)]
    return []


def _told(draft: Draft, target: Path, stopped: str) -> Iterator[str]:
    """The summary: what was matched, what is open, and what to do next."""
    found, missing = draft.matches.found, draft.missing
    yield f"{target} is drafted from {draft.records:,} records."
    yield f"matched   {len(found)} of {len(draft.columns)} columns of {draft.contract.table}"
    yield from (f"note      {sentence}" for sentence in draft.says)
    if missing:
        yield f"needed    {', '.join(missing)}"
    if draft.open_formats:
        yield f"dates     form not known: {', '.join(draft.open_formats)}"
    if draft.open_codes:
        yield f"codes     {draft.open_codes} without a meaning yet"
    if draft.withheld:
        yield f"codes     not all listed: {', '.join(draft.withheld)}"
    if draft.unused:
        yield f"not read  {len(draft.unused)} columns of the file"
    if stopped:
        yield f"refused   by cwo run, as the file is: {stopped}"
    if missing or any(draft.matches.unmatched.values()):
        yield "named     columns that you name yourself: the same command with --update lists their codes"
    place = f"agency/{place_of(draft.contract.table)}"
    yield (
        f"Next: check each line, fill in those marked NEEDED and OPEN, keep the file as {place} in the drop "
        "zone (or as the same in the folder that --agency names), then: cwo run"
    )

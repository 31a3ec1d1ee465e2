"""Which column of a file fills which column of a table.

Here belongs the matching of names, with the agency's mapping or without. What stands in the columns is read
in `extract_rows`.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from transforms.contracts.contract import Contract
from transforms.staging import limits
from transforms.staging.identifiers.direct_identifiers import shown_column
from transforms.staging.mapping.mappings import TableMapping, place_of, unfitting
from transforms.staging.refusals import RefusedFileError

STATE = "state"
ADDED = ("file_id", "record_number")
"""Columns that no file fills."""


def matched_columns(header: Sequence[str], contract: type[Contract], mapping: TableMapping) -> dict[str, int]:
    """Where each column of the contract stands in the file; names match in any case.

    A column that the mapping names stands under that name alone; a column it gives a text needs none.

    Raises:
        RefusedFileError: a required column is missing, one that the mapping names is, or a column stands
        twice.
    """
    lowered = [name.strip().lower() for name in header]
    named = {ours: theirs.strip().lower() for ours, theirs in mapping.columns.items()}
    taken = set(named.values())
    told = unfitting(contract.table, mapping, header)
    places: dict[str, int] = {}
    for name, column in contract.columns.items():
        if name in ADDED or name in mapping.constants:
            continue
        theirs = named.get(name, name)
        if lowered.count(theirs) > 1:
            raise RefusedFileError(f"the column {theirs} stands twice in the header")
        if theirs in lowered and (name in named or name not in taken):
            places[name] = lowered.index(theirs)
        elif column.required and name not in (STATE, *named):
            others = [other for other in lowered if other not in contract.columns and other not in taken]
            told.append(_missing(name, others))
    if told and not places and not mapping.columns and not any("nearest" in text for text in told):
        names = ", ".join(name for name, c in contract.columns.items() if c.required and name != STATE)
        raise RefusedFileError(
            f"the header names none of the columns of {contract.table} ({names}); the first line must hold"
            " the column names, and the file must lie in the folder of its table"
        )
    if told:
        raise RefusedFileError("; ".join(told))
    return places


def _missing(name: str, others: Sequence[str]) -> str:
    near = [other for other in difflib.get_close_matches(name, others, n=1) if _may_be_shown(other)]
    hint = f" (the nearest name in the header is {near[0]})" if near else ""
    return f"the required column {name} is missing{hint}"


def _may_be_shown(name: str) -> bool:
    """Whether a header's text is a name: in a file without header a value stands there."""
    return shown_column(name, 0) != "column 0"


def unknown_columns(
    header: Sequence[str], places: dict[str, int], contract: type[Contract], mapping: TableMapping
) -> list[str]:
    """A sentence for each column of the file that fills none of the table."""
    unknown = [place for place in range(len(header)) if place not in places.values()]
    return [
        f"{shown_column(header[place], place + 1)}: not read, {_why(header[place], contract, mapping)}"
        for place in unknown[: limits.MAX_NOTES]
    ]


def _why(name: str, contract: type[Contract], mapping: TableMapping) -> str:
    told = {*mapping.constants, *mapping.columns} & {name.strip().lower()}
    return f"{place_of(contract.table)} fills it otherwise" if told else "the table has none of this name"

"""Which column of a file fills which column of a table.

Here belongs the matching of names, with the agency's mapping or without. What stands in the columns is read
in `extract_rows`.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence

from transforms.contracts.contract import Contract
from transforms.staging import limits
from transforms.staging.identifiers.direct_identifiers import shown_column
from transforms.staging.mapping.mappings import TableMapping, labelled, place_in, place_of, unfitting
from transforms.staging.refusals import RefusedFileError

STATE = "state"
ADDED = ("file_id", "record_number")
"""Columns that no file fills."""


Places = Mapping[str, Sequence[int]]
"""Where a file holds each column of ours: at one place, or at those of columns that are joined."""


def matched_columns(header: Sequence[str], contract: type[Contract], mapping: TableMapping) -> Places:
    """Where each column of the contract stands in the file; names match in any case.

    A column that the mapping names stands under that name alone; a column it gives a text needs none. A name
    that stands twice in the header is meant by its place alone: `Date (column 3)`.

    Raises:
        RefusedFileError: a required column is missing, one that the mapping names is, or a column stands
        twice.
    """
    lowered = [name.strip().lower() for name in header]
    labels = [label.lower() for label in labelled(header)]
    known = {*lowered, *labels}
    named = {ours: [_named(names, known) for names in mapping.wanted(ours)] for ours in mapping.columns}
    taken = {name.lower() for ours in mapping.columns for name in mapping.theirs(ours)}
    told = unfitting(contract.table, mapping, header)
    places: dict[str, list[int]] = {}
    for name, column in contract.columns.items():
        if name in ADDED or name in mapping.constants:
            continue
        theirs = named.get(name, [name])
        if twice := [one for one in theirs if one and lowered.count(one) > 1]:
            told += [_twice(contract.table, f"columns.{name}", one, labels) for one in twice]
        elif known.issuperset(theirs) and (name in named or name not in taken):
            places[name] = [labels.index(one) if one in labels else lowered.index(one) for one in theirs]
        elif column.required and name not in (STATE, *named):
            others = [other for other in lowered if other not in contract.columns and other not in taken]
            told.append(_missing(name, others))
    for one in (name.strip().lower() for name in mapping.leave_out):
        if lowered.count(one) > 1 and one not in labels:
            told.append(_twice(contract.table, "leave_out", one, labels))
    if told and not places and not mapping.columns and not any("nearest" in text for text in told):
        names = ", ".join(name for name, c in contract.columns.items() if c.required and name != STATE)
        raise RefusedFileError(
            f"the header names none of the columns of {contract.table} ({names}); the first line must hold"
            " the column names, and the file must lie in the folder of its table"
        )
    if told:
        raise RefusedFileError("; ".join(told))
    return places


def share_of_names(header: Sequence[str], contract: type[Contract], mapping: TableMapping) -> float:
    """How many of the names that a file must have stand in a row, as a share."""
    known = {name.lower() for name in (*header, *labelled(header))}
    wanted = [names for ours in mapping.columns for names in mapping.wanted(ours)]
    wanted += [(name.strip(),) for name in mapping.leave_out]
    wanted += [
        (name,)
        for name, column in contract.columns.items()
        if column.required and name not in (STATE, *ADDED, *mapping.columns, *mapping.constants)
    ]
    found = sum(any(name.lower() in known for name in names) for names in wanted)
    return found / len(wanted) if wanted else 1.0


def _named(theirs: Sequence[str], known: Collection[str]) -> str:
    """Which of several names a file has; the first where it has none."""
    lowered = [name.lower() for name in theirs]
    return next((name for name in lowered if name in known), lowered[0])


def _twice(table: str, key: str, theirs: str, labels: Sequence[str]) -> str:
    """What is said of a name that two columns bear."""
    places = " or ".join(label for label in labels if label.startswith(f"{theirs} (column "))
    return (
        f"the column {theirs} stands twice in the header; say which is meant in {place_of(table)}, "
        f"{key}, as {places}"
    )


def _missing(name: str, others: Sequence[str]) -> str:
    near = [other for other in difflib.get_close_matches(name, others, n=1) if _may_be_shown(other)]
    hint = f" (the nearest name in the header is {near[0]})" if near else ""
    return f"the required column {name} is missing{hint}"


def _may_be_shown(name: str) -> bool:
    """Whether a header's text is a name: in a file without header a value stands there."""
    return shown_column(name, 0) != "column 0"


def unknown_columns(
    header: Sequence[str], places: Places, contract: type[Contract], mapping: TableMapping
) -> list[str]:
    """A sentence for each column of the file that fills none of the table."""
    used = {place for held in places.values() for place in held}
    used |= {place for name in mapping.leave_out if (place := place_in(header, name)) is not None}
    unknown = [place for place in range(len(header)) if place not in used]
    return [
        f"{shown_column(header[place], place + 1)}: not read, {_why(header[place], contract, mapping)}"
        for place in unknown[: limits.MAX_NOTES]
    ]


def _why(name: str, contract: type[Contract], mapping: TableMapping) -> str:
    told = {*mapping.constants, *mapping.columns} & {name.strip().lower()}
    return f"{place_of(contract.table)} fills it otherwise" if told else "the table has none of this name"

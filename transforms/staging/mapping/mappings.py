"""How an agency's own columns and codes translate into a table of ours.

Here belong the form of a mapping, and whether it fits a file's header. How mapping files are read and checked
stands in `mapping_files`, how texts are translated in `extracts`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

from transforms.contracts.contract import Column, Contract


class TableMapping(BaseModel):
    """One mapping file: `mappings/<table>.toml` in the agency's folder.

    `columns` says under which name the file holds a column of ours; columns not named stand under our name.
    `constants` gives a column of ours one text for every record. `codes` translates, for a column of ours, a
    text of the file to a name or code of our list. `formats` says how a date or time is written
    (`%m/%d/%Y`). `empty` lists texts that mean nothing was entered. `sheet` is the one to read where a
    workbook has several.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    columns: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    codes: dict[str, dict[str, str]] = Field(default_factory=dict)
    formats: dict[str, str] = Field(default_factory=dict)
    empty: list[str] = Field(default_factory=list)
    sheet: str = ""


TableMappings = Mapping[str, TableMapping]
"""Mappings by the table they translate into."""
NO_MAPPINGS: TableMappings = {}
MADE_BY_READER = ("file_id", "record_number")


def readable_columns(contract: type[Contract]) -> dict[str, Column]:
    """The columns of a table that a file may hold."""
    return {name: column for name, column in contract.columns.items() if name not in MADE_BY_READER}


def place_of(table: str) -> str:
    """Where a table's mapping stands, as messages name it."""
    return f"mappings/{table}.toml"


def unfitting(table: str, mapping: TableMapping, header: Sequence[str]) -> list[str]:
    """A sentence for each column a mapping names and a file's header lacks; names match in any case."""
    known = {name.strip().lower(): name.strip() for name in header}
    told = []
    for ours, theirs in mapping.columns.items():
        if theirs.strip().lower() in known:
            continue
        near = difflib.get_close_matches(theirs.strip().lower(), known, n=2)
        hint = f"; the nearest names in its header are {' and '.join(known[name] for name in near)}"
        told.append(
            f"{place_of(table)}, columns.{ours}: the file has no column {theirs}{hint if near else ''}"
        )
    return told

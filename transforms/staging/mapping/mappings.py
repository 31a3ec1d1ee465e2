"""How an agency's own columns and codes translate into a table of ours.

Here belong the form of a mapping, and whether it fits a file's header. How mapping files are read and checked
stands in `mapping_files`, how texts are translated in `extracts`.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from transforms.contracts.contract import Column, Contract

Texts = Annotated[list[str], BeforeValidator(lambda found: [found] if isinstance(found, str) else found)]
"""One text, or a list of several."""


class Join(BaseModel):
    """Columns of a file whose texts, joined by a blank, are the text of one of ours."""

    model_config = ConfigDict(frozen=True)
    join: tuple[str, ...]


def _source(found: object) -> list[str] | Join:
    """What fills a column of ours, as a mapping file says it."""
    if isinstance(found, Join):
        return found
    is_joined = isinstance(found, dict)
    names = found["join"] if isinstance(found, dict) and set(found) == {"join"} else found
    names = [names] if isinstance(names, str) and not is_joined else names
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise PydanticCustomError("join" if is_joined else "list_type", JOIN_SHAPE)
    return Join(join=tuple(names)) if is_joined else list(names)


Source = Annotated[list[str] | Join, BeforeValidator(_source)]
"""The names under one of which a file holds a column, or the columns that are joined."""
JOIN_SHAPE = (
    'must hold join alone, with the names of two columns, as { join = ["Intake Date", "Intake Time"] }'
)
ENDS = ("ended_on", "separated_on", "until_on")
"""Columns of ours that hold the day after the last: a file may hold the last one instead."""


class TableMapping(BaseModel):
    """One mapping file: `mappings/<table>.toml` in the agency's folder.

    `columns` says under which name the file holds a column of ours, or under which of several where files
    differ, or in which that are joined; columns not named stand under our name. `constants` gives a column
    of ours one text for every record. `codes` translates, for a column of ours, a text of the file to a name
    or code of our list. `formats` says how a date, time or number is written (`%m/%d/%Y`), or in which of
    several ways. `last_days` lists dates of ours for which the file holds the last day rather than the day
    after. `empty` lists texts that mean nothing was entered, in any case; blanks around them are not looked
    at. `sheet` is the one to read of a workbook, which must have it. `leave_out` says of a column of the file
    which texts mark records of another kind, which are left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    columns: dict[str, Source] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    codes: dict[str, dict[str, str]] = Field(default_factory=dict)
    formats: dict[str, Texts] = Field(default_factory=dict)
    last_days: list[str] = Field(default_factory=list)
    empty: Annotated[list[str], AfterValidator(lambda texts: [text.strip() for text in texts])] = Field(
        default_factory=list
    )
    sheet: str = ""
    leave_out: dict[str, Texts] = Field(default_factory=dict)

    def theirs(self, ours: str) -> tuple[str, ...]:
        """The names under which the file may hold a column of ours, or of all columns that are joined."""
        source = self.columns.get(ours, [])
        return tuple(name.strip() for name in (source.join if isinstance(source, Join) else source))

    def is_joined(self, ours: str) -> bool:
        """Whether several columns of the file are joined to one of ours."""
        return isinstance(self.columns.get(ours), Join)

    def wanted(self, ours: str) -> list[tuple[str, ...]]:
        """The columns of the file that a column of ours is made of, each by the names it may have."""
        names = self.theirs(ours)
        return [(name,) for name in names] if self.is_joined(ours) else [names]

    def forms(self, ours: str) -> tuple[str, ...]:
        """How a column of ours may be written."""
        return tuple(form.strip() for form in self.formats.get(ours, ()))

    def is_nothing(self, text: str) -> bool:
        """Whether a text means that nothing was entered."""
        return text.strip().casefold() in {"", *(nothing.casefold() for nothing in self.empty)}


TableMappings = Mapping[str, TableMapping]
"""Mappings by the table they translate into."""
NO_MAPPINGS: TableMappings = {}
MADE_BY_READER = ("file_id", "record_number")


def readable_columns(contract: type[Contract]) -> dict[str, Column]:
    """The columns of a table that a file may hold."""
    return {name: column for name, column in contract.columns.items() if name not in MADE_BY_READER}


def is_answer(column: Column) -> bool:
    """Whether a column holds codes, dates or numbers, in which `01` is `1`; in other texts it may not be."""
    return not column.is_free_text or bool(column.text_form)


def place_of(table: str) -> str:
    """Where a table's mapping stands, as messages name it."""
    return f"mappings/{table}.toml"


def unfitting(table: str, mapping: TableMapping, header: Sequence[str]) -> list[str]:
    """A sentence for each column a mapping names and a file's header lacks; names match in any case."""
    places = {name.lower(): name for name in labelled(header)}
    plain = {name.strip().lower() for name in header}
    told = []
    asked = [(f"columns.{ours}", names) for ours in mapping.columns for names in mapping.wanted(ours)]
    for key, wanted in [*asked, *(("leave_out", (name.strip(),)) for name in mapping.leave_out)]:
        if any(name.lower() in places or name.lower() in plain for name in wanted):
            continue
        near = difflib.get_close_matches(wanted[0].lower(), places, n=2)
        hint = f"; the nearest names in its header are {' and '.join(places[name] for name in near)}"
        which = " or ".join(wanted)
        told.append(f"{place_of(table)}, {key}: the file has no column {which}{hint if near else ''}")
    return told


def place_in(header: Sequence[str], name: str) -> int | None:
    """Where a header holds a column, by its name or by name and place, in any case."""
    labels, plain = ([one.lower() for one in names] for names in (labelled(header), header))
    wanted = name.strip().lower()
    names = labels if wanted in labels else [one.strip() for one in plain]
    return names.index(wanted) if wanted in names else None


def labelled(header: Sequence[str]) -> list[str]:
    """The names of a header; one that is empty, or stands twice in any case, with its place."""
    names = [name.strip() for name in header]
    often = Counter(name.lower() for name in names)
    return [
        name
        if name and often[name.lower()] == 1
        else f"{name} (column {place})"
        if name
        else f"column {place}"
        for place, name in enumerate(names, start=1)
    ]

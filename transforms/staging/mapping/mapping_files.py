"""The mapping files of an agency: read, and checked before any data are.

Here belong `mappings/<table>.toml` and what may stand in it. What a mapping is stands in `mappings`, how it
is applied in `extracts`, how one is drafted from a file in `mapping_drafts`.
"""

from __future__ import annotations

import copy
import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from transforms.contracts.contract import Column, Contract
from transforms.staging.agency_tables.extracts import CONTRACTS
from transforms.staging.mapping.mappings import ENDS, TableMapping, place_of, readable_columns
from transforms.staging.submissions import state_of_text
from transforms.staging.values.text_values import NUMBER_FORMS, SPREADSHEET_DAYS, disagree
from transforms.staging.values.typed_columns import ColumnReader

FOLDER = "mappings"
MONTH = "month"
"""A column of months: the only one whose format may lack the day."""
FEWEST_JOINED = 2
SAMPLES = (datetime(2023, 12, 31, 14, 35, 7), datetime(1999, 2, 1, 0, 5, 59))  # noqa: DTZ001
"""What a usable format writes and reads back."""


class MappingError(ValueError):
    """Mapping files cannot be used: the message names every fault, one a line, with what is allowed."""


def read_mappings(agency_folder: Path | None) -> dict[str, TableMapping]:
    """The mappings of an agency by table, from `mappings/*.toml` in its folder; none where there is none.

    Raises:
        MappingError: a file is not TOML, belongs to no table, or says what its table does not know.
    """
    if agency_folder is None:
        return {}
    read: dict[str, TableMapping] = {}
    faults = list(_under_another_ending(agency_folder / FOLDER))
    for path in sorted((agency_folder / FOLDER).glob("*.toml")):
        contract = CONTRACTS.get(path.stem)
        told = [f"there is no extract table of this name; {nearest(path.stem, CONTRACTS)}"]
        mapping, told = _read(path, contract) if contract else (None, told)
        faults += [f"{place_of(path.stem)}: {fault}" for fault in told]
        if mapping is not None:
            read[path.stem] = mapping
    if faults:
        raise MappingError("\n".join(faults))
    return read


def _under_another_ending(folder: Path) -> Iterator[str]:
    """Files that are meant as mappings of tables without one: editors add endings (`workers.toml.txt`)."""
    for path in sorted(folder.glob("*")):
        table = path.name.lower().split(".")[0]
        is_other = path.is_file() and path.suffix != ".toml"
        if table in CONTRACTS and is_other and not (folder / f"{table}.toml").exists():
            yield f"{FOLDER}/{path.name}: not read under this name; call it {table}.toml, or remove it"


def mapping_at(path: Path, contract: type[Contract]) -> TableMapping:
    """One mapping file of a table, wherever it lies.

    Raises:
        MappingError: as `read_mappings` says.
    """
    mapping, told = _read(path, contract)
    if mapping is None or told:
        raise MappingError("\n".join(f"{path}: {fault}" for fault in told))
    return mapping


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about a wrong name: the nearest right one, else all."""
    names = list(known)
    near = difflib.get_close_matches(name.lower(), names, n=1)
    return f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(names)


def _read(path: Path, contract: type[Contract]) -> tuple[TableMapping | None, list[str]]:
    """One file, with its faults."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        return None, [f"not valid TOML: {error}"]
    except UnicodeDecodeError:
        return None, ["the file is not UTF-8 text; save it as UTF-8"]
    misshapen: list[str] = []
    try:
        mapping = TableMapping.model_validate(raw)
    except ValidationError as error:
        faults = error.errors(include_input=False)
        misshapen = [_wrong_shape(dict(fault)) for fault in faults]
        mapping = TableMapping.model_validate(_without(raw, [fault["loc"] for fault in faults]))
    return None if misshapen else mapping, [*misshapen, *mapping_faults(mapping, contract)]


def _without(raw: Mapping[str, Any], places: Sequence[Sequence[str | int]]) -> dict[str, Any]:
    """A mapping file without what is misshapen, so that the rest can be judged too."""
    left = copy.deepcopy(dict(raw))
    for place in places:
        lines: dict[str, Any] = left
        for step in place[:-1]:
            if not isinstance(lines.get(str(step)), dict):
                lines.pop(str(step), None)
                break
            lines = lines[str(step)]
        else:
            lines.pop(str(place[-1]), None)
    return left


def _wrong_shape(fault: dict) -> str:
    """A key that a mapping does not have, or whose value is of another kind."""
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "list_type" and fault["loc"][0] in ("columns", "formats", "leave_out"):
        return f"{place}: must be text in quotes, or a list of such texts"
    if fault["type"] == "extra_forbidden":
        return f"{place}: no such section; {nearest(place, TableMapping.model_fields)}"
    kinds = {
        "string_type": "must be text in quotes",
        "dict_type": 'must be a section: a line with its name in brackets, then lines like name = "text"',
        "list_type": 'must be a list of texts, as ["N/A", "NULL"]',
    }
    return f"{place}: {kinds.get(fault['type'], fault['msg'])}"


def mapping_faults(mapping: TableMapping, contract: type[Contract]) -> Iterator[str]:
    """What is wrong with a mapping into a table: the key, what is allowed, and the nearest name."""
    columns = readable_columns(contract)
    named: list[tuple[str, Mapping[str, object]]] = [
        ("columns", mapping.columns),
        ("constants", mapping.constants),
        ("codes", mapping.codes),
        ("formats", mapping.formats),
        ("last_days", dict.fromkeys(mapping.last_days)),
    ]
    for section, content in named:
        for name in content:
            if name not in columns:
                yield f"{section}.{name}: {contract.table} has no such column; {nearest(name, columns)}"
    yield from _unfillable(mapping, columns)
    for name, text in mapping.constants.items():
        if name in columns and not mapping.is_nothing(text):
            yield from _unreadable(f"constants.{name}", columns[name], text)
    for name, meanings in mapping.codes.items():
        for theirs, ours in meanings.items():
            if name in columns and (ours.strip() or columns[name].required):
                yield from _unreadable(f"codes.{name}.{_quoted(theirs)}", columns[name], ours)
        yield from _same_but_for_blanks(name, meanings)
    yield from _wrong_forms(mapping, columns)
    for theirs, texts in mapping.leave_out.items():
        if not theirs.strip():
            yield "leave_out: the name is empty; name a column of the file, or leave the line out"
        elif not texts:
            yield f"leave_out.{_quoted(theirs)}: lists no text; list those of records to be left out"


def _wrong_forms(mapping: TableMapping, columns: dict[str, Column]) -> Iterator[str]:
    """Formats that do not fit their column, and last days of what is no date."""
    for name in mapping.formats:
        if name in columns:
            for form in mapping.forms(name):
                yield from _unusable(name, columns[name], form)
            yield from _contradicting(name, mapping.forms(name))
    ends = [name for name in columns if name in ENDS]
    for name in mapping.last_days:
        if name in columns and name not in ends:
            allowed = ", ".join(ends) or "none, the table has no end of anything"
            yield f"last_days.{name}: {name} is not the day on which something ended; allowed: {allowed}"


def _same_but_for_blanks(name: str, meanings: Mapping[str, str]) -> Iterator[str]:
    """Two texts that are one, since blanks around a text are not looked at, and mean different things."""
    known: dict[str, str] = {}
    for theirs, ours in meanings.items():
        if known.setdefault(theirs.strip(), ours.strip()) != ours.strip():
            yield f"codes.{name}.{_quoted(theirs)}: another text differs from it by blanks alone; keep one"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _unfillable(mapping: TableMapping, columns: dict[str, Column]) -> Iterator[str]:
    """Columns of theirs that fill several of ours, and columns of ours that nothing can fill."""
    used: dict[str, str] = {}
    for ours in mapping.columns:
        is_joined = mapping.is_joined(ours)
        for theirs in mapping.theirs(ours) or ([] if is_joined else [""]):
            key = theirs.lower()
            if not key:
                yield f"columns.{ours}: the name is empty; name a column of the file, or leave the line out"
            elif key in used and not _may_share(ours, used[key], mapping):
                yield (
                    f"columns.{ours}: {theirs} fills {used[key]} already; one column fills two of ours only "
                    "where codes translate it for one of them, or it is joined with another"
                )
            used.setdefault(key, ours)
        if is_joined and len(mapping.theirs(ours)) < FEWEST_JOINED:
            yield f"columns.{ours}: join needs two columns of the file; a column alone is named without it"
        if ours in mapping.constants:
            yield f"columns.{ours}: stands under constants too; keep one of the two"
    for name, column in columns.items():
        needed = f"{name} is needed in every record"
        if name in mapping.constants:
            if column.required and mapping.is_nothing(mapping.constants[name]):
                yield f"constants.{name}: the text is empty, and {needed}"
        elif column.required and name != "state" and name not in mapping.columns and name in used:
            yield (
                f"columns.{used[name]}: takes the file's column {name}, so that nothing fills {name}; "
                f"{needed}: name its column under columns, or its text under constants"
            )


def _may_share(one: str, other: str, mapping: TableMapping) -> bool:
    """Whether two columns of ours may be filled by one of theirs: a day may have several times beside it."""
    if one == other:
        return one in mapping.codes and not mapping.is_joined(one)
    return mapping.is_joined(one) or mapping.is_joined(other) or bool({one, other} & set(mapping.codes))


def _unreadable(place: str, column: Column, text: str) -> Iterator[str]:
    """A text that the column cannot hold."""
    if column.name == "state":
        if state_of_text(text) is None:
            yield f"{place}: must be a postal code, or a tribal agency's three digits"
        return
    if text.strip() and not ColumnReader(column, "extract").read([text]).broken:
        return
    if column.codes is None:
        yield f"{place}: must be {column.allowed}"
        return
    names = [code.name for code in column.codes.codes if code.code]
    near = difflib.get_close_matches(text.strip().lower(), names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    yield f"{place}: no name or code of {column.name}; {hint}allowed: {', '.join(names)}"


def _unusable(name: str, column: Column, pattern: str) -> Iterator[str]:
    """A format at a column that takes none, or one that does not give back the day it wrote."""
    if column.kind in ("number", "integer") and column.codes is None:
        if pattern not in NUMBER_FORMS:
            yield f"formats.{name}: no form of numbers; allowed: {', '.join(map(_quoted, NUMBER_FORMS))}"
    elif column.kind not in ("date", "timestamp"):
        yield f"formats.{name}: {name} is no date, time or number; a format stands at those only"
    elif "%p" in pattern and "%I" not in pattern:
        yield (
            f"formats.{name}: %p, for AM and PM, counts beside %I alone (02 PM); %H, for 24 hours, "
            "would read 02 PM as 2 at night"
        )
    elif pattern != SPREADSHEET_DAYS and not all(
        _gives_back(pattern, sample, is_month=name == MONTH) for sample in SAMPLES
    ):
        parts = "%Y (2023) or %y (23), %m (12), %b (Dec) or %B (December), %d (31)"
        times = ", %H (14) or %I with %p (02 PM), %M, %S"
        with_times = times if column.kind == "timestamp" or "%H" in pattern or "%I" in pattern else ""
        yield (
            f"formats.{name}: does not read {'times' if with_times else 'dates'}; "
            f"write it with {parts}{with_times}, as in %m/%d/%Y; or {SPREADSHEET_DAYS}, for days as "
            "spreadsheets count them"
        )


def _contradicting(name: str, forms: Sequence[str]) -> Iterator[str]:
    """Two formats that read one text as different days."""
    for first, second in combinations(forms, 2):
        if disagree(first, second):
            yield f"formats.{name}: {first} and {second} read the same text as different days; keep one"


def _gives_back(pattern: str, at: datetime, *, is_month: bool) -> bool:
    """Whether a format reads the day that it wrote, and the hour and minute if it has any."""
    try:
        read = datetime.strptime(at.strftime(pattern), pattern)  # noqa: DTZ007
    except (ValueError, re.error):
        return False
    if (read.year, read.month) != (at.year, at.month) or not (is_month or read.day == at.day):
        return False
    has_time = "%H" in pattern or "%I" in pattern or "%M" in pattern
    return not has_time or (read.hour, read.minute) == (at.hour, at.minute)

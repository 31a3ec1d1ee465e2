"""Which columns of an archive's file hold which of ours, by name.

Here belong the matching and what is to be said of it: what is missing, derived, standing in, unknown. The
names stand in the contracts and in `archive_forms`; values are read elsewhere.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.archive.archive_forms import ArchiveForm
from transforms.staging.identifiers.direct_identifiers import shown_column
from transforms.staging.refusals import RefusedFileError

MADE_HERE = ("state", "submission", "file_id", "record_number")
"""Columns that are not read as values: the agency and the year split the file, the others are added."""


ITEM = re.compile(r"([0-9])[._]([0-9])(?:[._]([a-z]))?(?![a-z0-9])[^a-z0-9]*([a-z]*).*", re.DOTALL)
"""An item's number and the first word of its wording: `1.1.a children who received ...`."""


def matching_name(name: str) -> str:
    """A column's name as it is compared: lower case; an item's number in the form of our columns.

    `1.1.A Children who received preventive services` is `item_1_1_a_children`, `2.2 Response time` is
    `item_2_2`: of an item's wording only its first word tells two of one number apart.
    """
    plain = name.strip().lower()
    found = ITEM.fullmatch(plain)
    if not found:
        return plain
    *number, word = found.groups()
    told_apart = word if word in ("children", "families") and number[0] == "1" else None
    return "_".join(part for part in ("item", *number, told_apart) if part)


class Places:
    """Which columns of a file hold which of ours."""

    def __init__(self, header: Sequence[str], form: ArchiveForm) -> None:
        """Matches names, whatever their case.

        Raises:
            RefusedFileError: a required column is missing, or a column stands twice.
        """
        self.form = form
        self._header = header
        self._found = {matching_name(name): name for name in header}
        if len(self._found) < len(header) or any("_duplicated" in name for name in header):
            raise RefusedFileError("a column name stands twice in the file; each may stand once")
        self.of: dict[str, tuple[str, ...]] = {}
        self.stand_ins: dict[str, str] = {}
        for column in form.contract.columns.values():
            if column.name not in MADE_HERE and column.name not in form.of_state:
                self._place(column)
        self.state = self._first(form.states)
        self.year = self._first(form.years)
        self.month = self._first((form.month,)) if form.month else ""
        self._check()

    @property
    def names_state_first(self) -> bool:
        """Whether the agency is read from an identifier that begins with its postal code."""
        return matching_name(self.state) in self.form.state_ids

    def _place(self, column: Column) -> None:
        for names in _archive_names(column):
            if all(name in self._found for name in names):
                self.of[column.name] = tuple(self._found[name] for name in names)
                return
        instead = self._first(self.form.stand_ins.get(column.name, ()))
        if instead:
            self.of[column.name] = (instead,)
            self.stand_ins[column.name] = instead

    def _first(self, names: Sequence[str]) -> str:
        return next((self._found[name] for name in names if name in self._found), "")

    def _check(self) -> None:
        passed_over = (*self.form.of_state, *self.form.may_lack, *MADE_HERE)
        missing = [
            name
            for column in self.form.contract.columns.values()
            if (column.required or column.name in self.form.needs)
            and column.name not in (*self.of, *passed_over)
            for name in _archive_names(column)[0]
            if name not in self._found
        ]
        missing += [group[0] for group, found in self._groups() if not found and group[0] not in missing]
        if missing and not self.of:
            names = ", ".join(_as_written(self.form, name) for name in missing)
            raise RefusedFileError(
                f"the header names none of the columns of {self.form.contract.table} ({names}); the first"
                " line must hold the column names, and the file must lie in the folder of its dataset"
            )
        if missing:
            raise RefusedFileError("; ".join(self._missing(name) for name in missing))

    def _groups(self) -> list[tuple[tuple[str, ...], str]]:
        return [(self.form.states, self.state), (self.form.years, self.year)]

    def _lacking(self) -> list[str]:
        """What is to be said of required columns that are absent."""
        columns = self.form.contract.columns
        return [
            f"no column {_archive_names_as_written(columns[name])}: {unknown} is not known"
            for name, unknown in self.form.may_lack.items()
            if name not in self.of
        ]

    def _missing(self, name: str) -> str:
        taken = self._taken()
        spare = [found for found in self._found if found not in taken]
        near = difflib.get_close_matches(name, spare, n=1)
        shown = [self._found[name] for name in near if shown_column(self._found[name], 0) != "column 0"]
        hint = f" (the nearest name in the file is {shown[0]})" if shown else ""
        return f"the required column {_as_written(self.form, name)} is missing{hint}"

    def _taken(self) -> set[str]:
        used = {matching_name(name) for names in self.of.values() for name in names}
        return used | {matching_name(found) for _, found in self._groups() if found}

    def wanted(self) -> list[str]:
        """The columns of the file that are read, in its order."""
        taken = self._taken()
        return [name for name in self._header if matching_name(name) in taken]

    def notes(self) -> list[str]:
        """What is to be said of the columns: derived, standing in, unknown."""
        taken = self._taken()
        rest = [name for key, name in self._found.items() if key not in taken]
        derived = [name for name in rest if matching_name(name) in self.form.derived]
        said = []
        if derived:
            said.append(f"columns that the archive derives from others are not read: {', '.join(derived)}")
        for name, instead in self.stand_ins.items():
            written = _archive_names_as_written(self.form.contract.columns[name])
            said.append(f"column {instead}: stands in for {written}, which is absent")
        for found, names in ((self.state, self.form.states), (self.year, self.form.years)):
            if found and matching_name(found) != names[0]:
                said.append(
                    f"column {found}: stands in for {_as_written(self.form, names[0])}, which is absent"
                )
        said += self._lacking()
        unknown = [name for name in rest if name not in derived]
        said += [
            f"{shown_column(name, self._header.index(name) + 1)}: not read, the layout has none of this name"
            for name in unknown
        ]
        return said[: limits.MAX_NOTES]


def _archive_names(column: Column) -> list[tuple[str, ...]]:
    """The names under which a column may stand in lower case, best first; two names make one date."""
    alternatives = [part.strip() for part in column.archive.split(" / ") if part.strip()]
    names = [tuple(name.strip().lower() for name in each.split(" + ")) for each in alternatives]
    if column.archive and column.element[:1].isdigit():
        names.append((matching_name(column.element),))
    return [*names, (column.name,)]


def _archive_names_as_written(column: Column) -> str:
    return column.archive or column.element or column.name


def _as_written(form: ArchiveForm, name: str) -> str:
    """An archive name in the case the archive writes it."""
    written = {
        part.lower(): part
        for column in form.contract.columns.values()
        for part in column.archive.replace(" + ", " / ").split(" / ")
    }
    return written.get(name, name)

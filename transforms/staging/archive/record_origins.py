"""Whose records an archive's file holds: the state of each, and the one year or half year of all.

Here belongs what the columns of state, year and month say. What is read of a record beside them stands in
`distributed`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from transforms.staging.archive.archive_columns import Places
from transforms.staging.archive.archive_forms import FIRST_YEAR, LAST_YEAR
from transforms.staging.archive.archive_tables import ColumnBlock
from transforms.staging.archive.archive_values import Values, arrow_of, taken, text_of
from transforms.staging.refusals import RefusedFileError
from transforms.staging.submissions import Submission, state_of_text
from transforms.staging.values.repeated_texts import RepeatedTexts

NO_FRACTION = re.compile(r"\.0*")
"""What a package appends to a whole number: 24 is written 24.0."""


@dataclass(frozen=True)
class Share:
    """The rows of a block that belong to one state; `rows` None means all."""

    state: str
    numbers: np.ndarray
    rows: np.ndarray | None

    def of(self, values: Values) -> Values:
        """These rows of a column."""
        return values if self.rows is None else taken(values, self.rows)


@dataclass
class Origins:
    """The rows of a block by state, and those of no known state or year with the reason."""

    shares: list[Share] = field(default_factory=list)
    unplaced: list[tuple[np.ndarray, str]] = field(default_factory=list)


class RecordOrigins:
    """The states of one file's records, and the submission the file is."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._form = places.form
        self._names: list[str] = []
        self._states = _Meanings(self._state_number)
        self._years = _Meanings(places.form.year_of)
        self._months = _Meanings(_month)
        self._year: int | None = None
        self._is_first_half = False

    def of(self, block: ColumnBlock) -> Origins:
        """The shares of a block.

        Raises:
            RefusedFileError: the block holds another year than those before it, or another half year.
        """
        states = self._states.of(block.columns[self._places.state])
        years = self._years_of(block)
        found = Origins()
        for unplaced, reason in (
            (states < 0, f"{self._places.state} must name a state by its postal or FIPS code"),
            (
                (states >= 0) & (years < 0),
                f"{self._places.year} must be a year from {FIRST_YEAR} to {LAST_YEAR}",
            ),
        ):
            if unplaced.any():
                found.unplaced.append((np.flatnonzero(unplaced), reason))
        placed = (states >= 0) & (years >= 0)
        self._require_one_submission(block, years, placed)
        present, first = np.unique(states[placed], return_index=True)
        whole = len(present) == 1 and bool(placed.all())
        for number in present[np.argsort(first)]:
            rows = None if whole else np.flatnonzero(placed & (states == number))
            numbers = block.numbers if rows is None else block.numbers[rows]
            found.shares.append(Share(self._names[number], numbers, rows))
        return found

    def submission_of(self, state: str) -> Submission:
        """The submission of a state's records."""
        assert self._year is not None  # noqa: S101
        return self._form.submission_of(self._year, state, is_first_half=self._is_first_half)

    def _state_number(self, text: str) -> int:
        if self._places.names_state_first:
            text = text[:2]
        whole = re.fullmatch(rf"([0-9]+){NO_FRACTION.pattern}", text)
        text = whole[1] if whole else text
        state = state_of_text(text.zfill(2) if text.isdigit() else text)
        if state is None:
            return -1
        if state not in self._names:
            self._names.append(state)
        return self._names.index(state)

    def _years_of(self, block: ColumnBlock) -> np.ndarray:
        """The year of each row, -1 where there is none; in a cohort's file one year holds for all."""
        years = self._years.of(block.columns[self._places.year])
        if not self._form.is_cohort:
            return years
        known = years[years >= 0]
        if self._year is None and len(known):
            self._year = int(np.bincount(known).argmax())
        return years if self._year is None else np.full(len(years), self._year)

    def _require_one_submission(self, block: ColumnBlock, years: np.ndarray, placed: np.ndarray) -> None:
        """Refuses the file at the first record of another year: a file counts for one submission."""
        is_first = self._year is None or self._form.is_cohort
        if self._year is None and placed.any():
            self._year = int(years[placed][0])
        other = np.flatnonzero(placed & (years != self._year))
        if len(other):
            raise RefusedFileError(
                f"record {block.numbers[other[0]]}, {self._places.year}: differs from the records before it; "
                "a file holds one year, split it by year"
            )
        if self._places.month and placed.any():
            self._check_months(block, placed, is_first=is_first)

    def _check_months(self, block: ColumnBlock, placed: np.ndarray, *, is_first: bool) -> None:
        """A file whose first records all end in March holds a half year, and must go on so."""
        others = np.flatnonzero(placed & (self._months.of(block.columns[self._places.month]) != 3))
        if is_first:
            self._is_first_half = not len(others)
        elif self._is_first_half and len(others):
            raise RefusedFileError(
                f"record {block.numbers[others[0]]}, {self._places.month}: all records before it end in"
                " March; split the file by report period, or sort it otherwise where it holds a whole year"
            )


def _month(text: str) -> int:
    found = re.fullmatch(rf"0?([1-9]|1[0-2])(?:{NO_FRACTION.pattern})?", text)
    return int(found[1]) if found else -1


class _Meanings:
    """What each text of one column means, worked out once: a number, or -1 where it means nothing."""

    def __init__(self, meaning: Callable[[str], int]) -> None:
        self._meaning = meaning
        self._known: dict[str, int] = {}
        self._repeated = RepeatedTexts()

    def of(self, values: Values) -> np.ndarray:
        """A number per row."""
        distinct, places = self._repeated.encoded(arrow_of(values))
        stripped = [text_of(value).strip() for value in distinct]
        for text in stripped:
            if text not in self._known:
                self._known[text] = self._meaning(text)
        return np.array([self._known[text] for text in stripped], np.int64).take(places)

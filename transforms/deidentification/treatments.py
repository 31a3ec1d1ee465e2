"""Carrying out the plan on a block of records, and counting what was done.

Here belong the treatments of columns. How files are read and written stands in `tables` and `records`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from transforms.deidentification.layouts import layout_named
from transforms.deidentification.plan import TablePlan, Treatment
from transforms.deidentification.pseudonyms import LeadingZeros, Pseudonyms, as_texts

MIDDLE = 15
REAL_YEARS = (1901, 2078)
"""Years in which dates of persons lie. Programs write days beyond where there is no date."""
DAYS_FOR_NONE = ("0101", "1231", "1230", "0606")
"""First and last days of a year, the day zero of spreadsheets, the last day of a database's small dates."""


@dataclass
class ColumnCount:
    """What was done with one column: values met, and those that had to be emptied."""

    treatment: str
    values: int = 0
    emptied: int = 0
    why_emptied: str = ""


@dataclass
class Done:
    """What was done with one file."""

    records: int = 0
    columns: dict[str, ColumnCount] = field(default_factory=dict)

    def count(self, column: str, treatment: str, values: int, emptied: int = 0, why: str = "") -> None:
        """Adds the counts of a block."""
        about = self.columns.setdefault(column, ColumnCount(treatment))
        about.values += values
        about.emptied += emptied
        about.why_emptied = about.why_emptied or (why if emptied else "")


@dataclass(frozen=True)
class Treating:
    """The treatments of one file: its plan, the date policy, the key's pseudonyms, and how numbers stand."""

    plan: TablePlan
    policy: str
    pseudonyms: Pseudonyms
    zeros: LeadingZeros = field(default_factory=LeadingZeros)

    @cached_property
    def markers(self) -> Mapping[str, Collection[str]]:
        """Per date field of a federal layout, the texts that are answers rather than dates; they stay."""
        layout = layout_named(self.plan.layout) if self.plan.layout else None
        return {column.name: list(column.markers) for column in layout.columns} if layout else {}

    def treat(self, frame: pl.DataFrame, done: Done) -> pl.DataFrame:
        """A block after treatment: the columns that stay, in their order. Text without content is null."""
        done.records += len(frame)
        days = self._days(frame)
        kept: list[pl.Series] = []
        for values in frame.iter_columns():
            treatment = self.plan.treatment(values.name)
            if treatment.how == "drop":
                done.count(values.name, "drop", _filled(values))
            else:
                kept.append(self._treated(values, treatment, days, done).alias(values.name))
        return pl.DataFrame(kept)

    def values(self, values: pl.Series, children: pl.Series, done: Done) -> pl.Series:
        """Values of one column that stays, beside the children they belong to."""
        days = self.pseudonyms.days_of_column(children) if self.policy == "shift" else None
        return self._treated(values, self.plan.treatment(values.name), days, done)

    def _days(self, frame: pl.DataFrame) -> pl.Series | None:
        """By how many days the dates of each record move; None when they do not."""
        has_dates = any(self.plan.treatment(name).how == "date" for name in frame.columns)
        if self.policy != "shift" or not has_dates or not self.plan.child:
            return None
        return self.pseudonyms.days_of_column(as_texts(frame[self.plan.child]))

    def _treated(
        self, values: pl.Series, treatment: Treatment, days: pl.Series | None, done: Done
    ) -> pl.Series:
        if treatment.how == "date":
            return self._date(values, treatment.what, days, done)
        done.count(values.name, treatment.says, _filled(values))
        if treatment.how == "pseudonym":
            identifiers = as_texts(values)
            self.zeros.add(treatment.what, identifiers)
            return self.pseudonyms.of_column(treatment.what, identifiers)
        if treatment.how == "first":
            return as_texts(values).str.strip_chars().str.head(int(treatment.what))
        return values

    def _date(self, values: pl.Series, form: str, days: pl.Series | None, done: Done) -> pl.Series:
        """Dates by the policy; what is no date of the form, or of no child where dates move, is emptied.

        Days that programs write for no date (9999-12-31) stay: moved, they would tell by how many days.
        """
        is_text = not values.dtype.is_temporal()
        read = (
            as_texts(values).str.strip_chars().str.to_datetime(form or "%Y-%m-%d", strict=False)
            if is_text
            else values
        )
        moved = read
        if self.policy == "shift":
            by_days = days if days is not None else pl.repeat(None, len(values), dtype=pl.Int64, eager=True)
            moved = pl.select(read + pl.duration(days=pl.lit(by_days))).to_series()
        elif self.policy == "day15":
            moved = pl.select(pl.lit(read).dt.replace(day=MIDDLE)).to_series()
        result = moved.dt.strftime(form or "%Y-%m-%d") if is_text else moved.cast(values.dtype)
        if self.policy != "keep":
            result = values.zip_with(stands_for_none(read), result.zip_with(is_real(read), _none_of(result)))
        if markers := self.markers.get(values.name):
            stripped = as_texts(values).str.strip_chars()
            result = stripped.zip_with(stripped.is_in(markers), result)
        filled, left = _filled(values), len(result) - result.null_count()
        why = "no date of this form" + (", or no child named" if self.policy == "shift" else "")
        done.count(values.name, self._says(form), filled, filled - left, why)
        return result

    def _says(self, form: str) -> str:
        words = {
            "keep": "date, kept",
            "day15": "date, to the 15th of its month",
            "shift": "date, moved by child",
        }
        return words[self.policy] + (f" ({form})" if form else "")


def is_real(days: pl.Series) -> pl.Series:
    """Which dates lie in years of persons; true where there is none."""
    return days.dt.year().is_between(*REAL_YEARS).fill_null(value=True)


def stands_for_none(days: pl.Series) -> pl.Series:
    """Which dates are what programs write for none, in a year that nobody here lived in."""
    return ~is_real(days) & days.dt.strftime("%m%d").is_in(DAYS_FOR_NONE).fill_null(value=False)


def _none_of(values: pl.Series) -> pl.Series:
    return pl.Series([None], dtype=values.dtype)


def _filled(values: pl.Series) -> int:
    """How many values hold something."""
    if values.dtype == pl.String:
        return int((values.str.strip_chars().str.len_bytes() > 0).sum())
    return len(values) - values.null_count()

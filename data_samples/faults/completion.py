"""The fields of a planted row that its example does not list.

A field the rule looks at takes the contract's example value, as it does where the example is run; any other,
and one that every record must have, is that of a clean record of such a file. Dates move with the years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import polars as pl

from data_samples.faults.examples import CHILD, ExampleRow, Plant, Row, Value, is_identifier
from data_samples.faults.targets import Target, fiscal_year
from data_samples.sample_files import SampleFile
from data_samples.writers.afcars import report_month
from transforms.contracts import codes
from transforms.contracts.contract import Column, Contract

OF_CASES = frozenset({"child_id", "report_id", "case_id", "referral_id", "afcarsid"})
"""Identifiers of a clean record that would make a planted one a record of the same case."""
WITH_ONE_REMOVAL = "afcars_oohc_living_arrangements"


@dataclass(frozen=True)
class Donor:
    """A clean record, by table, and the fiscal year of its file."""

    rows: Mapping[str, Row]
    year: int

    def value(self, column: Column, table: str, year: int) -> Value:
        """What it gives for a field of a record of another fiscal year."""
        if column.name in OF_CASES:
            return None
        value = self.rows.get(table, {}).get(column.name)
        return later(value, year - self.year) if self.year and year else value


class Donors:
    """Clean records to complete planted rows from."""

    def __init__(self, files: Iterable[SampleFile]) -> None:
        self._files: dict[str, list[SampleFile]] = {}
        for file in files:
            self._files.setdefault(file.dataset, []).append(file)
        self._known: dict[tuple[Target, int], Donor] = {}

    def of(self, target: Target, number: int) -> Donor:
        """A record of the file nearest to a target; numbers choose among its records."""
        if (target, number) not in self._known:
            self._known[target, number] = self._of(target, number)
        return self._known[target, number]

    def _of(self, target: Target, number: int) -> Donor:
        files = self._files.get(target.dataset, [])
        if not files:
            return Donor({}, 0)
        if not target.submission:
            return Donor({target.dataset: _record(files[0].rows, number)}, 0)
        file = min(files, key=lambda one: _distance(one.submission, target.submission))
        year = fiscal_year(file.submission)
        if target.dataset != "afcars_oohc":
            return Donor({target.dataset: _record(file.rows, number)}, year)
        placed = file.tables[WITH_ONE_REMOVAL].filter(pl.col("sequence") == 1)
        child = placed[CHILD][number % placed.height]
        return Donor(
            {name: _record(rows.filter(pl.col(CHILD) == child), 0) for name, rows in file.tables.items()},
            year,
        )


def _record(rows: pl.DataFrame, number: int) -> Row:
    return rows.row(number % rows.height, named=True) if rows.height else {}


def _distance(submission: str, other: str) -> tuple[int, int]:
    """How far two submissions lie apart: first by the half year, then by the year."""
    return int(submission[-1] != other[-1] and not other.startswith("FFY")), abs(
        fiscal_year(submission) - fiscal_year(other)
    )


def later(value: Value, years: int) -> Value:
    """A date or time some years later; 29 February becomes the 28th. Any other value stays."""
    if not years or not isinstance(value, date):
        return value
    try:
        return value.replace(year=value.year + years)
    except ValueError:
        return value.replace(year=value.year + years, day=28)


def completed(row: ExampleRow, plant: Plant, target: Target, years: int, donor: Donor) -> Row:
    """A row of an example with every field of its table but those a file gives: number and order."""
    year = fiscal_year(target.submission) if target.submission else 0
    example_year = fiscal_year(str(row.contract.columns["submission"].example)) if year else 0
    full: Row = {}
    for name, column in row.contract.columns.items():
        if name in row.told:
            value = later(row.told[name], years)
        elif column.key or (name in plant.looks_at and not (column.required and column.example is None)):
            value = later(row.get(name), year - example_year)
        elif row.table in donor.rows:
            value = donor.value(column, row.table, year)
        else:
            value = later(row.get(name), year - example_year)
        if is_identifier(column):
            value = plant.identifiers.get(cast("str", value), value) if value is not None else None
        full[name] = local(value, target.state)
    return full | of_file(row.contract, target)


def local(value: Value, state: str) -> Value:
    """A county or state of the fictitious state ZZ as one of another."""
    if not isinstance(value, str) or state == "ZZ":
        return value
    code = codes.STATES.by_name[state].code
    if value in ("ZZ", "99"):
        return state if value == "ZZ" else code
    return code + value[2:] if len(value) == 5 and value.isdigit() and value.startswith("99") else value


def of_file(contract: type[Contract], target: Target) -> Row:
    """The fields in which a record says whose file, and of which period, it belongs to."""
    code = codes.STATES.by_name[target.state].code
    told: Row = {"state": target.state, "submission": target.submission, "state_fips": code, "e1_state": code}
    if target.submission.startswith("FFY"):
        told |= {"subyr": fiscal_year(target.submission), "staterr": target.state}
    elif target.submission:
        month = report_month(target.submission)
        told |= dict.fromkeys(("report_date", "e2_report_date"), date(int(month[:4]), int(month[4:]), 1))
    return {name: value for name, value in told.items() if name in contract.columns}

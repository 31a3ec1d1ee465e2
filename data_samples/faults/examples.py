"""The worked example of a rule as rows to plant: what it tells, who is named, and what belongs around it.

Here belong the rows as the rule's author wrote them, typed, and the records they need above them (a placement
lies in a removal, a removal in a child's record). Into which file they go is said in `targets`, what fills
their other fields in `completion`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property

from quality.rule_files import Rule, RuleExample
from quality.verdicts import behind, shared_steps
from transforms.contracts.contract import Column, Contract, all_contracts
from transforms.staging.datasets import DATASETS, tables_of
from transforms.staging.identifiers.record_numbers import holds_record_numbers

Value = str | int | float | bool | date | datetime | None
Row = dict[str, Value]

CHILDREN, REMOVALS = "afcars_oohc_children", "afcars_oohc_removals"
ARRANGEMENTS = "afcars_oohc_living_arrangements"
LONG = 8
"""Characters of a fresh identifier behind its tag: together the 12 of a federal record number."""
CHILD, REMOVAL = "e4_child_record_number", "removal_number"


@dataclass(frozen=True)
class ExampleRow:
    """One row of an example: its staging table, and the cells the example lists."""

    table: str
    told: Row

    @property
    def contract(self) -> type[Contract]:
        """The contract of its table."""
        return all_contracts()[f"staging.{self.table}"]

    @property
    def dataset(self) -> str:
        """The dataset of its table."""
        return _dataset_of(self.table)

    @property
    def submission(self) -> str:
        """The submission it belongs to; empty for an extract."""
        column = self.contract.columns.get("submission")
        if column is None:
            return ""
        year = self.told.get("subyr")
        return str(self.told.get("submission") or (f"FFY{year}" if year else column.example))

    @property
    def file(self) -> tuple[str, str, str]:
        """What tells its file from the others of the example."""
        return self.dataset, self.submission, str(self.told.get("file_id") or "")

    def cells(self) -> set[str]:
        """The cells the example lists, as texts."""
        return {str(cell) for cell in self.told.values() if cell is not None}

    def get(self, name: str) -> Value:
        """A cell: what the example lists, else the contract's example value."""
        column = self.contract.columns[name]
        return self.told[name] if name in self.told else typed(column.example, column)


@dataclass(frozen=True)
class Plant:
    """A rule's fault as rows to plant. `number` is the place of the rule among all: it makes names unique."""

    number: int
    rule: Rule
    example: RuleExample

    @property
    def tag(self) -> str:
        """What the identifiers of its rows begin with."""
        return f"P{self.number:03d}"

    @cached_property
    def _listed(self) -> list[ExampleRow]:
        """The rows as the example lists them."""
        return [row for table, text in self.example.tables.items() for row in _rows(table, text)]

    @cached_property
    def rows(self) -> list[ExampleRow]:
        """The rows of the example, and those they cannot do without.

        Of a rule that judges each file by itself, only those of files at fault; where an example shows too
        many rows that hold for its file to be over the limit, without these.
        """
        given = list(self._listed)
        told = {cell for key in self.example.violates for cell in key.split()}
        holding = {cell for key in self.example.holds for cell in key.split()} - told
        guilty = {row.file for row in given if row.dataset == self.rule.dataset and told & row.cells()}
        if self.rule.header.level in ("field", "record", "file") and self.judges_files:
            given = [row for row in given if not guilty or row.file in guilty]
        if self.rule.header.finds == "file" and not self.is_over:
            given = [row for row in given if row.file not in guilty or not holding & row.cells()]
        return [*given, *_around(given)]

    @cached_property
    def extract_files(self) -> dict[str, list[tuple[str, str, str]]]:
        """The files of extracts that the example names, by dataset, in order."""
        files = sorted({row.file for row in self.rows if not row.submission})
        return {dataset: [file for file in files if file[0] == dataset] for dataset, *_ in files}

    @cached_property
    def looks_at(self) -> frozenset[str]:
        """Names that stand in the rule's select and in the steps it is made from, columns among them."""
        steps = [shared_steps()[name] for name in behind(self.rule) if name in shared_steps()]
        return frozenset(re.findall(r"\w+", " ".join([self.rule.sql, *steps])))

    @cached_property
    def identifiers(self) -> dict[str, str]:
        """Fresh identifiers by those of the example. One without a letter tells by its form, and stays."""
        found = {
            str(row.get(name))
            for row in self._listed
            for name, column in row.contract.columns.items()
            if is_identifier(column) and row.get(name) is not None
        }
        return {one: f"{self.tag}{one:0>{LONG}}" for one in sorted(found) if re.search("[A-Za-z]", one)}

    @property
    def is_over(self) -> bool:
        """Whether the example's rows are over the limit of its rule."""
        violations = len(self.example.violates)
        return self.rule.is_over(len(self.example.holds) + violations, violations)

    @property
    def judges_files(self) -> bool:
        """Whether the rule judges whole files, or may have them blocked: then it needs files of its own."""
        header = self.rule.header
        names_somebody = any(key in self.identifiers for one in self.example.violates for key in one.split())
        return header.finds == "file" or header.severity == "block" or not names_somebody


@cache
def _dataset_of(table: str) -> str:
    """The dataset whose files are read into a staging table."""
    contract = all_contracts()[f"staging.{table}"]
    return next(name for name in DATASETS if contract in tables_of(name))


def is_identifier(column: Column) -> bool:
    """Whether a column names a child, a worker, a report, a case or a unit."""
    return holds_record_numbers(column) or column.name == "unit"


def typed(text: object, column: Column) -> Value:
    """The text of an example's cell as a value of its column."""
    if text is None or text == "":
        return None
    if column.kind == "boolean":
        return str(text).lower() == "true"
    if column.kind == "date":
        return date.fromisoformat(str(text))
    if column.kind == "timestamp":
        return datetime.fromisoformat(str(text))
    if column.kind == "integer":
        return int(str(text))
    return float(str(text)) if column.kind == "number" else str(text)


def _rows(table: str, text: str) -> Iterator[ExampleRow]:
    """The lines of a table with bars."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    columns = all_contracts()[f"staging.{table}"].columns
    for line in lines[1:]:
        yield ExampleRow(
            table, {name: typed(cell, columns[name]) for name, cell in zip(lines[0], line, strict=True)}
        )


def _around(given: list[ExampleRow]) -> Iterator[ExampleRow]:
    """The children's records and removals that rows of an out-of-home care file lie in.

    Where the example says nothing of removals each child has one, where it says nothing of living
    arrangements each removal has one.
    """
    inside = [row for row in given if row.dataset == "afcars_oohc"]
    children = {(row.submission, row.get(CHILD)) for row in inside if row.table == CHILDREN}
    says_removals = any(row.table == REMOVALS for row in inside)
    says_arrangements = any(row.table == ARRANGEMENTS for row in inside)
    placed: set[tuple[str, Value, Value]] = set()
    removals = {(row.submission, row.get(CHILD), row.get(REMOVAL)) for row in inside if row.table == REMOVALS}
    for row in inside:
        child = (row.submission, row.get(CHILD))
        if child not in children:
            children.add(child)
            yield ExampleRow(CHILDREN, {"submission": child[0], CHILD: child[1]})
        number = row.get(REMOVAL) if REMOVAL in row.contract.columns else None if says_removals else 1
        if number is None:
            continue
        place: Row = {"submission": child[0], CHILD: child[1], REMOVAL: number}
        if (*child, number) not in removals:
            removals.add((*child, number))
            yield ExampleRow(REMOVALS, place)
        if not says_arrangements and (*child, number) not in placed:
            placed.add((*child, number))
            yield ExampleRow(ARRANGEMENTS, place)

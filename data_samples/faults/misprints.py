"""Faults that the contracts name: unreadable values, required ones left out, records without a key.

Here belong a file of each dataset, made of clean records, the misprints in it (one for each rule that the
contract's suite has: code list, range, date, time, number, yes or no, text, required), and writing them over
what the writers wrote, for a typed row cannot hold them. A record without a key, and one that repeats
another's, come last: readers set them aside.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data_samples.faults.completion import Donors, of_file
from data_samples.faults.examples import ExampleRow, Row, is_identifier
from data_samples.faults.targets import FURTHER_AGENCIES, Target
from data_samples.sample_files import MAPPING, SampleFile
from data_samples.writers import OwnForm
from quality.suites import WRITTEN_BY_READERS, free_texts, is_checked_for_presence, value_rule
from transforms.contracts.contract import Column, Contract
from transforms.staging.datasets import DATASETS, FEDERAL, tables_of

RECORDS = 30
"""Records of each file: few enough to look through, so many that the two set aside do not block it."""
SUBMISSIONS = {"ncands_child": "FFY1990", "ncands_agency": "FFY1990"}
OLD, NEW = "90A", "35A"
"""Periods far from all others: of AFCARS 1993, and of the layouts in XML."""
OOHC = ("afcars_oohc_children", "afcars_oohc_removals", "afcars_oohc_living_arrangements")
TEXTS = {"date": "99999999", "time": "9999", "boolean": "7", "text": "a\x01b", "required": ""}
OF_FILES = {"subyr", "staterr", "state_fips", "report_date", "e1_state", "e2_report_date"}
ANSWERED: dict[str, Row] = {"nytd_outcomes": {"e36_foster_care_status_outcomes": True}}
"""Without an answer a youth's record has no outcomes part."""
MAY_BE_EMPTY = {"county", "worker_id"}
"""Keys that say something by being empty: the state as a whole, a vacant desk."""
KEY, DUPLICATE_KEY = "key", "duplicate_key"


@dataclass(frozen=True)
class Misprint:
    """One fault: record number from 1, column, the rule it breaks, and the text that stands in the file."""

    record: int
    column: Column
    table: str
    rule: str
    text: str | None

    @property
    def name(self) -> str:
        """The check's name in its suite (`rptsrc_code_list`); of a key, why its record is set aside."""
        return self.rule if self.rule in (KEY, DUPLICATE_KEY) else f"{self.column.name}_{self.rule}"


@dataclass(frozen=True)
class MisprintedFile(SampleFile):
    """A file in which some values are other than any typed row could hold."""

    misprints: tuple[Misprint, ...] = ()

    def write(self, drop_zone: Path) -> None:
        """Writes the clean file, then the misprints over it."""
        super().write(drop_zone)
        path = drop_zone / self.name
        text = path.read_bytes().decode("ascii")
        for misprint in self.misprints:
            if misprint.text is not None:
                text = _misprinted(text, self.dataset, misprint)
        path.write_bytes(text.encode("ascii"))

    def listed(self) -> pl.DataFrame:
        """Its faults as the list of planted faults has them."""
        rows = [
            {
                "rule_id": misprint.name,
                "severity": "error",
                "state": self.state,
                "dataset": self.dataset,
                "file": self.name,
                "record_number": misprint.record,
                "keys": f"column={misprint.column.name}",
                "must_hold": f"{misprint.column.name} is {misprint.column.allowed}",
                "planted": f"{misprint.table}: {_in_words(misprint)}",
            }
            for misprint in self.misprints
        ]
        return pl.DataFrame(rows, schema_overrides={"record_number": pl.Int64})


def _in_words(misprint: Misprint) -> str:
    name = misprint.column.name
    if misprint.text is None:
        return f"{name} and the other keys are those of record 1"
    return f"{name} is written {misprint.text!a}" if misprint.text else f"{name} is left empty"


def misprinted_files(donors: Donors) -> Iterator[MisprintedFile]:
    """A file of every dataset, of clean records but for its misprints."""
    for dataset in DATASETS:
        target = _target(dataset)
        records = 1 if dataset == "ncands_agency" else RECORDS
        wanted = list(_misprints(dataset, records))
        parts = [_record(dataset, target, donors, number) for number in range(1, records + 1)]
        if wanted[-1].rule == DUPLICATE_KEY:
            parts[-1] = parts[0]
        tables = {}
        for contract in tables_of(dataset):
            rows = [
                part[contract.table] | {"record_number": number}
                for number, part in enumerate(parts, start=1)
                if contract.table in part
            ]
            tables[contract.table] = pl.DataFrame(rows, schema=contract.schema())
        yield MisprintedFile(target.name, target.state, target.submission, tables, tuple(wanted))


def _target(dataset: str) -> Target:
    """The file: of a further agency and a period of its own; an extract's is one more of ZZ."""
    if dataset not in FEDERAL:
        return Target("ZZ", dataset, "", "misprints")
    period = OLD if dataset.endswith("1993") else NEW
    return Target(FURTHER_AGENCIES[0], dataset, SUBMISSIONS.get(dataset, period))


def _record(dataset: str, target: Target, donors: Donors, number: int) -> dict[str, Row]:
    """A clean record by table, under an identifier of its own."""
    donor = donors.of(target, number)
    year = int(target.submission[3:]) if target.submission.startswith("FFY") else 0
    record = {}
    for table in OOHC if dataset == "afcars_oohc" else (dataset,):
        example = ExampleRow(table, {})
        row: Row = {}
        for name, column in example.contract.columns.items():
            is_given = table in donor.rows and donor.rows[table]
            row[name] = donor.value(column, table, year or 0) if is_given else example.get(name)
            if column.key and is_identifier(column):
                row[name] = f"Q{number:011d}"
        record[table] = row | ANSWERED.get(table, {}) | of_file(example.contract, target)
    return record


def _misprints(dataset: str, records: int) -> Iterator[Misprint]:
    """One misprint for each rule of the dataset's suites, in a record of its own, then those of the keys."""
    tables = [c for c in tables_of(dataset) if dataset != "afcars_oohc" or c.table in OOHC]
    number = 0
    for rule, (contract, column) in _columns_by_rule(tables).items():
        number = min(number + 1, records)
        yield Misprint(number, column, contract.table, rule, _text(rule, column))
    if records > 1:
        contract = tables[0]
        key = next(c for c in _written(contract) if c.key and c.required)
        yield Misprint(records - 1, key, contract.table, KEY, "")
        yield Misprint(records, key, contract.table, DUPLICATE_KEY, None)


def _written(contract: type[Contract]) -> Iterator[Column]:
    """The columns that a record holds, without those that say which file it belongs to."""
    columns = contract.columns.values()
    is_xml = any(column.path for column in columns)
    is_fixed = any(column.start for column in columns)
    for column in columns:
        is_placed = column.path not in ("", ".") if is_xml else bool(column.start) or not is_fixed
        if is_placed and column.name not in WRITTEN_BY_READERS | OF_FILES:
            yield column


def _columns_by_rule(tables: Iterable[type[Contract]]) -> dict[str, tuple[type[Contract], Column]]:
    """The first column that each rule applies to, keys left out."""
    found: dict[str, tuple[type[Contract], Column]] = {}
    is_xml = any(column.path for contract in tables for column in contract.columns.values())
    taken: set[str] = set()
    for contract in tables:
        for column in _written(contract):
            rules = [value_rule(column)] if not column.key else []
            if rules == ["range"] and not _out_of_range(column):
                continue
            if is_checked_for_presence(column):
                rules.append("required")
            if column.name in free_texts(contract) and not column.key and not is_xml and not column.start:
                rules.append("text")
            for rule in rules:
                if rule and rule not in found and column.name not in taken:
                    found[rule] = (contract, column)
                    taken.add(column.name)
                    break
    return found


def _text(rule: str, column: Column) -> str:
    """A text that breaks a rule of a column, within its width."""
    text = _out_of_range(column) if rule == "range" else TEXTS.get(rule, "?" * (column.width or 3))
    return text[: column.width] if column.width else text


def _out_of_range(column: Column) -> str:
    """A number that the column does not allow; empty where its field holds no such number."""
    text = "-1" if column.maximum is None else f"{column.maximum + 1:.0f}"
    return "" if column.width and len(text) > column.width else text


def _misprinted(text: str, dataset: str, misprint: Misprint) -> str:
    """The content of a file with one misprint."""
    if misprint.column.start is not None and misprint.column.width is not None:
        return _in_line(text, misprint)
    if misprint.column.path:
        return _in_element(text, misprint)
    return _in_cell(text, dataset, misprint)


def _in_line(text: str, misprint: Misprint) -> str:
    """Into a field of fixed width."""
    lines = text.split("\n")
    start, width = (misprint.column.start or 1) - 1, misprint.column.width or 0
    line = lines[misprint.record - 1]
    lines[misprint.record - 1] = line[:start] + (misprint.text or "").ljust(width) + line[start + width :]
    return "\n".join(lines)


def _in_element(text: str, misprint: Misprint) -> str:
    """Into the first element of its name in the record."""
    tag = misprint.column.path.rsplit("/", 1)[-1]
    records = re.split(r"(?=<record>)", text)
    found = records[misprint.record]
    records[misprint.record] = re.sub(
        f"<{tag}>[^<]*</{tag}>", f"<{tag}>{misprint.text}</{tag}>", found, count=1
    )
    return "".join(records)


def _in_cell(text: str, dataset: str, misprint: Misprint) -> str:
    """Into a cell of a table with a header."""
    is_own = dataset == "placements"
    separator = ";" if is_own else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    names = [misprint.column.name, misprint.column.archive]
    if is_own:
        form = OwnForm.of_mapping(MAPPING.read_text(encoding="utf-8"))
        names = [form.columns[misprint.column.name]]
    place = next(place for place, name in enumerate(rows[0]) if name in names)
    rows[misprint.record][place] = misprint.text or ""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)
    return written.getvalue()

"""What reading found in files, a line for each file, field and rule: record number, and what is allowed.

Here belong the words about values that could not be read and records set aside, from the lake's staged
tables. The values themselves stay there: no line holds one.
"""

from __future__ import annotations

import textwrap
from typing import Any

import duckdb

from pipelines.inventory import Inventory
from transforms.warehouse import Warehouse

MANY = 20
"""Lines of one kind that a terminal shows."""
ALLOWED_WIDTH = 110
"""Characters of what is allowed; a long list of codes is cut, for the whole stands in the table."""

FAULTS_SQL = """
    select file_id, dataset, column_name, rule, any_value(allowed), min(record_number), count(*)
    from read_parquet(?)
    group by all
    order by all
"""
REJECTED_SQL = """
    select file_id, dataset, part, rule, arg_min(reason, record_number), min(record_number), count(*)
    from read_parquet(?)
    group by file_id, dataset, part, rule, case when rule = 'left_out' then reason end
    order by all
"""
EXIT_BEFORE_REMOVAL_SQL = """
    select file_id, 'afcars_oohc', min(record_number), count(*)
    from read_parquet(?)
    where e153_exit_date < e69_removal_date
    group by file_id
    order by all
"""


def record_lines(inventory: Inventory, warehouse: Warehouse) -> list[str]:
    """Records found, accepted and set aside, the faults in accepted ones, and the first of each kind."""
    accepted = [receipt for receipt in inventory.receipts if receipt.row["status"] == "accepted"]
    names = ("records_in", "records_accepted", "records_rejected")
    found, kept, aside = (sum(receipt.row[name] or 0 for receipt in accepted) for name in names)
    faults = sum(receipt.faults for receipt in accepted)
    return [
        f"Records    {found:,} found, {kept:,} accepted, {aside:,} set aside; {faults:,} faults in values",
        *first_of("aside", rejected_lines(warehouse, inventory), "staging.rejected_records"),
        *first_of("fault", fault_lines(warehouse, inventory), "staging.faults"),
    ]


def first_of(what: str, texts: list[str], table: str = "") -> list[str]:
    """The first of many lines of one kind, and where the others are."""
    lines = [f"  {what:<8} {text}" for text in texts[:MANY]]
    if len(texts) > MANY:
        lines.append(f"  {what:<8} {len(texts) - MANY:,} more" + (f"; all are in {table}" if table else ""))
    return lines


def fault_lines(warehouse: Warehouse, inventory: Inventory) -> list[str]:
    """A line for each file, column and rule with values that could not be read, in order of files."""
    lines = []
    for path, column, rule, allowed, first, count in _grouped(
        warehouse, inventory, "staging.faults", FAULTS_SQL
    ):
        says = "is missing" if rule == "required" else f"must be {_shortened(allowed)}"
        lines.append(f"{path}: record {first}, {column}: {says}{_in_all(count, 'value')}")
    return sorted(lines + _exits_before_removal(warehouse, inventory))


def _exits_before_removal(warehouse: Warehouse, inventory: Inventory) -> list[str]:
    """A line for each file with removals that end before they begin."""
    found = _grouped(warehouse, inventory, "staging.afcars_oohc_removals", EXIT_BEFORE_REMOVAL_SQL)
    says = "must not be before e69_removal_date; measures leave the removal out"
    return [
        f"{path}: record {first}, e153_exit_date: {says}{_in_all(count, 'removal')}"
        for path, first, count in found
    ]


def rejected_lines(warehouse: Warehouse, inventory: Inventory) -> list[str]:
    """A line for each file, part and rule with records set aside, in order of files."""
    lines = []
    for path, part, _, reason, first, count in _grouped(
        warehouse, inventory, "staging.rejected_records", REJECTED_SQL
    ):
        where = "" if part == "record" else f", {part.removeprefix('staging.')}"
        lines.append(f"{path}: record {first}{where}: {reason}{_in_all(count, 'record')}")
    return sorted(lines)


def _grouped(warehouse: Warehouse, inventory: Inventory, table: str, sql: str) -> list[tuple[Any, ...]]:
    """The groups of one staged table over the files present, the file's path in place of its hash."""
    staged = {
        str(warehouse.lake / kept.path)
        for receipt in inventory.receipts
        for kept in receipt.tables
        if kept.name == table
    }
    if not staged:
        return []
    paths = {
        (receipt.row["file_id"], receipt.row["dataset"]): receipt.row["path"]
        for receipt in inventory.receipts
        if receipt.row["status"] == "accepted"
    }
    with duckdb.connect() as connection:
        found = connection.execute(sql, [sorted(staged)]).fetchall()
    return [(paths[file_id, dataset], *rest) for file_id, dataset, *rest in found]


def _shortened(allowed: str) -> str:
    """What is allowed, cut where it is a long list."""
    return textwrap.shorten(allowed or "as the layout says", ALLOWED_WIDTH, placeholder=" ...")


def _in_all(count: int, what: str) -> str:
    """How many there are of the same kind, where it is more than the one told."""
    return f" ({count:,} {what}s in all)" if count > 1 else ""

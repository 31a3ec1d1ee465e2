"""The field guide: every layout the readers know, field by field, as tables an edition hands out.

Here belong the rows of `published.layouts` and `published.layout_fields`, projected from the contracts, the
list of datasets and the SQL. They hold no data of any agency. How they look stands in `reports`.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from transforms.contracts.contract import Column, Contract
from transforms.lineage import Uses, uses
from transforms.publication.published import tables
from transforms.staging.datasets import DATASETS, Dataset, tables_of

WRITTEN_BY_READERS = frozenset(
    {"submission", "file_id", "record_number", "removal_number", "sequence", "removal_layout"}
)
"""Columns that stand in no file; `state` does, in extracts."""


def layouts_frame() -> pl.DataFrame:
    """One row per table a dataset's files are read into."""
    rows = [
        {
            "dataset": dataset.name,
            "table_name": contract.table,
            "position": position,
            "says": contract.describes(),
            "files": " ".join(dataset.says.split()) or "Agency extract: CSV, Parquet or XLSX.",
            "is_federal": dataset.is_federal,
            "source": " ".join(contract.layout_source.split()),
        }
        for position, (dataset, contract) in enumerate(_tables(), start=1)
    ]
    return pl.DataFrame(rows, schema=tables.Layouts.schema())


def layout_fields_frame() -> pl.DataFrame:
    """One row per field of each of these tables."""
    fed = uses()
    rows = [
        _field(dataset, contract, column, position, fed.get((contract.qualified_name(), column.name), Uses()))
        for dataset, contract in _tables()
        for position, column in enumerate(_fields(dataset, contract), start=1)
    ]
    return pl.DataFrame(rows, schema=tables.LayoutFields.schema())


def _tables() -> Iterator[tuple[Dataset, type[Contract]]]:
    """Each dataset with each of its staging tables, in the order of the layout's own numbers."""
    for dataset in DATASETS.values():
        for contract in sorted(tables_of(dataset.name), key=_first_number):
            yield dataset, contract


def _first_number(contract: type[Contract]) -> int:
    """The number of a table's first numbered field; 0 where the layout has none."""
    return next((column.number for column in contract.columns.values() if column.number is not None), 0)


def _fields(dataset: Dataset, contract: type[Contract]) -> list[Column]:
    """The columns that stand in a file."""
    made = WRITTEN_BY_READERS | ({"state"} if dataset.is_federal else set())
    return [column for name, column in contract.columns.items() if name not in made]


def _field(
    dataset: Dataset, contract: type[Contract], column: Column, position: int, used: Uses
) -> dict[str, object]:
    return {
        "dataset": dataset.name,
        "table_name": contract.table,
        "column_name": column.name,
        "position": position,
        "element": " ".join(part for part in (_number(column), column.element) if part),
        "place": place(column),
        "archive_name": column.archive,
        "says": column.says,
        "allowed": "a code of the list" if column.codes else column.allowed,
        "code_list": column.codes.name if column.codes else "",
        "codes": "; ".join(f"{c.code} {c.label}" for c in column.codes.codes if c.code)
        if column.codes
        else "",
        "is_key": column.key,
        "is_required": column.required,
        "feeds_tables": " ".join(used.tables),
        "feeds_measures": " ".join(used.measures),
        "feeds_breakdowns": used.is_breakdown,
        "certainty": column.certainty,
    }


def _number(column: Column) -> str:
    return "" if column.number is None else str(column.number)


def place(column: Column) -> str:
    """Where a field stands in a record: characters from 1, or the path of its element."""
    if column.start is not None and column.width is not None:
        last = column.start + column.width - 1
        return f"{column.start}" if column.width == 1 else f"{column.start}-{last}"
    return column.path

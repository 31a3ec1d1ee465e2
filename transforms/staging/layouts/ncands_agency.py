"""The NCANDS Agency File: a table of items, a record for each state and year, or an item for each row.

Here belongs the long form, in which columns `item` and `value` stand beside state and year. All else is read
as the archive's files are, by the names of columns: short names (`FATALITY`) or items (`1.1.A children`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl

from transforms.contracts.staging.ncands_agency import NcandsAgency
from transforms.staging.archive.archive_columns import Places, matching_name
from transforms.staging.archive.archive_forms import ArchiveForm
from transforms.staging.archive.archive_tables import ColumnBlock, NamedColumns, open_table
from transforms.staging.archive.archive_values import whole_texts
from transforms.staging.archive.distributed import read_table
from transforms.staging.batches import RECORD, StagedBatch
from transforms.staging.content import Circumstances, Content
from transforms.staging.faults import RejectedLog
from transforms.staging.notes import Notes
from transforms.staging.submissions import ncands_submission

FORM = ArchiveForm(
    NcandsAgency,
    states=("staterr",),
    years=("subyr",),
    submission=ncands_submission,
    of_state={"staterr": "postal"},
    derived={"cfdeaths": "the Child File", "ndeaths": "the Child File", "totdeaths": "CFDEATHS and FATALITY"},
    layout="ncands_agency_table",
)
LONG = ("subyr", "staterr", "item", "value")
KEY = LONG[:3]


def read_batches(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    """The records of an Agency File.

    Raises:
        RefusedFileError: the file is damaged or empty, lacks state or year, or holds several years.
    """
    with open_table(content, about) as table:
        names = {matching_name(name): name for name in table.header}
        is_long = all(name in names for name in LONG)
        records = _Items(table, [names[name] for name in LONG], about.notes) if is_long else table
        yield from read_table(records, FORM, about)


class _Items:
    """A table of items as one of records: a state and year is a record, its first row gives the number.

    A row that repeats an item of an earlier one is set aside. Items that the layout has not are counted in a
    note, for what stands in their column is a value and not a name.
    """

    declared_missing: Mapping[str, Sequence[tuple[object, object]]] = {}

    def __init__(self, table: NamedColumns, names: Sequence[str], notes: Notes) -> None:
        self.form = table.form
        rows, rejected = _rows(table, names)
        repeated = rows.filter(~pl.struct(KEY).is_first_distinct())
        reason = f"{', '.join(names[:3])}: repeat an earlier row; the first stays"
        for number, *texts in repeated.select("number", "subyr", "staterr", "written", "value").rows():
            rejected.add(number, RECORD, "duplicate_key", reason, ",".join(text or "" for text in texts))
        wide = rows.pivot("item", index=["subyr", "staterr"], values="value", aggregate_function="first")
        read = Places(wide.columns, FORM).wanted()
        unknown = [name for name in wide.columns if name not in (*read, *FORM.derived)]
        if unknown:
            notes.say(f"items that the layout has not were not read ({len(unknown):,} different ones)")
        numbers = np.arange(1, wide.height + 1, dtype=np.int64)
        self._block = ColumnBlock({column.name: column for column in wide}, numbers, rejected)
        self.header = [name for name in wide.columns if name not in unknown]

    def blocks(self, wanted: Sequence[str], *, are_staged: bool = True) -> Iterator[ColumnBlock]:
        """See `NamedColumns`."""
        del are_staged
        columns = {name: self._block.columns[name] for name in wanted}
        yield ColumnBlock(columns, self._block.numbers, self._block.rejected)


def _rows(table: NamedColumns, names: Sequence[str]) -> tuple[pl.DataFrame, RejectedLog]:
    """The rows of a table of items, with their numbers, and those set aside."""
    rejected = RejectedLog()
    parts = [pl.DataFrame(schema=dict.fromkeys(LONG, pl.String) | {"number": pl.Int64})]
    for block in table.blocks(names, are_staged=False):
        rejected.extend(block.rejected)
        texts = [whole_texts(block.columns[n]).alias(k) for n, k in zip(names, LONG, strict=True)]
        parts.append(pl.DataFrame([*texts, pl.Series("number", block.numbers, dtype=pl.Int64)]))
    written = pl.col("item").fill_null("")
    item = written.map_elements(matching_name, pl.String).alias("item")
    return pl.concat(parts).with_columns(written.alias("written"), item), rejected

"""Collecting what could not be read: values (faults) and records set aside (rejected).

Rows are kept as Arrow columns, so that a file in which every value of a field is wrong costs no more
than it must. Which text breaks which rule is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pyarrow as pa

from transforms.contracts.contract import Column
from transforms.staging.limits import RAW_TEXT_KEPT

Rule = Literal["code_list", "date", "number", "range", "time", "required", "text"]
RejectRule = Literal["line_length", "encoding", "key", "duplicate_key", "structure", "left_out"]

FAULT_COLUMNS = ("record_number", "table_name", "column_name", "raw", "rule", "allowed")
REJECTED_COLUMNS = ("record_number", "part", "rule", "reason", "raw")


@dataclass
class FaultLog:
    """Values that could not be used: the record stands, the value is null."""

    _tables: list[pa.Table] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(table.num_rows for table in self._tables)

    def add(  # noqa: PLR0913
        self,
        table: str,
        column: Column,
        rule: Rule,
        record_numbers: np.ndarray,
        raw: Sequence[str | None] | None,
        *,
        allowed: str = "",
    ) -> None:
        """Adds faults of one column and rule.

        `record_numbers` and `raw` go row by row; `raw` is None where nothing stood in the file.
        `allowed` replaces what the contract says of the column.
        """
        count = len(record_numbers)
        if not count:
            return
        kept = [None] * count if raw is None else [text and text[:RAW_TEXT_KEPT] for text in raw]
        says = allowed or ("a value" if rule == "required" else column.allowed)
        columns = [
            pa.array(np.asarray(record_numbers, dtype=np.int64)),
            pa.repeat(table, count),
            pa.repeat(column.name, count),
            pa.array(kept, pa.string()),
            pa.repeat(rule, count),
            pa.repeat(says, count),
        ]
        self._tables.append(pa.table(columns, names=list(FAULT_COLUMNS)))

    def table(self) -> pa.Table | None:
        """The faults in record order, or None when there are none; columns `FAULT_COLUMNS`."""
        if not self._tables:
            return None
        return pa.concat_tables(self._tables).sort_by([("record_number", "ascending")])


@dataclass
class RejectedLog:
    """Records, or parts of records, set aside."""

    _rows: list[tuple[int, str, RejectRule, str, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, record_number: int, part: str, rule: RejectRule, reason: str, raw: bytes | str) -> None:
        """Adds one record. `raw` is what stands in the file; bytes that are no UTF-8 are shown escaped."""
        if isinstance(raw, bytes):
            raw = raw[:RAW_TEXT_KEPT].decode("utf-8", "backslashreplace")
        self._rows.append(
            (int(record_number), part, rule, reason, raw.replace("\0", "\\x00")[:RAW_TEXT_KEPT])
        )

    def extend(self, other: RejectedLog) -> None:
        """Adds the rows of another log."""
        self._rows.extend(other._rows)

    def first_reason(self) -> str:
        """Number and reason of the first record set aside; empty when there is none."""
        if not self._rows:
            return ""
        first = min(self._rows, key=lambda row: row[0])
        return f"record {first[0]}: {first[3]}"

    def table(self) -> pa.Table | None:
        """The rows in record order, or None when there are none; columns `REJECTED_COLUMNS`."""
        if not self._rows:
            return None
        types = [pa.int64(), *[pa.string()] * 4]
        columns = zip(*sorted(self._rows, key=lambda row: row[0]), strict=True)
        arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
        return pa.table(arrays, names=list(REJECTED_COLUMNS))

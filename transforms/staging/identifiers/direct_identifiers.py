"""The gate before staging: a file with direct identifiers in any column, read or not, is stopped.

Here belong the gate and its words. What a name says stands in `identifier_names`, the forms of values in
`identifier_patterns`, the thresholds in `identifier_evidence`, the question whether record numbers count
cases in `record_numbers`.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pyarrow as pa

from transforms.staging.batches import StagedBatch
from transforms.staging.faults import FaultLog
from transforms.staging.identifiers import identifier_names as names
from transforms.staging.identifiers import identifier_patterns as forms
from transforms.staging.identifiers.identifier_evidence import VALUE, Evidence, Numbers, judge
from transforms.staging.refusals import RefusedFileError

WHAT_TO_DO = (
    "Nothing of it is used. Leave these columns out of the file, or make one without direct identifiers "
    "with `cwo deidentify`, and send that"
)

FAULTS_AT_ONCE = 1_000
"""Faults of several blocks are looked at together, once they are so many, and at the end."""


class IdentifierGate:
    """Looks at the columns of one file, block by block, and stops it at direct identifiers.

    `known` are columns of a contract by their name: they are not judged by it, for the contract says what
    they hold; their values are looked at as any others.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = {name.lower() for name in known}
        self._columns: dict[str, Evidence] = {}
        self._records = 0
        self._faults: list[FaultLog] = []
        self._waiting = 0

    def look(self, columns: pl.DataFrame, numbers: Numbers) -> None:
        """Looks at a block: some columns under their names in the file, of which those of texts are judged.

        Raises:
            RefusedFileError: the evidence suffices. It names columns, kinds and record numbers, no value.
        """
        for position, values in enumerate(columns.iter_columns(), start=1):
            is_known = values.name.lower() in self._known
            by_name = None if is_known else names.kind_by_name(values.name)
            texts = values.cast(pl.String) if by_name else values
            if texts.dtype == pl.String:
                evidence = self._evidence(values.name, position, by_name, is_known)
                judge(evidence, texts.to_arrow(compat_level=pl.CompatLevel.oldest()), numbers)
        self._stop(at_end=False)

    def look_at_batch(self, batch: StagedBatch) -> None:
        """Looks at what was staged: columns of texts, and what stood where another value should.

        Raises:
            RefusedFileError: the evidence suffices.
        """
        self._records += max((rows.num_rows for rows in batch.tables.values()), default=0)
        for rows in batch.tables.values():
            numbers = rows["record_number"].to_numpy() if "record_number" in rows.schema.names else 1
            for name, values in zip(rows.schema.names, rows.columns, strict=True):
                if pa.types.is_string_view(values.type):
                    values = values.cast(pa.large_string())  # noqa: PLW2901
                if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
                    judge(self._evidence(name, 0, None, is_known=True), values, numbers)
        self._faults.append(batch.faults)
        self._waiting += len(batch.faults)
        if self._waiting >= FAULTS_AT_ONCE:
            self._look_at_faults()
        self._stop(at_end=False)

    def _look_at_faults(self) -> None:
        """Looks at the texts that stand where a date, a number or a code should."""
        tables = [table for faults in self._faults if (table := faults.table()) is not None]
        self._faults, self._waiting = [], 0
        if not tables:
            return
        frame = pl.DataFrame(pa.concat_tables(tables).select(["record_number", "column_name", "raw"]))
        for (name,), rows in frame.group_by("column_name", maintain_order=True):
            raw = rows["raw"].to_arrow(compat_level=pl.CompatLevel.oldest())
            evidence = self._evidence(str(name), 0, None, is_known=True)
            judge(evidence, raw, rows["record_number"].to_numpy())

    def finish(self) -> None:
        """The verdict over the whole file.

        Raises:
            RefusedFileError: a column holds direct identifiers.
        """
        self._look_at_faults()
        self._stop(at_end=True)

    def _stop(self, at_end: bool) -> None:
        found = [
            (name, evidence, verdict)
            for name, evidence in self._columns.items()
            if (verdict := evidence.verdict(at_end, self._records))
        ]
        if found:
            told = "; ".join(
                f"{shown_column(name, evidence.position)}: {kind} ({why})"
                for name, evidence, (kind, why) in found
            )
            raise RefusedFileError(f"the file holds direct identifiers: {told}. {WHAT_TO_DO}")

    def _evidence(self, name: str, position: int, by_name: str | None, is_known: bool) -> Evidence:
        key = is_known and name.lower().endswith(("id", "ids", "record_number", "recnum", "recnumbr"))
        return self._columns.setdefault(name, Evidence(position, by_name, key))


def shown_column(name: str, position: int) -> str:
    """A column as a message calls it; a name that may itself be a value is replaced by its place."""
    is_value = pl.DataFrame({"value": [name]}).select(forms.person_names(VALUE) | forms.given_names(VALUE))
    return names.shown_name(name, position, bool(is_value.item()))

"""Agency extracts in the forms of an agency of its own: other names and codes, a workbook, a ZIP archive.

Here belong the forms; what stands in an extract comes as rows of its staging contract. The plain form is in
`extracts`.
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import xlsxwriter

from data_samples.writers.extracts import ADDED_BY_READER
from data_samples.writers.output import LEVEL, open_output
from transforms.contracts.contract import Contract

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""Time of a member of an archive, so that the same rows give the same bytes."""
CREATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class OwnForm:
    """How an agency writes one of its tables: the content of a mapping file, read the other way round."""

    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    formats: Mapping[str, str]

    @classmethod
    def of_mapping(cls, text: str) -> OwnForm:
        """The form that a mapping file translates from.

        Raises:
            ValueError: two of the agency's codes mean the same, so that none can be chosen.
        """
        mapping = tomllib.loads(text)
        codes: dict[str, dict[str, str]] = {}
        for column, meanings in mapping.get("codes", {}).items():
            codes[column] = {ours: theirs for theirs, ours in meanings.items()}
            if len(codes[column]) != len(meanings):
                raise ValueError(f"codes.{column}: two codes have one meaning")
        return cls(mapping["columns"], codes, mapping.get("formats", {}))

    def told(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows under the agency's names, in its codes and date forms, as text.

        Raises:
            polars.exceptions.InvalidOperationError: a value has no code of the agency's.
        """
        columns = []
        for ours, theirs in self.columns.items():
            column = pl.col(ours)
            if ours in self.formats:
                column = column.dt.strftime(self.formats[ours])
            elif ours in self.codes:
                column = column.replace_strict(dict(self.codes[ours]), return_dtype=pl.String)
            columns.append(column.alias(theirs))
        return rows.select(columns)


def write_in_own_form(rows: pl.DataFrame, form: OwnForm, path: Path) -> None:
    """Writes an extract as the agency itself would: semicolons, its names, codes and date forms.

    `.gz` in the name compresses.
    """
    text = form.told(rows).write_csv(separator=";", line_terminator="\r\n")
    with open_output(path) as stream:
        stream.write(text.encode())


def write_workbook(rows: pl.DataFrame, contract: type[Contract], path: Path) -> None:
    """Writes an extract as the first sheet of a workbook; dates are dates of the workbook."""
    columns = [name for name in contract.columns if name not in ADDED_BY_READER]
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(contract.table)
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows.select(columns).iter_rows(), start=1):
            sheet.write_row(number, 0, ["" if value is None else value for value in row])


def write_archive(parts: Mapping[str, pl.DataFrame], contract: type[Contract], path: Path) -> None:
    """Writes parts of an extract as the members of one ZIP archive, each a plain CSV file."""
    columns = [name for name in contract.columns if name not in ADDED_BY_READER]
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, rows in parts.items():
            member = zipfile.ZipInfo(name, NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(member, "w") as stream:
                text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
                rows.select(columns).write_csv(text, datetime_format="%Y-%m-%dT%H:%M")
                text.flush()

"""Files as a data archive distributes them: the same records under its names, in each container."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyreadstat

from tests.staging.sas_files import write_sas
from transforms.contracts.contract import Contract

WRITERS = {
    "sav": pyreadstat.write_sav,
    "dta": pyreadstat.write_dta,
    "xpt": pyreadstat.write_xport,
    "por": pyreadstat.write_por,
    "sas7bdat": write_sas,
}


def archive_frame(contract: type[Contract], rows: pl.DataFrame) -> pl.DataFrame:
    """Decoded rows under the archive's names: numbers for numeric codes, dates as dates, texts as texts."""
    columns = []
    for column in contract.columns.values():
        if not column.archive or column.name not in rows.columns:
            continue
        value = pl.col(column.name)
        if column.codes is not None:
            known = {code.name: code.code for code in column.codes.codes}
            value = value.replace_strict(known, default=None, return_dtype=pl.String)
            if all(code.code.isdigit() for code in column.codes.codes):
                value = value.cast(pl.Float64)
        elif column.text_form in ("digits", "hhmm") or column.kind == "integer":
            value = value.cast(pl.Float64)
        columns.append(value.alias(column.archive))
    return rows.select(columns)


def written(frame: pl.DataFrame, form: str, folder: Path) -> bytes:
    """The frame as a file of a form: csv, tab, parquet, sav, packed.sav, zsav, dta, xpt, por, sas7bdat."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"written.{form}"
    if form in ("csv", "tab"):
        frame.write_csv(path, separator="," if form == "csv" else "\t")
    elif form == "parquet":
        frame.write_parquet(path)
    elif form == "zsav":
        pyreadstat.write_sav(frame, path, compress=True)
    elif form == "packed.sav":
        pyreadstat.write_sav(frame, path, row_compress=True)
    else:
        WRITERS[form](frame, path)
    return path.read_bytes()

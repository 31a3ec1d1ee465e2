"""Sound files in every form a dataset may come in: where mutations and fuzzing begin.

Here belongs the list of forms. The rows stand in `valid_files`; what is done to the files stands beside.
"""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import polars as pl

from tests.broken_files.archive_files import FRAME
from tests.broken_files.tables import FRAME as WORKERS
from tests.broken_files.valid_files import VALID
from tests.staging.distributed_files import written


@cache
def seeds() -> dict[str, tuple[str, bytes]]:
    """By name: the dataset, and a sound file of it."""
    plain = {dataset: (dataset, content) for dataset, content in VALID.items()}
    packed = {
        f"{dataset} in gzip": (dataset, gzip.compress(VALID[dataset], mtime=0))
        for dataset in ("ncands_child", "afcars_oohc", "workers")
    }
    archive = {
        "ncands_child in ZIP": ("ncands_child", zipped({"2023.txt": VALID["ncands_child"]})),
        "workers in ZIP": ("workers", zipped({"a.csv": VALID["workers"], "b/c.csv": VALID["workers"][:60]})),
    }
    with tempfile.TemporaryDirectory() as folder:
        distributed = {
            f"ncands_child as {form}": ("ncands_child", written(FRAME, form, Path(folder)))
            for form in ("csv", "tab", "parquet", "sav", "packed.sav", "zsav", "dta")
        }
    return {**plain, **packed, **archive, **distributed, **_tables()}


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of some files, the same whenever it is made."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 30, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def _tables() -> dict[str, tuple[str, bytes]]:
    """An extract in its other forms."""
    parquet = io.BytesIO()
    WORKERS.write_parquet(parquet)
    forms = {
        "parquet": parquet.getvalue(),
        "xlsx": _workbook(WORKERS),
        "UTF-16": VALID["workers"].decode().encode("utf-16"),
        "semicolons": VALID["workers"].replace(b",", b";"),
    }
    return {f"workers as {form}": ("workers", content) for form, content in forms.items()}


def _workbook(frame: pl.DataFrame) -> bytes:
    into = io.BytesIO()
    frame.write_excel(into)
    return into.getvalue()

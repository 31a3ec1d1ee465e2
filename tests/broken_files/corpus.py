"""All cases. A new module of cases is named here; a new case is one entry in a module."""

from __future__ import annotations

from tests.broken_files import (
    afcars_1993_files,
    archive_files,
    containers,
    identifiers,
    ncands_files,
    odd_exports,
    parquet_files,
    tables,
    wrong_folders,
    xml_documents,
)

CORPUS = (
    *ncands_files.CASES,
    *xml_documents.CASES,
    *afcars_1993_files.CASES,
    *tables.CASES,
    *archive_files.CASES,
    *containers.CASES,
    *wrong_folders.CASES,
    *identifiers.CASES,
    *odd_exports.CASES,
    *parquet_files.CASES,
)

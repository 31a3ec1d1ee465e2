"""The released tables of a public edition as files for researchers, and what describes and cites them.

Here belong `data/` (a CSV and a Parquet file of every table and view), `datapackage.json` (Frictionless
Data), `CITATION.cff` and the copy of the worked examples. Columns are described as the edition's own
`published.data_dictionary` has them. Nothing says when it was written: equal editions make equal files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from reports.reading import frame

DATA, EXAMPLES = "data", "examples"
DESCRIPTOR, CITATION = "datapackage.json", "CITATION.cff"
PROJECT = "child-welfare-outcomes"
KEYWORDS = ("child welfare", "child protection", "foster care", "outcome measures")
TYPES: Mapping[str, str] = {"text": "string", "timestamp": "datetime"}
"""Frictionless names of our types, where they differ."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

Row = Mapping[str, Any]


def write_package(edition: Path, connection: duckdb.DuckDBPyConnection) -> list[Path]:
    """Write every table and view, the descriptor, the citation and the examples; return their paths."""
    about = frame(connection, "select * from published.edition").to_dicts()[0]
    columns = frame(connection, "select * from published.data_dictionary").to_dicts()
    written = [path for name in names_of(columns) for path in _table(edition / DATA, connection, name)]
    told = {DESCRIPTOR: as_json(_descriptor(edition, about, columns)), CITATION: citation(about)}
    for name, text in told.items():
        written.append(edition / name)
        written[-1].write_text(text, encoding="utf-8", newline="\n")
    return [*written, *_examples(edition / EXAMPLES)]


def names_of(columns: Sequence[Row]) -> list[str]:
    """The tables and views that a data dictionary describes, in its order."""
    return sorted({row["table_name"] for row in columns})


def write_csv(folder: Path, connection: duckdb.DuckDBPyConnection, name: str) -> Path:
    """One released table as CSV, its rows in the order they have in the database; an empty field is null."""
    return _table(folder, connection, name, (".csv",))[0]


def _table(
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    name: str,
    kinds: Sequence[str] = (".csv", ".parquet"),
) -> list[Path]:
    folder.mkdir(exist_ok=True)
    rows = frame(connection, f'from published."{name}"')
    paths = [folder / f"{name}{kind}" for kind in kinds]
    for path in paths:
        (rows.write_csv if path.suffix == ".csv" else rows.write_parquet)(path)
    return paths


def as_json(told: object) -> str:
    """A document of an edition as text."""
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def title_of(about: Row) -> str:
    """What the edition is called where it is cited, beside its agency."""
    invented = "synthetic data, " if about["is_synthetic"] else ""
    return f"Child welfare outcomes: {invented}edition {about['edition']}"


def _descriptor(edition: Path, about: Row, columns: Sequence[Row]) -> dict[str, object]:
    """The Data Package: one resource for each CSV file, with the Parquet file of the same rows beside it."""
    of_table: dict[str, list[Row]] = {}
    for row in sorted(columns, key=lambda row: (row["table_name"], row["position"])):
        of_table.setdefault(row["table_name"], []).append(row)
    return {
        "profile": "tabular-data-package",
        "name": f"{PROJECT}-{re.sub('[^a-z0-9._-]', '-', str(about['edition']).lower())}",
        "title": title_of(about),
        "description": _description(about),
        "version": str(about["edition"]),
        "keywords": list(KEYWORDS),
        **({"licenses": [{"name": about["licence"]}]} if about["licence"] else {}),
        "contributors": [{"title": about["agency"], "role": "publisher"}],
        "sources": [{"title": f"Case records of {about['agency']}, as counted by {PROJECT}"}],
        "resources": [_resource(edition, name, own) for name, own in of_table.items()],
    }


def _description(about: Row) -> str:
    invented = "Made from synthetic data: no figure describes a real child. " if about["is_synthetic"] else ""
    return (
        f"{invented}Data to {about['as_of']}. An empty number is hidden, withheld or not available, never "
        "zero: the column status says which. What is hidden, and why, is said on the page about.html."
    )


def _resource(edition: Path, name: str, columns: Sequence[Row]) -> dict[str, object]:
    csv, parquet = (edition / DATA / f"{name}{kind}" for kind in (".csv", ".parquet"))
    keys = [row["column_name"] for row in columns if row["is_key"]]
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "path": f"{DATA}/{csv.name}",
        "description": columns[0]["table_says"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size(csv),
        "parquet": {"path": f"{DATA}/{parquet.name}", **_size(parquet)},
        "schema": {
            "fields": [_field(row) for row in columns],
            "missingValues": [""],
            **({"primaryKey": keys} if keys else {}),
        },
    }


def _size(path: Path) -> dict[str, object]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _field(row: Row) -> dict[str, object]:
    allowed = row["allowed"].split()
    kind = TYPES.get(row["type"], row["type"])
    return {
        "name": row["column_name"],
        "type": kind,
        "description": row["says"],
        **({"constraints": {"enum": allowed}} if allowed else {}),
    }


def citation(about: Row) -> str:
    """How to cite an edition, in the Citation File Format 1.2.0."""
    mail = MAIL.search(str(about["contact"] or ""))
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        f"message: {_yaml('If you use these figures, cite the edition they are from.')}",
        f"title: {_yaml(title_of(about))}",
        "authors:",
        f"  - name: {_yaml(about['agency'])}",
        *(
            ["contact:", f"  - name: {_yaml(about['agency'])}", f"    email: {_yaml(mail[0])}"]
            if mail
            else []
        ),
        *([f"license: {_yaml(about['licence'])}"] if about["licence"] else []),
        f"version: {_yaml(about['edition'])}",
        f"abstract: {_yaml(_description(about))}",
        "keywords:",
        *(f"  - {_yaml(word)}" for word in KEYWORDS),
        "references:",
        "  - type: software",
        f"    title: {_yaml(PROJECT)}",
        f"    version: {_yaml(about['code_version'])}",
        "    license: Apache-2.0",
        "    authors:",
        f"      - name: {_yaml(f'The contributors of {PROJECT}')}",
    ]
    return "\n".join(lines) + "\n"


def _yaml(text: object) -> str:
    """A text in double quotes, which YAML reads as JSON does."""
    return json.dumps(str(text), ensure_ascii=False)


def _examples(into: Path) -> list[Path]:
    """The worked examples, as they lie in this package."""
    into.mkdir(exist_ok=True)
    written = []
    for source in sorted((files("reports") / EXAMPLES).iterdir(), key=lambda file: file.name):
        if source.is_file():
            written.append(into / source.name)
            written[-1].write_text(source.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    return written

"""`manifest.json` of an edition: what it was made from, and every file it holds, by hash.

Here belongs writing that file, and checking a folder against it. It says no time: equal inputs, code and
settings give equal manifests, but for the bytes of a database, whose tables therefore have hashes of their
own. The public manifest gives one hash for all files received together: names, sizes and hashes of single
files stand in the internal one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import duckdb
import polars as pl

NAME = "manifest.json"
VARYING = ".duckdb"
"""Ending of files whose bytes differ between equal builds."""
ENGINES = ("duckdb", "polars")
ROWS_AT_ONCE = 100_000
"""Rows of a table that are hashed at once: a large one is not held in memory."""


@dataclass(frozen=True)
class Made:
    """What an edition was made from.

    `inputs` are its files received: state, dataset, path, submission, bytes, sha256, status. `settings` are
    those that move what it shows. `earlier` are the manifest hashes of the editions published before it was
    built, by name: what the public edition hides depends on them. `lost` are those of them that are gone.
    """

    edition: str
    audience: str
    as_of: str
    code_version: str
    settings: Mapping[str, object]
    inputs: Sequence[Mapping[str, object]]
    earlier: Mapping[str, str]
    lost: Sequence[str] = ()


def write_manifest(folder: Path, made: Made) -> str:
    """Write the manifest of a folder that is otherwise complete; returns the hash of its bytes."""
    files = [_file(folder, path) for path in _files(folder)]
    tables = {
        path.name: tables_of(path)
        for path in _files(folder)
        if path.suffix == VARYING and path.parent == folder
    }
    told: dict[str, object] = {
        "edition": made.edition,
        "audience": made.audience,
        "as_of": made.as_of,
        "code_version": made.code_version,
        "engines": {name: version(name) for name in ENGINES},
        "settings": made.settings,
        "inputs": _inputs(made),
        "earlier_editions": dict(sorted(made.earlier.items())),
        "lost_editions": sorted(made.lost),
        "tables": tables,
        "files": files,
    }
    told["content_sha256"] = _hash_of(
        {"tables": tables, "files": [file for file in files if not str(file["path"]).endswith(VARYING)]}
    )
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    return hashlib.sha256(text.encode()).hexdigest()


def _inputs(made: Made) -> dict[str, object]:
    """The files received: by one hash, and inside the agency each of them."""
    told: dict[str, object] = {
        "count": len(made.inputs),
        "sha256": _hash_of(sorted({f"{file['dataset']}:{file['sha256']}" for file in made.inputs})),
    }
    if made.audience == "internal":
        told["files"] = sorted(
            (dict(file) for file in made.inputs), key=lambda file: json.dumps(file, sort_keys=True)
        )
    return told


def _hash_of(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    """Every file of an edition but its manifest, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)


def _file(folder: Path, path: Path) -> dict[str, object]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": digest}


def tables_of(database: Path) -> dict[str, dict[str, object]]:
    """Rows and hash of every table of a database, by qualified name."""
    with duckdb.connect(str(database), read_only=True) as connection:
        named = connection.execute(
            "select schema_name, table_name from duckdb_tables() order by all"
        ).fetchall()
        return {
            f"{schema}.{table}": table_hash(connection, f'"{schema}"."{table}"') for schema, table in named
        }


def table_hash(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, object]:
    """Rows of a table (or a query in brackets) and a hash of names and values, whatever the order of rows."""
    found = connection.execute(f"from {table} order by all").to_arrow_reader(ROWS_AT_ONCE)
    hashing, rows = hashlib.sha256(",".join(found.schema.names).encode()), 0
    for batch in found:
        hashing.update(pl.DataFrame(batch).write_csv(include_header=False).encode())
        rows += batch.num_rows
    return {"rows": rows, "sha256": hashing.hexdigest()}


def manifest_hash(folder: Path) -> str:
    """The hash of an edition's manifest; empty where it has none."""
    path = folder / NAME
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def read_manifest(folder: Path) -> dict[str, object]:
    """What an edition's manifest says; nothing where it has none that can be read."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def faults_of(folder: Path) -> list[str]:
    """What differs between a folder and its manifest; nothing where it is whole and unchanged."""
    told = read_manifest(folder).get("files")
    if not isinstance(told, list):
        return [f"{NAME} is missing or cannot be read"]
    expected = {str(file["path"]): file for file in told}
    present = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    return [
        *_named("missing", expected.keys() - present.keys()),
        *_named("not in the manifest", present.keys() - expected.keys()),
        *_named(
            "changed",
            (
                name
                for name in expected.keys() & present.keys()
                if _file(folder, present[name]) != expected[name]
            ),
        ),
    ]


def _named(what: str, names: Iterable[str]) -> list[str]:
    return [f"{name}: {what}" for name in sorted(names)]

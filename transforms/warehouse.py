"""Where things lie: the lake of immutable Parquet files, the drafts, the manifest and its pointer.

Here belongs every path below the output folder and every move that makes something visible. A file
in the lake is named by its recipe, the hash of all it was made from, so equal work is found rather
than done again. What stands in the files is not decided here.

    <output>/restricted/lake/<stage>/<table>/<state>/<recipe>.parquet
    <output>/restricted/lake/receipts/<file id>-<reader>.json    what reading a file gave; reader: its hash
    <output>/restricted/lake/drafts/<state>.json                 tables of a run under way
    <output>/restricted/lake/manifests/<hash>.json               tables of all agencies, together
    <output>/restricted/lake/current                             names the manifest in force
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

DRAFT = ".draft"
"""Ending of a small file that is being written; one that is left behind was never in force."""


def recipe(*parts: object) -> str:
    """A short hash of everything a file was made from; equal parts give an equal recipe."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def write_whole(path: Path, content: str) -> None:
    """Write a small text file so that a reader sees the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", suffix=DRAFT) as draft:
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        except OSError:
            draft.close()
            Path(draft.name).unlink()
            raise
    Path(draft.name).replace(path)


@dataclass
class Draft:
    """The tables of one agency: for each its recipe and its files, relative to the lake."""

    state: str
    tables: dict[str, list[str]] = field(default_factory=dict)
    recipes: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> str:
        """The draft as text, in a fixed order."""
        return json.dumps(vars(self), sort_keys=True, indent=1)


class Warehouse:
    """The output folder of a run. Creating it makes the restricted side readable by its owner alone."""

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()
        self.restricted = self.output / "restricted"
        self.published = self.output / "published"
        self.lake = self.restricted / "lake"
        self.lists = self.restricted / "lists"
        self.research = self.restricted / "research"
        self.outcomes = self.restricted / "outcomes.duckdb"
        os.umask(0o077)
        self.lake.mkdir(parents=True, exist_ok=True)

    def table_path(self, name: str, state: str, key: str) -> Path:
        """Where a table's file with a recipe lies; its folder is made."""
        stage, table = name.split(".")
        folder = self.lake / stage / table / state
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{key}.parquet"

    def write_once(self, name: str, state: str, key: str, write: Callable[[Path], object]) -> Path:
        """The table's file with this recipe, written by `write` unless it is there already."""
        path = self.table_path(name, state, key)
        if not path.exists():
            draft = path.with_suffix(f".{os.getpid()}.part")
            try:
                write(draft)
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
        return path

    def draft(self, state: str) -> Draft:
        """The agency's draft as last saved; an empty one where there is none."""
        path = self.lake / "drafts" / f"{state}.json"
        return Draft(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Draft(state)

    def save_draft(self, draft: Draft) -> None:
        """Keep the agency's draft for the next step."""
        write_whole(self.lake / "drafts" / f"{draft.state}.json", draft.as_json())

    def current(self) -> dict[str, Draft]:
        """The tables in force, by agency; none before the first run has finished."""
        pointer = self.lake / "current"
        if not pointer.exists():
            return {}
        manifest = self.lake / "manifests" / pointer.read_text(encoding="utf-8").strip()
        agencies = json.loads(manifest.read_text(encoding="utf-8"))
        return {state: Draft(**draft) for state, draft in agencies.items()}

    def put_in_force(self, drafts: Iterable[Draft]) -> str:
        """Move the pointer to a manifest of these drafts; returns the manifest's hash."""
        agencies = {draft.state: vars(draft) for draft in sorted(drafts, key=lambda d: d.state)}
        content = json.dumps(agencies, sort_keys=True, indent=1)
        key = recipe(content)
        write_whole(self.lake / "manifests" / f"{key}.json", content)
        write_whole(self.lake / "current", f"{key}.json\n")
        return key

    def paths(self, draft: Draft, name: str) -> list[Path]:
        """A table's files, as whole paths."""
        return [self.lake / relative for relative in draft.tables.get(name, [])]

    def relative(self, path: Path) -> str:
        """A path below the lake, as manifests hold it."""
        return path.relative_to(self.lake).as_posix()

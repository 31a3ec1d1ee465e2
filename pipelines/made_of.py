"""What an edition was made of: its tables in the lake, the settings and the code; kept for every edition.

Here belongs the note that is written when an edition is put in force, and reading it again: to list the
records behind a figure, and to tell why it moved. The files of the lake are not copied; where some are gone,
the edition cannot be made again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse, write_whole

FOLDER = "editions"


@dataclass(frozen=True)
class MadeOf:
    """The tables of each agency behind an edition, its settings, and the version of the code."""

    edition: str
    drafts: Mapping[str, Draft]
    settings: Settings
    code_version: str


def remember(
    warehouse: Warehouse, edition: str, manifest: str, settings: Settings, code_version: str
) -> None:
    """Note what an edition is made of; `manifest` is the hash of that which was put in force with it."""
    told = {
        "manifest": manifest,
        "settings": settings.model_dump(mode="json"),
        "code_version": code_version,
    }
    write_whole(warehouse.lake / FOLDER / f"{edition}.json", json.dumps(told, sort_keys=True, indent=1))


def made_of(warehouse: Warehouse, edition: str) -> MadeOf | None:
    """What an edition was made of; None where that is not known, or not all of it is there any more."""
    note = warehouse.lake / FOLDER / f"{edition}.json"
    if not note.exists():
        return None
    told = json.loads(note.read_text(encoding="utf-8"))
    manifest = warehouse.lake / "manifests" / f"{told['manifest']}.json"
    if not manifest.exists():
        return None
    try:
        settings = Settings.model_validate(told["settings"])
    except ValidationError:  # an older release had other settings
        return None
    agencies = json.loads(manifest.read_text(encoding="utf-8"))
    drafts = {state: Draft(**draft) for state, draft in agencies.items()}
    is_there = all(
        path.exists()
        for draft in drafts.values()
        for name in draft.tables
        for path in warehouse.paths(draft, name)
    )
    return MadeOf(edition, drafts, settings, told["code_version"]) if is_there else None

"""Editions that are small and hold nothing of anybody, to publish, roll back and interrupt."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.editions import (
    building_folder,
    folder_of,
    keep_built,
    missing_sides,
    put_in_force,
    start_clean,
)
from pipelines.locks import publishing_alone
from pipelines.manifest import Made, faults_of, write_manifest
from pipelines.publication_ledger import NAME, chain_faults, entries_of
from transforms.warehouse import Warehouse


def build(warehouse: Warehouse, edition: str) -> None:
    """Build the sides of an edition that are not there, and hold it."""
    missing = missing_sides(warehouse, edition)
    with building_folder(warehouse) as aside:
        for audience in missing:
            for name in ("index.html", "measures/one.csv"):
                path = aside / audience / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{edition} {name}")
            made = Made(edition, audience, edition[:10], "1", {}, [], {})
            write_manifest(aside / audience, made)
        keep_built(warehouse, edition, {audience: aside / audience for audience in missing})


def publish(output: Path, edition: str) -> None:
    """All that a publication does on the disk."""
    warehouse = Warehouse(output)
    with publishing_alone(warehouse):
        start_clean(warehouse)
        build(warehouse, edition)
        put_in_force(warehouse, edition)


def latest(output: Path) -> str:
    """The edition that readers are led to, after a look at everything they could see."""
    published = output / "published"
    named = json.loads((published / "latest.json").read_text())["edition"]
    led_to = (published / "index.html").read_text().partition("url=")[2].partition("/")[0]
    assert chain_faults(entries_of((published / NAME).read_text())) == []
    for edition in {named, led_to}:
        assert faults_of(published / edition) == []
        assert faults_of(folder_of(Warehouse(output), "internal", edition)) == []
    return named

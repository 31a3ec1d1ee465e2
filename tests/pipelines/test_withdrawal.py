"""What the lake forgets when a file left the drop zone, and what it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.receiving import receive
from pipelines.withdrawal import forget_withdrawn
from tests.staging.received import child_file, line
from transforms.warehouse import Draft, Warehouse

FILES = {"a.txt": child_file(line()), "b.txt": child_file(line(subyr="2022"))}


@pytest.fixture
def zone(tmp_path: Path) -> Path:
    folder = tmp_path / "zone"
    for name, content in FILES.items():
        path = folder / "ncands_child" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def warehouse(zone: Path, tmp_path: Path) -> Warehouse:
    """A warehouse with results in force, made from both files, and results of an earlier setting."""
    made = Warehouse(tmp_path / "out")
    receive(made, zone, lambda *_: None)
    for key in ("result", "earlier"):
        made.table_path("episodes.children", "MD", key).write_bytes(b"rows")
    part = "marts/results_of_x/MD/part.parquet"
    made.table_path("marts.results_of_x", "MD", "part").write_bytes(b"rows")
    draft = Draft(
        "MD", {"episodes.children": ["episodes/children/MD/result.parquet"]}, {}, {"x": [part, "k"]}
    )
    made.save_draft(draft)
    made.put_in_force([draft])
    return made


def held(warehouse: Warehouse) -> dict[str, int]:
    """Files of the lake by kind."""
    return {
        kind: len(list(warehouse.lake.rglob(pattern)))
        for kind, pattern in (
            ("receipts", "receipts/*/*.json"),
            ("staged", "staging/*/*/*.parquet"),
            ("made", "episodes/*/*/*.parquet"),
            ("results", "marts/*/*/*.parquet"),
        )
    }


def test_nothing_is_forgotten_while_every_file_is_there(zone: Path, warehouse: Warehouse) -> None:
    before = held(warehouse)
    assert forget_withdrawn(warehouse, receive(warehouse, zone, lambda *_: None)) == 0
    assert held(warehouse) == before == {"receipts": 2, "staged": 2, "made": 2, "results": 1}


def test_rows_of_a_withdrawn_file_are_removed_and_what_is_in_force_stays(
    zone: Path, warehouse: Warehouse
) -> None:
    (zone / "ncands_child" / "b.txt").unlink()
    assert forget_withdrawn(warehouse, receive(warehouse, zone, lambda *_: None)) == 3
    assert held(warehouse) == {"receipts": 1, "staged": 1, "made": 1, "results": 1}
    assert warehouse.paths(warehouse.current()["MD"], "episodes.children")[0].exists()
    assert forget_withdrawn(warehouse, receive(warehouse, zone, lambda *_: None)) == 0


def test_a_file_that_was_only_renamed_is_not_withdrawn(zone: Path, warehouse: Warehouse) -> None:
    (zone / "ncands_child" / "b.txt").rename(zone / "ncands_child" / "c.txt")
    assert forget_withdrawn(warehouse, receive(warehouse, zone, lambda *_: None)) == 0

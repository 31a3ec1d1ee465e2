"""`cwo purge` and `cwo share`: what is kept how long, and who outside receives what."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines import command_share
from pipelines.cli import app
from pipelines.editions import folder_of, put_in_force
from pipelines.inventory import Inventory, save_inventory
from pipelines.made_of import remember
from pipelines.publication_ledger import read_ledger
from pipelines.publishing import BUILT
from tests.pipelines.small_editions import build, latest, publish
from transforms.contracts.marts.measure_results import MeasureResults
from transforms.publication.release import About
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse

FIRST, SECOND, THIRD = (f"2026-03-31-{letter * 8}" for letter in "abc")
LIMITS = """
[retention]
internal_editions_days = 30
case_records_days = 30
lists_days = 30
workbooks_days = 30
"""


def ask(output: Path, agency: Path, *words: str) -> str:
    told = CliRunner().invoke(app, [*words, "--agency", str(agency), "--output", str(output)])
    return told.output


@pytest.fixture
def agency(tmp_path) -> Path:
    folder = tmp_path / "agency"
    folder.mkdir()
    (folder / "agency.toml").write_text(LIMITS)
    return folder


@pytest.fixture
def output(tmp_path) -> Path:
    """Three editions, results in force, and files of everything that a run leaves, all a hundred days old."""
    output = tmp_path / "out"
    warehouse = Warehouse(output)
    save_inventory(warehouse, Inventory([]))
    for name in ("unneeded", "needed_for_first", "needed"):
        path = warehouse.table_path("staging.workers", "ZZ", name)
        path.write_text(name)
        manifest = warehouse.put_in_force([Draft("ZZ", {"staging.workers": [warehouse.relative(path)]})])
        if name == "needed_for_first":
            remember(warehouse, FIRST, manifest, Settings(), "1")
    for edition in (FIRST, SECOND):
        publish(output, edition)
    put_in_force(warehouse, FIRST, "rolled_back", "why")
    build(warehouse, THIRD)
    (warehouse.lake / BUILT).write_text(json.dumps({"edition": THIRD, "content": ""}))
    for name in (
        "lists/ZZ/visits.csv",
        f"lists/{THIRD}/ZZ/visits.csv",
        "quality/ZZ/ZZ.xlsx",
        f"reports/{SECOND}/county-alder.pdf",
        f"reports/{THIRD}/county-alder.pdf",
        "outcomes.duckdb",
    ):
        path = warehouse.restricted / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    for path in output.rglob("*"):
        os.utime(path, (time.time() - 100 * 86_400,) * 2)
    return output


def test_what_is_past_its_time_is_told_first_and_nothing_goes(output, agency):
    before = sorted(output.rglob("*"))
    said = ask(output, agency, "purge")
    assert "Past their time, and not removed yet" in said
    assert f"internal edition {SECOND}: 3 files" in said
    assert "case records in files that nothing in force is made from: 1 file" in said
    assert "100 days old or more; kept for 30" in said
    assert [path for path in before if not path.exists()] == []


def test_what_is_past_its_time_goes_when_asked_and_that_is_recorded(output, agency):
    warehouse = Warehouse(output)
    ledger = read_ledger(warehouse)
    assert "Removed as past their time" in ask(output, agency, "purge", "--yes")
    gone = [
        folder_of(warehouse, "internal", SECOND),
        warehouse.table_path("staging.workers", "ZZ", "unneeded"),
        warehouse.restricted / "lists" / "ZZ" / "visits.csv",
        warehouse.restricted / "quality" / "ZZ" / "ZZ.xlsx",
        warehouse.restricted / "reports" / SECOND,
    ]
    assert [path for path in gone if path.exists()] == []
    kept = [
        folder_of(warehouse, "internal", FIRST),
        folder_of(warehouse, "internal", THIRD),
        folder_of(warehouse, "public", SECOND),
        warehouse.restricted / "held" / THIRD,
        warehouse.table_path("staging.workers", "ZZ", "needed"),
        warehouse.table_path("staging.workers", "ZZ", "needed_for_first"),
        warehouse.restricted / "lists" / THIRD / "ZZ" / "visits.csv",
        warehouse.restricted / "reports" / THIRD / "county-alder.pdf",
        warehouse.outcomes,
    ]
    assert [path for path in kept if not path.exists()] == []
    assert read_ledger(warehouse) == ledger
    assert latest(output) == FIRST
    record = [json.loads(line) for line in (warehouse.restricted / "purged.jsonl").read_text().splitlines()]
    assert {(line["files"], line["limit_days"]) for line in record} == {(3, 30), (1, 30)}
    assert "Nothing is past its time" in ask(output, agency, "purge")


def test_without_limits_nothing_is_past_its_time(output, agency):
    (agency / "agency.toml").write_text("")
    assert "sets no limit in [retention]" in ask(output, agency, "purge", "--yes")


SHARED = """
[purposes.partner.court]
to = "Court Improvement Program"
basis = "agreement of 2026"
until = {until}
[purposes.partner.court.tables]
"marts.measure_results" = ["period", "measure_id", "numerator"]
"""


@pytest.fixture
def figures(output, monkeypatch) -> Path:
    """Results in force: one figure of a fictitious agency."""
    warehouse = Warehouse(output)
    warehouse.outcomes.unlink()
    rows = pl.DataFrame(
        {"measure_id": ["entries"], "period": ["23A23B"], "numerator": [7.0], "state": ["ZZ"]}
    )
    frame = pl.concat([pl.DataFrame(schema=MeasureResults.schema()), rows], how="diagonal_relaxed")
    with duckdb.connect(str(warehouse.outcomes)) as connection:
        connection.execute("create schema marts")
        connection.register("frame", frame)
        connection.execute("create table marts.measure_results as from frame")
    about = About(THIRD, date(2026, 3, 31), "Department of Children", True, "0.1.0")
    monkeypatch.setattr(command_share, "about_results", lambda _: about)
    return output


def test_a_partner_receives_the_columns_named_and_it_is_recorded(figures, agency, tmp_path):
    (agency / "agency.toml").write_text(SHARED.format(until="2099-12-31"))
    said = ask(figures, agency, "share", "court", str(tmp_path / "sent"))
    assert "marts.measure_results (1 rows) for court" in said
    sent = tmp_path / "sent"
    assert (
        sent / "marts.measure_results.csv"
    ).read_text() == "measure_id,period,numerator\nentries,23A23B,7.0\n"
    readme = (sent / "README.txt").read_text()
    assert readme.startswith("Made from synthetic data")
    assert "For Court Improvement Program alone: exact figures, not for release." in readme
    assert {path.name for path in sent.iterdir()} == {
        "README.txt", "manifest.json", "marts.measure_results.csv", "marts.measure_results.parquet",
    }  # fmt: skip
    record = json.loads((figures / "restricted" / "shared.jsonl").read_text())
    assert (record["partner"], record["purpose"]["basis"]) == ("court", "agreement of 2026")
    assert "is there already" in ask(figures, agency, "share", "court", str(sent))


def test_who_is_not_named_or_whose_agreement_has_ended_receives_nothing(figures, agency, tmp_path):
    (agency / "agency.toml").write_text(SHARED.format(until=datetime.now(UTC).date().replace(year=2020)))
    assert "ended on 2020" in ask(figures, agency, "share", "court", str(tmp_path / "sent"))
    assert "did you mean court?" in ask(figures, agency, "share", "cuort", str(tmp_path / "sent"))
    (agency / "agency.toml").write_text(SHARED.format(until="2099-12-31"))
    inside = figures / "published" / "sent"
    assert "or is public" in ask(figures, agency, "share", "court", str(inside))
    assert not (tmp_path / "sent").exists()

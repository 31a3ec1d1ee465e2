"""`cwo run` on a small drop zone, from files to pages: what it makes, keeps, refuses and never tells."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines import edition_building, publishing
from pipelines.cli import app
from tests.pipelines.drop_zones import write_drop_zone
from transforms.contracts.codes.equity import DECISION_POINTS
from transforms.contracts.contract import all_contracts
from transforms.measures.registry import counted_measures
from transforms.settings import Settings
from transforms.warehouse import Warehouse

MARKER = "XQ9Z"
NAMES_OF_PLACES = ("unit", "county")
"""Columns of extracts that are published as they are: they name a place, nobody."""


@dataclass
class Run:
    """One run of the command line: its exit code and all it said."""

    code: int
    said: str


@dataclass
class Place:
    """A drop zone and the results of running it."""

    zone: Path
    output: Path

    def run(self, *options: str) -> Run:
        told = CliRunner().invoke(app, ["run", str(self.zone), "--output", str(self.output), *options])
        return Run(told.exit_code, told.stdout + told.stderr)

    def query(self, sql: str) -> list[tuple]:
        with duckdb.connect(
            str(self.output / "restricted" / "outcomes.duckdb"), read_only=True
        ) as connection:
            return connection.execute(sql).fetchall()

    def only(self, measure: str) -> pl.DataFrame:
        """The rows that a run of some measures wrote of one."""
        path = self.output / "restricted" / "only" / "ZZ" / f"{measure}.csv"
        return pl.read_csv(path, infer_schema_length=None, schema_overrides={"geography": pl.String})

    def latest(self) -> dict[str, str]:
        return json.loads((self.output / "published" / "latest.json").read_text())

    def pages(self) -> dict[str, tuple[int, int]]:
        """Every published file with its inode and time of change."""
        files = [path for path in (self.output / "published").rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def plant(zone: Path) -> None:
    """Add to each kind of file a record in which every field holds the marker, as far as it is wide."""
    child_file = next((zone / "ncands_child").glob("*.txt"))
    first = child_file.read_text().splitlines()[0]
    planted = first[:6] + (MARKER * 90)[: len(first) - 6]
    child_file.write_text(child_file.read_text() + planted + "\n")
    care_file = next((zone / "afcars_oohc").glob("*.xml"))
    text = care_file.read_text()
    record = re.search(r"<record>.*?</record>", text, re.DOTALL)
    assert record is not None
    marked = re.sub(r">[^<>\s][^<>]*<", f">{MARKER}<", record[0])
    care_file.write_text(text.replace("</records>", f"{marked}</records>"))
    for extract in zone.glob("*/*.csv"):
        header = extract.read_text().splitlines()[0].split(",")
        cells = ["" if name in (*NAMES_OF_PLACES, "state") else MARKER for name in header]
        extract.write_text(extract.read_text() + ",".join(cells) + "\n")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Place:
    """A drop zone with planted markers, after its first run."""
    folder = tmp_path_factory.mktemp("run")
    made = Place(folder / "zone", folder / "out")
    write_drop_zone(made.zone, children=24, afcars=("23A", "23B"), years=(2023,))
    plant(made.zone)
    return made


pytestmark = pytest.mark.usefixtures("first")


@dataclass
class Only:
    """A run of some measures alone, before any other: what it said and left."""

    said: Run
    files: set[str]
    rows: dict[str, pl.DataFrame]


ONLY = ("timely_response", "victimization", "disparity")


@pytest.fixture(scope="module")
def only(place) -> Only:
    said = place.run("--only", *ONLY)
    files = {path.relative_to(place.output).as_posix() for path in place.output.rglob("*.*")}
    return Only(said, files, {measure: place.only(measure) for measure in ONLY})


@pytest.fixture(scope="module")
def first(place, only) -> Run:
    assert only.said.code == 1, only.said.said
    return place.run()


def test_a_run_of_some_measures_shows_them_and_publishes_nothing(only, place):
    assert "7 read, 0 unchanged, 0 refused" in only.said.said
    assert "left out workers/workers.csv: 1 of 2 records were set aside" in only.said.said
    for measure in ONLY:
        assert f"ZZ  {measure} " in only.said.said
        assert str(place.output / "restricted" / "only" / "ZZ" / f"{measure}.csv") in only.said.said
    assert "cwo list victimization after the next whole run" in only.said.said
    assert "Published  nothing" in only.said.said
    assert "Synthetic data" in only.said.said
    assert not [name for name in only.files if name.startswith("published") or name.endswith(".duckdb")]
    assert "restricted/lake/current" not in only.files


def test_a_run_of_some_measures_makes_them_and_those_they_are_made_of_alone(only):
    made = {name.split("/")[3] for name in only.files if name.startswith("restricted/lake/measures/")}
    behind = {str(row[role]) for row in DECISION_POINTS.rows() for role in ("reached", "base")}
    assert made == {"timely_response", "victimization"} | behind
    assert not [name for name in only.files if "/flagged_records/" in name or "/court_cases/" in name]


def test_figures_of_some_measures_are_those_of_a_whole_run(only, place):
    columns = [*all_contracts()["marts.measure_results"].keys(), "denominator", "value", "status"]
    for measure, alone in only.rows.items():
        sql = f"select {', '.join(columns)} from marts.measure_results where measure_id = '{measure}'"
        assert sorted(map(repr, alone.select(columns).rows())) == sorted(map(repr, place.query(sql)))


def test_after_a_whole_run_some_measures_are_shown_as_they_are_in_force(first, only, place):
    pages, in_force = place.pages(), (place.output / "restricted" / "lake" / "current").read_text()
    again = place.run("--only", "victimization")
    assert again.code == first.code
    assert "0 read, 7 unchanged" in again.said
    assert "ZZ unchanged" in again.said
    assert f"edition {place.latest()['edition']} and all results in force stay as they are" in again.said
    assert "cwo list victimization\n" in again.said
    assert place.only("victimization").equals(only.rows["victimization"])
    assert place.pages() == pages
    assert (place.output / "restricted" / "lake" / "current").read_text() == in_force


def test_a_run_ends_with_a_summary_that_says_where_the_pages_are(first, place):
    assert "0 read, 7 unchanged, 0 refused" in first.said
    assert "ZZ computed" in first.said
    assert str(place.output / "published" / "index.html") in first.said
    assert str(place.output / "restricted" / "outcomes.duckdb") in first.said
    assert re.search(r"To mend    ZZ: [\d,]+ findings? \([\d,]+ new, 0 returned, 0 continuing\)", first.said)
    assert (place.output / "restricted" / "quality" / "ZZ" / "ZZ.xlsx").exists()


def test_a_file_the_gate_keeps_out_is_told_and_ends_with_1(first):
    assert "left out workers/workers.csv: 1 of 2 records were set aside" in first.said
    assert first.code == 1


def test_a_run_computes_every_measure(place):
    assert place.query("select count(distinct measure_id) from marts.measure_results") == [
        (len(counted_measures()),)
    ]


def test_every_table_and_column_of_the_database_says_what_it_is(place):
    silent = place.query(
        """
        select schema_name || '.' || table_name from duckdb_tables() where comment is null
        union all
        select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()
        where comment is null and not internal
        """
    )
    assert silent == []


def test_control_totals_of_a_run_balance(place):
    assert place.query("select bool_and(is_balanced), count(*) > 0 from quality.control_totals") == [
        (True, True)
    ]


def test_both_editions_are_whole_and_the_pointer_names_the_public_one(place):
    edition = place.latest()["edition"]
    for folder in (place.output / "published" / edition, place.output / "restricted" / "editions" / edition):
        assert (folder / "index.html").exists()
        assert (folder / "outcomes.duckdb").exists()
        assert not list(folder.rglob("*.wal"))
    assert list(
        (place.output / "restricted" / "lists" / edition / "ZZ").glob("caseworker_visits-*-missed.xlsx")
    )
    assert f"url={edition}/index.html" in (place.output / "published" / "index.html").read_text()


def test_what_is_restricted_is_closed_to_others_and_what_is_public_is_open(place):
    edition = place.latest()["edition"]
    assert (place.output / "restricted").stat().st_mode & 0o077 == 0
    assert (place.output / "published" / edition / "index.html").stat().st_mode & 0o004


def test_no_value_of_a_field_is_told_logged_or_published(first, only, place):
    assert MARKER not in first.said + only.said.said
    outside = [place.output / "published", place.output / "restricted" / "dagster"]
    outside.append(place.output / "restricted" / "only")
    outside.append(place.output / "restricted" / "editions")
    files = [path for folder in outside for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARKER.encode() in path.read_bytes()] == []
    for database in [
        *place.output.glob("published/*/*.duckdb"),
        *place.output.glob("restricted/editions/*/*.duckdb"),
    ]:
        assert tables_with_marker(database, "published") == []
    assert tables_with_marker(place.output / "restricted" / "outcomes.duckdb", "marts") == []
    assert tables_with_marker(place.output / "restricted" / "outcomes.duckdb", "staging"), (
        "nothing was planted"
    )


def tables_with_marker(database: Path, schema: str) -> list[str]:
    """The tables of a schema in which any value holds the marker."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "select distinct table_name from information_schema.tables where table_schema = ?", [schema]
        ).fetchall()
        return [
            name
            for (name,) in names
            if connection.execute(
                f"select count(*) from {schema}.{name} as t where contains(cast(t as varchar), '{MARKER}')"
            ).fetchone()
            != (0,)
        ]


def test_a_second_run_reads_and_computes_nothing_and_leaves_the_pages(first, place):
    before = place.pages()
    second = place.run()
    assert second.code == first.code
    assert "0 read, 7 unchanged" in second.said
    assert "ZZ unchanged" in second.said
    assert place.pages() == before


def test_a_mended_file_alone_is_read_again_and_makes_an_edition_beside_the_old_one(place):
    before = place.latest()["edition"]
    mended = place.zone / "workers" / "workers.csv"
    mended.write_text("".join(line for line in mended.open() if MARKER not in line))
    run = place.run()
    assert run.code == 0, run.said
    assert "1 read, 6 unchanged" in run.said
    assert place.latest()["edition"] != before
    assert (place.output / "published" / before / "index.html").exists()


def test_a_query_is_answered_and_may_not_leave_the_results(place):
    def ask(sql: str):
        asked = ["query", sql, "--restricted", "--csv", "--output", str(place.output)]
        return CliRunner().invoke(app, asked)

    assert ask("select count(*) as n from raw.files").stdout == "n\n7\n"
    assert ask("select * from read_csv('/etc/passwd')").exit_code == 2
    assert ask("create table t (a int)").exit_code == 2
    assert "it cannot change them" in ask("delete from raw.files").stderr
    assert (ask(" ;").exit_code, "is empty" in ask(" ;").stderr) == (2, True)
    assert ask("set enable_external_access = true").exit_code == 2


def test_unusable_files_end_with_1_and_leave_the_last_good_results(place, tmp_path):
    before, pages = place.latest(), place.pages()
    bad = Place(tmp_path / "zone", place.output)
    (bad.zone / "afcars_oohc").mkdir(parents=True)
    (bad.zone / "afcars_oohc" / "23A.xml").write_text("<data><records><record>")
    (bad.zone / "workers").mkdir()
    (bad.zone / "workers" / "workers.csv").write_bytes(b"\x00\x01\x02")
    run = bad.run()
    assert run.code == 1
    assert "afcars_oohc/23A.xml:" in run.said
    assert "workers/workers.csv:" in run.said
    assert "The last good results stay in place" in run.said
    assert place.latest() == before
    assert pages.items() <= place.pages().items()
    assert place.query("select count(*) > 0 from marts.measure_results") == [(True,)]


def test_an_agency_none_of_whose_files_passes_the_gate_is_stopped_with_the_reason(tmp_path):
    bad = Place(tmp_path / "zone", tmp_path / "results")
    (bad.zone / "workers").mkdir(parents=True)
    header, sound, broken = (
        "worker_id,unit,county,role,fte,hired_on,state",
        "W1,U1,99001,adoption,1",
        "W2,,,,",
    )
    lines = [header, f"{sound},2020-01-01,ZZ", f"{broken},30.2.2020,ZZ"]
    (bad.zone / "workers" / "workers.csv").write_text("\n".join(lines) + "\n")
    run = bad.run()
    assert run.code == 1
    why = "workers: 1 of 2 records were set aside; at most 10% is allowed"
    assert f"stopped  ZZ: none of its files can be used: {why}" in run.said


def test_pages_that_cannot_be_drawn_leave_figures_and_pages_as_they_were(place, monkeypatch):
    database = place.output / "restricted" / "outcomes.duckdb"
    before = (database.read_bytes(), place.latest(), place.pages())
    monkeypatch.setattr(edition_building, "build_pages", int)  # fails on a path, also in a process of its own
    renamed = Settings.model_validate({"agency": {"name": "Another Department"}})
    with pytest.raises(TypeError):
        publishing.publish(Warehouse(place.output), renamed)
    assert (database.read_bytes(), place.latest(), place.pages()) == before

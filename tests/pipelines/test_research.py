"""`cwo research`: case records for a researcher, from results that a person could write by hand."""

from __future__ import annotations

import json
import os
import stat
import time
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner, Result

from pipelines import command_research
from pipelines.cli import app
from pipelines.inventory import Inventory, save_inventory
from pipelines.manifest import faults_of
from transforms.contracts.contract import all_contracts
from transforms.publication.release import About
from transforms.research.checks import UnsafeReleaseError
from transforms.warehouse import Draft, Warehouse

PURPOSE = """
[purposes.research.university]
to = "State University"
basis = "protocol 17"
until = {until}
dates = "quarter"
recognised_by = ["sex", "age"]
[purposes.research.university.tables]
"episodes.children" = ["*"]
"episodes.maltreatment_reports" = ["report_id", "report_date", "disposition", "county", "worker_id",
    "afcars_id"]
[retention]
research_days = 30
"""
ABOUT = About("2026-03-31-aaaaaaaa", date(2026, 3, 31), "Department of Children", True, "0.1.0")
BOYS, GIRLS, SCATTERED = 26, 12, 12
"""Children by sex, and how many of the boys live by threes in counties of their own."""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Children of two sexes, each with a report, and one of whom the sex is unknown."""
    output = tmp_path_factory.mktemp("results")
    warehouse = Warehouse(output)
    save_inventory(warehouse, Inventory([]))
    warehouse.put_in_force([Draft("ZZ")])
    sexes = ["male"] * BOYS + ["female"] * GIRLS + ["unknown"]
    children = pl.DataFrame(
        {"state": "ZZ", "child_id": f"KEPT-CHILD-{n:02}", "sex": sex, "birth_date": date(2015, 1 + n % 12, 7),
         "observed_until": date(2026, 3, 31), "file_id": "KEPT-FILE", "record_number": n}
        for n, sex in enumerate(sexes)
    )  # fmt: skip
    reports = pl.DataFrame(
        {"state": "ZZ", "child_id": f"KEPT-REPORTED-{n:02}", "afcars_id": f"KEPT-CHILD-{n:02}",
         "report_id": f"KEPT-REPORT-{n // 2}", "report_date": date(2024, 5, 17),
         "disposition": "substantiated",
         "county": f"9901{n // 3}" if n < SCATTERED else "99001", "worker_id": f"KEPT-WORKER-{n % 3}"}
        for n in range(len(sexes))
    )  # fmt: skip
    with duckdb.connect(str(warehouse.outcomes)) as connection:
        connection.execute("create schema episodes")
        for name, frame in (("episodes.children", children), ("episodes.maltreatment_reports", reports)):
            empty = pl.DataFrame(schema=all_contracts()[name].schema())
            connection.register("frame", pl.concat([empty, frame], how="diagonal_relaxed"))
            connection.execute(f"create table {name} as from frame")
    return output


@pytest.fixture
def ask(results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command over a folder of its own, with the purpose above or another text."""
    monkeypatch.setattr(command_research, "about_results", lambda _: ABOUT)
    output, keys, agency = tmp_path / "out", tmp_path / "keys", tmp_path / "decisions"
    for folder in (output, keys, agency):
        folder.mkdir()
    for path in results.rglob("*"):
        copied = output / path.relative_to(results)
        copied.mkdir() if path.is_dir() else copied.write_bytes(path.read_bytes())
    key = keys / "agency.key"
    key.write_text("ab" * 32)
    key.chmod(0o600)

    def asked(command: str, *words: str, text: str = PURPOSE.format(until="2099-12-31")) -> Result:
        (agency / "agency.toml").write_text(text)
        own = ["--key", str(key)] if command == "research" and "--key" not in words else []
        told = [command, *words, *own, "--agency", str(agency), "--output", str(output)]
        return CliRunner().invoke(app, told)

    asked.output = output  # type: ignore[attr-defined]
    return asked


def tables(ask, release: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    folder = ask.output / "restricted" / "research" / release
    return (
        pl.read_parquet(folder / "episodes.children.parquet"),
        pl.read_parquet(folder / "episodes.maltreatment_reports.parquet"),
    )


def test_a_release_holds_what_was_agreed_coarse_and_under_pseudonyms_of_its_own(ask):
    told = ask("research", "university")
    assert told.exit_code == 0, told.output
    assert f"2 tables of {BOYS + GIRLS} persons for State University; 1 were kept out" in told.output
    children, reports = tables(ask, "university-1")
    assert reports.columns == ["report_id", "child_id", "report_date", "disposition", "county", "worker_id",
                               "afcars_id"]  # fmt: skip
    assert {"file_id", "record_number"}.isdisjoint(children.columns)
    assert set(children["birth_date"]) == {date(2015, 1, 1)}
    assert set(reports["report_date"]) == {date(2024, 4, 1)}
    assert reports["afcars_id"].sort().to_list() == children["child_id"].sort().to_list()
    assert children["child_id"].n_unique() == BOYS + GIRLS
    assert children["child_id"].str.contains(r"^[A-Z2-7]{12}$").all()


def test_of_who_shares_a_place_with_too_few_the_place_goes_and_what_leads_to_others_rows(ask):
    ask("research", "university")
    _, reports = tables(ask, "university-1")
    emptied = reports.filter(pl.col("county").is_null())
    assert (emptied.height, reports["county"].drop_nulls().unique().to_list()) == (SCATTERED, ["99001"])
    assert emptied["report_id"].null_count() == emptied["worker_id"].null_count() == SCATTERED
    assert reports.drop_nulls("county")["report_id"].null_count() == 0


def test_no_two_releases_share_a_pseudonym_and_each_is_logged_before_it_is_there(ask):
    for _ in range(2):
        assert ask("research", "university").exit_code == 0
    first, second = tables(ask, "university-1")[0], tables(ask, "university-2")[0]
    assert set(first["child_id"]).isdisjoint(second["child_id"])
    lines = (ask.output / "restricted" / "research.jsonl").read_text().splitlines()
    log = [json.loads(line) for line in lines]
    assert [line["release"] for line in log] == ["university-1", "university-2"]
    assert {line["purpose"]["basis"] for line in log} == {"protocol 17"}
    assert {line["persons"]["kept_out"] for line in log} == {1}


def test_nothing_of_the_records_as_they_were_stands_in_files_report_log_or_messages(ask):
    told = ask("research", "university")
    folder = ask.output / "restricted"
    paths = [*(folder / "research").rglob("*"), folder / "research.jsonl"]
    for path in paths:
        if path.is_file():
            assert b"KEPT-" not in path.read_bytes(), path.name
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert "KEPT-" not in told.output
    for frame in tables(ask, "university-1"):
        assert not frame.select(pl.col(pl.String).str.starts_with("KEPT-").any()).row(0).count(True)


def test_the_researcher_is_told_the_terms_and_the_agency_what_was_emptied(ask):
    ask("research", "university")
    folder = ask.output / "restricted" / "research"
    readme = (folder / "university-1" / "README.txt").read_text()
    assert readme.startswith("Made from synthetic data")
    assert "Agreement: protocol 17, until 2099-12-31" in readme
    assert "first day of its quarter" in readme
    dictionary = pl.read_csv(folder / "university-1" / "dictionary.csv")
    names = ("episodes.children", "episodes.maltreatment_reports")
    held = [
        (name, column)
        for name, frame in zip(names, tables(ask, "university-1"), strict=True)
        for column in frame.columns
    ]
    assert list(dictionary.select("table", "column").iter_rows()) == held
    assert faults_of(folder / "university-1") == []
    report = json.loads((folder / "university-1-report" / "report.json").read_text())
    assert (report["persons"]["emptied"]["place"], report["persons"]["kept_out"]) == (SCATTERED, 1)
    assert report["smallest_group_in_files"] >= 11
    assert "report" not in {path.stem for path in (folder / "university-1").iterdir()}


def test_a_release_that_its_check_refuses_leaves_nothing(ask, monkeypatch):
    def refuse(*_: object) -> int:
        raise UnsafeReleaseError("a group of child_id in the files is smaller than 11")

    monkeypatch.setattr(command_research, "check_groups", refuse)
    told = ask("research", "university")
    assert (told.exit_code, "smaller than 11" in told.stderr) == (2, True)
    assert list((ask.output / "restricted" / "research").iterdir()) == []
    assert not (ask.output / "restricted" / "research.jsonl").exists()


def test_who_may_not_have_records_is_told_so(ask):
    assert (
        "names no researcher universty in [purposes.research]; did you mean university?"
        in ask("research", "universty").stderr
    )
    ended = ask("research", "university", text=PURPOSE.format(until="2020-12-31"))
    assert "may receive ended on 2020-12-31" in ended.stderr
    inside = ask.output / "restricted" / "agency.key"
    inside.write_text("ab" * 32)
    assert "the key must not lie in" in ask("research", "university", "--key", str(inside)).stderr
    assert not (ask.output / "restricted" / "research").exists()


def test_releases_past_their_time_are_purged_with_their_report_and_numbers_are_not_given_again(ask):
    ask("research", "university")
    folder = ask.output / "restricted" / "research"
    for path in [*folder.rglob("*"), *folder.iterdir()]:
        os.utime(path, (time.time() - 40 * 86_400,) * 2)
    ask("research", "university")
    told = ask("purge", "--yes")
    assert "research release university-1: 7 files" in told.output, told.output
    assert sorted(path.name for path in folder.iterdir()) == ["university-2", "university-2-report"]
    ask("research", "university")
    assert (folder / "university-3").is_dir()

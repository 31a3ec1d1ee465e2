"""What a public edition holds for researchers: described files, a citation, examples that run."""

import json
import runpy
import shutil
import subprocess

import duckdb
import polars as pl
import pytest
import yaml
from frictionless import validate

from reports.reading import connect, frame


@pytest.fixture(scope="module")
def public(editions):
    return editions["public"]


@pytest.fixture(scope="module")
def descriptor(public) -> dict:
    return json.loads((public / "datapackage.json").read_text(encoding="utf-8"))


def test_the_data_package_is_valid_by_its_own_tool(public):
    report = validate(str(public / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []
    assert report.valid


def test_every_table_and_view_is_a_described_file_and_its_columns_say_what_the_database_says(
    public, descriptor
):
    with connect(public) as connection:
        comments = connection.execute(
            "select table_name, column_name, comment from duckdb_columns() where not internal order by all"
        ).fetchall()
    told = [
        (resource["name"], field["name"], field["description"])
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
    ]
    assert sorted(told) == comments


def test_csv_and_parquet_hold_the_rows_of_their_table(public, descriptor):
    with connect(public) as connection:
        for resource in descriptor["resources"]:
            table = frame(connection, f'from published."{resource["name"]}"')
            csv = pl.read_csv(public / resource["path"], schema=table.schema)
            parquet = pl.read_parquet(public / resource["parquet"]["path"])
            assert csv.equals(table), resource["name"]
            assert parquet.equals(table), resource["name"]


def test_a_citation_names_agency_edition_data_and_program(public):
    told = yaml.safe_load((public / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["cff-version"] == "1.2.0"
    assert told["authors"] == [{"name": "Department of Children"}]
    assert (told["type"], str(told["version"])) == ("dataset", "2025-11-22")
    assert "synthetic data" in told["title"]
    assert "Data to 2025-09-30" in told["abstract"]
    assert told["references"][0]["version"] == "0.1.0"
    assert told["license"] == "CC0-1.0"


def test_the_licence_of_the_agency_stands_in_description_and_page(public, descriptor):
    assert descriptor["licenses"] == [{"name": "CC0-1.0"}]
    assert "Licence: CC0-1.0." in (public / "downloads.html").read_text(encoding="utf-8")


def test_the_questions_in_sql_run_on_the_database_and_most_have_an_answer(public):
    asked = (public / "examples" / "queries.sql").read_text(encoding="utf-8")
    with connect(public) as connection:
        answers = [
            len(connection.execute(statement).fetchall()) for statement in duckdb.extract_statements(asked)
        ]
    assert len(answers) == 8
    assert sum(count > 0 for count in answers) >= 6


def test_the_examples_in_polars_and_r_run_from_any_folder(public, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(public / "examples" / "with_polars.py"))
    assert "percent" in capsys.readouterr().out
    if r := shutil.which("Rscript"):
        told = subprocess.run(
            [r, "--vanilla", str(public / "examples" / "with_r.R")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, "")
        assert "suppressed" in told.stdout


def test_the_internal_edition_is_described_for_nobody_outside(editions):
    for name in ("datapackage.json", "CITATION.cff", "downloads.html", "examples"):
        assert not (editions["internal"] / name).exists()


def test_equal_databases_make_equal_files(public, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(public / "outcomes.duckdb", again)
    from reports.data_package import write_package  # noqa: PLC0415

    with connect(again) as connection:
        written = write_package(again, connection)
    for path in written:
        assert path.read_bytes() == (public / path.relative_to(again)).read_bytes(), path.name

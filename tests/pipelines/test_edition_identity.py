"""What names an edition, and that equal results make equal editions."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publication"))

import fake_results

from pipelines.edition_building import about_edition, settings_told
from pipelines.manifest import Made, read_manifest, table_hash, tables_of, write_manifest
from reports.export import export
from transforms.agency import MARTS
from transforms.annotations import Annotation
from transforms.contracts.contract import all_contracts
from transforms.engine import empty_select
from transforms.publication import release as releasing
from transforms.publication.names import DATABASE
from transforms.publication.published.tables import LayoutFields
from transforms.publication.release import release
from transforms.settings import Settings

FEW = [one for one in fake_results.INVENTED if one.kind == "proportion"][:1]


@pytest.fixture
def exact():
    """Exact results of one measure, with all that an edition is named by."""
    connection = fake_results.exact_database(("ZZ",), FEW)
    have = {
        f"{s}.{t}"
        for s, t in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    }
    for name in set(MARTS) - have:
        connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
    return connection


def name_of(connection, settings: Settings | None = None) -> str:
    return about_edition(connection, ["ZZ"], settings or Settings()).edition


def test_files_received_at_other_times_from_other_places_make_the_same_edition(exact):
    before = name_of(exact)
    exact.execute(
        "update raw.files set received_at = received_at + interval 3 month, path = 'copied/' || path"
    )
    exact.execute("update quality.finding_history set checked_on = checked_on + 40")
    assert name_of(exact) == before


@pytest.mark.parametrize(
    "change",
    [
        "update marts.measure_results set numerator = numerator + 1 where numerator > 0",
        "update raw.files set sha256 = 'ab12'",
        "update raw.files set superseded_by = 'another'",
        "update quality.findings set status = 'fixed'",
    ],
)
def test_other_results_files_or_findings_make_another_edition(exact, change):
    before = name_of(exact)
    exact.execute(change)
    assert name_of(exact) != before


def test_settings_name_an_edition_and_when_it_is_published_does_not(exact):
    before = name_of(exact)
    assert name_of(exact, Settings.model_validate({"publication": {"automatic": False}})) == before
    assert name_of(exact, Settings.model_validate({"courts": {"adjudication_days": 90}})) != before


def test_two_builds_of_equal_results_hold_equal_files_and_equal_tables(exact, tmp_path, monkeypatch):
    monkeypatch.setattr(releasing, "layout_fields_frame", lambda: pl.DataFrame(schema=LayoutFields.schema()))
    about = about_edition(exact, ["ZZ"], Settings())
    folders = [tmp_path / "one", tmp_path / "other"]
    for number, folder in enumerate(folders):
        exact.execute(f"update raw.files set received_at = received_at + interval {number} month")
        release(exact, "public", folder, about)
        export(folder)
        write_manifest(folder, Made(about.edition, "public", "2025-09-30", "1", {}, [], {}))
    one, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    )
    differing = {str(path) for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
    assert differing <= {DATABASE, "manifest.json"}
    assert tables_of(folders[0] / DATABASE) == tables_of(folders[1] / DATABASE)
    told = [read_manifest(folder) for folder in folders]
    assert told[0]["content_sha256"] == told[1]["content_sha256"]
    with zipfile.ZipFile(folders[0] / "measure_results.xlsx") as workbook:
        assert about.as_of.isoformat().encode() in workbook.read("docProps/core.xml")


def test_the_public_manifest_tells_of_the_files_received_by_one_hash_alone(tmp_path):
    inputs = [
        {"state": "ZZ", "dataset": "workers", "path": "workers/alder.csv", "sha256": "ab12", "bytes": 7}
    ]
    for audience in ("internal", "public"):
        (tmp_path / audience).mkdir()
        write_manifest(tmp_path / audience, Made("e", audience, "2025-09-30", "1", {}, inputs, {}))
    assert "alder" in (tmp_path / "internal" / "manifest.json").read_text()
    public = (tmp_path / "public" / "manifest.json").read_text()
    assert "alder" not in public
    assert "ab12" not in public
    assert read_manifest(tmp_path / "public")["inputs"]["count"] == 1


def test_the_hash_of_a_table_is_of_its_rows_in_any_order():

    with duckdb.connect(":memory:") as connection:
        hashes = [
            table_hash(connection, f"(select * from (values {rows}) as t ({names}))")
            for rows, names in (
                ("(2, 'x'), (1, 'y'), (null, '')", "a, b"),
                ("(null, ''), (1, 'y'), (2, 'x')", "a, b"),
                ("(2, 'z'), (1, 'y'), (null, '')", "a, b"),
                ("(2, 'x'), (1, 'y'), (null, '')", "a, c"),
            )
        ]
    assert hashes[0] == hashes[1]
    assert hashes[0]["rows"] == 3
    assert hashes[2] != hashes[0] != hashes[3]


def test_a_public_manifest_repeats_no_text_of_a_table_or_column_that_is_withheld():
    changed = Annotation(changed_on=date(2024, 10, 1), says="Visits by video count")
    settings = Settings(annotations=(changed,))
    assert "annotations" in settings_told(settings, "public", ())
    assert "annotations" in settings_told(settings, "internal", ["annotations"])
    for withheld in ("annotations", "annotations.says"):
        assert "annotations" not in settings_told(settings, "public", [withheld])

"""`cwo query` and `cwo shell`: answers, and a database that nothing can be written to or reached from."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from pipelines.cli import app

MARKER = "MARKED-CHILD"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two public editions, the second in force, and restricted results."""
    output = tmp_path_factory.mktemp("out")
    for edition, value in (("first", 1.5), ("second", 2.5)):
        _write(
            output / "published" / edition,
            f"""
            create schema published;
            create table published.measure_results as select 'entries' as measure_id, {value} as value;
            create view published.figures as select measure_id as title, value from published.measure_results;
            comment on table published.measure_results is 'One row per result';
            """,
        )
    (output / "published" / "latest.json").write_text(json.dumps({"edition": "second"}))
    _write(
        output / "restricted",
        f"create schema episodes; create table episodes.children as select '{MARKER}' as child_id, 7 as days",
    )
    return output


def _write(folder: Path, sql: str) -> None:
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "outcomes.duckdb")) as connection:
        connection.execute(sql)


def query(output: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["query", *words, "--output", str(output)])


def shell(output: Path, said: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["shell", *words, "--output", str(output)], input=said)


def test_a_question_goes_to_the_public_edition_in_force_unless_another_is_named(output):
    assert query(output, "from figures").stdout == "title\tvalue\nentries\t2.5\n"
    assert query(output, "from figures", "--edition", "first").stdout == "title\tvalue\nentries\t1.5\n"
    named = str(output / "published" / "first")
    assert query(output, "from figures", "--edition", named).stdout == "title\tvalue\nentries\t1.5\n"
    unknown = query(output, "from figures", "--edition", "third")
    assert (unknown.exit_code, "no public edition third" in unknown.stderr) == (2, True)
    assert "known: first, second" in unknown.stderr


def test_case_records_are_asked_with_restricted_alone(output):
    assert query(output, "from episodes.children").exit_code == 2
    told = query(output, "from episodes.children", "--restricted")
    assert told.stdout == f"child_id\tdays\n{MARKER}\t7\n"


def test_an_answer_is_csv_where_that_is_asked_for_and_a_file_is_new_and_for_its_owner_alone(output, tmp_path):
    many = "select range as n, case when range = 0 then 'a,b' end as word from range(2000) order by n"
    told = query(output, many, "--csv").stdout.splitlines()
    assert (told[:3], len(told)) == (["n,word", '0,"a,b"', "1,"], 2001)
    shown = query(output, many)
    assert (len(shown.stdout.splitlines()), "the first 1000 rows" in shown.stderr) == (1001, True)
    to = tmp_path / "answer.csv"
    assert query(output, many, "--to", str(to)).exit_code == 0
    assert len(to.read_text().splitlines()) == 2001
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert "name a new file" in query(output, many, "--to", str(to)).stderr


OUT_OF_REACH = {
    "a file": "select * from read_text('{file}')",
    "a file by its name": "select * from '{file}'",
    "names of files": "select * from glob('{folder}/*')",
    "a copy": "copy (select 1) to '{folder}/copied.csv'",
    "an export": "export database '{folder}/exported'",
    "another database": "attach '{folder}/other.duckdb' as other",
    "an extension": "load httpfs",
    "an extension from the network": "install httpfs",
    "a setting": "set enable_external_access = true",
    "what is locked": "reset lock_configuration",
    "a table": "create table episodes.copied as from episodes.children",
    "a row": "insert into episodes.children values ('x', 1)",
    "a change": "update episodes.children set days = 1",
    "a removal": "drop table episodes.children",
}


@pytest.mark.parametrize("sql", OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys())
def test_nothing_is_reached_or_changed_from_a_question(sql, output, tmp_path):
    (tmp_path / "note.txt").write_text(MARKER)
    before = (output / "restricted" / "outcomes.duckdb").read_bytes()
    told = query(output, sql.format(file=tmp_path / "note.txt", folder=tmp_path), "--restricted")
    assert told.exit_code == 2
    assert MARKER not in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
    assert (output / "restricted" / "outcomes.duckdb").read_bytes() == before


def test_an_error_repeats_no_value_of_the_data(output):
    told = query(output, "select cast(child_id as integer) from episodes.children", "--restricted")
    assert (told.exit_code, MARKER in told.output) == (2, False)
    assert "the query failed" in told.stderr


def test_a_shell_answers_what_it_is_asked_and_goes_on_after_an_error(output, tmp_path):
    to = tmp_path / "saved.csv"
    said = f"""
        .tables
        .columns measure_results
        select title
        from figures;
        from nowhere;
        copy (select 1) to '{tmp_path}/x.csv';
        .csv
        from figures;
        .save {to}
        from figures;
        .unknown
        .quit
        select 'not asked any more';
    """
    told = shell(output, said)
    assert told.exit_code == 0
    assert "published.measure_results\tOne row per result" in told.stdout
    assert "measure_id\tVARCHAR" in told.stdout
    assert "title\nentries\n" in told.stdout
    assert "title,value\nentries,2.5\n" in told.stdout
    assert "not asked any more" not in told.stdout
    assert "nowhere does not exist" in told.stderr
    assert "cannot change them, nor read files" in told.stderr
    assert ".help says which there are" in told.stderr
    assert to.read_text() == "title,value\nentries,2.5\n"
    assert [path.name for path in tmp_path.iterdir()] == ["saved.csv"]


def test_a_shell_keeps_no_history(output, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    shell(output, f"select '{MARKER}';\n", "--restricted")
    assert list(tmp_path.iterdir()) == []

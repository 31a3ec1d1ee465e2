"""`cwo evaluate`: over the results in force, in words on the terminal, as CSV on the restricted side."""

from __future__ import annotations

import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from tests.pipelines.lists_by_hand import lay_down
from tests.reports.invented import measure
from transforms.contracts.contract import all_contracts

VISITS = """
title = "Reminders"
says = "Reminders of visits."
design = "interrupted_time_series"
starts_on = 2023-04-01
[[outcome]]
measure = "caseworker_visits"
"""
EPISODES = {
    "removal_episodes": """
child_id | removal_date | exit_date | county
XQ-A     | 2021-01-10   |           | 99001
""",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """Results in force of a year, with the definition that they were made by."""
    into = tmp_path_factory.mktemp("results")
    warehouse = lay_down(into, EPISODES)
    draft = warehouse.current()["ZZ"]
    schema = all_contracts()["marts.measures"].schema()
    about = {name: getattr(measure(), name, None) for name in schema} | {"measure_id": "caseworker_visits"}
    path = warehouse.write_once(
        "marts.measures", "ZZ", "0", pl.DataFrame([about], schema=schema, strict=False).write_parquet
    )
    draft.tables["marts.measures"] = [warehouse.relative(path)]
    results = [path for path, _ in (draft.facts["marts.results_of_caseworker_visits"],)]
    draft.tables["marts.measure_results"] = results
    warehouse.put_in_force([draft])
    return into


def asked(output, agency, *names):
    return CliRunner().invoke(app, ["evaluate", *names, "--agency", str(agency), "--output", str(output)])


def test_a_programme_is_told_in_words_and_lies_as_csv_on_the_restricted_side(output, tmp_path):
    (tmp_path / "evaluations").mkdir()
    (tmp_path / "evaluations" / "reminders.toml").write_text(VISITS)
    told = asked(output, tmp_path)
    assert told.exit_code == 0, told.output
    assert "ZZ  reminders: Reminders" in told.output
    assert "No difference is told: needs 12 months before the start and has 6." in told.output
    assert "Synthetic data" in told.output
    folder = output / "restricted" / "evaluations" / "ZZ"
    assert {path.stem for path in folder.iterdir()} == {
        "evaluations", "evaluation_checks", "evaluation_estimates", "evaluation_points",
    }  # fmt: skip
    assert pl.read_csv(folder / "evaluations.csv")["status"].to_list() == ["refused"]


def test_a_name_that_is_none_and_a_folder_without_programmes_are_told(output, tmp_path):
    told = asked(output, tmp_path)
    assert told.exit_code == 2
    assert "no programme is to be evaluated" in told.output
    (tmp_path / "evaluations").mkdir()
    (tmp_path / "evaluations" / "reminders.toml").write_text(VISITS)
    told = asked(output, tmp_path, "reminder")
    assert (told.exit_code, "did you mean reminders?" in told.output) == (2, True)

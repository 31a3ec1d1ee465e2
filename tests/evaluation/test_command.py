"""`cwo evaluate`: over the results in force, in words on the terminal, as CSV on the restricted side."""

from __future__ import annotations

import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from tests.evaluation.test_evaluate import results, visits
from tests.reports.invented import measure
from transforms.contracts.contract import all_contracts
from transforms.warehouse import Draft, Warehouse

VISITS = """
title = "Reminders"
says = "Reminders of visits."
design = "interrupted_time_series"
starts_on = 2023-04-01
[[outcome]]
measure = "caseworker_visits"
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """Results in force of 60 months of one measure, with the definition that they were made by."""
    into = tmp_path_factory.mktemp("results")
    warehouse, draft = Warehouse(into), Draft("ZZ")
    schema = all_contracts()["marts.measures"].schema()
    about = {name: getattr(measure(per=1.0), name, None) for name in schema}
    tables = {
        "marts.measures": pl.DataFrame(
            [about | {"measure_id": "caseworker_visits"}], schema=schema, strict=False
        ),
        "marts.measure_results": results("caseworker_visits", visits),
    }
    for name, table in tables.items():
        draft.tables[name] = [warehouse.relative(warehouse.write_once(name, "ZZ", "0", table.write_parquet))]
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
    assert "  Clearly higher than expected" in told.output
    assert "Synthetic data" in told.output
    folder = output / "restricted" / "evaluations" / "ZZ"
    assert {path.stem for path in folder.iterdir()} == {
        "evaluations", "evaluation_checks", "evaluation_estimates", "evaluation_points",
    }  # fmt: skip
    assert pl.read_csv(folder / "evaluations.csv")["status"].to_list() == ["estimated"]


def test_a_name_that_is_none_and_a_folder_without_programmes_are_told(output, tmp_path):
    told = asked(output, tmp_path)
    assert told.exit_code == 2
    assert "no programme is to be evaluated" in told.output
    (tmp_path / "evaluations").mkdir()
    (tmp_path / "evaluations" / "reminders.toml").write_text(VISITS)
    told = asked(output, tmp_path, "reminder")
    assert (told.exit_code, "did you mean reminders?" in told.output) == (2, True)

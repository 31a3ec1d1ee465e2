"""The command line: exit codes, and one clear message for each wrong use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from transforms.settings import TEMPLATE
from transforms.staging.receiving.drop_zone import DATASETS

HEAVY = ("dagster", "polars", "duckdb", "great_expectations", "altair", "rich.progress")


def cwo(*arguments: str | Path):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_command_line_imports_nothing_heavy_at_start():
    code = f"import sys, pipelines.cli; print([m for m in {HEAVY} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def wrong_uses(folder: Path) -> dict[str, tuple[list[str | Path], str]]:
    full, empty, bad = folder / "full", folder / "empty", folder / "bad"
    for made in (full, empty, bad / "agency"):
        made.mkdir(parents=True)
    (full / "letter.txt").write_text("not data")
    (bad / "agency" / "agency.toml").write_text("[agency]\nnam = 'x'\n")
    out = ["--output", folder / "out"]
    return {
        "a missing drop zone": (["run", folder / "none", *out], "does not exist; `cwo init"),
        "a file as drop zone": (["run", full / "letter.txt", *out], "is a file, not a folder"),
        "an empty drop zone": (["run", empty, *out], "holds no files"),
        "a missing agency folder": (["run", full, "--agency", folder / "none", *out], "agency folder"),
        "a mistyped setting": (["run", bad, *out], "agency.nam: no such setting; did you mean name?"),
        "a file as output": (["run", full, "--output", full / "letter.txt"], "is a file; name a folder"),
        "an unknown measure": (["measures", "reentry_to_care"], "did you mean reentry_to_foster_care?"),
        "an unknown measure alone": (["run", full, "--only", "victimisation", *out], "mean victimization?"),
        "a measure begun": (["measures", "permanancy"], "did you mean permanency_in_12_months_12_to_23 or"),
        "no edition to query": (["query", "select 1", *out], "no public edition in force in"),
        "no results to query": (
            ["query", "select 1", "--restricted", *out],
            "outcomes.duckdb does not exist",
        ),
        "init in a folder in use": (["init", full], "is not empty"),
        "synthetic files in a folder in use": (["synthesize", "--output", full], "is not empty"),
    }


CASES = [
    "a missing drop zone",
    "a file as drop zone",
    "an empty drop zone",
    "a missing agency folder",
    "a mistyped setting",
    "a file as output",
    "an unknown measure",
    "an unknown measure alone",
    "a measure begun",
    "no edition to query",
    "no results to query",
    "init in a folder in use",
    "synthetic files in a folder in use",
]


@pytest.mark.parametrize("case", CASES)
def test_wrong_use_ends_with_2_and_one_line_that_says_what_to_do(case, tmp_path):
    arguments, message = wrong_uses(tmp_path)[case]
    told = cwo(*arguments)
    assert told.exit_code == 2
    assert message in told.stderr
    assert told.stderr.startswith("cwo: ")
    assert told.stderr.count("\n") == 1
    assert not told.stdout


def test_an_unknown_option_ends_with_2():
    assert cwo("run", "--outptu", "x").exit_code == 2


def test_init_makes_a_folder_for_every_dataset_that_says_what_goes_there(tmp_path):
    told = cwo("init", tmp_path / "zone")
    assert told.exit_code == 0
    for dataset in DATASETS:
        says = (tmp_path / "zone" / dataset / "README.txt").read_text()
        assert says.startswith(dataset)
    assert "received_at" in (tmp_path / "zone" / "referrals" / "README.txt").read_text()
    assert (tmp_path / "zone" / "agency" / "agency.toml").read_text() == TEMPLATE


def test_a_drop_zone_that_holds_only_what_init_wrote_holds_no_files(tmp_path):
    cwo("init", tmp_path / "zone")
    told = cwo("run", tmp_path / "zone", "--output", tmp_path / "out")
    assert (told.exit_code, "holds no files" in told.stderr) == (2, True)


def test_measures_are_listed_by_domain():
    lines = cwo("measures").stdout.splitlines()
    assert lines.index("Safety") < lines.index("Permanency")
    assert any(line.split()[:1] == ["reentry_to_foster_care"] for line in lines)


def test_a_measure_is_shown_with_its_worked_examples():
    told = cwo("measures", "reentry_to_foster_care").stdout
    assert "Example 1." in told
    assert "gives denominator 3, numerator 2" in told

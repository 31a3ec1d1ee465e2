"""`cwo run --only`: which arguments name measures, and which results are shown. Runs: `test_run.py`."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.cli import each_only
from pipelines.command_only import asked_measures
from pipelines.only_told import latest, table
from pipelines.wrong_use import WrongUseError
from transforms.contracts.contract import all_contracts


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("--only a", "--only a"),
        ("--only a b c", "--only a --only b --only c"),
        ("--only a b --output out", "--only a --only b --output out"),
        ("--only=a b", "--only=a --only b"),
        ("--only a --only b c", "--only a --only b --only c"),
        ("zone --only a", "zone --only a"),
        ("--only a b ZONE", "--only a --only b ZONE"),
        ("zone --output out", "zone --output out"),
        ("--only", "--only"),
    ],
)
def test_only_takes_all_names_that_follow_it_up_to_an_option_or_a_folder(said, meant, tmp_path):
    words = [text.replace("ZONE", str(tmp_path)).split() for text in (said, meant)]
    assert each_only(words[0]) == words[1]


def test_measures_may_be_named_with_commas_and_stand_once():
    asked = asked_measures(["victimization,disparity", "victimization"])
    assert list(asked) == ["victimization", "disparity"]


def test_every_name_that_is_no_measure_is_told_with_the_nearest():
    with pytest.raises(WrongUseError) as told:
        asked_measures(["victimisation", "disparity", "zzzz"])
    assert str(told.value).splitlines() == [
        "no measure is called victimisation; did you mean victimization?",
        "no measure is called zzzz; `cwo measures` lists all",
    ]


def test_no_name_at_all_is_told():
    with pytest.raises(WrongUseError, match="--only names no measure"):
        asked_measures([","])


RESULTS = """
component | period_type | period  | period_end | geography_level | dimension | category | value  | denominator
all       | 12_months   | FFY2021 | 2021-09-30 | state           | all       | all      | 0.5    | 1200
all       | 12_months   | FFY2022 | 2022-09-30 | state           | all       | all      | 0.5    | 1200
all       | 12_months   | FFY2023 | 2023-09-30 | state           | all       | all      | 0.5    | 1200
all       | 12_months   | FFY2024 | 2024-09-30 | state           | all       | all      | 0.7149 | 1234
all       | 12_months   | FFY2024 | 2024-09-30 | county          | all       | all      | 0.1    | 12
all       | 12_months   | FFY2024 | 2024-09-30 | state           | sex       | female   | 0.2    | 612
all       | month       | 2024-08 | 2024-08-31 | state           | all       | all      | 0.3    | 99
all       | month       | 2024-09 | 2024-09-30 | state           | all       | all      |        | 98
"""
BY_GROUP = """
component | period_type | period  | period_end | geography_level | dimension | category | value | denominator
entries   | 12_months   | FFY2024 | 2024-09-30 | state           | race      | black    | 1.5   | 40
victims   | 12_months   | FFY2025 | 2025-09-30 | state           | race      | black    | 1.25  | 41
victims   | 12_months   | FFY2025 | 2025-09-30 | state           | in_any    | black    | 1.75  | 42
"""


def rows(text: str) -> pl.DataFrame:
    """Results as a table of text says, the rest of the columns plain."""
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    told = pl.DataFrame([dict(zip(header, line, strict=True)) for line in lines])
    plain = {"outcome": "all", "statistic": "value", "status": "final"}
    schema = all_contracts()["marts.measure_results"].schema()
    typed = told.with_columns(pl.col("value").replace("", None), pl.col("period_end").str.to_date())
    return typed.select(
        (pl.col(name) if name in header else pl.lit(plain.get(name))).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def test_the_latest_periods_of_each_kind_are_shown_for_the_whole_agency_newest_first():
    assert table(latest(rows(RESULTS))) == [
        "period    value  denominator  status",
        "FFY2024  0.7149        1,234  final",
        "FFY2023     0.5        1,200  final",
        "FFY2022     0.5        1,200  final",
        "2024-09                   98  final",
    ]


def test_a_measure_told_by_group_alone_is_shown_by_its_foremost_breakdown_each_part_to_its_own_end():
    assert table(latest(rows(BY_GROUP))) == [
        "component  group  period   value  denominator  status",
        "entries    black  FFY2024    1.5           40  final",
        "victims    black  FFY2025   1.25           41  final",
    ]


def test_of_no_result_nothing_is_shown():
    assert table(latest(rows(RESULTS).clear())) == []

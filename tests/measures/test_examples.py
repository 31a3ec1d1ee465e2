"""Every worked example of every measure, and the behaviour all measures share."""

from __future__ import annotations

import polars as pl
import pytest

from transforms.contracts.contract import all_contracts
from transforms.examples import example_connection, members_of_example, run_example, text_table
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period

EXAMPLES = [
    pytest.param(measure, example, id=f"{measure.measure_id}: {example.says}")
    for measure in all_measures().values()
    for example in measure.header.example
]
OF_MEMBERS = [param for param in EXAMPLES if not param.values[0].is_derived]


@pytest.mark.parametrize(("measure", "example"), EXAMPLES)
def test_a_measure_makes_of_its_example_what_the_example_expects(measure, example):
    found = run_example(measure, example)
    assert {name: found.get(name, 0) for name in example.expects} == pytest.approx(example.expects)


@pytest.mark.parametrize(("measure", "example"), EXAMPLES)
def test_the_order_of_rows_does_not_matter(measure, example):
    reversed_tables = {}
    for name, text in example.tables.items():
        header, *rows = text.strip().splitlines()
        reversed_tables[name] = "\n".join([header, *reversed(rows)])
    backwards = example.model_copy(update=reversed_tables)
    if measure.is_derived:
        assert run_example(measure, backwards) == run_example(measure, example)
    else:
        assert members_of_example(measure, backwards).equals(members_of_example(measure, example))


@pytest.mark.parametrize(("measure", "example"), OF_MEMBERS)
def test_a_child_or_worker_of_another_state_changes_nothing(measure, example):
    period = Period(example.period_start, example.last_day, "example")
    with example_connection(measure, example.tables, example.settings) as connection:
        alone = measure_members(connection, measure, [period])
        for name in sorted({r for r in measure.query.reads if not r.startswith("codes.")}):
            connection.execute(f"insert into {name} select * replace ('MD' as state) from {name}")
        together = measure_members(connection, measure, [period])
    assert together.filter(pl.col("state") == "ZZ").equals(alone)
    assert len(together) == 2 * len(alone)


def test_a_column_an_example_does_not_list_takes_the_contract_s_example_value():
    contract = all_contracts()["episodes.removal_episodes"]
    table = text_table("child_id | exit_date\nA |", contract)
    assert table["removal_date"].to_list() == ["2022-10-05"]
    assert table["exit_date"].to_list() == [None]

"""Measures of removal and law enforcement, over random rows of two states, against row-by-row functions."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl
import pytest

from tests.reference.random_removals import random_tables
from tests.reference.removals_and_police import MEASURES, Tables, joint_investigations
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine
from transforms.examples import put_texts
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period
from transforms.queries import behind, in_order, stage_queries
from transforms.settings import Settings

YEARS = [(date(2021, 10, 1), date(2022, 9, 30)), (date(2022, 10, 1), date(2023, 9, 30))]
PROTOCOL = {"joint_investigations": {"maltreatment_types": ["sexual_abuse"]}}


def engine_over(tables: Tables, settings: dict | None = None) -> duckdb.DuckDBPyConnection:
    """An engine with the tables of episodes as given, and the cohorts the measures read made from them."""
    connection = open_engine(Settings.model_validate(settings or {}), threads=1)
    needed = set().union(*(behind(all_measures()[name].query.reads) for name in MEASURES))
    contracts = all_contracts()
    for name in sorted(needed & set(contracts)):
        connection.execute(f"create table {name} as {empty_select(contracts[name])}")
    for table, rows in tables.items():
        contract = contracts[f"episodes.{table}"]
        examples = {name: column.example for name, column in contract.columns.items()}
        texts = [{name: _text(value) for name, value in {**examples, **row}.items()} for row in rows]
        frame = pl.DataFrame(texts, schema=dict.fromkeys(contract.columns, pl.String))
        put_texts(connection, contract.qualified_name(), frame)
    for query in in_order(stage_queries("cohorts")):
        if query.name in needed:
            select = conforming(query.sql, contracts[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")
    return connection


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@pytest.fixture(scope="module", params=[1, 2])
def drawn(request):
    tables = random_tables(request.param, 150)
    return tables, engine_over(tables)


def verdicts_of(connection: duckdb.DuckDBPyConnection, measure_id: str, start: date, end: date) -> dict:
    """By component, what the query says of each member."""
    measure = all_measures()[measure_id]
    rows = measure_members(connection, measure, [Period(start, end, "drawn")])
    found: dict = {component: {} for component in measure.header.components}
    for row in rows.iter_rows(named=True):
        if measure.header.kind == "share":
            verdict = set(row["outcome"].split("|"))
        elif measure.header.kind == "duration":
            verdict = pytest.approx(row["duration"]) if row["ended"] else None
        else:
            verdict = row["numerator"]
        found[row["component"]][(row["state"], row["member_key"])] = verdict
    return found


@pytest.mark.parametrize("measure_id", sorted(MEASURES))
def test_every_member_and_verdict_is_that_of_the_row_by_row_computation(drawn, measure_id):
    tables, connection = drawn
    components = all_measures()[measure_id].header.components
    counted = 0
    for start, end in YEARS:
        expected = MEASURES[measure_id](tables, start, end)
        found = verdicts_of(connection, measure_id, start, end)
        assert found == (expected if components != ["all"] else {"all": expected})
        counted += sum(map(len, found.values()))
    assert counted > 20


def test_a_protocol_chooses_the_reports_that_are_for_both(drawn):
    tables, _ = drawn
    connection = engine_over(tables, PROTOCOL)
    for start, end in YEARS:
        expected = joint_investigations(tables, start, end, protocol=["sexual_abuse"])
        assert verdicts_of(connection, "joint_investigations", start, end) == {"all": expected}

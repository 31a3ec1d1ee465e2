"""The measures of the courts, and children waiting for adoption, against a row-by-row computation."""

from __future__ import annotations

from datetime import date, datetime

import duckdb
import polars as pl
import pytest

from tests.reference import courts, terminations
from tests.reference.court_tables import RECEIVED_ON, STATES, Tables, random_tables
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period
from transforms.queries import behind, in_order, stage_queries

CHILDREN = 120
COURTS = (
    "adjudication_timely",
    "continuances",
    "court_representative",
    "first_permanency_hearing_timely",
    "periodic_reviews_timely",
    "petitions_filed",
    "time_to_adjudication",
    "time_to_disposition_hearing",
    "time_to_permanent_placement",
    "time_to_petition",
)
TERMINATIONS = (
    "termination_petition_filed",
    "termination_petition_to_order",
    "termination_to_adoption",
    "time_to_termination",
    "waiting_for_adoption",
)
REFERENCE = {name: getattr(courts, name) for name in COURTS} | {
    name: getattr(terminations, name) for name in TERMINATIONS
}
PERIODS = ((date(2022, 10, 1), date(2023, 9, 30)), (date(2023, 4, 1), date(2024, 3, 31)))


@pytest.fixture(scope="module", params=[1, 2])
def tables_and_engine(request):
    tables = random_tables(request.param, CHILDREN)
    return tables, engine_over(tables)


def engine_over(tables: Tables) -> duckdb.DuckDBPyConnection:
    connection = open_engine(threads=1)
    contracts = all_contracts()
    needed = behind(table for measure_id in REFERENCE for table in all_measures()[measure_id].query.reads)
    for name in needed & set(contracts):
        connection.execute(f"create table {name} as {empty_select(contracts[name])}")
    for name, rows in tables.items():
        put_table(connection, name, pl.DataFrame(rows, schema=contracts[name].schema(), strict=False))
    put_table(connection, "raw.files", files_of_events())
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        if query.name in needed - set(tables):
            select = conforming(query.sql, contracts[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")
    return connection


def files_of_events() -> pl.DataFrame:
    rows = [
        {
            "state": state,
            "dataset": "court_events",
            "file_id": state + name,
            "path": state + name,
            "received_at": datetime(on.year, on.month, on.day),  # noqa: DTZ001 (a fixed local time)
            "received_order": order,
            "status": "accepted",
        }
        for state in STATES
        for order, (name, on) in enumerate(RECEIVED_ON.items(), start=1)
    ]
    return pl.DataFrame(rows, schema=all_contracts()["raw.files"].schema(), strict=False)


def found_members(rows: pl.DataFrame, kind: str) -> dict:
    verdict = {"proportion": ["numerator"], "duration": ["duration", "ended"], "count": []}[kind]
    return {
        (row["state"], row["component"], row["member_key"]): (row["counted_on"], *(row[v] for v in verdict))
        for row in rows.to_dicts()
    }


@pytest.mark.parametrize("measure_id", sorted(REFERENCE))
def test_every_member_and_verdict_is_that_of_the_row_by_row_computation(tables_and_engine, measure_id):
    tables, connection = tables_and_engine
    measure = all_measures()[measure_id]
    for start, end in PERIODS:
        rows = measure_members(connection, measure, [Period(start, end, "period")])
        found = found_members(rows, measure.header.kind)
        expected = REFERENCE[measure_id](tables, start, end)
        assert found == expected
        assert len(expected) > 10
        if measure.header.kind == "proportion":
            assert {bool(verdict[1]) for verdict in expected.values()} == {True, False}

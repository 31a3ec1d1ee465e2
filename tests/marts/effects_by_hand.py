"""Effects of faults over tables a person could write: episodes, reports, workers, and the rows at fault."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.examples import put_texts, text_table
from transforms.marts.coverage import Coverage
from transforms.marts.effects import effects_frame
from transforms.marts.members import measure_members
from transforms.marts.results import measure_results
from transforms.measures.registry import all_measures
from transforms.queries import behind, in_order, stage_queries

YEAR = Coverage(afcars=["23A", "23B"], ncands=["FFY2023"])
EXTRACTS = ("staging.contacts", "staging.referrals")
BESIDE = ("cohorts.left_out", "cohorts.as_if_usable", "cohorts.characteristics")


def engine_over(measure_id: str, tables: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """An engine that holds tables by qualified name, as text, and the cohorts of a measure made of them."""
    cohorts = {*behind(all_measures()[measure_id].query.reads), *BESIDE}
    connection = open_engine(threads=1)
    for name, contract in all_contracts().items():
        if contract.stage in ("episodes", "quality", "cohorts", "marts") or name in EXTRACTS:
            connection.execute(f"create table {name} as {empty_select(contract)}")
    for name, text in tables.items():
        put_texts(connection, name, text_table(text, all_contracts()[name]))
    for query in [query for query in in_order(stage_queries("cohorts")) if query.name in cohorts]:
        select = conforming(query.sql, all_contracts()[query.name])
        connection.execute(f"create or replace table {query.name} as {select}")
    return connection


def effects_of(
    measure_id: str, tables: Mapping[str, str], coverage: Coverage = YEAR, **rules: str
) -> pl.DataFrame:
    """The effects on a measure; `rules` are those that concern it, with their level."""
    measure, connection = all_measures()[measure_id], engine_over(measure_id, tables)
    put_table(connection, measure.query.name, measure_members(connection, measure, coverage.periods(measure)))
    put_table(connection, "marts.measure_results", measure_results(connection, measure, coverage, "ZZ"))
    put_rules(connection, **rules)
    return effects_frame(connection, coverage, "ZZ", {measure_id: frozenset(rules)}, [measure])


def put_rules(connection: duckdb.DuckDBPyConnection, **rules: str) -> None:
    """Put rules by name with their level."""
    lines = ["rule_id | dataset | fields | level | finds"]
    lines += [f"{rule} | afcars_oohc | afcarsid | {level} | rows" for rule, level in rules.items()]
    put_texts(connection, "quality.rules", text_table("\n".join(lines), all_contracts()["quality.rules"]))


def told(
    effects: pl.DataFrame, rule_id: str = "all", period: str = "23A23B", **about: str
) -> dict[str, object]:
    """One row of effects as a dictionary."""
    return effects.filter(rule_id=rule_id, period=period, **about).row(0, named=True)

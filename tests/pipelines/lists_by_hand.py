"""Results of an agency that a person could write by hand, as a run leaves them, to ask lists of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from pipelines.editions import folder_of
from pipelines.publishing import BUILT
from transforms.contracts.contract import Contract, all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.examples import put_texts, text_table
from transforms.lists.rows import tables_read
from transforms.marts.coverage import Coverage
from transforms.marts.members import measure_members
from transforms.marts.results import measure_results
from transforms.measures.registry import Measure, counted_measures
from transforms.publication.names import DATABASE
from transforms.publication.published.tables import INTERNAL, Edition, Labels
from transforms.publication.release import write_tables
from transforms.queries import behind, in_order, stage_queries
from transforms.warehouse import Draft, Warehouse

DAYS = (date(2022, 10, 1), date(2023, 9, 30))
YEAR = Coverage(
    afcars=["23A", "23B"],
    ncands=["FFY2023"],
    complete_years=[2023],
    last_disposition=DAYS[1],
    extents={"workforce": DAYS},
)
COUNTIES = {"99001": "Alder", "99003": "Birch"}
EDITION = "2023-09-30-00000000"
ABOUT = pl.DataFrame(
    [(EDITION, DAYS[1], "Agency", True)], ["edition", "as_of", "agency", "is_synthetic"], orient="row"
)
LABELS = pl.DataFrame(
    [("counties", *pair) for pair in COUNTIES.items()], ["list", "name", "label"], orient="row"
)
COUNTED = (
    "caseload_per_worker",
    "caseworker_visits",
    "exits_by_reason",
    "placement_stability",
    "reentry_to_foster_care",
    "response_time",
    "termination_petition_filed",
    "timely_response",
)
MADE = ("episodes", "cohorts", "quality", "marts", "raw")


def engine_over(tables: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """An engine that holds tables of episodes, as text, and what the measures and lists need made of them."""
    measures = [counted_measures()[name] for name in COUNTED]
    needed = behind({*tables_read(), *(read for measure in measures for read in measure.query.reads)})
    connection = open_engine(threads=1)
    for name, contract in all_contracts().items():
        if contract.stage in MADE:
            connection.execute(f"create table {name} as {empty_select(contract)}")
    for name, text in tables.items():
        put_texts(connection, f"episodes.{name}", text_table(text, all_contracts()[f"episodes.{name}"]))
    for query in in_order(stage_queries("cohorts")):
        if query.name in needed:
            select = conforming(query.sql, all_contracts()[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")
    return connection


def lay_down(output: Path, tables: Mapping[str, str]) -> Warehouse:
    """Put the results of measures over some tables in force below a folder, with an edition that says so."""
    warehouse, draft = Warehouse(output), Draft("ZZ")
    connection = engine_over(tables)
    measures = [counted_measures()[name] for name in COUNTED]
    for name in {*tables_read(), *(name for measure in measures for name in behind(measure.query.reads))}:
        if name.split(".")[0] in ("episodes", "cohorts"):
            _put(connection, warehouse, draft, name)
    for name in COUNTED:
        _count(connection, warehouse, draft, counted_measures()[name])
    warehouse.put_in_force([draft])
    folder = folder_of(warehouse, "internal", EDITION)
    folder.mkdir(parents=True)
    write_tables(
        folder / DATABASE,
        {contract.table: pl.DataFrame(schema=contract.schema()) for contract in INTERNAL}
        | {"edition": _whole(ABOUT, Edition), "labels": _whole(LABELS, Labels)},
        INTERNAL,
    )
    (warehouse.lake / BUILT).write_text(json.dumps({"edition": EDITION}))
    return warehouse


def _whole(frame: pl.DataFrame, contract: type[Contract]) -> pl.DataFrame:
    """A frame with the columns of a contract that it does not list as nulls."""
    return pl.concat([pl.DataFrame(schema=contract.schema()), frame], how="diagonal_relaxed")


def _put(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, draft: Draft, name: str) -> str:
    """Write a table of the engine into the lake; returns its path there."""
    path = warehouse.write_once(name, draft.state, "0", connection.sql(f"from {name}").pl().write_parquet)
    draft.tables[name] = [warehouse.relative(path)]
    return draft.tables[name][0]


def _count(
    connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, draft: Draft, measure: Measure
) -> None:
    """Write a measure's members and results into the lake."""
    periods = [*YEAR.periods(measure), *YEAR.series(measure)]
    put_table(connection, measure.query.name, measure_members(connection, measure, periods))
    _put(connection, warehouse, draft, measure.query.name)
    name = f"marts.results_of_{measure.measure_id}"
    put_table(connection, name, measure_results(connection, measure, YEAR, draft.state))
    draft.facts[name] = [_put(connection, warehouse, draft, name), "0"]
    del draft.tables[name]

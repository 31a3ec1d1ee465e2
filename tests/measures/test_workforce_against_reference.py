"""Measures of the workforce, over random rows of two states, against a computation day by day."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl
import pytest

from tests.reference import workforce_measures
from tests.reference.random_workforce import FILES, STATES, random_tables
from tests.reference.workforce import Work
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period
from transforms.queries import behind, in_order, stage_queries
from transforms.settings import Settings

EXTRACTS = ("workers", "worker_leave", "worker_assignments", "positions")
OF_REPORTS = ("investigations_per_worker", "response_time_by_caseload", "visits_in_residence")
YEAR = (date(2022, 10, 1), date(2023, 9, 30))
MONTH = (date(2023, 3, 1), date(2023, 3, 31))


def engine_over(tables: dict, settings: dict | None = None) -> duckdb.DuckDBPyConnection:
    """An engine with the rows as given, and what the measures read of them."""
    connection = open_engine(Settings.model_validate(settings or {}), threads=1)
    contracts = all_contracts()
    needed = set()
    for measure_id in (*workforce_measures.MEASURES, *OF_REPORTS):
        needed |= behind(all_measures()[measure_id].query.reads)
    given = {f"{'staging' if name in EXTRACTS else 'episodes'}.{name}": rows for name, rows in tables.items()}
    for name in sorted(needed & set(contracts)):
        connection.execute(f"create table {name} as {empty_select(contracts[name])}")
    for name, rows in given.items():
        schema = contracts[name].schema()
        texts = [{column: row.get(column) for column in schema} for row in rows]
        put_table(connection, name, pl.DataFrame(texts, schema=schema, orient="row"))
    connection.executemany(
        "insert into raw.files (state, dataset, file_id, status, received_order)"
        " values (?, 'extract', ?, 'accepted', ?)",
        [(state, state + file, order) for state in STATES for order, file in enumerate(FILES)],
    )
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        if query.name in needed and query.name not in given:
            select = conforming(query.sql, contracts[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")
    return connection


@pytest.fixture(scope="module", params=[1, 2, 3])
def drawn(request):
    tables = random_tables(request.param)
    return tables, [Work(tables, state) for state in STATES], engine_over(tables)


def rows_of(connection: duckdb.DuckDBPyConnection, measure_id: str, start: date, end: date) -> pl.DataFrame:
    return measure_members(connection, all_measures()[measure_id], [Period(start, end, "drawn")])


def sums_of(connection: duckdb.DuckDBPyConnection, measure_id: str, start: date, end: date) -> dict:
    """Numerator and denominator of each member, by component, state, worker, unit, county and role."""
    found = {}
    for row in rows_of(connection, measure_id, start, end).iter_rows(named=True):
        whose = row["counted_on"] if measure_id == "vacancy_rate" else row["worker_id"]
        key = (row["component"], row["state"], whose, row["unit"], row["county"])
        if row["component"] != "child_file":
            role = (row["role"],) if "role" in row else ()
            found[(*key, *role)] = (row["numerator"], row["denominator"] or 0)
    return found


@pytest.mark.parametrize(("start", "end"), [YEAR, MONTH], ids=["year", "month"])
@pytest.mark.parametrize("measure_id", sorted(workforce_measures.MEASURES))
def test_every_desk_has_the_sums_of_the_computation_day_by_day(drawn, measure_id, start, end):
    _, works, connection = drawn
    expected = {}
    for work in works:
        expected |= workforce_measures.MEASURES[measure_id](work, start, end)
    found = sums_of(connection, measure_id, start, end)
    assert found.keys() == expected.keys()
    assert found == {key: pytest.approx(pair) for key, pair in expected.items()}
    assert len(found) > 5


def test_the_agency_s_own_limits_say_who_is_on_duty_and_who_has_too_many_cases():
    tables = random_tables(4)
    settings = {"caseload": {"leave_days": 0, "standards": {"foster_care": 1, "investigation": 1}}}
    connection = engine_over(tables, settings)
    expected, caseloads = {}, {}
    for state in STATES:
        work = Work(tables, state, leave_days=0)
        expected |= workforce_measures.workers_over_standard(
            work, *YEAR, standards=settings["caseload"]["standards"]
        )
        caseloads |= workforce_measures.caseload_per_worker(work, *MONTH)
    assert sums_of(connection, "workers_over_standard", *YEAR) == expected
    found = sums_of(connection, "caseload_per_worker", *MONTH)
    assert found == {key: pytest.approx(pair) for key, pair in caseloads.items()}


def test_every_report_stands_with_the_caseload_of_its_worker_on_the_day(drawn):
    tables, works, connection = drawn
    expected = {}
    for work in works:
        bands = workforce_measures.caseload_bands(work, tables["maltreatment_reports"], *YEAR)
        expected |= {(work.state, report): told for report, told in bands.items()}
    rows = rows_of(connection, "response_time_by_caseload", *YEAR).iter_rows(named=True)
    found = {
        (row["state"], row["member_key"]): (row["caseload_band"], row["duration"] if row["ended"] else None)
        for row in rows
    }
    assert found == expected
    assert len(found) > 10


@pytest.mark.parametrize(
    ("cases", "fte", "band"),
    [
        (6, 1, "up_to_6"),
        (7, 1, "over_6_to_12"),
        (6, 0.5, "over_6_to_12"),
        (13, 1, "over_12_to_18"),
        (9, 0.5, "over_12_to_18"),
        (19, 1, "over_18"),
        (1, 0, "nobody_on_duty"),
        (1, None, "missing"),
    ],
)
def test_a_caseload_on_the_limit_of_a_band_is_within_it(bands_engine, cases, fte, band):
    connection = bands_engine
    connection.execute("update cohorts.desks set open_cases = ?, fte = ?", [cases, fte])
    assert rows_of(connection, "response_time_by_caseload", *YEAR)["caseload_band"].to_list() == [band]


@pytest.fixture(scope="module")
def bands_engine():
    day = date(2022, 11, 1)
    whose = {"state": "ZZ", "worker_id": "W1", "role": "investigation", "file_id": "ZZF1", "record_number": 1}
    case = {**whose, "case_id": "K1", "report_id": "R1", "primary": True, "assigned_on": day}
    report = {
        "state": "ZZ",
        "report_id": "R1",
        "child_id": "C1",
        "submission_year": 2023,
        "report_date": day,
        "investigation_date": day,
    }
    return engine_over(
        {
            "workers": [{**whose, "unit": "Unit 1", "fte": 1.0, "hired_on": day}],
            "worker_assignments": [case],
            "maltreatment_reports": [report],
        }
    )


def test_workers_of_the_child_file_have_their_reports_children_and_supervisors(drawn):
    tables, _, connection = drawn
    reports = tables["maltreatment_reports"]
    expected = workforce_measures.investigations_per_worker(reports, YEAR[1])
    rows = rows_of(connection, "investigations_per_worker", *YEAR)
    found = {
        (row["component"], row["state"], row["worker_id"], row["counted_on"]): row["numerator"]
        for row in rows.iter_rows(named=True)
    }
    wanted = {("all", *key): some for key, (some, _) in expected.items()}
    assert found == wanted | {("children", *key): some for key, (_, some) in expected.items()}
    assert set(rows["denominator"]) == {1}
    heads = rows_of(connection, "supervisor_ratio", *YEAR).filter(pl.col("component") == "child_file")
    assert {
        (row["state"], row["worker_id"]): row["numerator"] for row in heads.iter_rows(named=True)
    } == workforce_measures.supervisors_of_reports(reports, YEAR[1])


def test_visits_in_the_residence_are_those_of_whole_months_with_a_known_answer(drawn):
    tables, _, connection = drawn
    expected = workforce_measures.visits_in_residence(
        tables["removal_episodes"], tables["caseworker_visits"], *YEAR
    )
    rows = rows_of(connection, "visits_in_residence", *YEAR).iter_rows(named=True)
    assert {
        (row["state"], row["child_id"], row["counted_on"]): bool(row["numerator"]) for row in rows
    } == expected
    assert set(expected.values()) == {True, False}

"""Every measure, over random histories of two states, against an obvious row-by-row computation."""

from __future__ import annotations

from collections import Counter
from datetime import date

import polars as pl
import pytest

from tests.measures.received import engine_with
from tests.reference.measures import MEASURES, afcars_periods, fiscal_years, totals
from tests.reference.strategies import STATES, random_histories
from tests.reference.submissions import as_received
from transforms.examples import totals as counted
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period

CHILDREN = 150


@pytest.fixture(scope="module", params=[1, 2, 3])
def received(request):
    histories = random_histories(request.param, CHILDREN)
    return as_received(histories), engine_with(histories, STATES)


def expected_of(measure_id: str, histories, start: date, end: date, state: str) -> tuple[float, float]:
    if measure_id == "timely_response":
        limits = {"default_limit_hours": 72, "limit_hours": {"1": 24, "immediate": 24}}
        return totals(MEASURES[measure_id](histories, start, end, **limits), state)
    verdicts = MEASURES[measure_id](histories, start, end)
    if measure_id == "caseload_per_worker":
        return verdicts[(state, "point_in_time")]
    return totals(verdicts, state)


def found_in(rows: pl.DataFrame, kind: str) -> tuple[float, float]:
    result = counted(rows, kind)
    if kind == "duration":
        return float(rows.filter("ended")["duration"].sum()), result["denominator"]
    if kind == "share":
        return float(len(rows)), float(len(rows))
    return float(result["numerator"] or 0), float(result.get("denominator") or 0)


@pytest.mark.parametrize("measure_id", sorted(MEASURES))
def test_every_numerator_and_denominator_is_that_of_the_row_by_row_computation(received, measure_id):
    histories, connection = received
    measure = all_measures()[measure_id]
    periods = afcars_periods() if measure.calendar == "afcars" else fiscal_years()
    seen: Counter[str] = Counter()
    for name, (start, end) in periods.items():
        rows = measure_members(connection, measure, [Period(start, end, name)])
        if measure_id == "caseload_per_worker":
            rows = rows.filter(pl.col("component") == "point_in_time")
        for state in STATES:
            expected = expected_of(measure_id, histories, start, end, state)
            of_state = rows.filter(pl.col("state") == state)
            found = found_in(of_state, measure.header.kind)
            if measure.header.exposure == "child_population":
                found = (found[0], expected[1])
            assert found == pytest.approx(expected), f"{measure_id} {name} {state}"
            seen["members"] += len(of_state)
    assert seen["members"] > 0


def test_reasons_of_exit_are_counted_one_by_one(received):
    histories, connection = received
    measure = all_measures()["exits_by_reason"]
    for name, (start, end) in afcars_periods().items():
        rows = measure_members(connection, measure, [Period(start, end, name)])
        verdicts = MEASURES["exits_by_reason"](histories, start, end)
        for state in STATES:
            expected = Counter(reason for key, reason in verdicts.items() if key[0] == state)
            assert Counter(rows.filter(pl.col("state") == state)["outcome"]) == expected, name


def test_average_daily_caseload_is_that_of_counting_every_day(received):
    histories, connection = received
    measure = all_measures()["caseload_per_worker"]
    for name, (start, end) in fiscal_years().items():
        rows = measure_members(connection, measure, [Period(start, end, name)])
        daily = rows.filter(pl.col("component") == "average_daily")
        verdicts = MEASURES["caseload_per_worker"](histories, start, end)
        for state in STATES:
            of_state = daily.filter(pl.col("state") == state)
            found = (of_state["numerator"].sum(), of_state["denominator"].sum())
            assert found == pytest.approx(verdicts[(state, "average_daily")]), f"{name} {state}"

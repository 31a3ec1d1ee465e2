"""What the files tell of a history, and the tables it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from transforms.contracts.contract import all_contracts

from .histories import Child, Histories, LivingArrangement, Removal, Report, Visit
from .measures import MEASURES, afcars_periods
from .staging_frames import (
    afcars_tables,
    assignment_rows,
    contact_rows,
    ncands_rows,
    referral_rows,
    worker_rows,
)
from .strategies import random_histories
from .submissions import as_received, child_as_received, is_in_file, period_of

CHILD = Child(
    "ZZ",
    "AF0000000001",
    date(2015, 6, 15),
    (
        Removal(
            date(2021, 1, 5),
            date(2021, 6, 1),
            "reunification",
            arrangements=(LivingArrangement(date(2021, 1, 5), "foster_home"),),
        ),
        Removal(
            date(2022, 12, 1),
            date(2023, 10, 1),
            "adoption",
            arrangements=(
                LivingArrangement(date(2022, 12, 1), "runaway"),
                LivingArrangement(date(2023, 4, 1), "pre_adoptive_home"),
            ),
            visits=(Visit(date(2023, 1, 1)), Visit(date(2023, 9, 1))),
        ),
    ),
)


def test_a_file_holds_children_in_care_on_some_day_of_its_six_months() -> None:
    held = [s for s in ("23A", "23B", "24A", "24B") if is_in_file(CHILD, period_of(s))]
    assert held == ["23A", "23B", "24A"]  # the exit on 1 October 2023 belongs to 24A


def test_a_file_tells_nothing_that_came_after_its_last_day() -> None:
    known = child_as_received(CHILD, ("23A",))
    assert (known.observed_until, known.in_last_file) == (date(2023, 3, 31), True)
    assert (known.removals[1].exit_date, known.removals[1].exit_reason) == (None, None)
    assert len(known.removals[1].arrangements) == 1
    assert len(known.removals[1].visits) == 1
    assert known.removals[0].arrangements == ()  # ended before October 2022: dates and reason alone


def test_the_latest_file_that_holds_the_child_replaces_the_history() -> None:
    known = child_as_received(CHILD, ("23A", "23B", "24A", "24B"))
    assert (known.removals[1].exit_date, known.in_last_file) == (date(2023, 10, 1), False)
    gone = child_as_received(replace(CHILD, missing_from=frozenset({"24A"})), ("23A", "23B", "24A"))
    assert (gone.removals[1].exit_date, gone.observed_until, gone.in_last_file) == (
        None,
        date(2023, 9, 30),
        False,
    )


def test_a_child_whose_care_ended_before_the_first_file_is_in_none() -> None:
    assert child_as_received(replace(CHILD, removals=CHILD.removals[:1]), ("23A", "23B")) is None


def test_a_child_becomes_rows_of_the_afcars_tables() -> None:
    tables = afcars_tables(Histories(children=(CHILD,)), "ZZ", ("23A", "24A"))
    columns = [
        "submission",
        "removal_number",
        "removal_layout",
        "e69_removal_date",
        "e153_exit_date",
        "e155_exit_reason",
    ]
    assert tables["afcars_oohc_removals"].select(columns).rows() == [
        ("23A", 1, "removal_2020", date(2022, 12, 1), None, None),
        ("23A", 2, "removal_1993", date(2021, 1, 5), date(2021, 6, 1), "reunification"),
        ("24A", 1, "removal_2020", date(2022, 12, 1), date(2023, 10, 1), "adoption"),
        ("24A", 2, "removal_1993", date(2021, 1, 5), date(2021, 6, 1), "reunification"),
    ]
    columns = [
        "submission",
        "sequence",
        "e113_foster_family_home",
        "e118_pre_adopt_home",
        "e120_other_living_arrangement_type",
    ]
    assert tables["afcars_oohc_living_arrangements"].select(columns).rows() == [
        ("23A", 1, False, None, "runaway"),
        ("24A", 1, False, None, "runaway"),
        ("24A", 2, True, True, None),
    ]
    assert tables["afcars_oohc_caseworker_visits"].height == 3


def test_a_report_becomes_a_row_of_the_child_file_of_its_submission_year() -> None:
    report = Report(
        "ZZ", "RP0000000001", "CH0000000001", 2023, date(2022, 9, 30), date(2022, 10, 5),
        ("no_alleged_maltreatment", "indicated"), report_time="0930",
    )  # fmt: skip
    frame = ncands_rows(Histories(reports=(report,)), "ZZ", (2022, 2023))
    columns = [
        "submission",
        "rptid",
        "rptdt",
        "rpttm",
        "rptdisp",
        "chmal1",
        "mal1lev",
        "mal2lev",
        "maldeath",
        "rptcnty",
    ]
    first, second = columns[:6], columns[6:]
    assert frame.select(first).row(0) == (
        "FFY2023", "RP0000000001", date(2022, 9, 30), "0930", "indicated", "none_alleged",
    )  # fmt: skip
    assert frame.select(second).row(0) == ("no_alleged_maltreatment", "indicated", "no", "001")


def test_every_table_has_the_columns_and_the_codes_of_its_contract() -> None:
    every = random_histories(3, 15)
    tables = afcars_tables(every, "MD") | {
        "ncands_child": ncands_rows(every, "MD"),
        "contacts": contact_rows(every, "MD"),
        "referrals": referral_rows(every, "MD"),
        "workers": worker_rows(every, "MD"),
        "worker_assignments": assignment_rows(every, "MD"),
    }
    for name, frame in tables.items():
        contract = all_contracts()[f"staging.{name}"]
        assert frame.schema == contract.schema()
        assert not frame.select(contract.keys()).is_duplicated().any(), name
        for column in contract.columns.values():
            if column.codes is not None:
                found = set(frame.get_column(column.name).drop_nulls())
                assert found <= set(column.codes.by_name), (name, column.name)
    assert tables["afcars_oohc_children"].height > 10
    assert tables["afcars_oohc_children"].filter(pl.col("state") != "MD").is_empty()


def test_every_measure_runs_on_random_histories_in_every_period() -> None:
    received = as_received(random_histories(5, 12))
    for measure in MEASURES.values():
        for start, end in afcars_periods().values():
            measure(received, start, end)

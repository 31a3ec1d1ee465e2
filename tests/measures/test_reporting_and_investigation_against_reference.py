"""Measures of reports, over random files of two states, against an obvious row-by-row computation."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
import pytest

from tests.reference import investigation, reporting
from tests.reference.child_file import FIRST_FILE, SECOND_FILE, STATES, YEARS, Received, random_received
from tests.reference.choices import SeededChoices
from tests.reference.dates import fiscal_year_period
from tests.reference.staging_frames import frame_of
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period, ncands_bounds
from transforms.queries import behind, in_order, stage_queries
from transforms.settings import Settings
from transforms.staging.receiving.receipt_order import with_order_of_receipt

EXPECTED = {
    ("children_reported", "all"): reporting.children_reported,
    ("reports_by_source", "all"): reporting.reports_by_source,
    ("reports_by_source", "professional"): reporting.reports_by_group,
    ("repeat_reports", "all"): reporting.repeat_reports,
    ("screened_in_referrals", "referrals"): reporting.screened_in_referrals,
    ("dispositions", "all"): investigation.dispositions,
    ("time_to_disposition", "disposed"): investigation.days_of_disposed,
    ("time_to_disposition", "received"): investigation.days_of_received,
    ("timely_disposition", "all"): investigation.timely_disposition,
    ("substantiation", "child_reports"): investigation.substantiation_of_reports,
    ("substantiation", "unique_children"): investigation.substantiation_of_children,
    ("victimization", "all"): investigation.victimization,
    ("first_time_victims", "all"): investigation.first_time_victims,
    ("maltreatment_types", "exclusive"): investigation.exclusive_types,
    ("maltreatment_types", "any_type"): investigation.any_types,
    ("perpetrator_relationship", "all"): investigation.perpetrator_relationship,
    ("child_fatalities", "all"): investigation.deaths,
    ("child_fatalities", "child_file"): investigation.deaths_in_child_file,
}
MEASURES = sorted({measure_id for measure_id, _ in EXPECTED} | {"timely_response"})


def staging_of(received: Received) -> dict[str, pl.DataFrame]:
    """What was received as staging tables, each row with the file it stands in."""
    children = []
    for number, r in enumerate(received.children, start=1):
        row = {
            "state": r.state,
            "submission": f"FFY{r.year}",
            "file_id": f"{r.state}FFY{r.year} {r.file}",
            "record_number": number,
            "subyr": r.year,
            "rptid": r.report_id,
            "chid": r.child_id,
            "rptcnty": r.county,
            "rptdt": r.report_date,
            "rptsrc": r.source,
            "rptdisp": r.disposition,
            "rptdisdt": r.disposition_date,
            "maldeath": r.death,
            "chprior": r.prior_victim,
        }
        for place, (kind, level) in enumerate(r.maltreatments, start=1):
            row |= {f"chmal{place}": kind, f"mal{place}lev": level}
        row |= {f"per{place}rel": who for place, who in enumerate(r.perpetrators, start=1)}
        children.append(row)
    referrals = [
        {
            "state": r.state,
            "file_id": f"{r.state}referrals {r.file}",
            "record_number": number,
            "referral_id": r.referral_id,
            "received_at": r.received_at,
            "source": r.source,
            "screening_decision": r.decision,
            "priority": r.priority,
            "county": r.county,
            "report_id": r.report_id,
        }
        for number, r in enumerate(received.referrals, start=1)
    ]
    contacts = [
        {
            **{name: value for name, value in vars(c).items() if name != "file"},
            "file_id": f"{c.state}contacts {c.file}",
            "record_number": number,
        }
        for number, c in enumerate(received.contacts, start=1)
    ]
    agency = [
        {
            "state": a.state,
            "submission": f"FFY{a.year}",
            "file_id": f"{a.state}agency{a.year}",
            "record_number": 1,
            "subyr": a.year,
            "item_2_1_a": a.screened_out,
            "fatality": a.deaths,
        }
        for a in received.agency
    ]
    rows = {"ncands_child": children, "referrals": referrals, "contacts": contacts, "ncands_agency": agency}
    return {name: frame_of(name, found) for name, found in rows.items()}


def files_of(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The rows of raw.files: of two files the second was received later, though its path comes first."""
    rows = []
    for dataset, frame in frames.items():
        named = frame if "submission" in frame.columns else frame.with_columns(submission=pl.lit(None))
        for state, file_id, submission in named.select("state", "file_id", "submission").unique().rows():
            start, end = ncands_bounds(submission) if submission else (None, None)
            is_second = file_id.endswith(f" {SECOND_FILE}")
            rows.append(
                {
                    "state": state,
                    "file_id": file_id,
                    "path": f"{SECOND_FILE if not is_second else FIRST_FILE} {file_id}",
                    "received_at": datetime(2026, 11, 2 if is_second else 1),  # noqa: DTZ001
                    "dataset": dataset,
                    "submission": submission,
                    "period_start": start,
                    "period_end": end,
                    "status": "accepted",
                }
            )
    schema = all_contracts()["raw.files"].schema()
    return with_order_of_receipt(pl.DataFrame(rows, schema=schema, strict=False))


def engine_of(received: Received, settings: Settings | None = None):
    """An engine with what was received and what the measures need that queries make of it."""
    connection = open_engine(settings, threads=1)
    needed = behind([name for measure_id in MEASURES for name in all_measures()[measure_id].query.reads])
    for name in {*needed, "raw.files", "quality.gate"} & set(all_contracts()):
        connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
    frames = staging_of(received)
    put_table(connection, "raw.files", files_of(frames))
    for name, frame in frames.items():
        put_table(connection, f"staging.{name}", frame)
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        if query.name in needed:
            select = conforming(query.sql, all_contracts()[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")
    return connection


@pytest.fixture(scope="module")
def received() -> list[Received]:
    return [random_received(SeededChoices(seed)) for seed in (1, 2)]


@pytest.fixture(scope="module")
def engines(received):
    return [engine_of(some) for some in received]


def members_of(connection, measure_id: str, start: date, end: date) -> pl.DataFrame:
    return measure_members(connection, all_measures()[measure_id], [Period(start, end, "period")])


def verdicts_of(rows: pl.DataFrame, kind: str) -> dict:
    """Verdicts by state and member."""
    columns = {
        "proportion": ["numerator"],
        "rate": ["numerator"],
        "share": ["outcome"],
        "duration": ["duration", "ended"],
    }[kind]
    found = {(row[0], row[1]): row[2:] for row in rows.select("state", "member_key", *columns).rows()}
    return {key: verdict if len(verdict) > 1 else verdict[0] for key, verdict in found.items()}


@pytest.mark.parametrize(("measure_id", "component"), sorted(EXPECTED))
def test_every_member_has_the_verdict_of_the_row_by_row_computation(received, engines, measure_id, component):
    seen = 0
    for some, connection in zip(received, engines, strict=True):
        for year in YEARS:
            start, end = fiscal_year_period(year)
            rows = members_of(connection, measure_id, start, end).filter(pl.col("component") == component)
            found = verdicts_of(rows, all_measures()[measure_id].header.kind)
            expected = EXPECTED[(measure_id, component)](some, start, end)
            if measure_id == "children_reported":
                assert dict(zip(found, rows["counted_on"], strict=True)) == expected
            elif component == "disposed":
                assert found == {key: (days, True) for key, days in expected.items()}
            else:
                assert found == expected, f"{measure_id} {component} {year}"
            seen += len(found)
    assert seen > 0


def test_children_of_a_month_and_a_quarter_are_those_reported_in_it(received, engines):
    for start, end in (
        (date(2022, 10, 1), date(2022, 10, 31)),
        (date(2023, 1, 1), date(2023, 3, 31)),
    ):
        rows = members_of(engines[0], "children_reported", start, end)
        found = {(state, child): day for state, child, day in rows["state", "child_id", "counted_on"].rows()}
        assert found == reporting.children_reported(received[0], start, end)


def test_the_agency_file_s_share_has_the_reports_of_the_year_and_the_referrals_screened_out(
    received, engines
):
    for year in YEARS:
        start, end = fiscal_year_period(year)
        rows = members_of(engines[0], "screened_in_referrals", start, end)
        rows = rows.filter(pl.col("component") == "agency_file")
        assert rows["county"].null_count() == len(rows)
        found = {
            state: (of_state["numerator"].sum(), len(of_state))
            for state in STATES
            if len(of_state := rows.filter(pl.col("state") == state))
        }
        assert found == reporting.screened_in_by_agency_file(received[0], start, end)


def test_the_disposition_limit_is_the_agency_s_own(received):
    connection = engine_of(received[0], Settings.model_validate({"disposition": {"limit_days": 30}}))
    start, end = fiscal_year_period(2023)
    found = verdicts_of(members_of(connection, "timely_disposition", start, end), "proportion")
    assert found == investigation.timely_disposition(received[0], start, end, 30)


@pytest.mark.parametrize("attempts_count", [False, True])
def test_attempts_in_person_are_timely_responses_where_the_agency_lets_them(received, attempts_count):
    settings = Settings.model_validate({"response": {"attempts_count": attempts_count}})
    connection = engine_of(received[1], settings)
    for year in YEARS:
        start, end = fiscal_year_period(year)
        found = verdicts_of(members_of(connection, "timely_response", start, end), "proportion")
        expected = investigation.timely_response(received[1], start, end, attempts_count=attempts_count)
        assert found == expected

"""Safety, prevention and well-being over random histories of two states, against a row-by-row computation."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.measures.answered import answered
from tests.reference import prevention, safety, well_being
from tests.reference.measures import afcars_periods, fiscal_years
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period

OWN_YEAR = {"SFY2024": (date(2023, 7, 1), date(2024, 6, 30))}


@pytest.fixture(scope="module")
def received():
    return answered(seed=11, children=120)


def members(received, measure_id: str, start: date, end: date) -> pl.DataFrame:
    return measure_members(received.connection, all_measures()[measure_id], [Period(start, end, "p")])


def verdicts(rows: pl.DataFrame) -> dict[tuple[str, str], bool]:
    return {(row["state"], row["member_key"]): bool(row["numerator"]) for row in rows.to_dicts()}


def by_episode(found):
    return {(state, f"{child} {removed}"): verdict for (state, child, removed), verdict in found.items()}


def of_reports(measure_id: str, received, start: date, end: date) -> dict[tuple[str, str], bool]:
    """The row-by-row verdicts on children in reports."""
    histories, answers = received.histories, received.answers
    if measure_id == "maltreatment_by_providers":
        return safety.maltreatment_by_providers(histories, answers, start, end)
    if measure_id == "in_home_safety":
        return prevention.in_home_safety(histories, answers, start, end)
    if measure_id in PLAN_FIELDS:
        return prevention.plan_of_safe_care(histories, answers, end, PLAN_FIELDS[measure_id])
    return WITHOUT_ANSWERS[measure_id](histories, start, end)


PLAN_FIELDS = {"plan_of_safe_care": "plnsfcr", "plan_of_safe_care_referral": "refrcara"}
WITHOUT_ANSWERS = {
    "recurrence_within_6_months": safety.recurrence_within_6_months,
    "maltreatment_after_reunification": safety.maltreatment_after_reunification,
}
OF_REPORTS = ("maltreatment_by_providers", "in_home_safety", *PLAN_FIELDS, *WITHOUT_ANSWERS)


def told_of_child(measure_id: str, row, child, day: date) -> bool | None:
    """What a record answers of a child in care on a day."""
    if measure_id == "school_enrolled":
        return well_being.is_enrolled(row, child, day)
    if measure_id == "tribe_notified" and row["e10_icwa"] != "yes":
        return None
    return row[CHILD_FIELDS[measure_id]]


CHILD_FIELDS = {
    "health_assessment": "e22_health_assessment",
    "tribal_inquiry": "e7_agency_made_inquiries",
    "tribe_notified": "e12_icwa_notification",
    "school_enrolled": "e35_school_enrollment",
}


@pytest.mark.parametrize("measure_id", sorted(OF_REPORTS))
def test_children_in_reports_are_judged_as_one_by_one(received, measure_id):
    seen = set()
    for start, end in fiscal_years().values():
        expected = of_reports(measure_id, received, start, end)
        assert verdicts(members(received, measure_id, start, end)) == expected
        seen |= set(expected.values())
    assert seen == {True, False}


@pytest.mark.parametrize(("component", "victims"), [("victims", True), ("non_victims", False)])
def test_services_are_counted_child_report_by_child_report(received, component, victims):
    for start, end in fiscal_years().values():
        rows = members(received, "post_response_services", start, end).filter(component=component)
        assert verdicts(rows) == prevention.post_response_services(
            received.histories, received.answers, end, victims=victims
        )


def test_days_to_services_are_those_between_two_dates(received):
    for start, end in fiscal_years().values():
        rows = members(received, "time_to_services", start, end).to_dicts()
        found = {(r["state"], r["member_key"]): r["duration"] if r["ended"] else None for r in rows}
        assert found == prevention.time_to_services(received.histories, received.answers, end)


def test_every_service_named_is_an_outcome(received):
    for start, end in fiscal_years().values():
        rows = members(received, "services_by_type", start, end).to_dicts()
        found = {(r["state"], r["member_key"]): set(r["outcome"].split("|")) for r in rows}
        assert found == prevention.services_by_type(received.histories, received.answers, end)


@pytest.mark.parametrize("measure_id", sorted(CHILD_FIELDS))
def test_the_file_that_covers_the_last_day_answers_of_children_in_care(received, measure_id):
    records = received.rows["afcars_oohc_children"]
    for start, end in {**afcars_periods(), **OWN_YEAR}.values():
        expected = well_being.answers_on_last_day(
            received.histories,
            records,
            end,
            lambda row, child, day=end: told_of_child(measure_id, row, child, day),
        )
        assert expected
        assert verdicts(members(received, measure_id, start, end)) == expected


def test_youth_age_out_exit_by_exit(received):
    seen = set()
    for start, end in afcars_periods().values():
        expected = by_episode(well_being.aging_out(received.histories, start, end))
        assert verdicts(members(received, "aging_out", start, end)) == expected
        seen |= set(expected.values())
    assert seen == {True, False}


def test_youth_in_care_are_served_where_a_file_says_so(received):
    served, seen = received.rows["nytd_served"], set()
    for start, end in afcars_periods().values():
        expected = well_being.transition_services(received.histories, served, start, end)
        assert verdicts(members(received, "transition_services", start, end)) == expected
        seen |= set(expected.values())
    assert seen == {True, False}


def test_outcomes_of_youth_are_those_of_the_federal_file_before_the_agency_s(received):
    federal, own = received.rows["nytd_outcomes"], received.rows["youth_outcomes"]
    for start, end in fiscal_years(range(2023, 2026)).values():
        rows = members(received, "youth_outcomes", start, end).to_dicts()
        found = {(r["state"], r["member_key"], r["component"]): bool(r["numerator"]) for r in rows}
        names = ("homeless", "employed", "certificate")
        of_those = {key: verdict for key, verdict in found.items() if key[2].startswith(names)}
        assert of_those == well_being.youth_outcomes(federal, own, start, end)

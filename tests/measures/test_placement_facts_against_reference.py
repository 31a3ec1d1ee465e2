"""Siblings, places, kin by E124, disability, plans and agreements against the row-by-row computation.

Histories do not hold these facts: here they are drawn at random onto the rows of random files. Of the state
MD the agency's own table tells of placements too.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl
import pytest

from tests.measures.received import engine_over, received_files, received_frames
from tests.reference import placement_facts as facts
from tests.reference.measures import afcars_periods
from tests.reference.staging_frames import frame_of
from tests.reference.strategies import STATES, random_histories
from tests.reference.submissions import SUBMISSIONS, as_received, period_of
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period

CHILDREN = 60
ANSWERS = {
    "afcars_oohc_living_arrangements": {
        "e121_location_of_living_arrangement": (
            *("in_state", "out_of_state", "out_of_country"),
            *("runaway_or_unknown", None),
        ),
        "e124_relationship_to_foster_parents": ("relative", "kin", "non_relative", None),
    },
    "afcars_oohc_children": {
        "e57_siblings_in_foster_care": (None, 0, 1, 2, 2, 3),
        "e58_siblings_in_living_arrangement": (None, 0, 1, 2, 2),
        "e23_health_conditions": ("not_examined", "diagnosed", "none_apply", "results_not_received", None),
        "e24_health_intellectual_disability": ("existing", "previous", "does_not_apply", None, None),
    },
}
PLANS = ("reunification", "adoption", "guardianship", None)


def answered(frame: pl.DataFrame, answers: dict, choose: random.Random) -> pl.DataFrame:
    """The frame with random answers in some columns."""
    return frame.with_columns(
        pl.Series(name, [choose.choice(options) for _ in range(len(frame))], dtype=frame.schema[name])
        for name, options in answers.items()
    )


def some_day(choose: random.Random, after: date) -> date | None:
    """A day about a removal or a period border; sometimes none."""
    borders = [period_of(name).end for name in SUBMISSIONS]
    return choose.choice(
        [None, after, after + timedelta(choose.randint(-5, 700)), choose.choice(borders), *borders[2:4]]
    )


def plan_rows(removals: pl.DataFrame, choose: random.Random) -> pl.DataFrame:
    """Up to three plans of every removal of every file."""
    columns = ("state", "submission", "file_id", "record_number", "e4_child_record_number", "removal_number")
    rows = [
        {name: removal[name] for name in columns}
        | {
            "sequence": sequence,
            "e147_permanency_plan_date": some_day(choose, removal["e69_removal_date"]),
            "e148_permanency_plan_type": choose.choice(PLANS),
        }
        for removal in removals.to_dicts()
        if removal["e69_removal_date"]
        for sequence in range(1, choose.randint(1, 4))
    ]
    return frame_of("afcars_oohc_permanency_plans", rows)


def placement_rows(removals: pl.DataFrame, choose: random.Random) -> pl.DataFrame:
    """Placements of MD: up to three of a removal, with counties and ends that are sometimes missing."""
    known = removals.filter(pl.col("e69_removal_date").is_not_null() & (pl.col("state") == "MD"))
    rows = []
    for (child, removed), _ in sorted(known.group_by("e4_child_record_number", "e69_removal_date")):
        began = removed
        for _ in range(choose.randint(0, 3)):
            rows.append(
                {
                    "state": "MD",
                    "file_id": "MDplacements",
                    "record_number": len(rows) + 1,
                    "child_id": child,
                    "removal_date": removed,
                    "began_on": began,
                    "ended_on": choose.choice([None, began + timedelta(choose.randint(1, 400))]),
                    "setting": choose.choice(["foster_home", "runaway", "kin_foster_home"]),
                    "provider_id": choose.choice([None, "P1", "P2"]),
                    "county": choose.choice([None, "24003", "24003", "24013", "24510"]),
                }
            )
            began += timedelta(choose.randint(1, 300))
    return frame_of("placements", rows)


def agreement_rows(choose: random.Random) -> pl.DataFrame:
    """Assistance files of both states with the same record numbers."""
    rows = [
        {
            "state": state,
            "submission": submission,
            "file_id": f"{state}{submission}aga",
            "record_number": number,
            "a3_child_record_number": f"G{number:03d}",
            "a15_assistance_agreement_type": choose.choice(["adoption", "guardianship", None]),
            "a16_adoption_subsidy_amount": choose.choice([None, 0, 500, 900]),
            "a17_adoption_finalization_date": some_day(choose, date(2023, 1, 1)),
            "a18_agreement_termination_date": some_day(choose, date(2023, 6, 1)),
        }
        for state in STATES
        for submission in SUBMISSIONS
        for number in range(20)
        if choose.random() < 0.8
    ]
    return frame_of("afcars_aga", rows)


def agreement_files(files: pl.DataFrame) -> pl.DataFrame:
    """The rows of raw.files of the assistance files, beside those of foster care."""
    return files.filter(pl.col("dataset") == "afcars_oohc").with_columns(
        dataset=pl.lit("afcars_aga"), file_id=pl.col("file_id") + "aga", path=pl.col("path") + "aga"
    )


@pytest.fixture(scope="module")
def received():
    choose = random.Random(5)  # noqa: S311 (test data, not secrets)
    histories = random_histories(21, CHILDREN)
    parts = [received_frames(histories, state) for state in STATES]
    frames = {name: pl.concat([part[name] for part in parts]) for name in parts[0]}
    for name, answers in ANSWERS.items():
        frames[name] = answered(frames[name], answers, choose)
    removals = frames["afcars_oohc_removals"]
    frames["afcars_oohc_permanency_plans"] = plan_rows(removals, choose)
    frames["placements"] = placement_rows(removals, choose)
    files = received_files(frames)
    frames["afcars_aga"] = agreement_rows(choose)
    connection = engine_over(frames, pl.concat([files, agreement_files(files)]))
    rows = {name: frame.to_dicts() for name, frame in frames.items()}
    return rows, as_received(histories), connection


def members_of(connection, measure_id: str, name: str, bounds, component: str | None = None) -> list[dict]:
    """The members a measure finds in a period."""
    rows = measure_members(connection, all_measures()[measure_id], [Period(*bounds, name)])
    return (rows if component is None else rows.filter(component=component)).to_dicts()


@pytest.mark.parametrize("measure_id", ["out_of_state_placement", "out_of_county_placement"])
def test_places_are_those_of_the_row_by_row_computation(received, measure_id):
    rows, histories, connection = received
    seen = set()
    for name, bounds in afcars_periods().items():
        found = members_of(connection, measure_id, name, bounds)
        verdicts = {(r["state"], r["member_key"]): bool(r["numerator"]) for r in found}
        assert verdicts == getattr(facts, measure_id)(rows, histories, *bounds), name
        seen |= set(verdicts.values())
    assert seen == {True, False}


def test_siblings_are_those_of_the_row_by_row_computation(received):
    rows, histories, connection = received
    for name, bounds in afcars_periods().items():
        found = members_of(connection, "siblings_together", name, bounds)
        verdicts = {(r["state"], r["member_key"], r["component"]): bool(r["numerator"]) for r in found}
        assert verdicts == facts.siblings_together(rows, histories, *bounds), name
        assert sum(verdicts.values()) * 3 == len(verdicts) > 0


def test_kin_are_told_by_the_home_or_by_the_relationship(received):
    rows, histories, connection = received
    for name, bounds in afcars_periods().items():
        found = members_of(connection, "kin_first_placement", name, bounds)
        verdicts = {(r["state"], r["member_key"]): bool(r["numerator"]) for r in found if r["state"] == "ZZ"}
        expected = facts.kin_first_placement(rows, histories, *bounds)
        assert verdicts == {
            (state, f"{child} {removed}"): value
            for (state, child, removed), value in expected.items()
            if state == "ZZ"
        }, name


def test_a_disability_is_that_of_the_last_file_by_the_exit(received):
    rows, histories, connection = received
    for name, bounds in afcars_periods().items():
        found = members_of(connection, "exits_to_permanency", name, bounds, "with_disability")
        verdicts = {(r["state"], r["member_key"]): bool(r["numerator"]) for r in found}
        expected = facts.exits_with_disability(rows, histories, *bounds)
        assert verdicts == {(key[0], f"{key[1]} {key[2]}"): value for key, value in expected.items()}, name


def test_the_plan_of_a_day_is_the_last_one_dated_by_then(received):
    rows, histories, connection = received
    for day in (date(2023, 3, 31), date(2023, 9, 30), date(2024, 9, 30)):
        found = connection.execute(
            "select state, child_id, removal_date, plan from episodes.permanency_plans "
            "where planned_on <= ? and (ended_on is null or ended_on > ?) and plan is not null",
            [day, day],
        ).fetchall()
        expected = {
            (*child.key, removal.removal_date): plan
            for child in histories.children
            for removal in child.removals
            if removal.removal_date is not None
            for plan in [facts.plan_on(rows, child, removal.removal_date, removal.exit_date, day)]
            if plan is not None
        }
        assert {row[:3]: row[3] for row in found} == expected
        assert len(found) == len(expected) > 0


@pytest.mark.parametrize("kind", ["adoption", "guardianship"])
def test_agreements_and_subsidies_are_those_of_the_row_by_row_computation(received, kind):
    rows, _, connection = received
    for name, bounds in afcars_periods().items():
        expected = facts.agreements(rows, kind, bounds[1])
        counted = members_of(connection, f"{kind}_assistance", name, bounds)
        paid = members_of(connection, f"{kind}_subsidy", name, bounds)
        assert {(r["state"], r["member_key"]) for r in counted} == set(expected)
        assert {(r["state"], r["member_key"]): r["numerator"] for r in paid} == {
            key: amount for key, amount in expected.items() if amount is not None
        }

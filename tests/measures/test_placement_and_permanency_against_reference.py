"""Placement and permanency against the row-by-row computation, member by member.

Here belong the measures whose facts random histories hold. Those that rest on what only files tell (siblings,
places, agreements) are in `test_placement_facts_against_reference`.
"""

from __future__ import annotations

import pytest

from tests.measures.received import engine_with
from tests.reference import permanency_on_recorded_exits as permanency
from tests.reference import placement
from tests.reference.measures import afcars_periods
from tests.reference.strategies import STATES, random_histories
from tests.reference.submissions import as_received
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import Period

CHILDREN = 90
REFERENCES = {
    **{
        name: getattr(placement, name)
        for name in (
            "placement_settings",
            "two_or_fewer_settings",
            "kin_first_placement",
            "young_children_in_group_care",
        )
    },
    **{
        name: getattr(permanency, name)
        for name in (
            "reentry_to_foster_care_round_3",
            "exits_to_permanency",
            "emancipated_entered_young",
            "adoption_within_24_months",
            "time_to_reunification",
            "foster_care_exits",
            "children_served",
            "time_in_care",
            "days_in_care",
        )
    },
}
VERDICT = {"proportion": "numerator", "share": "outcome", "duration": "duration"}


@pytest.fixture(scope="module", params=[11, 12])
def received(request):
    histories = random_histories(request.param, CHILDREN)
    return as_received(histories), engine_with(histories, STATES)


def member(key: tuple) -> tuple[str, str]:
    """State, and the rest of a reference's key as the member and component of a measure."""
    return key[0], " ".join(str(part) for part in key[1:])


def found_by(connection, measure_id: str, name: str, bounds) -> dict[tuple[str, str], object]:
    """The members a measure finds in a period, with their verdicts."""
    measure = all_measures()[measure_id]
    rows = measure_members(connection, measure, [Period(*bounds, name)]).to_dicts()
    verdict = VERDICT.get(measure.header.kind)
    parts = measure.header.components != ["all"]
    return {
        (r["state"], f"{r['member_key']} {r['component']}" if parts else r["member_key"]): r.get(verdict)
        for r in rows
        if r["component"] != "with_disability"
    }


@pytest.mark.parametrize("measure_id", sorted(REFERENCES))
def test_every_member_and_verdict_is_that_of_the_row_by_row_computation(received, measure_id):
    histories, connection = received
    members = 0
    for name, bounds in afcars_periods().items():
        expected = {member(key): value for key, value in REFERENCES[measure_id](histories, *bounds).items()}
        found = found_by(connection, measure_id, name, bounds)
        if measure_id == "exits_to_permanency":
            assert any(key[1].endswith("entered_after_12") for key in expected)
        assert found == expected, f"{measure_id} {name}"
        members += len(found)
    assert members > 0


def test_days_on_the_run_are_those_of_counting_every_day(received):
    histories, connection = received
    measure = all_measures()["runaway_days"]
    name, bounds = list(afcars_periods().items())[2]
    rows = measure_members(connection, measure, [Period(*bounds, name)]).to_dicts()
    found = {(r["state"], r["member_key"]): (r["numerator"], r["exposure"]) for r in rows}
    expected = placement.runaway_days(histories, *bounds)
    assert found == {member(key): value for key, value in expected.items()}
    assert sum(away for away, _ in found.values()) > 0


def test_exits_by_reason_add_up_to_exits_and_bands_to_their_members(received):
    _, connection = received
    for name, bounds in afcars_periods().items():
        exits = set(found_by(connection, "foster_care_exits", name, bounds))
        assert exits == set(found_by(connection, "exits_by_reason", name, bounds))
        assert set(found_by(connection, "time_in_care", name, bounds)) == set(
            found_by(connection, "days_in_care", name, bounds)
        )
        in_care = set(found_by(connection, "children_in_care", name, bounds))
        assert in_care == set(found_by(connection, "placement_settings", name, bounds))
        assert in_care <= set(found_by(connection, "children_served", name, bounds))

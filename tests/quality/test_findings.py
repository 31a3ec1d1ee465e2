"""What becomes of findings from check to check, and which of them the ledger silences."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from quality.accepted import accepted_frame, marked
from quality.follow_up import Looked, course, followed, held
from tests.quality.tables_by_hand import frame_of, rows_of
from transforms.settings import Acceptance

FILES = """
file_id | dataset      | submission | status
N2      | ncands_child | FFY2023    | accepted
W1      | workers      |            | accepted
"""
NOTHING = pl.DataFrame(schema={"dataset": pl.String, "submission": pl.String})
LOOKED = Looked(frozenset({"r"}), frozenset(), NOTHING)


def findings(table: str) -> pl.DataFrame:
    """Findings of the rule `r`, where the table names no other."""
    rows = [{"rule_id": "r", "severity": "query", "is_accepted": "false", **row} for row in rows_of(table)]
    return frame_of("quality.findings", rows)


def statuses(told: pl.DataFrame) -> dict[str, str]:
    return dict(told.select("finding_id", "status").iter_rows())


def test_a_finding_is_new_continues_is_fixed_and_returns():
    before = findings(
        """
        finding_id | dataset      | submission | file_id | status
        stays      | ncands_child | FFY2023    | N2      | new
        goes       | ncands_child | FFY2023    | N2      | continuing
        was_fixed  | ncands_child | FFY2023    | N2      | fixed
        comes_back | ncands_child | FFY2023    | N2      | fixed
        """
    )
    now = findings(
        """
        finding_id | dataset      | submission | file_id | status
        stays      | ncands_child | FFY2023    | N2      | new
        comes_back | ncands_child | FFY2023    | N2      | new
        appears    | ncands_child | FFY2023    | N2      | new
        """
    )
    told = followed(now, before, LOOKED)
    assert statuses(told) == {
        "appears": "new",
        "stays": "continuing",
        "goes": "fixed",
        "was_fixed": "fixed",
        "comes_back": "returned",
    }
    counts = course("ZZ", 2, date(2026, 11, 28), told, before).filter(severity="query").to_dicts()[0]
    assert {name: counts[name] for name in ("new", "returned", "continuing", "fixed")} == {
        "new": 1,
        "returned": 1,
        "continuing": 1,
        "fixed": 1,
    }


def test_what_a_withdrawn_file_held_is_forgotten_and_a_resubmission_names_no_file_that_is_gone():
    before = findings(
        """
        finding_id  | dataset      | submission | file_id | record_number | status
        resubmitted | ncands_child | FFY2023    | N1      | 7             | new
        withdrawn   | ncands_child | FFY2022    | N0      | 8             | new
        of_extract  | workers      |            | W1      | 9             | new
        """
    )
    told = held(before, frame_of("raw.files", rows_of(FILES)))
    assert sorted(told.select("finding_id", "file_id", "record_number").rows()) == [
        ("of_extract", "W1", 9),
        ("resubmitted", None, None),
    ]


BLOCKED = pl.DataFrame({"dataset": ["ncands_child"], "submission": ["FFY2023"]})


@pytest.mark.parametrize(
    ("looked", "expected"),
    [
        (LOOKED, {"open": "fixed", "done": "fixed"}),
        (Looked(frozenset({"r"}), frozenset({"r"}), NOTHING), {"open": "continuing", "done": "fixed"}),
        (Looked(frozenset({"r"}), frozenset(), BLOCKED), {"open": "continuing", "done": "fixed"}),
        (Looked(frozenset({"other"}), frozenset(), NOTHING), {}),
    ],
    ids=["looked", "the rule could not run", "no file of the submission is usable", "the rule is no more"],
)
def test_what_could_not_be_looked_at_is_not_fixed(looked, expected):
    before = findings(
        """
        finding_id | dataset      | submission | file_id | status
        open       | ncands_child | FFY2023    | N2      | new
        done       | ncands_child | FFY2023    | N2      | fixed
        """
    )
    assert statuses(followed(before.clear(), before, looked)) == expected


STANDING = """
    finding_id   | rule_id | dataset     | submission | county | status
    aaaaaaaaaaaa | r       | afcars_oohc | 23A        | 99001  | new
    bbbbbbbbbbbb | r       | afcars_oohc | 23A        | 99003  | continuing
    cccccccccccc | r       | afcars_oohc | 23B        | 99003  | returned
    dddddddddddd | r       | afcars_oohc | 23A        | 99001  | fixed
    eeeeeeeeeeee | other   | afcars_oohc | 23A        | 99001  | new
    """


def entry(line: int, **scope) -> Acceptance:
    given = {"rule": "r", "reason": f"Reason {line}", "by": "data manager", "until": date(2027, 1, 1)}
    return Acceptance(line=line, **(given | scope))


@pytest.mark.parametrize(
    ("scope", "silenced"),
    [
        ({}, "abc"),
        ({"submission": "23A"}, "ab"),
        ({"county": "99003"}, "bc"),
        ({"finding_id": "cccccccccccc"}, "c"),
        ({"is_expired": True}, ""),
        ({"rule": "nothing_found"}, ""),
    ],
)
def test_an_entry_silences_what_its_scope_says_and_nothing_that_is_fixed(scope, silenced):
    told = marked(findings(STANDING), [entry(2, **scope)])
    assert told.filter("is_accepted")["finding_id"].str.slice(0, 1).to_list() == list(silenced)
    assert set(told.filter("is_accepted")["accepted_reason"]) <= {"Reason 2"}
    assert statuses(told) == statuses(findings(STANDING)), "an accepted finding keeps its status"


def test_the_narrowest_entry_gives_the_reason_and_unused_and_expired_entries_are_told():
    entries = [
        entry(2),
        entry(3, finding_id="aaaaaaaaaaaa"),
        entry(4, submission="22A"),
        entry(5, county="99003", is_expired=True),
    ]
    told = marked(findings(STANDING), entries)
    assert dict(told.drop_nulls("accepted_by_line").select("finding_id", "accepted_by_line").iter_rows()) == {
        "aaaaaaaaaaaa": 3,
        "bbbbbbbbbbbb": 2,
        "cccccccccccc": 2,
    }
    reported = accepted_frame("ZZ", told, entries)
    assert reported.select("line", "scope", "standing", "findings").rows() == [
        (2, "rule", "in_use", 2),
        (3, "finding", "in_use", 1),
        (4, "submission", "unused", 0),
        (5, "county", "expired", 0),
    ]

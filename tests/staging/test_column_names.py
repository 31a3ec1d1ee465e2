"""Which column of a file is taken for which of ours, by its name."""

from __future__ import annotations

import pytest

from transforms.contracts.contract import all_contracts
from transforms.staging.mapping.column_names import Matches, matched
from transforms.staging.mapping.column_synonyms import SHORT_FORMS, SYNONYMS
from transforms.staging.mapping.mappings import readable_columns


def matches(table: str, *header: str) -> Matches:
    """The matches of a header with the columns of a table."""
    return matched(readable_columns(all_contracts()[f"staging.{table}"]), header)


FOUND = [
    # table        their column       our column        how
    ("workers", " Worker_ID", "worker_id", "name"),
    ("workers", "WorkerID", "worker_id", "words"),
    ("workers", "WRKR NBR", "worker_id", "words"),
    ("workers", "EMP_NO", "worker_id", "usual"),
    ("workers", "Employee Identifier", "worker_id", "usual"),
    ("workers", "Supervisr_ID", "supervisor_id", "near"),
    ("workers", "HIRE_DT", "hired_on", "usual"),
    ("workers", "Date of Hire", "hired_on", "usual"),
    ("workers", "Supv Emp No", "supervisor_id", "usual"),
    ("workers", "ROLE_CD", "role", "words"),
    ("workers", "Job Title", "role", "usual"),
    ("placements", "RmvlDt", "removal_date", "words"),
    ("placements", "PlcmtBeginDt", "began_on", "usual"),
    ("placements", "Placement Type Code", "setting", "usual"),
    ("contacts", "FaceToFace", "in_person", "usual"),
    ("referrals", "Recvd Date", "received_at", "words"),
    ("court_events", "Continued?", "continued", "words"),
    ("court_events", "CONT_FL", "continued", "usual"),
    ("court_events", "LEGAL_ACTN_DESC", "event", "usual"),
    ("court_events", "HRNG_SCHED_DT", "scheduled_on", "usual"),
    ("law_enforcement_events", "EVNT_CD", "event", "usual"),
    ("referrals", "SCRN_DCSN_CD", "screening_decision", "usual"),
    ("referrals", "RPTR_TYP_CD", "source", "usual"),
    ("referrals", "INVSTGTN_ID", "report_id", "usual"),
    ("positions", "AUTH_FTE", "authorised", "usual"),
    ("youth_outcomes", "CnctAdult", "connection_to_adult", "usual"),
    ("youth_outcomes", "RecNumbr", "child_id", "usual"),
    ("youth_outcomes", "MentlHlthIn", "mental_health_coverage", "usual"),
    ("youth_outcomes", "OutcmRpt", "participated", "usual"),
    ("placements", "CLIENT_ID_HASHED", "child_id", "usual"),
    ("placements", "PROV_TYP_CD", "setting", "usual"),
    ("placements", "Placement Begin Date (MM/DD/YYYY)", "began_on", "usual"),
    ("referrals", "Intake Received Date/Time", "received_at", "usual"),
    ("workers", "Orig Hire Dt", "hired_on", "usual"),
    ("workers", "Term Dt [last day worked]", "separated_on", "usual"),
    ("positions", "Authorized FTE (#)", "authorised", "usual"),
    ("worker_assignments", "AssignBeginDate", "assigned_on", "usual"),
    ("contacts", "CNTCT_MTHD_DESC", "in_person", "usual"),
    ("law_enforcement_events", "LE_ACTN_DTTM", "occurred_at", "usual"),
    ("child_population", "Population Estimate", "children", "usual"),
    ("placements", "Placement Entry Date", "began_on", "usual"),
    ("placements", "Placement Exit Date", "ended_on", "usual"),
    ("placements", "Placement Enddate", "ended_on", "usual"),
    ("worker_leave", "Absence End", "until_on", "usual"),
    ("court_events", "LEGAL_ACTION_TYPE_CD", "event", "usual"),
    ("referrals", "CD_SCRN_DECN", "screening_decision", "words"),
]


def test_an_entry_is_not_the_nearest_to_an_end():
    assert matches("placements", "Placement Envy Date").found == []


def test_a_less_usual_name_is_taken_where_no_usual_one_stands():
    found = matches("placements", "PROV_TYP_CD", "PLCMT_TYP_CD").found
    assert [(match.ours, match.theirs) for match in found] == [("setting", "PLCMT_TYP_CD")]


@pytest.mark.parametrize(("table", "theirs", "ours", "how"), FOUND)
def test_a_column_is_known_by_its_name(table, theirs, ours, how):
    found = matches(table, "Filler A", theirs, "Filler B").found
    assert [(match.ours, match.theirs, match.how) for match in found] == [(ours, theirs, how)]


@pytest.mark.parametrize(
    "theirs", ["Worker", "Worker Name", "FTE_PCT", "ZIP", "Date", "WRK", "UNT_PHN", "H", ""]
)
def test_a_name_that_says_something_else_is_not_taken(theirs):
    told = matches("workers", theirs)
    assert told.found == []
    assert told.unused == [theirs]


def test_of_several_columns_that_fit_equally_none_is_taken_and_all_are_told():
    told = matches("workers", "Start Date", "Hire Date", "Team")
    assert [match.ours for match in told.found] == ["unit"]
    assert told.unmatched["hired_on"] == ["Start Date", "Hire Date"]


def test_a_surer_way_comes_first():
    told = matches("workers", "Start Date", "Hired_On")
    assert [(match.ours, match.theirs) for match in told.found] == [("hired_on", "Hired_On")]
    assert told.unused == ["Start Date"]


def test_a_column_fills_one_of_ours_only():
    found = matches("placements", "County", "Placement County", "Placement Start Date", "Begin Date").found
    theirs = [match.theirs for match in found]
    assert len(theirs) == len(set(theirs))


def test_columns_without_a_match_have_the_nearest_names():
    told = matches("workers", "FTE_PCT", "Separation Reason")
    assert told.unmatched["fte"] == ["FTE_PCT"]
    assert "Separation Reason" in told.unmatched["separated_on"]


def test_every_usual_name_is_of_a_column_that_exists():
    known = {
        name
        for contract in all_contracts().values()
        if contract.stage == "staging"
        for name in contract.columns
    }
    assert set(SYNONYMS) <= known
    assert not set(SHORT_FORMS) & set(SHORT_FORMS.values()), "a short form of a short form"

"""The ledger of explained findings: what may stand in it, and the words for what may not."""

from __future__ import annotations

from datetime import date

import pytest

from quality.accepted_ledger import COLUMNS, TEMPLATE, parse_ledger, read_ledger
from transforms.hand_kept import HandKeptError

TODAY = date(2026, 11, 28)
HEADER = "rule,scope,reason,by,until\n"
GOOD = "emancipation_of_young_child,{scope},State law allows it,data manager,2027-06-30\n"


@pytest.mark.parametrize(
    ("scope", "fields"),
    [
        ("", {}),
        ("afcars_oohc 23A", {"submission": "23A"}),
        ("afcars_oohc 23b", {"submission": "23B"}),
        ("county 24003", {"county": "24003"}),
        ("24003", {"county": "24003"}),
        ("finding 0123456789ab", {"finding_id": "0123456789ab"}),
        ("0123456789AB", {"finding_id": "0123456789ab"}),
    ],
)
def test_a_scope_is_the_rule_a_submission_a_county_or_one_finding(scope, fields):
    (entry,) = parse_ledger(HEADER + GOOD.format(scope=scope), TODAY)
    told = {name: getattr(entry, name) for name in ("submission", "county", "finding_id")}
    assert told == {"submission": "", "county": "", "finding_id": "", **fields}
    assert (entry.line, entry.by, entry.until, entry.is_expired) == (
        2,
        "data manager",
        date(2027, 6, 30),
        False,
    )


def test_an_entry_holds_through_its_last_day():
    text = HEADER + GOOD.format(scope="")
    assert not parse_ledger(text, date(2027, 6, 30))[0].is_expired
    assert parse_ledger(text, date(2027, 7, 1))[0].is_expired


FAULTS = [
    # a line, and what is told of it
    (
        "emancipation_of_yuong_child,,State law allows it,data manager,2027-06-30",
        "rule: no such rule; did you mean emancipation_of_young_child?",
    ),
    ("zzzz,,State law allows it,data manager,2027-06-30", "rule: no such rule; the workbook and"),
    (
        "exit_before_removal,,State law allows it,data manager,2027-06-30",
        "rule: exit_before_removal is of severity error, which is mended; only a query or information",
    ),
    (
        "disposition_in_fiscal_year,,State law allows it,data manager,2027-06-30",
        "rule: disposition_in_fiscal_year is of severity block, which is mended",
    ),
    (GOOD.format(scope="somewhere"), "scope: must be empty for the whole rule, a submission"),
    (GOOD.format(scope="afcars_ohc 23A"), "scope: no such dataset; did you mean afcars_oohc?"),
    (GOOD.format(scope="ncands_child FFY2023"), "scope: the rule is about afcars_oohc"),
    (GOOD.format(scope="afcars_oohc 2023"), "scope: after afcars_oohc comes a submission, such as 23A"),
    (
        "emancipation_of_young_child,,ok,data manager,2027-06-30",
        "reason: must say in a few words why the data are right",
    ),
    (
        "emancipation_of_young_child,,Ask XQ9Z@agency.example about it,data manager,2027-06-30",
        "reason: must hold no e-mail address",
    ),
    (
        "emancipation_of_young_child,,State law allows it,Xq Niner,2027-06-30",
        "by: must be a role in small letters, such as data manager; never a person's name",
    ),
    ("emancipation_of_young_child,,State law allows it,,2027-06-30", "by: must be a role"),
    (
        "emancipation_of_young_child,,State law allows it,data manager,6/30/2027",
        "until: must be a day written 2027-06-30",
    ),
    (
        "emancipation_of_young_child,,State law allows it,data manager,2027-02-30",
        "until: must be a day written 2027-06-30",
    ),
    ("emancipation_of_young_child,,State law, as it stands,data manager,2027-06-30", "has 6 values"),
]


@pytest.mark.parametrize(("line", "told"), FAULTS)
def test_a_fault_of_the_ledger_is_told_with_line_field_and_what_is_allowed(line, told):
    with pytest.raises(HandKeptError) as raised:
        parse_ledger("# a comment\n" + HEADER + line, TODAY)
    assert f"accepted.csv: line 3, {told}" in str(raised.value).replace("line 3: ", "line 3, ")
    assert "XQ9Z" not in str(raised.value)
    assert "Niner" not in str(raised.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(HandKeptError) as raised:
        parse_ledger(HEADER + "\n".join(line.strip() for line, _ in FAULTS), TODAY)
    assert len(str(raised.value).splitlines()) == len(FAULTS)


def test_the_same_rule_and_scope_stand_once():
    with pytest.raises(HandKeptError, match="line 3, rule: line 2 accepts the same already"):
        parse_ledger(HEADER + 2 * GOOD.format(scope="county 24003"), TODAY)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"rule,scope,reason,by\n", "the first line must name the columns rule, scope, reason, by, until"),
        (b'rule,scope,reason,by,until\n"open', "a quotation mark is not closed"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(tmp_path, content, told):
    (tmp_path / "accepted.csv").write_bytes(content)
    with pytest.raises(HandKeptError, match=told):
        read_ledger(tmp_path, TODAY)


def test_comments_stay_comments_when_a_spreadsheet_saved_the_file():
    saved = '"# scope: empty, or a submission",,,,\r\nrule,scope,reason,by,until\r\n' + GOOD.format(scope="")
    (entry,) = parse_ledger(saved, TODAY)
    assert entry.line == 3


def test_without_a_ledger_nothing_is_accepted(tmp_path):
    assert read_ledger(None, TODAY) == read_ledger(tmp_path, TODAY) == ()


def test_the_draft_accepts_nothing_and_its_example_is_an_entry():
    assert parse_ledger(TEMPLATE, TODAY) == ()
    (example,) = [line.removeprefix("# ") for line in TEMPLATE.splitlines() if line.count(",") == 4][:1]
    assert len(parse_ledger(TEMPLATE + example, TODAY)) == 1
    assert all(f"# {name} " in TEMPLATE for name in COLUMNS)

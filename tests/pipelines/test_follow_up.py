"""Findings over several checks: which are new, continue, are fixed or return, whatever lies in between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import duckdb
import polars as pl
import pytest

from pipelines.follow_up import FINDINGS, HISTORY, Register, follow, register_path
from pipelines.inventory import Inventory, Receipt
from pipelines.withdrawal import forget_withdrawn
from tests.quality.tables_by_hand import frame_of, rows_of
from transforms.agency import AgencyRun
from transforms.settings import Acceptance, Settings
from transforms.warehouse import Draft, Warehouse, recipe

SENT = """
file_id | submission | received_order
F1      | FFY2023    | 2
G1      | FFY2022    | 1
"""
RESENT = SENT.replace("F1", "F2")


@dataclass
class Agency:
    """An agency whose checks are told by hand."""

    warehouse: Warehouse
    accepted: tuple[Acceptance, ...] = ()
    today: date = date(2026, 11, 1)
    drafts: list[Draft] = field(default_factory=list)

    def check(
        self, files: str, found: str, *, blocked: str = "", failed: str = "", code: str = "1"
    ) -> dict[str, str]:
        """The status of every finding after a check that found these: names of findings of the rule `r`.

        A finding belongs to the last file, FFY2023, unless its name ends in 22.
        """
        sent = [{"dataset": "ncands_child", "status": "accepted", **row} for row in rows_of(files)]
        of_year = {str(row["submission"]): row["file_id"] for row in sent}
        findings = [
            {"finding_id": name, "rule_id": "r", "severity": "query", "dataset": "ncands_child",
             "submission": year, "file_id": of_year[year], "record_number": "1", "status": "new"}
            for name in found.split() for year in ["FFY2022" if name.endswith("22") else "FFY2023"]
        ]  # fmt: skip
        tables = {
            FINDINGS: frame_of(FINDINGS, findings),
            "quality.rules": pl.DataFrame({"rule_id": ["r"]}),
            "quality.check_results": pl.DataFrame(
                {"rule": ["r"], "status": ["error" if failed else "passed"]}
            ),
            "quality.gate": pl.DataFrame([{**row, "is_blocked": row["file_id"] == blocked} for row in sent]),
        }
        connection = duckdb.connect()
        connection.execute("create schema raw; create schema quality")
        settings = Settings(accepted=self.accepted, read_on=self.today)
        run = AgencyRun(self.warehouse, Draft("ZZ"), settings, connection)
        run.put_frame("raw.files", frame_of("raw.files", sent), recipe(files))
        run.put_frame(FINDINGS, tables[FINDINGS], recipe(files, found, code))
        follow(run, Inventory([]), tables)
        self.drafts.append(run.draft)
        return dict(self.table(FINDINGS).select("finding_id", "status").iter_rows())

    def table(self, name: str) -> pl.DataFrame:
        """A table of the last check."""
        return pl.read_parquet(self.warehouse.paths(self.drafts[-1], name)[0])


@pytest.fixture
def agency(tmp_path) -> Agency:
    return Agency(Warehouse(tmp_path / "out"))


def test_two_validations_in_a_row_show_what_was_fixed_without_a_run_between_them(agency):
    assert agency.check(SENT, "a b") == {"a": "new", "b": "new"}
    assert agency.check(RESENT, "b") == {"a": "fixed", "b": "continuing"}
    assert agency.check(SENT, "a b") == {"a": "returned", "b": "continuing"}


def test_a_second_look_at_the_same_files_changes_no_status(agency):
    agency.check(SENT, "a b")
    first = agency.check(RESENT, "b c")
    assert first == {"a": "fixed", "b": "continuing", "c": "new"}
    assert agency.check(RESENT, "b c") == first
    assert agency.check(RESENT, "b c") == first
    assert len({draft.recipes[FINDINGS] for draft in agency.drafts[1:]}) == 1, "so the edition stands too"
    assert len(set(agency.table(HISTORY)["check_number"])) == 2


def test_a_changed_rule_that_looks_at_the_same_files_is_compared_with_the_data_before(agency):
    agency.check(SENT, "a b")
    agency.check(RESENT, "b c")
    assert agency.check(RESENT, "b c d", code="2") == {
        "a": "fixed",
        "b": "continuing",
        "c": "new",
        "d": "new",
    }


@pytest.mark.parametrize("why", [{"failed": "r"}, {"blocked": "F2"}])
def test_what_could_not_be_looked_at_continues_and_is_fixed_when_it_can_be(agency, why):
    agency.check(SENT, "a b")
    assert agency.check(RESENT, "", **why) == {"a": "continuing", "b": "continuing"}
    assert agency.check(RESENT.replace("F2", "F3"), "b") == {"a": "fixed", "b": "continuing"}


def test_a_withdrawn_file_takes_its_findings_with_it_also_out_of_what_is_kept(agency):
    agency.check(SENT, "a b22")
    agency.check(RESENT, "a b22")
    assert agency.check("\n".join(RESENT.splitlines()[:3]), "a") == {"a": "continuing"}
    register = Register.of(agency.warehouse, "ZZ")
    for path in register.paths:
        kept = pl.read_parquet(agency.warehouse.lake / path)
        assert set(kept["submission"]) == {"FFY2023"}
        assert not {"F1", "G1"} & set(kept["file_id"])


@pytest.mark.parametrize("is_there", [True, False])
def test_the_register_and_the_workbooks_of_an_agency_last_as_long_as_it_has_a_file(agency, is_there):
    agency.check(SENT, "a")
    agency.check(RESENT, "a b")
    withdrawn = agency.warehouse.lake / "receipts" / "G9" / "G9-reader.json"
    workbook = agency.warehouse.restricted / "quality" / "ZZ" / "ZZ.xlsx"
    for path in (withdrawn, workbook):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"")
    row = {"file_id": "F2", "state": "ZZ" if is_there else "MD", "status": "accepted"}
    forget_withdrawn(agency.warehouse, Inventory([Receipt(row)]))
    register = Register.of(agency.warehouse, "ZZ")
    assert register_path(agency.warehouse, "ZZ").exists() is workbook.exists() is is_there
    assert [(agency.warehouse.lake / path).exists() for path in register.paths] == [True] * 2 * is_there


def test_the_history_counts_what_became_of_findings_at_each_check_and_keeps_its_days(agency):
    agency.check(SENT, "a b")
    agency.today = date(2026, 12, 1)
    agency.check(RESENT, "b c")
    agency.today = date(2026, 12, 24)
    agency.check(RESENT, "b c")
    told = agency.table(HISTORY).filter(severity="query")
    assert told.select("check_number", "checked_on", "new", "continuing", "fixed").rows() == [
        (1, date(2026, 11, 1), 2, 0, 0),
        (2, date(2026, 12, 1), 1, 1, 1),
    ]


def test_a_ledger_that_changes_marks_findings_and_changes_no_status(agency):
    first = agency.check(SENT, "a b")
    entry = {"line": 2, "rule": "r", "reason": "As it is", "by": "data manager", "until": date(2027, 1, 1)}
    agency.accepted = (Acceptance(finding_id="a", **entry),)
    assert agency.check(SENT, "a b") == first
    marked = agency.table(FINDINGS).select("finding_id", "is_accepted", "accepted_reason").rows()
    assert marked == [("a", True, "As it is"), ("b", False, None)]
    assert agency.table("quality.accepted")["standing"].to_list() == ["in_use"]
    assert agency.table(HISTORY).filter(severity="query")["accepted"].to_list() == [1]

"""Whose a finding is, and what is to be mended first."""

from __future__ import annotations

import polars as pl

from quality.owners import of_owner, owners, ranks
from tests.quality.tables_by_hand import frame_of, rows_of

FINDINGS = frame_of(
    "quality.findings",
    rows_of(
        """
        finding_id | rule_id | severity | status     | county | is_accepted
        1          | many    | query    | continuing | 99001  | false
        2          | many    | query    | new        | 99001  | false
        3          | few     | query    | new        | 99003  | false
        4          | wrong   | error    | new        |        | false
        5          | gate    | block    | new        |        | false
        6          | silent  | query    | new        | 99001  | true
        7          | silent  | query    | new        | 99001  | true
        8          | silent  | query    | new        | 99001  | true
        """
    ),
)
EFFECTS = pl.DataFrame({"rule_id": ["few", "wrong"], "position": [1, 2]})


def order(findings: pl.DataFrame, effects: pl.DataFrame | None = None) -> list[str]:
    return ranks(findings, effects).sort("rank")["rule_id"].to_list()


def test_without_effects_rules_are_ranked_by_severity_and_number_of_findings():
    assert order(FINDINGS) == ["gate", "wrong", "silent", "many", "few"]


def test_with_effects_what_blocks_stays_first_and_what_moves_figures_furthest_follows():
    assert order(FINDINGS, EFFECTS) == ["gate", "few", "wrong", "silent", "many"]


def test_an_owner_sees_new_findings_first_and_accepted_ones_have_no_rank():
    assert owners(FINDINGS) == ["", "99001", "99003"]
    own = of_owner(FINDINGS, "99001")
    assert own.select("finding_id", "rank").rows() == [
        ("2", 1), ("1", 1), ("6", None), ("7", None), ("8", None)
    ]  # fmt: skip
    assert of_owner(FINDINGS, "").height == FINDINGS.height

"""Whose a finding is to mend, and what is to be mended first.

Here belong the owners of findings and the order of their work. What an owner is handed stands in
`workbooks.py`.
"""

from __future__ import annotations

import polars as pl

from quality.follow_up import SEVERITIES, STANDING


def owners(findings: pl.DataFrame) -> list[str]:
    """Who can mend something: five-digit counties, sorted, and the empty text for the whole state."""
    counties = findings["county"].drop_nulls().unique().sort().to_list()
    return ["", *counties]


def ranks(findings: pl.DataFrame, effects: pl.DataFrame | None = None) -> pl.DataFrame:
    """Rules in the order to mend them: rule_id, rank from 1.

    What blocks a file comes first, then what could move a figure furthest (`position` of `effects`: 1 for the
    rule that could most), then by severity and number of findings.
    """
    place = pl.DataFrame(schema={"rule_id": pl.String, "position": pl.Int64})
    if effects is not None:
        place = effects.group_by("rule_id").agg(pl.col("position").min().cast(pl.Int64))
    gravity = {name: n for n, name in enumerate(SEVERITIES)}
    return (
        findings.group_by("rule_id", "severity")
        .len()
        .join(place, on="rule_id", how="left")
        .with_columns(gravity=pl.col("severity").replace_strict(gravity, return_dtype=pl.Int64))
        .sort(
            pl.col("gravity") > 0,
            "position",
            "gravity",
            "len",
            "rule_id",
            descending=[False, False, False, True, False],
            nulls_last=True,
        )
        .with_row_index("rank", offset=1)
        .select("rule_id", "rank")
    )


def of_owner(findings: pl.DataFrame, owner: str, effects: pl.DataFrame | None = None) -> pl.DataFrame:
    """An owner's findings: a county's own, or all for the state; by rank of their rule, new ones first."""
    own = findings.filter(pl.col("county") == owner) if owner else findings
    standing = own.filter(pl.col("status").is_in(STANDING), ~pl.col("is_accepted"))
    news = {name: n for n, name in enumerate((*STANDING, "fixed"))}
    return (
        own.join(ranks(standing, effects), on="rule_id", how="left")
        .with_columns(news=pl.col("status").replace_strict(news, return_dtype=pl.Int64))
        .sort("rank", "rule_id", "news", "submission", "record_number", "finding_id", nulls_last=True)
        .drop("news")
    )

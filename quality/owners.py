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
    """Rules in the order to mend them: rule_id, rank from 1, effect.

    What blocks a file comes first, then what moves a figure furthest, then by severity and number of
    findings.
    """
    largest = (
        pl.DataFrame(schema={"rule_id": pl.String, "effect": pl.Float64})
        if effects is None
        else effects.group_by("rule_id").agg(pl.col("effect").max().cast(pl.Float64))
    )
    gravity = {name: n for n, name in enumerate(SEVERITIES)}
    return (
        findings.group_by("rule_id", "severity")
        .len()
        .join(largest, on="rule_id", how="left")
        .with_columns(gravity=pl.col("severity").replace_strict(gravity, return_dtype=pl.Int64))
        .sort(
            pl.col("gravity") > 0,
            pl.col("effect").fill_null(0.0),
            "gravity",
            "len",
            "rule_id",
            descending=[False, True, False, True, False],
        )
        .with_row_index("rank", offset=1)
        .select("rule_id", "rank", "effect")
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

"""What is told on the terminal of findings and of the ledger that accepts some: counts and names of rules.

Here belong these lines, which a validation and a run share. No line holds a value or an identifier.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from quality.accepted_ledger import LEDGER

MANY = 25
GRAVITY = {"block": 0, "error": 1, "query": 2, "information": 3}


def counted(tables: Mapping[str, pl.DataFrame]) -> str:
    """How many findings are to be mended, accepted, to know, and fixed."""
    history, open_ones = tables["quality.finding_history"], _to_mend(tables["quality.findings"])
    standing = tables["quality.findings"].filter(pl.col("status") != "fixed")
    to_know = standing.filter(~pl.col("is_accepted"), pl.col("severity") == "information")
    counts = dict(open_ones.group_by("status").len().iter_rows())
    news = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("new", "returned", "continuing"))
    latest = history.filter(pl.col("check_number") == pl.col("check_number").max())
    parts = [
        number(len(open_ones), "finding") + (f" ({news})" if len(open_ones) else ""),
        f"{int(standing['is_accepted'].sum()):,} accepted",
        f"{len(to_know):,} to know",
        f"{int(latest['fixed'].sum()):,} fixed since the check before",
    ]
    return "; ".join(parts)


def _to_mend(findings: pl.DataFrame) -> pl.DataFrame:
    """Findings that stand, are not accepted, and are more than information."""
    return findings.filter(
        pl.col("status") != "fixed", ~pl.col("is_accepted"), pl.col("severity") != "information"
    )


def rule_lines(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    """The rules that found something to mend, the gravest first, with how often."""
    rows = tables["quality.rule_counts"].group_by("rule_id").agg(pl.col("rows").sum())
    broken = (
        _to_mend(tables["quality.findings"])
        .group_by("severity", "rule_id")
        .agg(pl.len(), new=pl.col("status").is_in(["new", "returned"]).sum())
        .join(rows, on="rule_id", how="left")
        .with_columns(gravity=pl.col("severity").replace_strict(GRAVITY, return_dtype=pl.Int64))
        .sort("gravity", "len", "rule_id", descending=[False, True, False])
    )
    lines = [
        f"  {row['severity']:<8} {row['rule_id']}: {number(row['len'], 'finding')}, {row['new']:,} new"
        + (f", in {number(row['rows'], 'row')}" if row["rows"] else "")
        for row in broken.head(MANY).to_dicts()
    ]
    further = len(broken) - MANY
    return lines + ([f"  {further} further rules: see the workbook"] if further > 0 else [])


def ledger_lines(entries: pl.DataFrame) -> list[str]:
    """Entries of the ledger that silence nothing in any agency: expired ones, and those that fit nothing."""
    says = {
        "expired": "expired on {until}: what it accepted is open again; renew or remove it",
        "unused": "fits no finding: remove it, or correct its scope",
    }
    used = entries.filter(standing="in_use")["line"].implode()
    silent = entries.filter(pl.col("standing").is_in(list(says)), ~pl.col("line").is_in(used))
    return [
        f"  {LEDGER}: line {row['line']}, {row['rule_id']}: "
        + says[row["standing"]].format(until=row["until"])
        for row in silent.unique("line").sort("line").to_dicts()
    ]


def number(count: int, what: str) -> str:
    """A count with its noun."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"

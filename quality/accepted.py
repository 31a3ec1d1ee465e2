"""Which findings the agency's ledger silences, and what its entries come to.

Here belongs the marking of findings. The ledger itself is read in `accepted_ledger.py`. An accepted finding
keeps its name and its status; figures, limits and compliance do not change by it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from quality.findings import FIXED
from transforms.contracts.quality.accepted import Accepted
from transforms.contracts.quality.findings import Findings
from transforms.settings import Acceptance

IN_USE, UNUSED, EXPIRED = "in_use", "unused", "expired"


def marked(findings: pl.DataFrame, entries: Sequence[Acceptance]) -> pl.DataFrame:
    """Findings with the ledger's word on them: `accepted_by_line`, `is_accepted`, `accepted_reason`.

    Where several entries fit, that of the single finding counts, then that of a submission or county, then
    that of the whole rule. What is fixed needs no acceptance, and an expired entry gives none.
    """
    line = pl.coalesce(
        *(_line(entry) for entry in sorted(entries, key=_width) if not entry.is_expired),
        pl.lit(None, pl.Int64),
    )
    reasons = {entry.line: entry.reason for entry in entries}
    return (
        findings.with_columns(accepted_by_line=line)
        .with_columns(
            is_accepted=pl.col("accepted_by_line").is_not_null(),
            accepted_reason=pl.col("accepted_by_line").replace_strict(
                reasons, default=None, return_dtype=pl.String
            ),
        )
        .select(list(Findings.schema()))
    )


def _line(entry: Acceptance) -> pl.Expr:
    """The entry's line where it fits a finding, else null."""
    fits = (pl.col("rule_id") == entry.rule) & (pl.col("status") != FIXED)
    if entry.submission:
        fits &= pl.col("submission") == entry.submission
    if entry.county:
        fits &= pl.col("county") == entry.county
    if entry.finding_id:
        fits &= pl.col("finding_id") == entry.finding_id
    return pl.when(fits).then(pl.lit(entry.line, pl.Int64))


def _width(entry: Acceptance) -> tuple[int, int]:
    """Order of entries: the narrowest first, then by line."""
    return (0 if entry.finding_id else 1 if entry.submission or entry.county else 2, entry.line)


def accepted_frame(state: str, findings: pl.DataFrame, entries: Sequence[Acceptance]) -> pl.DataFrame:
    """The entries as `quality.accepted` has them, with how many of the marked findings each silences."""
    counts = dict(findings.drop_nulls("accepted_by_line").group_by("accepted_by_line").len().iter_rows())
    rows = [
        {
            "state": state,
            "line": entry.line,
            "rule_id": entry.rule,
            "scope": scope_of(entry),
            "submission": entry.submission or None,
            "county": entry.county or None,
            "finding_id": entry.finding_id or None,
            "reason": entry.reason,
            "accepted_by": entry.by,
            "until": entry.until,
            "standing": EXPIRED if entry.is_expired else IN_USE if counts.get(entry.line) else UNUSED,
            "findings": counts.get(entry.line, 0),
        }
        for entry in entries
    ]
    return pl.DataFrame(rows, schema=Accepted.schema())


def scope_of(entry: Acceptance) -> str:
    """The kind of scope of an entry: finding, submission, county, rule."""
    kinds = (("finding", entry.finding_id), ("submission", entry.submission), ("county", entry.county))
    return next((kind for kind, value in kinds if value), "rule")

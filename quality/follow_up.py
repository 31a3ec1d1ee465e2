"""What became of findings from check to check: new, continuing, fixed, returned.

Here belongs the comparison of a check's findings with those of the check before, of other data. Keeping them
from one check to the next is the work of pipelines. What could not be looked at is not fixed: where a rule
could not run, or no file of the submission may be used, its earlier findings continue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from quality.findings import CONTINUING, FIXED, NEW, RETURNED
from transforms.contracts.quality.finding_history import FindingHistory

STANDING = (NEW, RETURNED, CONTINUING)
SEVERITIES = ("block", "error", "query", "information")
SUBMISSION = ["dataset", "submission"]


@dataclass(frozen=True)
class Looked:
    """What a check looked at.

    The rules there are, those that could not run, and the submissions of which no file is usable.
    """

    rules: frozenset[str]
    failed: frozenset[str]
    unusable: pl.DataFrame

    @classmethod
    def of(cls, tables: Mapping[str, pl.DataFrame]) -> Looked:
        """Read out of the quality tables of a check, by name."""
        results, gate = tables["quality.check_results"], tables["quality.gate"]
        # The files of an extract stand side by side: what one of them held is not seen when it is blocked.
        is_unseen = pl.when(pl.col("submission").first().is_null()).then(pl.col("is_blocked").any())
        by_submission = gate.group_by(SUBMISSION).agg(is_unseen.otherwise(pl.col("is_blocked").all()))
        return cls(
            frozenset(tables["quality.rules"]["rule_id"]),
            frozenset(results.filter(status="error")["rule"]),
            by_submission.filter("is_blocked").select(SUBMISSION),
        )


def held(before: pl.DataFrame, files: pl.DataFrame) -> pl.DataFrame:
    """Earlier findings without what is to be forgotten.

    `files` are the rows of `raw.files`: what was found in a submission that was withdrawn is forgotten, and
    what was found in a file that is there no longer names no file.
    """
    there = files.filter(status="accepted").select(SUBMISSION).unique()
    known = before.join(there, on=SUBMISSION, how="semi", nulls_equal=True)
    is_there = pl.col("file_id").is_in(files["file_id"].implode())
    return known.with_columns(
        file_id=pl.when(is_there).then("file_id"), record_number=pl.when(is_there).then("record_number")
    )


def followed(now: pl.DataFrame, before: pl.DataFrame, looked: Looked) -> pl.DataFrame:
    """Findings of a check, with what became of those of the check before.

    `before` is what `held` leaves of these. One that stood then continues, one that was fixed and is back
    returned, one that is gone is fixed, if its rule could look at a file of its submission. Findings of a
    rule that is asked no longer are forgotten.
    """
    earlier = before.select("finding_id", was="status")
    known = now.join(earlier, on="finding_id", how="left").with_columns(
        status=pl.when(pl.col("was").is_null())
        .then(pl.lit(NEW))
        .when(pl.col("was") == FIXED)
        .then(pl.lit(RETURNED))
        .otherwise(pl.lit(CONTINUING))
    )
    gone = before.filter(pl.col("rule_id").is_in(list(looked.rules))).join(
        now.select("finding_id"), on="finding_id", how="anti"
    )
    unusable = looked.unusable.with_columns(is_unusable=pl.lit(value=True))
    not_seen = pl.col("rule_id").is_in(list(looked.failed)) | pl.col("is_unusable").fill_null(value=False)
    gone = gone.join(unusable, on=SUBMISSION, how="left", nulls_equal=True).with_columns(
        status=pl.when(not_seen & (pl.col("status") != FIXED))
        .then(pl.lit(CONTINUING))
        .otherwise(pl.lit(FIXED))
    )
    return pl.concat([known.select(now.columns), gone.select(now.columns)]).sort("finding_id")


def course(
    state: str, number: int, checked_on: date, findings: pl.DataFrame, before: pl.DataFrame | None
) -> pl.DataFrame:
    """What became of the findings at one check, marked by the ledger, as `quality.finding_history` has it."""
    fixed_before = [] if before is None else before.filter(status=FIXED)["finding_id"].to_list()
    is_standing = pl.col("status").is_in(STANDING)
    every = pl.DataFrame({"severity": SEVERITIES})
    told = findings.group_by("severity").agg(
        *(pl.col("status").eq(name).sum().alias(name) for name in STANDING),
        fixed=(pl.col("status").eq(FIXED) & ~pl.col("finding_id").is_in(fixed_before)).sum(),
        accepted=(is_standing & pl.col("is_accepted")).sum(),
    )
    rows = every.join(told, on="severity", how="left").with_columns(
        pl.exclude("severity").fill_null(0),
        state=pl.lit(state),
        check_number=pl.lit(number),
        checked_on=pl.lit(checked_on, pl.Date),
    )
    schema = FindingHistory.schema()
    return rows.select(pl.col(name).cast(kind) for name, kind in schema.items())

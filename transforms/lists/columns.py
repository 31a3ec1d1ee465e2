"""A list's columns under headings in words: who, where, when, what became of it, who is responsible.

Here belongs wording and order. Which members stand on a list is decided in `rows.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.lists.rows import Listing
from transforms.lists.verdicts import verdict
from transforms.marts.members import own_breakdowns

TOLD_BY = {"assignment": "primary assignment", "child_file": "Child File", "own": "member"}
VACANT = "none: the supervisor's desk"
ALWAYS = ("State", "County", "Counted on", "Verdict", "Worker", "Member")
"""Columns that stand also where nothing is known."""

SAYS: Mapping[str, str] = {
    "State": "Postal code",
    "Part": "Named part of the measure",
    "Child": "Child, in the identifiers of the file the measure counts",
    "Report": "Report the member is about",
    "Case": "Case of that child or report, by its assignment",
    "County": "Five-digit county FIPS in which the member is counted",
    "County name": "As your settings name it",
    "Counted on": "The day that fixes age, race and county of the member",
    "Verdict": "What became of the member, as the measure counts it",
    "Removed on": "Day of the removal the child was in, or last in, on that day",
    "Left care on": "Day of exit from that removal; empty while open",
    "Removed again on": "Day of the removal after it",
    "Reported on": "Day of the report",
    "Hours to response": "Hours from report to first response, where recorded",
    "Disposed on": "Day of the report's disposition",
    "Next report on": "Day of the child's next report",
    "Worker": "Who holds the case on the last day of the period, else who held it last before",
    "Unit": "Unit of the member, else of that worker",
    "Supervisor": "Supervisor of that worker, or of the unit",
    "Held from": "First day the case is with that worker",
    "Held until": "First day no longer; empty where it is so on the last day of the period",
    "Worker told by": "Where the worker is taken from",
    "Member": "Key of the member in the measure's table",
}
"""What each column holds; those of the measure's own breakdowns are named after it."""


def in_words(listing: Listing, names: Mapping[str, str]) -> pl.DataFrame:
    """The rows of a list; columns of which nothing is known are left out.

    `names` are those of counties by five-digit FIPS. A ratio's list begins with the highest.
    """
    measure, members = listing.measure, listing.members
    if measure.header.kind == "ratio":
        members = members.sort(
            pl.col("numerator") / pl.col("denominator"), descending=True, nulls_last=True, maintain_order=True
        )
    own = own_breakdowns(measure)
    columns: dict[str, str | pl.Expr] = {
        "State": "state",
        "Part": pl.col("component").replace("all", None),
        "Child": "child_id",
        "Report": "report_id",
        "Case": "case_id",
        "County": "county",
        "County name": pl.col("county").replace_strict(dict(names), default=None, return_dtype=pl.String),
        "Counted on": "counted_on",
        "Verdict": verdict(measure),
        **{name.replace("_", " ").capitalize(): name for name in own},
        "Removed on": "removal_date",
        "Left care on": "exit_date",
        "Removed again on": "next_removal_date",
        "Reported on": "report_date",
        "Hours to response": pl.col("hours_to_response").round(1),
        "Disposed on": "disposition_date",
        "Next report on": "next_report_date",
        "Worker": _worker(),
        "Unit": "unit",
        "Supervisor": "supervisor_id",
        "Held from": "held_from",
        "Held until": "held_until",
        "Worker told by": pl.col("told_by").replace(TOLD_BY),
        "Member": "member_key",
    }
    worded = members.select(
        (pl.col(told) if isinstance(told, str) else told).alias(name) for name, told in columns.items()
    )
    kept = [name for name in worded.columns if name in ALWAYS or worded[name].null_count() < len(worded)]
    return worded.select(kept)


def _worker() -> pl.Expr:
    """The worker responsible, or that the case is on the desk of the unit's supervisor."""
    is_vacant = pl.col("told_by").eq("assignment") & pl.col("worker_id_told").is_null()
    return pl.when(is_vacant).then(pl.lit(VACANT)).otherwise(pl.col("worker_id_told"))

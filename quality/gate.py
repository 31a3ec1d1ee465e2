"""The gate: which files stay out of episodes, and why.

Here belong the files that lost too many records; the other reasons are the rules of severity block, each
with its limit and the basis of the limit. A blocked submission is data, not an exception: `quality.gate` says
so, `episodes.submissions` leaves the file out and an earlier file of the same period stands. Limits that
withhold single measures are the matter of `federal_limits.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb
import polars as pl

from quality.rule_results import blocked_by_rules
from transforms.contracts.quality.gate import Gate

REJECTED_LIMIT = 0.10
"""Rejected records / records in. Basis: a choice of this project, after the 10 percent of errors per element
that the AFCARS compliance rules (45 CFR 1355.46) are understood to allow; the text was not compared."""

ACCEPTED_FILES_SQL = """
    select
        dataset, submission, file_id,
        any_value(records_in), any_value(records_accepted), any_value(records_rejected), max(received_order)
    from raw.files
    where status = 'accepted'
    group by dataset, submission, file_id
    order by dataset, submission, file_id
"""

LEFT_OUT_SQL = """
    select file_id, count(*)
    from staging.rejected_records
    where rule = 'left_out'
    group by file_id
"""


def gate_frame(
    connection: duckdb.DuckDBPyConnection, state: str, totals: pl.DataFrame | None = None
) -> pl.DataFrame:
    """One row per accepted file, as `quality.gate` has it; `reasons` is empty where nothing blocks it.

    `totals` are the agency's control totals; they stand before the counts of `raw.files`, which are those
    of all agencies a file holds.
    """
    files = connection.execute(ACCEPTED_FILES_SQL).fetchall()
    counted = {file_id: counts for _, _, file_id, *counts, _ in files}
    if totals is not None:
        records = totals.filter(part="record")
        counted |= {
            file_id: counts
            for file_id, *counts in records.select(
                "file_id", "records_in", "records_accepted", "records_rejected"
            ).iter_rows()
        }
    reasons = _reasons(connection, counted, dict(connection.execute(LEFT_OUT_SQL).fetchall()))
    standing: dict[tuple[str, str], int] = {}
    for dataset, submission, file_id, *_, order in files:
        if submission and file_id not in reasons:
            standing[dataset, submission] = max(order or 0, standing.get((dataset, submission), 0))
    rows = [
        {
            "state": state,
            "dataset": dataset,
            "submission": submission,
            "file_id": file_id,
            "is_blocked": file_id in reasons,
            "is_replaced": (order or 0) < standing.get((dataset, submission), 0),
            "reasons": "; ".join(reasons.get(file_id, [])),
        }
        for dataset, submission, file_id, *_, order in files
    ]
    return pl.DataFrame(rows, schema=Gate.schema())


def _reasons(
    connection: duckdb.DuckDBPyConnection,
    counted: Mapping[str, Sequence[int | None]],
    left_out: Mapping[str, int],
) -> dict[str, list[str]]:
    """Reasons in words by file; a file without a reason is absent."""
    found: dict[str, list[str]] = {}
    for file_id, reason in (
        *_lost_records(counted, left_out),
        *blocked_by_rules(connection),
    ):
        found.setdefault(file_id, []).append(reason)
    return found


def _lost_records(
    counted: Mapping[str, Sequence[int | None]], left_out: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Files without a record, and files of which too many records were set aside.

    Records that the agency's mapping leaves out, since they are of another kind, are lost to no one.
    """
    for file_id, (records_in, accepted, rejected) in counted.items():
        of_another_kind = left_out.get(file_id, 0)
        meant, lost = (records_in or 0) - of_another_kind, (rejected or 0) - of_another_kind
        if not accepted and (meant or not of_another_kind):
            yield file_id, "no record can be used"
        elif meant and lost / meant > REJECTED_LIMIT:
            yield file_id, _over(lost, meant, "records were set aside", REJECTED_LIMIT)


def _over(count: int, total: int, what: str, limit: float) -> str:
    return f"{count:,} of {total:,} {what}; at most {limit:.0%} is allowed"

"""What was received of every source: submissions in force, and the days the agency's own tables cover.

Here belongs reading that out of the tables in force. What it means for a result stands in `coverage.py`.
A mistyped date must not move it.
"""

from __future__ import annotations

from datetime import date

import duckdb

from transforms.marts.coverage import Coverage, Days
from transforms.measures.registry import OTHER_FILES, WORKFORCE
from transforms.periods import months_after
from transforms.settings import Settings

# The first and the last day a row tells of: a table covers the days between the outermost of them. Workers
# are known from the first separation on, for those who left earlier are seldom kept.
EVENT_DAYS = {
    "contacts": ("attempted_at", "attempted_at"),
    "court_events": ("occurred_on", "occurred_on"),
    "law_enforcement_events": ("occurred_at", "occurred_at"),
    "placements": ("began_on", "greatest(began_on, ended_on)"),
    "positions": ("month", "month"),
    "referrals": ("received_at", "received_at"),
    "worker_assignments": ("assigned_on", "greatest(assigned_on, ended_on)"),
    "worker_leave": ("from_on", "greatest(from_on, until_on)"),
    "workers": ("separated_on", "greatest(hired_on, separated_on)"),
    "youth_outcomes": ("surveyed_on", "surveyed_on"),
}
FEW = 0.001
"""Share of rows at either end whose dates may be mistyped, and so do not move the days covered."""


def read_coverage(connection: duckdb.DuckDBPyConnection, settings: Settings | None = None) -> Coverage:
    """What the tables in force cover.

    A mistyped date must not move it: dispositions count up to the end of the last submission, assignments
    from the first day anyone was employed to the day their file was last changed; of other tables of events
    the outermost thousandth of rows is not looked at.
    """
    submissions = connection.execute(
        "select dataset, submission from episodes.submissions order by period_end"
    ).fetchall()
    ncands = [name for dataset, name in submissions if dataset == "ncands_child"]
    complete, last_disposition = _dispositions(connection, ncands)
    over = connection.execute(
        "select submission, check_id, measures from quality.federal_limits where is_over order by all"
    ).fetchall()
    return Coverage(
        afcars=[name for dataset, name in submissions if dataset == "afcars_oohc"],
        afcars_1993=[name for dataset, name in submissions if dataset == "afcars_foster_care_1993"],
        ncands=ncands,
        complete_years=complete,
        last_disposition=last_disposition,
        received={
            dataset: [name for of, name in submissions if of == dataset] for dataset in sorted(OTHER_FILES)
        },
        extents=_extents(connection),
        over_limit=over,
        first_month=(settings or Settings()).agency.fiscal_year_starts,
    )


def _dispositions(connection: duckdb.DuckDBPyConnection, ncands: list[str]) -> tuple[list[int], date | None]:
    """Child File years that are complete, and the last disposition received."""
    held = connection.execute(
        """
        select distinct submission_year
        from episodes.maltreatment_reports
        where month(disposition_date) = 9 and year(disposition_date) = submission_year
        """
    ).fetchall()
    latest = max((int(name[3:]) for name in ncands), default=0)
    complete = sorted({int(n[3:]) for n in ncands if int(n[3:]) < latest} | {year for (year,) in held})
    last = connection.execute(
        """
        select least(max(r.disposition_date), max(s.period_end))
        from episodes.maltreatment_reports as r
        inner join episodes.submissions as s on r.state = s.state and r.file_id = s.file_id
        """
    ).fetchone()
    return complete, last[0] if last else None


def _extents(connection: duckdb.DuckDBPyConnection) -> dict[str, Days]:
    """First and last day that each of the agency's own tables covers: whole months, up to its receipt."""
    found: dict[str, Days] = {}
    for table, (first, last) in EVENT_DAYS.items():
        row = connection.execute(
            f"""
            select
                cast(coalesce(quantile_disc({first}, {FEW}), quantile_disc({last}, {FEW})) as date),
                cast(quantile_disc({last}, {1 - FEW}) as date),
                (select cast(max(received_at) as date) from raw.files where dataset = '{table}')
            from staging.{table} where file_id in (select file_id from episodes.submissions)
            """
        ).fetchone()
        if row and row[0] and row[1]:
            until = months_after(row[1].replace(day=1) - date.resolution, 1)
            found[table] = (row[0].replace(day=1), min(until, row[2]) if row[2] else until)
    workforce = _workforce(connection)
    return found | ({WORKFORCE: workforce} if workforce else {})


def _workforce(connection: duckdb.DuckDBPyConnection) -> Days | None:
    """The days over which workers and their assignments are known."""
    first_day, last_day = connection.execute(
        """
        select
            case
                when (select min(hired_on) from episodes.employment) is not null
                    then greatest(min(a.assigned_on), (select min(hired_on) from episodes.employment))
            end,
            least(
                max(greatest(a.assigned_on, coalesce(a.ended_on, a.assigned_on))),
                (select cast(max(received_at) as date) from raw.files where dataset = 'worker_assignments')
            )
        from episodes.case_assignments as a
        """
    ).fetchone() or (None, None)
    return (first_day, last_day) if first_day and last_day else None

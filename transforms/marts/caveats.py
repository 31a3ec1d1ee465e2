"""What a reader must know of a measure's figures in a period: limits of the files, and rebuilt facts.

Here belongs which caveat applies where. Their sentences stand in `contracts/codes/histories.py`, the rules
by which facts are rebuilt in `episodes/*.sql`; whether a figure is shown at all is decided in `coverage.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import polars as pl

from transforms.contracts import codes
from transforms.contracts.contract import all_contracts
from transforms.marts.coverage import Coverage
from transforms.measures.registry import Measure, all_measures
from transforms.periods import afcars_bounds, months_after, six_month_files
from transforms.queries import behind

CONCERNED = ("removal_episodes", "living_arrangements")
REPAIRED = """
    select 'removal_episodes' as concerns, removal_repair as caveat, removal_date as from_on,
        coalesce(exit_date, observed_until) as until_on
    from episodes.removal_episodes where removal_repair is not null
    union all
    select 'removal_episodes', exit_repair, removal_date, coalesce(exit_date, observed_until)
    from episodes.removal_episodes where exit_repair is not null
    union all
    select 'living_arrangements', a.repair, a.began_on, coalesce(a.ended_on, e.observed_until)
    from episodes.living_arrangements as a
    inner join episodes.removal_episodes as e using (state, child_id, removal_date)
    where a.repair is not null
"""


def tables_of(measure: Measure) -> list[str]:
    """The tables of rebuilt histories a measure is made from."""
    found = behind(measure.query.reads)
    return [table for table in CONCERNED if f"episodes.{table}" in found]


def files_1993(coverage: Coverage, first: date, last: date) -> set[str]:
    """Which kinds of files of 1993 tell of the days from first to last: six_months, 12_months."""
    kinds = set()
    for submission in coverage.afcars_1993:
        halves = six_month_files(submission)
        if afcars_bounds(halves[0])[0] <= last and afcars_bounds(halves[-1])[1] >= first:
            kinds.add("six_months" if len(halves) == 1 else "12_months")
    return kinds


def _said(
    repaired: pl.DataFrame, coverage: Coverage, tables: list[str], first: date, last: date
) -> Iterator[tuple[str, str, int | None]]:
    """Caveats of some tables in some days: id, sentence, number of facts."""
    kinds = files_1993(coverage, first, last)
    for code in codes.HISTORY_CAVEATS.codes:
        if code.means["concerns"] in tables and code.means["files"] in kinds:
            yield code.name, str(code.means["caveat"]), None
    within = repaired.filter(
        pl.col("concerns").is_in(tables), pl.col("from_on") <= last, pl.col("until_on") >= first
    )
    counts = dict(within.group_by("caveat").len().iter_rows())
    for code in codes.EPISODE_REPAIRS.codes:
        if counts.get(code.name) and code.means.get("caveat"):
            yield code.name, str(code.means["caveat"]), counts[code.name]


def caveats_frame(connection: duckdb.DuckDBPyConnection, coverage: Coverage, state: str) -> pl.DataFrame:
    """The table `marts.caveats` of one agency: every caveat of every measure and period with a figure.

    A caveat applies where a file or a rebuilt fact reaches into the days that the measure observes: the
    period and its follow-up.
    """
    repaired = connection.sql(REPAIRED).pl()
    rows = []
    for measure in all_measures().values():
        tables = tables_of(measure)
        for period in coverage.periods(measure) if tables else ():
            if coverage.status(measure, period).status == "not_available":
                continue
            last = months_after(period.end, measure.follow_up_months)
            rows += [
                (measure.measure_id, state, period.name, caveat, period.start, period.end, says, facts)
                for caveat, says, facts in _said(repaired, coverage, tables, period.start, last)
            ]
    contract = all_contracts()["marts.caveats"]
    return pl.DataFrame(rows, schema=contract.schema(), orient="row").sort(contract.keys())

"""What a reader must know of a measure's figures in a period: limits and faults of files, rebuilt facts.

Here belongs which caveat applies where. Their sentences stand in `contracts/codes/histories.py` and in the
headers of rules, the rules by which facts are rebuilt in `episodes/*.sql`; whether a figure is shown at all
is decided in `coverage.py`, what faults of single records do to it in `effects.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import duckdb
import polars as pl

from transforms.contracts import codes
from transforms.contracts.contract import all_contracts
from transforms.marts.coverage import Coverage
from transforms.marts.flagged import Concerned
from transforms.measures.registry import Measure, counted_measures
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
# A finding of a file over the threshold, where the rule judges the file; of extracts, at any time.
FAULTS_OF_FILES = """
    select distinct
        f.rule_id, r.says, r.beware,
        coalesce(s.period_start, date '0001-01-01') as from_on,
        coalesce(s.period_end, date '9999-12-31') as until_on
    from quality.findings as f
    inner join quality.rules as r using (rule_id)
    left join episodes.submissions as s on f.dataset = s.dataset and f.submission = s.submission
    where r.finds = 'file' and f.severity in ('error', 'query')
        and f.status in ('new', 'continuing', 'returned')
    order by all
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

    @cache
    def said(tables: tuple[str, ...], first: date, last: date) -> list[tuple[str, str, int | None]]:
        return list(_said(repaired, coverage, list(tables), first, last))

    for measure in counted_measures().values():
        tables = tables_of(measure)
        for period in coverage.periods(measure) if tables else ():
            if coverage.status(measure, period).status == "not_available":
                continue
            last = months_after(period.end, measure.follow_up_months())
            rows += [
                (measure.measure_id, state, period.name, caveat, period.start, period.end, says, facts)
                for caveat, says, facts in said(tuple(tables), period.start, last)
            ]
    contract = all_contracts()["marts.caveats"]
    return pl.DataFrame(rows, schema=contract.schema(), orient="row").sort(contract.keys())


def file_faults_frame(
    connection: duckdb.DuckDBPyConnection, coverage: Coverage, state: str, concerns: Concerned
) -> pl.DataFrame:
    """Further rows of `marts.caveats`: rules over whole files that a file behind a figure breaks.

    They name no record, so that no range follows from them.
    """
    faults = connection.execute(FAULTS_OF_FILES).fetchall()
    rows = []
    for measure in counted_measures().values() if faults else ():
        rules = concerns.get(measure.measure_id, frozenset())
        for period in coverage.periods(measure):
            if coverage.status(measure, period).status == "not_available":
                continue
            last = months_after(period.end, measure.follow_up_months())
            rows += [
                (measure.measure_id, state, period.name, rule_id, period.start, period.end, told, None)
                for rule_id, says, beware, from_on, until_on in faults
                if rule_id in rules and from_on <= last and until_on >= period.start
                for told in [f"A file does not keep this rule: {says} {beware}"]
            ]
    contract = all_contracts()["marts.caveats"]
    return (
        pl.DataFrame(rows, schema=contract.schema(), orient="row")
        .unique(contract.keys())
        .sort(contract.keys())
    )

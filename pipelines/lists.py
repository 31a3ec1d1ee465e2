"""The lists behind figures: made from the lake, for a command or with a run.

Here belongs what shows an agency's tables to `transforms.lists`, and which lists a run writes. Their rows are
made there, their files in `list_files.py`. Nothing here knows Dagster.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipelines.list_files import write_list
from transforms.contracts.codes import STATES
from transforms.engine import open_engine, show_parquet
from transforms.lists.asked import SERIES, YEAR, Asked, ListError
from transforms.lists.missed import has_missed
from transforms.lists.rows import ALL_MEMBERS, IN_TIME, Listing, listing, listing_of, tables_read
from transforms.measures.registry import Measure, counted_measures
from transforms.publication.published.tables import Lists as Released
from transforms.publication.release import About
from transforms.warehouse import Draft, Warehouse

RESULTS = "marts.measure_results"
MOST_ROWS = 20_000
"""Rows of a workbook that a run writes unasked: a longer list is asked for by county or unit."""

LATEST = f"""
    select
        measure_id, state, period_type,
        arg_max(period, period_end) as period, max(period_end) as period_end
    from {RESULTS}
    where
        geography_level = 'state' and dimension = 'all' and status <> 'not_available'
        and period_type in ('{YEAR}', '{SERIES}')
    group by all
    order by all
"""


@dataclass
class Lists:
    """The lists of one agency: a connection that shows what they are made from, measure by measure."""

    warehouse: Warehouse
    draft: Draft
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, warehouse: Warehouse, draft: Draft) -> Lists:
        """Show the tables of an agency's draft that lists are made from."""
        connection = open_engine()
        connection.execute("create schema lists")
        for name in sorted(tables_read()):
            show_parquet(connection, name, warehouse.paths(draft, name))
        return cls(warehouse, draft, connection)

    def show(self, measure: Measure) -> None:
        """Show a measure's members and results.

        Raises:
            ListError: the last run did not make them.
        """
        fact = self.draft.facts.get(f"marts.results_of_{measure.measure_id}")
        members = self.warehouse.paths(self.draft, measure.query.name)
        if fact is None or not members:
            raise ListError(f"the last run made no {measure.measure_id}; run it again, then ask")
        show_parquet(self.connection, ALL_MEMBERS, members)
        show_parquet(self.connection, RESULTS, [self.warehouse.lake / fact[0]])
        if measure.header.in_time:
            judge = counted_measures()[measure.header.in_time]
            show_parquet(self.connection, IN_TIME, self.warehouse.paths(self.draft, judge.query.name))

    def make(self, measure: Measure, asked: Asked, names: Mapping[str, str]) -> Listing:
        """The list behind a figure; raises ListError as `listing` and `show` do."""
        self.show(measure)
        return listing(self.connection, measure, asked, names)

    def make_of(
        self, measure: Measure, asked: Asked, period: Mapping[str, object], names: Mapping[str, str]
    ) -> Listing:
        """The list behind one row of results, whatever its status; raises ListError as `listing_of`."""
        self.show(measure)
        return listing_of(self.connection, measure, asked, period, names)


def command(measure: Measure, period: str, *, is_missed: bool) -> str:
    """What to type for a list."""
    return f"cwo list {measure.measure_id} --period {period}" + (" --missed" if is_missed else "")


def write_lists(
    warehouse: Warehouse,
    drafts: Iterable[Draft],
    latest: pl.DataFrame,
    about: About,
    aside: Path,
) -> pl.DataFrame:
    """Write the lists of an edition aside; returns the rows of `published.lists`.

    `latest` is the answer to `LATEST`: each measure's latest 12 months and month that have a figure. Written
    are the missed of measures whose header says who they are; of others the command alone is told.
    """
    aside.mkdir()
    rows = [row for draft in drafts for row in _lists_of(warehouse, draft, latest, about, aside)]
    return pl.DataFrame(rows, schema=Released.schema(), orient="row")


def _lists_of(
    warehouse: Warehouse, draft: Draft, latest: pl.DataFrame, about: About, aside: Path
) -> Iterator[dict[str, object]]:
    """The lists of one agency, written aside, as rows of `published.lists`."""
    lists = Lists.open(warehouse, draft)
    in_force = f"../../{warehouse.lists.name}/{about.edition}/{draft.state}"
    for row in latest.filter(state=draft.state).iter_rows(named=True):
        measure = counted_measures().get(row["measure_id"])
        if measure is None:
            continue
        is_missed = has_missed(measure)
        told = row | {
            "is_missed": is_missed,
            "command": command(measure, row["period"], is_missed=is_missed),
        }
        made = _made(lists, measure, row["period"], about)
        if made is not None:
            written = write_list(aside / draft.state, made, about, MOST_ROWS)
            told |= {
                "says": made.says,
                "rows": written.rows,
                "workbook": f"{in_force}/{written.workbook.name}",
                "csv": f"{in_force}/{written.csv.name}",
            }
        yield {name: told.get(name) for name in Released.columns}
    lists.connection.close()


def _made(lists: Lists, measure: Measure, period: str, about: About) -> Listing | None:
    """The list of a measure whose header says who is missed.

    None where the members are those of an older run and lack what a list needs: no list stops an edition.
    """
    if not measure.header.missed:
        return None
    try:
        return lists.make(measure, Asked(is_missed=True, period=period), about.counties)
    except (duckdb.Error, ListError):
        return None


def put_lists(warehouse: Warehouse, aside: Path, edition: str) -> None:
    """Move the lists of an edition into place, and remove those of earlier ones: a list is of today."""
    into = warehouse.lists / edition
    into.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(into, ignore_errors=True)
    aside.replace(into)
    for folder in warehouse.lists.iterdir():
        if folder != into and not is_of_agency(folder):
            shutil.rmtree(folder, ignore_errors=True)


def is_of_agency(folder: Path) -> bool:
    """Whether a folder of lists is named for an agency: those that were asked for, not made by a run."""
    return folder.name in STATES.by_name or folder.name.isdigit()


def forget_lists(warehouse: Warehouse) -> None:
    """Remove the lists that were asked for: they may name persons whose records were withdrawn."""
    for folder in warehouse.lists.glob("*"):
        if is_of_agency(folder):
            shutil.rmtree(folder, ignore_errors=True)

"""Why figures moved since an earlier edition: each cause put in by itself, and the figures counted again.

Here belongs the order of the causes and what each is computed with. First this code is run over the earlier
edition's files with the earlier settings (what differs then is the definition's), then with the settings of
now; then the members that differ are put in, cause by cause. Work that was done before is found in the lake.
Rows are compared and counted in `transforms.revisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from pipelines.editions import folder_of, public_folder
from pipelines.made_of import MadeOf, made_of
from pipelines.publication_ledger import in_force, read_ledger
from transforms.agency import WHO_MEMBERS_ARE, AgencyRun
from transforms.contracts.contract import all_contracts
from transforms.engine import EngineError, empty_select, on_all_cores, open_engine, put_table, show_parquet
from transforms.marts.breakdowns import Breakdown
from transforms.marts.coverage import Coverage
from transforms.marts.equity import equity_results
from transforms.marts.members import MembersError
from transforms.marts.received import read_coverage
from transforms.marts.results import results_of_groups
from transforms.measures.registry import POPULATION, Measure, all_measures, counted_measures
from transforms.publication.names import DATABASE
from transforms.publication.release import About
from transforms.publication.shown_revisions import Earlier
from transforms.queries import stage_queries
from transforms.revisions.facts import EARLIER, Changes, changes, compared_tables, earlier_name
from transforms.revisions.members import (
    CORRECTED,
    DEFINITION,
    NEW,
    QUALITY,
    SETTINGS,
    causes,
    groups,
    mixed,
    put_groups,
)
from transforms.revisions.split import split
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse

RESULTS = "marts.measure_results"
NOT_SEPARATED = "not_separated"
"""Cause of a figure that moved since an edition whose tables are no longer all there."""
FILED = ("raw", "staging", "quality")
MEMBERS_REST_ON = (*WHO_MEMBERS_ARE, "cohorts.population")
DATA_STEPS = (DEFINITION, QUALITY, CORRECTED)
"""Causes that are counted by members; what is left to the present results is new data.

The definition is among them where equal files are read otherwise.
"""
PERIOD = ["period_type", "period"]
POPULATION_CORRECTED = "earlier.population_corrected"


class Trial(AgencyRun):
    """An agency's run over files and settings that are not in force: it makes tables, and keeps no draft."""

    def save(self) -> None:
        """Nothing: the agency's own draft stays as it is."""


@dataclass(frozen=True)
class Side:
    """One side of the comparison: the tables of an agency and the settings they were made with."""

    draft: Draft
    settings: Settings


def earlier_edition(
    warehouse: Warehouse, drafts: Sequence[Draft], settings: Settings, about: About
) -> Earlier | None:
    """The edition in force before this one, and what moved since; None where there is none."""
    entry = in_force(read_ledger(warehouse))
    folder = public_folder(warehouse, entry.edition) if entry else None
    if entry is None or entry.edition == about.edition or folder is None:
        return None
    moved = moved_since(warehouse, entry.edition, drafts, settings, about.code_version)
    return Earlier(entry.edition, moved, released_results(folder))


def released_results(folder: Path) -> pl.DataFrame:
    """The results that an edition released."""
    with duckdb.connect(str(folder / DATABASE), read_only=True) as connection:
        return connection.sql("from published.measure_results").pl()


def moved_since(
    warehouse: Warehouse, edition: str, drafts: Sequence[Draft], settings: Settings, code_version: str
) -> pl.DataFrame:
    """What moved since an edition: in parts where all it was made of is there, else as a whole."""
    earlier = made_of(warehouse, edition)
    if earlier is not None:
        try:
            return revisions(warehouse, earlier, drafts, settings, code_version)
        except (duckdb.Error, pl.exceptions.PolarsError, EngineError, MembersError):
            pass  # tables of an older release may lack what this one reads
    folder = folder_of(warehouse, "internal", edition)
    if not (folder / DATABASE).is_file():
        return pl.DataFrame()
    present = [_results(warehouse, draft) for draft in drafts if RESULTS in draft.tables]
    return split(
        [("", released_results(folder)), (NOT_SEPARATED, pl.concat(present, how="diagonal_relaxed"))]
    )


def revisions(
    warehouse: Warehouse, earlier: MadeOf, drafts: Iterable[Draft], settings: Settings, code_version: str
) -> pl.DataFrame:
    """The figures that moved since an earlier edition, of agencies that are in both; as `split` has them."""
    found = [
        _of_agency(
            warehouse,
            Side(earlier.drafts[draft.state], earlier.settings),
            Side(draft, settings),
            is_same_code=earlier.code_version == code_version,
        )
        for draft in drafts
        if draft.state in earlier.drafts
        and RESULTS in draft.tables
        and RESULTS in earlier.drafts[draft.state].tables
    ]
    return pl.concat(found, how="diagonal_relaxed") if found else pl.DataFrame()


def _of_agency(warehouse: Warehouse, old: Side, new: Side, *, is_same_code: bool) -> pl.DataFrame:
    """The moved figures of one agency."""
    steps = [("", _results(warehouse, old.draft))]
    start = old
    if not is_same_code:
        start = Side(_tried(warehouse, old.draft, old.settings), old.settings)
        steps.append((DEFINITION, _results(warehouse, start.draft)))
    if _figures_of(old.settings) != _figures_of(new.settings):
        start = Side(_tried(warehouse, start.draft, new.settings), new.settings)
        steps.append((SETTINGS, _results(warehouse, start.draft)))
    between = list(_data_steps(warehouse, start, new, steps[-1][1]))
    steps += [*between, (NEW, _results(warehouse, new.draft))]
    return split(steps)


def _results(warehouse: Warehouse, draft: Draft) -> pl.DataFrame:
    """All results of a draft."""
    frames = [pl.read_parquet(path) for path in warehouse.paths(draft, RESULTS)]
    return pl.concat(frames, how="diagonal_relaxed")


def _figures_of(settings: Settings) -> object:
    """What of the settings moves figures."""
    tables = {name: table.to_dicts() for name, table in settings.tables().items()}
    return tables, settings.equity.model_dump(), settings.agency.fiscal_year_starts


def _tried(warehouse: Warehouse, draft: Draft, settings: Settings) -> Draft:
    """The tables that this code makes of a draft's files with some settings."""
    kept = {name: paths for name, paths in draft.tables.items() if name.split(".")[0] in FILED}
    recipes = {name: draft.recipes[name] for name in kept if name in draft.recipes}
    trial = Trial(warehouse, Draft(draft.state, kept, recipes), settings, open_engine(settings))
    for name in sorted({*all_contracts(), *kept}):
        show_parquet(trial.connection, name, warehouse.paths(trial.draft, name))
    with trial.connection:
        trial.build_stage("episodes")
        trial.build_stage("cohorts")
        trial.build_measures()
        trial.bring_together()
    return trial.draft


def _data_steps(
    warehouse: Warehouse, start: Side, new: Side, results: pl.DataFrame
) -> Iterator[tuple[str, pl.DataFrame]]:
    """Results after each cause in the data but the last: the members put in that differ for it."""
    old, present = start.draft, new.draft
    periods = _periods_that_moved(results, _results(warehouse, present))
    moved = [one for one in counted_measures().values() if one.measure_id in periods]
    moved = [one for one in moved if _rests_on_other(old, present, one)]
    if not moved:
        return
    with _engine(warehouse, new) as now, _engine(warehouse, start) as before:
        _show_earlier(now, warehouse, old)
        covered = results.select(pl.col("as_of").max()).item() or date(1970, 1, 1)
        told = changes(now, [n for n in all_contracts() if _paths(old, n) != _paths(present, n)], covered)
        coverage, corrected = read_coverage(now, new.settings), _put_population(now)
        between = Between(now, before, told, coverage, present.state, periods, corrected)
        of_population = [one for one in moved if one.header.exposure == POPULATION]  # it is shown to all
        counted = [between.counted(measure) for measure in of_population]
        with on_all_cores(now) as pool:
            counted += pool.map(between.counted, [one for one in moved if one not in of_population])
    for cause in DATA_STEPS:
        changed = [frames[cause] for frames in counted if cause in frames]
        if changed:
            results = _with_results(results, changed, new.settings)
            yield cause, results


def _periods_that_moved(before: pl.DataFrame, now: pl.DataFrame) -> Mapping[str, list[str]]:
    """The periods of each measure in which a figure is another now; measures with none are not named."""
    moved = split([("", before), (NEW, now)]).select("measure_id", "period").unique().sort("period")
    return {str(name): rows["period"].to_list() for (name,), rows in moved.group_by("measure_id")}


def _paths(draft: Draft, name: str) -> list[str]:
    return sorted(draft.tables.get(name, []))


def _rests_on_other(old: Draft, new: Draft, measure: Measure) -> bool:
    """Whether members of a measure, or what says who they are, differ between two drafts."""
    if measure.query.name not in old.tables or measure.query.name not in new.tables:
        return False
    return any(_paths(old, name) != _paths(new, name) for name in (measure.query.name, *MEMBERS_REST_ON))


def _engine(warehouse: Warehouse, side: Side) -> duckdb.DuckDBPyConnection:
    """A connection that shows all tables of one side."""
    connection = open_engine(side.settings)
    for name in sorted({*all_contracts(), *side.draft.tables}):
        show_parquet(connection, name, warehouse.paths(side.draft, name))
    return connection


def _show_earlier(connection: duckdb.DuckDBPyConnection, warehouse: Warehouse, draft: Draft) -> None:
    """Show the tables of the earlier side that are compared, in a schema of their own."""
    connection.execute(f"create schema {EARLIER}")
    for name in compared_tables():
        paths = warehouse.paths(draft, name)
        if paths:
            show_parquet(connection, earlier_name(name), paths)
        else:
            connection.execute(f"create view {earlier_name(name)} as {empty_select(all_contracts()[name])}")


@dataclass(frozen=True)
class Between:
    """Both sides of the comparison, to count figures between them."""

    now: duckdb.DuckDBPyConnection
    before: duckdb.DuckDBPyConnection
    told: Changes
    coverage: Coverage
    state: str
    periods: Mapping[str, list[str]]
    is_population_corrected: bool

    def counted(self, measure: Measure) -> Mapping[str, pl.DataFrame]:
        """A measure's results after each cause in the data that moves it, in the periods that it moves."""
        with self.now.cursor() as now, self.before.cursor() as before:
            # The cells of an incidence tell of every end found in any period.
            names = [] if measure.header.kind == "incidence" else self.periods[measure.measure_id]
            earlier, _ = groups(before, measure, names)
            present, found = groups(now, measure, names)
            differing = causes(measure, earlier, present, self.told)
            at_work = set(differing["cause"])
            if measure.header.exposure == POPULATION and self.is_population_corrected:
                at_work.add(CORRECTED)
            made: dict[str, pl.DataFrame] = {}
            for position, cause in enumerate(DATA_STEPS, start=1):
                if cause not in at_work:
                    continue
                put_groups(now, mixed(earlier, present, differing, DATA_STEPS[:position]))
                if measure.header.exposure == POPULATION:
                    _show_population(now, is_corrected=cause == CORRECTED)
                made[cause] = self._results(now, measure, found)
            return made

    def _results(
        self,
        connection: duckdb.DuckDBPyConnection,
        measure: Measure,
        found: Mapping[str, Breakdown],
    ) -> pl.DataFrame:
        """Results of the members that were put in, of the periods that moved."""
        made = results_of_groups(connection, measure, self.coverage, self.state, found)
        return made.filter(pl.col("period").is_in(self.periods[measure.measure_id]))


def _show_population(connection: duckdb.DuckDBPyConnection, *, is_corrected: bool) -> None:
    """Show the population as the earlier edition knew it, or as it is now in the years that one knew."""
    population = POPULATION_CORRECTED if is_corrected else earlier_name("cohorts.population")
    connection.execute(f"create or replace view cohorts.population as from {population}")


def _put_population(connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the population of now for the years the earlier edition knew; whether it is another there."""
    earlier = earlier_name("cohorts.population")
    connection.execute(
        f"create table {POPULATION_CORRECTED} as"
        f" from cohorts.population semi join {earlier} using (state, year)"
    )
    row = connection.execute(
        f"select count(*) from ((from {POPULATION_CORRECTED} except all from {earlier})"
        f" union all (from {earlier} except all from {POPULATION_CORRECTED}))"
    ).fetchone()
    return bool(row and row[0])


def _with_results(results: pl.DataFrame, changed: list[pl.DataFrame], settings: Settings) -> pl.DataFrame:
    """The results with those of some measures in place of theirs, and those made of results anew."""
    fresh = pl.concat(changed, how="diagonal_relaxed")
    derived = [measure for measure in all_measures().values() if measure.is_derived]
    kept = results.join(fresh.select("measure_id", *PERIOD).unique(), on=["measure_id", *PERIOD], how="anti")
    kept = kept.filter(~pl.col("measure_id").is_in([measure.measure_id for measure in derived]))
    counted = pl.concat([kept, fresh], how="diagonal_relaxed")
    with open_engine(settings) as engine:
        put_table(engine, RESULTS, counted)
        (query,) = stage_queries("marts").values()
        engine.execute(f"create table {query.name} as {query.sql}")
        made = equity_results(engine, derived, settings.equity)
    return pl.concat([counted, made], how="diagonal_relaxed")

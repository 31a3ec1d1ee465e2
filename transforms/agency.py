"""One agency's way from staging to exact results, step by step, each step found again when unchanged.

Here belongs the order of the work for one agency and what each step is made from. The steps call the
engine and the warehouse; pipelines calls the steps. Nothing here knows Dagster or the command line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import hold_parquet, open_engine, run_query, show_parquet
from transforms.evaluation.asked import EVALUATIONS, members_read
from transforms.made_ahead import MadeAhead
from transforms.marts.caveats import caveats_frame, file_faults_frame
from transforms.marts.comparisons import comparisons_frame
from transforms.marts.coverage import Coverage
from transforms.marts.definitions import measures_frame
from transforms.marts.effects import effects_frame, rule_effects_frame
from transforms.marts.equity import equity_results
from transforms.marts.flagged import Concerned, concerned
from transforms.marts.members import write_members
from transforms.marts.received import read_coverage
from transforms.marts.reconciliation import reconciliation_frame
from transforms.marts.results import measure_results
from transforms.measures.registry import Measure, all_measures, counted_measures
from transforms.periods import Period
from transforms.programmes import Programme
from transforms.queries import Query, behind, functions_sql, in_order, stage_queries
from transforms.settings import Settings
from transforms.sources import sources_hash
from transforms.warehouse import Draft, Warehouse, recipe

MARTS = (
    "marts.measure_results",
    "marts.decision_points",
    "marts.measures",
    "marts.comparisons",
    "marts.caveats",
    "marts.data_quality_effects",
    "marts.rule_effects",
    "marts.reconciliation",
    *EVALUATIONS,
)
WHO_MEMBERS_ARE = ("cohorts.characteristics", "cohorts.care_stretches", "cohorts.reported_children")
"""What tells of the members of every measure, beside the measure itself."""

BESIDE_MEMBERS = (*WHO_MEMBERS_ARE, "cohorts.population", "quality.federal_limits")
"""What results are made from, beside the members and what was received."""

HELD_VALUES = 40_000_000
"""Rows times columns of all tables together that are kept in memory while measures are made: about 0.6 GB."""

EFFECTS_READ = (
    "cohorts.as_if_usable",
    "cohorts.left_out",
    "marts.measure_results",
    "quality.findings",
    "quality.flagged_records",
    "quality.rules",
)
"""What the effects of faults are made from, beside the measures and what is behind them."""


NO_MEASURES: Mapping[str, Measure] = MappingProxyType({})


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """A frame as a Parquet file, the same bytes for the same rows."""
    frame.write_parquet(path, compression="zstd")


class MadeMeasure(NamedTuple):
    """The files of a measure's members and results, each with its recipe."""

    members: Path
    members_key: str
    results: Path
    results_key: str


@dataclass
class AgencyRun:
    """The work on one agency: its draft, and a connection that shows the draft's tables."""

    warehouse: Warehouse
    draft: Draft
    settings: Settings
    connection: duckdb.DuckDBPyConnection
    _held: set[str] = field(default_factory=set)
    _ahead: MadeAhead[Measure, MadeMeasure] | None = None

    @classmethod
    def open(cls, warehouse: Warehouse, state: str, settings: Settings) -> AgencyRun:
        """Resume the agency's draft; tables it does not hold yet are shown empty."""
        return cls.over(warehouse, warehouse.draft(state), settings)

    @classmethod
    def over(cls, warehouse: Warehouse, draft: Draft, settings: Settings) -> AgencyRun:
        """Show the tables of a draft, under way or in force; those it does not hold are shown empty."""
        run = cls(warehouse, draft, settings, open_engine(settings))
        for name in sorted({*all_contracts(), *run.draft.tables}):
            show_parquet(run.connection, name, warehouse.paths(run.draft, name))
        return run

    def save(self) -> None:
        """Keep the draft, so that the next step can resume it."""
        self.warehouse.save_draft(self.draft)

    def put(self, name: str, key: str, paths: Iterable[Path]) -> None:
        """Take files as a table of the draft and show them."""
        paths = list(paths)
        self._record(name, key, paths)
        show_parquet(self.connection, name, paths)

    def _record(self, name: str, key: str, paths: Iterable[Path]) -> None:
        """Take files as a table of the draft."""
        self.draft.tables[name] = [self.warehouse.relative(path) for path in paths]
        self.draft.recipes[name] = key
        self._held.discard(name)

    def put_frame(self, name: str, frame: pl.DataFrame, key: str) -> None:
        """Write a frame as a table of the draft, conforming to its contract."""
        schema = all_contracts()[name].schema()
        conforming = frame.select(pl.col(column).cast(kind) for column, kind in schema.items())
        path = self.warehouse.write_once(
            name, self.draft.state, key, lambda part: write_parquet(conforming, part)
        )
        self.put(name, key, [path])

    def inputs(self, names: Iterable[str]) -> dict[str, str]:
        """The recipes of the tables something is made from; absent ones are named as such."""
        return {
            name: self.draft.recipes.get(name, "absent") for name in names if not name.startswith("codes.")
        }

    def code_recipe(self) -> str:
        """What all queries depend on beside their inputs: the shared functions and the settings."""
        return recipe(
            functions_sql(),
            {name: table.to_dicts() for name, table in self.settings.tables().items()},
            duckdb.__version__,
        )

    def build(self, query: Query) -> int:
        """Make one episodes or cohorts table, or find it made; returns its number of rows."""
        columns = {n: (c.kind, c.key) for n, c in all_contracts()[query.name].columns.items()}
        key = recipe(query.sql, columns, self.inputs(query.reads), self.code_recipe())
        path = self.warehouse.write_once(
            query.name, self.draft.state, key, lambda part: run_query(self.connection, query, part)
        )
        self.put(query.name, key, [path])
        return pl.scan_parquet(path).select(pl.len()).collect().item()

    def build_stage(self, stage: str, only: Container[str] | None = None) -> dict[str, int]:
        """Make every table of a stage in order, or only those; returns rows by table."""
        queries = [query for query in in_order(stage_queries(stage)) if only is None or query.name in only]
        rows = {query.name: self.build(query) for query in queries}
        self.save()
        return rows

    def coverage(self) -> Coverage:
        """What the data in force cover."""
        return read_coverage(self.connection, self.settings)

    def _made(self, measure: Measure, coverage: Coverage) -> MadeMeasure:
        """Make a measure's members and results, or find them made; over a cursor, so that several go on."""
        periods = _askable(measure, coverage)
        members_key = recipe(
            sources_hash("transforms/marts"),
            measure.query.sql,
            [vars(period) for period in periods],
            self.inputs(measure.query.reads),
            self.code_recipe(),
        )
        name, state = measure.query.name, self.draft.state
        with self.connection.cursor() as cursor:
            members = self.warehouse.write_once(
                name, state, members_key, lambda part: write_members(cursor, measure, periods, part)
            )
            show_parquet(cursor, name, [members])
            key = recipe(
                sources_hash("transforms/marts"),
                measure.header.model_dump(exclude={"example"}),
                members_key,
                self.inputs(BESIDE_MEMBERS),
                coverage.as_text(),
            )
            results = self.warehouse.write_once(
                f"marts.results_of_{measure.measure_id}",
                state,
                key,
                lambda part: write_parquet(measure_results(cursor, measure, coverage, state), part),
            )
        return MadeMeasure(members, members_key, results, key)

    def _take(self, measure: Measure, made: MadeMeasure) -> int:
        """Put a measure that was made into the draft; returns the number of members."""
        self._record(measure.query.name, made.members_key, [made.members])
        results = [self.warehouse.relative(made.results), made.results_key]
        self.draft.facts[f"marts.results_of_{measure.measure_id}"] = results
        return pl.scan_parquet(made.members).select(pl.len()).collect().item()

    def _hold(self, names: Iterable[str]) -> None:
        """Keep tables in memory that are asked many times, the first named first, as far as there is room."""
        held, self._held = self._held, set()
        room = HELD_VALUES
        for name in dict.fromkeys(names):
            paths = self.warehouse.paths(self.draft, name)
            values = self._count(name) * len(all_contracts()[name].columns) if paths else 0
            if 0 < values <= room:
                room -= values
                self._held.add(name)
                if name not in held:
                    hold_parquet(self.connection, name, paths)
        for name in held - self._held:
            show_parquet(self.connection, name, self.warehouse.paths(self.draft, name))

    def build_measures(
        self, measures: Mapping[str, Measure] | None = None, to_come: Mapping[str, Measure] = NO_MEASURES
    ) -> dict[str, int]:
        """Make every measure, or only these; returns members by measure.

        Those that later steps will ask for are made ahead: the cores go on while this step ends.
        """
        wanted = counted_measures() if measures is None else measures
        if self._ahead is None or not all(name in self._ahead for name in wanted):
            self._begin({**wanted, **to_come})
        assert self._ahead is not None  # noqa: S101
        made = [self._take(measure, self._ahead.taken(name)) for name, measure in wanted.items()]
        self.save()
        return dict(zip((measure.query.name for measure in wanted.values()), made, strict=True))

    def _begin(self, measures: Mapping[str, Measure]) -> None:
        """Begin to make measures, those of most periods first: none of them is left alone at the end."""
        self.close_ahead()
        coverage = self.coverage()
        asked = Counter(name for measure in measures.values() for name in measure.query.reads)
        self._hold([*WHO_MEMBERS_ARE, *(name for name, _ in asked.most_common())])
        by_periods = sorted(measures.items(), key=lambda item: -len(_askable(item[1], coverage)))
        self._ahead = MadeAhead(
            self.connection, lambda measure: self._made(measure, coverage), dict(by_periods)
        )

    def close_ahead(self) -> None:
        """End the making of measures that nobody asked for."""
        if self._ahead is not None:
            self._ahead.close()
            self._ahead = None

    def close(self) -> None:
        """Close the connection, and what works over it."""
        self.close_ahead()
        self.connection.close()

    def build_only(self, measures: Mapping[str, Measure]) -> None:
        """Make these measures, and of the cohorts only those they are made from: to be shown, not published.

        Episodes are made all, for what was received is read out of them.
        """
        reads = (name for measure in measures.values() for name in measure.query.reads)
        self.build_stage("episodes")
        self.build_stage("cohorts", behind([*BESIDE_MEMBERS, *reads]))
        self.build_measures(measures)

    def bring_together(self) -> str:
        """Show the results of the measures made, and what is made of them, together; returns their recipe."""
        names = [f"marts.results_of_{measure_id}" for measure_id in sorted(counted_measures())]
        parts = [self.draft.facts[name] for name in names if name in self.draft.facts]
        paths, keys = [self.warehouse.lake / path for path, _ in parts], [key for _, key in parts]
        self.put("marts.measure_results", recipe(keys), paths)
        derived, key = self._derived(recipe(keys))
        whole = recipe([*keys, key])
        self.put("marts.measure_results", whole, [*paths, derived])
        return whole

    def build_marts(self) -> dict[str, int]:
        """Bring the results of all measures together; returns rows by table."""
        results_key = self.bring_together()
        coverage, concerns = self.coverage(), concerned(self.connection)
        with ThreadPoolExecutor(1) as beside:
            effects = beside.submit(self._effects, coverage, concerns)
            self._told_of_results(results_key, coverage, concerns)
            self._evaluations(results_key, coverage)
            path, key = effects.result()
        self.put("marts.data_quality_effects", key, [path])
        self.put_frame("marts.rule_effects", rule_effects_frame(pl.read_parquet(path)), key)
        federal = reconciliation_frame(self.connection, all_measures())
        self.put_frame("marts.reconciliation", federal, recipe(federal.to_dicts()))
        self.save()
        return {name: self._count(name) for name in MARTS}

    def _told_of_results(self, results_key: str, coverage: Coverage, concerns: Concerned) -> None:
        """Make what is told of the results beside the effects: definitions, comparisons, caveats."""
        frame = measures_frame(self.settings)
        self.put_frame("marts.measures", frame, recipe(frame.to_dicts()))
        self._comparisons(results_key)
        told = (self.connection, coverage, self.draft.state)
        caveats = pl.concat([caveats_frame(*told), file_faults_frame(*told, concerns)])
        self.put_frame("marts.caveats", caveats, recipe(caveats.to_dicts()))

    def _derived(self, results_key: str) -> tuple[Path, str]:
        """Make the results that are made of results, or find them made; returns their file and its recipe."""
        (query,) = stage_queries("marts").values()
        measures = [measure for measure in all_measures().values() if measure.is_derived]
        key = recipe(
            sources_hash("transforms/marts"),
            [(m.query.sql, m.header.model_dump(exclude={"example"})) for m in measures],
            results_key,
            self.settings.equity.model_dump(),
            self.code_recipe(),
        )
        table = self.warehouse.write_once(
            query.name, self.draft.state, key, lambda part: run_query(self.connection, query, part)
        )
        self.put(query.name, key, [table])
        path = self.warehouse.write_once(
            "marts.results_of_results",
            self.draft.state,
            key,
            lambda part: write_parquet(equity_results(self.connection, measures, self.settings.equity), part),
        )
        return path, key

    def _comparisons(self, results_key: str) -> None:
        """Make what the results are compared with, or find it made."""
        name, measures = "marts.comparisons", all_measures()
        headers = [measure.header.model_dump(exclude={"example"}) for measure in measures.values()]
        key = recipe(sources_hash("transforms/marts"), headers, results_key, self.settings.targets)

        def write(part: Path) -> None:
            results = self.connection.sql("select * from marts.measure_results").pl()
            write_parquet(comparisons_frame(results, measures, self.settings.targets), part)

        self.put(name, key, [self.warehouse.write_once(name, self.draft.state, key, write)])

    def _effects(self, coverage: Coverage, concerns: Concerned) -> tuple[Path, str]:
        """Make what faults could do to the results, or find it made; returns the file and its recipe."""
        name, measures = "marts.data_quality_effects", list(counted_measures().values())
        beside = {read for measure in measures for read in behind(measure.query.reads)}
        key = recipe(
            sources_hash("transforms/marts"),
            [measure.header.model_dump(exclude={"example"}) for measure in measures],
            self.inputs(sorted({*EFFECTS_READ, *beside, *(measure.query.name for measure in measures)})),
            {measure_id: sorted(rules) for measure_id, rules in concerns.items()},
            coverage.as_text(),
            self.code_recipe(),
        )

        def write(part: Path) -> None:
            with self.connection.cursor() as cursor:
                write_parquet(effects_frame(cursor, coverage, self.draft.state, concerns, measures), part)

        return self.warehouse.write_once(name, self.draft.state, key, write), key

    def evaluated(self, programmes: Sequence[Programme]) -> dict[str, pl.DataFrame]:
        """Evaluate programmes over the results made; the tables of evaluations by name."""
        if not programmes:
            return {name: pl.DataFrame(schema=all_contracts()[name].schema()) for name in EVALUATIONS}
        from transforms.evaluation.evaluate import evaluate  # noqa: PLC0415 - loads a statistics library

        return evaluate(self.connection, programmes, self.coverage(), self.draft.state)

    def _evaluations(self, results_key: str, coverage: Coverage) -> None:
        """Make what the agency's programmes did, or find it made."""
        programmes = self.settings.evaluations
        read = {name for asked in programmes for name in members_read(asked)}
        key = recipe(
            sources_hash("transforms/evaluation"),
            [programme.model_dump(mode="json") for programme in programmes],
            results_key,
            self.inputs(sorted(read)),
            coverage.as_text(),
        )
        state = self.draft.state
        paths = {name: self.warehouse.table_path(name, state, key) for name in EVALUATIONS}
        if all(path.exists() for path in paths.values()):
            for name, path in paths.items():
                self.put(name, key, [path])
            return
        for name, frame in self.evaluated(programmes).items():
            self.put_frame(name, frame, key)

    def _count(self, name: str) -> int:
        row = self.connection.execute(f"select count(*) from {name}").fetchone()
        return row[0] if row else 0


def _askable(measure: Measure, coverage: Coverage) -> list[Period]:
    """The periods of a measure in which any part of it is available: of the others nothing is known."""
    return [
        period
        for period in (*coverage.periods(measure), *coverage.series(measure))
        if any(
            coverage.status(measure, period, component).status != "not_available"
            for component in measure.header.components
        )
    ]

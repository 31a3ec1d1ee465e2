"""`cwo evaluate`: the agency's programmes, evaluated over the results in force; nothing is published.

Here belong the order of that work, the files it leaves and the words on the terminal. What the next run puts
on the pages of the internal edition is the same.

    <output>/restricted/evaluations/<state>/<table>.csv    all that was found: exact figures of counties
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import duckdb
import polars as pl

from pipelines.command_editions import opened
from pipelines.edition_building import UNPLACED, is_synthetic
from pipelines.own_folder import read_decisions, saved_decisions
from pipelines.wrong_use import WrongUseError
from reports.evaluation_words import found
from reports.evaluations import Evaluation, read_evaluations
from reports.records import Measure
from transforms.agency import AgencyRun
from transforms.known_names import refuse_unknown
from transforms.programmes import FOLDER, Programme
from transforms.settings import Settings
from transforms.warehouse import Warehouse

SYNTHETIC = "Synthetic data: every record was invented."
WIDTH = 108


def evaluate(names: Sequence[str], agency: Path | None, output: Path) -> str:
    """Evaluate all programmes, or those named; returns what to tell.

    They are those of the agency's folder, where one is named, else those of the last run.

    Raises:
        SettingsError, HandKeptError, ProgrammeError: the agency's folder holds what cannot be used.
        WrongUseError: there are no results, no programmes, or none of that name.
    """
    warehouse = opened(output)
    drafts = {state: draft for state, draft in warehouse.current().items() if state != UNPLACED}
    settings = read_decisions(agency) if agency else saved_decisions(warehouse) or Settings()
    asked = _asked(settings, names)
    lines = []
    for state, draft in sorted(drafts.items()):
        run = AgencyRun.over(warehouse, draft, settings)
        with closing(run.connection):
            tables, measures = run.evaluated(asked), _measures(run.connection)
        folder = _write(warehouse, state, tables)
        lines += [line for one in _records(tables) for line in _told(measures[one.measure_id], one)]
        lines += [f"  All of it  {folder}", ""]
    if is_synthetic(settings, drafts):
        lines.append(SYNTHETIC)
    lines.append("`cwo run` puts them on the pages of the internal edition.")
    return "\n".join(lines)


def _asked(settings: Settings, names: Sequence[str]) -> list[Programme]:
    """The programmes named, or all.

    Raises:
        WrongUseError: there are none, or none of a name.
    """
    known = {programme.name: programme for programme in settings.evaluations}
    if not known:
        raise WrongUseError(
            f"no programme is to be evaluated: put a file into {FOLDER}/ of the agency's folder"
            " (`cwo init` writes one that explains them), then name that folder with --agency, or run again"
        )
    try:
        for name in names:
            refuse_unknown("programme", name, list(known))
    except ValueError as error:
        raise WrongUseError(str(error)) from None
    return [known[name] for name in names or known]


def _measures(connection: duckdb.DuckDBPyConnection) -> dict[str, Measure]:
    """The definitions that the results were made by, as pages read them."""
    names = ", ".join(field.name for field in fields(Measure))
    rows = connection.execute(f"select {names} from marts.measures").fetchall()
    return {measure.measure_id: measure for measure in (Measure(*row) for row in rows)}


def _write(warehouse: Warehouse, state: str, tables: Mapping[str, pl.DataFrame]) -> Path:
    """Write the tables as CSV, in place of those asked for before."""
    folder = warehouse.restricted / FOLDER / state
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        path = folder / f"{name.split('.')[1]}.csv"
        table.write_csv(path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
    return folder


def _records(tables: Mapping[str, pl.DataFrame]) -> list[Evaluation]:
    """What was found, as pages hold it."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("create schema published")
        for name, table in tables.items():
            connection.register("frame", table)
            connection.execute(f"create table published.{name.split('.')[1]} as from frame")
            connection.unregister("frame")
        return read_evaluations(connection)


def _told(measure: Measure, one: Evaluation) -> list[str]:
    """One outcome of one programme in a few lines."""
    named = ", ".join([measure.title, *(part for part in (one.component, one.answer) if part != "all")])
    said = textwrap.wrap(found(measure, one), WIDTH, initial_indent="  ", subsequent_indent="  ")
    return [f"{one.state}  {one.evaluation}: {one.title}", f"  {named}", *said]

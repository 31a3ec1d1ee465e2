"""Reading an edition's database into the records that pages are made from.

Here belong the queries over `<edition>/outcomes.duckdb`: pages are made from nothing else. What is asked of
the records stands in `edition.py`. Rows whose order columns leave open stand as the table has them, by
`rowid`: equal editions make equal pages.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TypeVar

import duckdb
import polars as pl

from reports.edition import Edition
from reports.evaluations import read_evaluations
from reports.records import (
    Annotation,
    Caveat,
    Comparison,
    Effect,
    Example,
    FigureKey,
    Measure,
    MemberList,
    Part,
    Reconciled,
    Result,
    Revision,
    Superseded,
    Version,
    figure_key,
)
from transforms.publication.names import DATABASE

READ_ONLY_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}

HELD = """
    select distinct table_name, table_says, is_view
    from published.data_dictionary
    order by is_view desc, table_name
"""
"""The views and tables of an edition, those that read well first."""

About = TypeVar("About", Part, Version, Example)
"""Rows about a measure."""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """The edition's database, read-only and unable to touch another file."""
    return duckdb.connect(str(folder / DATABASE), read_only=True, config=READ_ONLY_SETTINGS)


def read_edition(folder: Path) -> Edition:
    """Read the released tables of an edition's folder. Raises FileNotFoundError without a database."""
    if not (folder / DATABASE).is_file():
        raise FileNotFoundError(f"{DATABASE} is missing from the edition: release it first")
    with connect(folder) as connection:
        about = _records(connection, "select * from published.edition")[0]
        return Edition(
            folder=folder,
            name=str(about["edition"]),
            audience=str(about["audience"]),
            agency=str(about["agency"] or ""),
            contact=str(about["contact"] or ""),
            licence=str(about["licence"] or ""),
            as_of=about["as_of"],  # type: ignore[arg-type]
            states=tuple(str(about["states"] or "").split()),
            is_synthetic=bool(about["is_synthetic"]),
            code_version=str(about["code_version"] or ""),
            settings=str(about["settings"] or "{}"),
            measures=_measures(connection),
            results=_results(connection),
            within_years=_within_years(connection),
            short_of_state=_short_of_state(connection),
            caveats=_caveats(connection),
            effects=_effects(connection),
            lists=_lists(connection) if about["audience"] == "internal" else (),
            comparisons=_comparisons(connection),
            parts=_by_measure(connection, Part, "measure_components", "position"),
            versions=_by_measure(connection, Version, "measure_changes", "changed_on desc, version desc"),
            examples=_by_measure(connection, Example, "measure_examples", "example"),
            reconciliation=_reconciliation(connection),
            earlier=str(about["earlier_edition"] or ""),
            revisions=_revisions(connection),
            superseded=_superseded(connection),
            labels=read_labels(connection),
            quality=_records(connection, "select * from published.quality_summary"),
            limits=_records(connection, "select * from published.federal_limits"),
            rules={
                str(row["rule_id"]): row
                for row in _records(connection, "select * from published.rules order by rule_id")
            },
            rule_results=_records(connection, "select * from published.rule_results"),
            compliance=_records(connection, "select * from published.compliance"),
            finding_history=_records(connection, "select * from published.finding_history"),
            accepted=_records(connection, "select * from published.accepted"),
            submissions=_records(connection, "select * from published.submissions"),
            layouts=_records(connection, "select * from published.layouts"),
            layout_fields=_records(connection, "select * from published.layout_fields"),
            held=_records(connection, HELD),
            annotations=_annotations(connection),
            evaluations=read_evaluations(connection) if about["audience"] == "internal" else (),
        )


def frame(connection: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    """The rows of a query as a data frame."""
    return connection.sql(query).pl()


def _records(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, object]]:
    return frame(connection, query).to_dicts()


def _measures(connection: duckdb.DuckDBPyConnection) -> dict[str, Measure]:
    known = {field.name for field in fields(Measure)}
    rows = _records(connection, "select * from published.measures order by measure_id")
    measures = [Measure(**{name: row[name] for name in row if name in known}) for row in rows]  # type: ignore[arg-type]
    return {measure.measure_id: measure for measure in measures}


def _results(connection: duckdb.DuckDBPyConnection) -> list[Result]:
    """Results of 12-month periods: of the state with breakdowns, of counties and units without."""
    columns = ", ".join(Result._fields)
    query = f"""
        select {columns}
        from published.measure_results
        where period_type = '12_months'
            and (geography_level = 'state' or (geography_level in ('county', 'unit') and dimension = 'all'))
        order by period_end, period, rowid
    """
    with_rows = connection.execute(query).fetchall()
    return [Result._make(row) for row in with_rows]


def _within_years(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str], list[Result]]:
    columns = ", ".join(Result._fields)
    query = f"""
        select period_type, {columns}
        from published.measure_results
        where period_type in ('month', 'quarter') and geography_level = 'state' and dimension = 'all'
        order by period_end, period, rowid
    """
    found: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
    for kind, *row in connection.execute(query).fetchall():
        result = Result._make(row)
        found[kind, result.measure_id, result.state].append(result)
    return found


def _short_of_state(connection: duckdb.DuckDBPyConnection) -> frozenset[tuple[str, str, str, date]]:
    """Figures of 12 months whose members have not all a county."""
    query = """
        select measure_id, component, state, period_end from published.county_totals
        where period_type = '12_months' and not is_complete
    """
    return frozenset(connection.execute(query).fetchall())


def _caveats(connection: duckdb.DuckDBPyConnection) -> list[Caveat]:
    columns = ", ".join(field.name for field in fields(Caveat))
    query = f"select {columns} from published.caveats order by period_end, caveat, rowid"
    return [Caveat(*row) for row in connection.execute(query).fetchall()]


def _effects(connection: duckdb.DuckDBPyConnection) -> list[Effect]:
    columns = ", ".join(field.name for field in fields(Effect))
    query = f"select {columns} from published.data_quality_effects order by period_end, rule_id, rowid"
    return [Effect(*row) for row in connection.execute(query).fetchall()]


def _annotations(connection: duckdb.DuckDBPyConnection) -> list[Annotation]:
    query = """
        select changed_on, says, coalesce(measures, ''), coalesce(county, '')
        from published.annotations
        order by changed_on, says, county
    """
    return [
        Annotation(on, says, tuple(measures.split()), county)
        for on, says, measures, county in connection.execute(query).fetchall()
    ]


def _lists(connection: duckdb.DuckDBPyConnection) -> list[MemberList]:
    columns = ", ".join(field.name for field in fields(MemberList))
    query = f"select {columns} from published.lists order by measure_id, state, period_type"
    return [MemberList(*row) for row in connection.execute(query).fetchall()]


def _comparisons(connection: duckdb.DuckDBPyConnection) -> dict[FigureKey, list[Comparison]]:
    """Comparisons of figures of 12-month periods that are of all members, by figure."""
    columns = ", ".join(Comparison._fields)
    query = f"""
        select {columns} from published.comparisons
        where period_type = '12_months' and dimension = 'all'
        order by compared_with, rowid
    """
    found: dict[FigureKey, list[Comparison]] = defaultdict(list)
    for row in connection.execute(query).fetchall():
        comparison = Comparison._make(row)
        found[figure_key(comparison)].append(comparison)
    return found


def _by_measure(
    connection: duckdb.DuckDBPyConnection, kind: type[About], table: str, order: str
) -> dict[str, list[About]]:
    """The rows of a table about measures, by measure."""
    columns = ", ".join(field.name for field in fields(kind))
    found: dict[str, list[About]] = defaultdict(list)
    for row in connection.execute(f"select {columns} from published.{table} order by {order}").fetchall():
        found[row[0]].append(kind(*row))
    return found


def _reconciliation(connection: duckdb.DuckDBPyConnection) -> list[Reconciled]:
    columns = ", ".join(field.name for field in fields(Reconciled))
    query = f"""
        select {columns} from published.reconciliation
        order by measure_id, component, state, period_end, geography_level desc, geography, dimension,
            category, outcome, statistic, source
    """
    return [Reconciled(*row) for row in connection.execute(query).fetchall()]


def _revisions(connection: duckdb.DuckDBPyConnection) -> list[Revision]:
    """What moved of whole states and 12 months; all of it stands in the edition's files."""
    columns = ", ".join(field.name for field in fields(Revision))
    query = f"""
        select {columns} from published.revisions
        where geography_level = 'state' and dimension = 'all' and period_type = '12_months'
        order by measure_id, component, state, period_end desc, outcome, statistic, position
    """
    return [Revision(*row) for row in connection.execute(query).fetchall()]


def _superseded(connection: duckdb.DuckDBPyConnection) -> list[Superseded]:
    """What no longer holds of earlier editions, by kind of place."""
    query = """
        select distinct earlier_edition, measure_id, geography_level, period_type, period_end
        from published.superseded
        order by all
    """
    return [Superseded(*row) for row in connection.execute(query).fetchall()]


def read_labels(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, int]]]:
    """Labels and positions of names, by code list."""
    found: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for row in _records(connection, "select * from published.labels order by list, position"):
        found[str(row["list"])][str(row["name"])] = (str(row["label"]), int(str(row["position"] or 0)))
    return found

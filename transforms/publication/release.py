"""One edition's released tables: what this audience may see, in a database file of its own.

Here belongs the way from exact results to `<edition>/outcomes.duckdb`. The tables themselves are
contracts (`published/tables.py`), what the public may see is decided in `disclosure`, pages and
spreadsheets in `reports`, which read this file and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb
import polars as pl

from transforms.annotations import Annotation
from transforms.contracts.contract import DUCKDB_TYPES, Contract
from transforms.contracts.marts.measure_results import MeasureResults as ExactResults
from transforms.measures.registry import domains
from transforms.publication.county_totals import county_totals
from transforms.publication.definitions import (
    breakdowns_frame,
    changes_frame,
    components_frame,
    examples_frame,
)
from transforms.publication.dictionary import dictionary_frame
from transforms.publication.disclosure.lots import ALONE, Means
from transforms.publication.disclosure.plan import CATALOGUE, EVERY
from transforms.publication.disclosure.protect import Known, Period, Protected, protected_results
from transforms.publication.field_guide import layout_fields_frame, layouts_frame
from transforms.publication.names import DATABASE
from transforms.publication.published import tables
from transforms.publication.published.views import VIEWS, view_sql
from transforms.publication.quality_counts import ROUNDED_TO, quality_frames
from transforms.publication.reconciled import released_reconciliation
from transforms.publication.shown_comparisons import shown_comparisons
from transforms.publication.shown_revisions import Earlier, released_revisions
from transforms.publication.small_effects import hide_small_effects
from transforms.publication.withheld import without_withheld

Audience = Literal["internal", "public"]
STORAGE_VERSION = "v1.2.0"

DEFINITIONS = """
    select *
    from marts.measures
    qualify row_number() over (partition by measure_id order by version desc) = 1
    order by measure_id
"""
"""Each measure once, in its newest version, also where several agencies are in the edition."""

EVALUATED = tuple(contract.table for contract in tables.EVALUATIONS)

VALUE_ID_LENGTH = 12
VALUE_ID_PARTS = (
    "measure_id",
    "measure_version",
    "component",
    "state",
    "period_type",
    "period",
    "geography_level",
    "geography",
    "dimension",
    "category",
    "outcome",
    "statistic",
)


@dataclass(frozen=True)
class About:
    """What an edition says of itself.

    `counties` maps five-digit FIPS to name; `threshold` is the largest count the public edition hides;
    `tables` are those of the catalogue that the public edition releases, `withheld` tables and columns that
    it leaves out; `annotations` are policy changes beside which figures are read.
    """

    edition: str
    as_of: date
    agency: str
    is_synthetic: bool
    code_version: str
    contact: str = ""
    licence: str = ""
    counties: Mapping[str, str] = field(default_factory=dict)
    threshold: int = 10
    is_below_5_allowed: bool = False
    tables: tuple[str, ...] = EVERY
    withheld: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()


def release(  # noqa: PLR0913, PLR0917 - what an edition is made of
    connection: duckdb.DuckDBPyConnection,
    audience: Audience,
    into: Path,
    about: About,
    lists: pl.DataFrame | None = None,
    earlier: Earlier | None = None,
    published: Sequence[Path] = (),
    means: Means = ALONE,
    kept_back: Sequence[Period] = (),
) -> Path:
    """Write `<into>/outcomes.duckdb` for one audience and return its path.

    `lists` are the rows of `published.lists`, which the internal edition holds and the public one does not;
    `earlier` is the edition before for this audience, if there is one. `published` are the folders of public
    editions that readers may hold, whose numbers are known; `means` are a store of what was solved and a
    process that solves beside this one. Of the periods of measures that are `kept_back` the public edition
    says no number.

    `connection` holds the schemas `marts`, `quality`, `raw` and `codes`; it is only read. The file is
    built fresh, with comments on every table and column, and no write-ahead log beside it. Raises
    FileExistsError where the file exists: an edition is written once.
    """
    path = into / DATABASE
    if path.exists():
        raise FileExistsError(f"{path.name}: this edition is already written; write a new one beside it")
    into.mkdir(parents=True, exist_ok=True)
    definitions = _read(connection, DEFINITIONS)
    exact = results = _read(connection, "select * from marts.measure_results")
    kinds = dict(definitions.select("measure_id", "kind").iter_rows())
    protected = Protected(results, {}, pl.DataFrame(schema=tables.Superseded.schema()))
    if audience == "public":
        steps = _read(connection, "select name, reached, base, is_of_population from codes.decision_points")
        databases = tuple(folder / DATABASE for folder in published)
        known = Known(definitions, steps, databases, means, about.tables, tuple(kept_back))
        protected = protected_results(results, known, about.threshold)
        results = protected.results
    limit = about.threshold if audience == "public" else 0
    frames = {
        "measure_results": results,
        "measures": definitions,
        "measure_components": components_frame(),
        "breakdowns": breakdowns_frame(),
        "county_totals": county_totals(exact),
        "measure_changes": changes_frame(),
        "measure_examples": examples_frame(),
        "comparisons": shown_comparisons(_read(connection, "select * from marts.comparisons"), results),
        "caveats": _read(connection, "select * exclude (facts) from marts.caveats"),
        **quality_frames(connection, limit),
        "data_quality_effects": hide_small_effects(
            _read(connection, "select * from marts.data_quality_effects"), results, kinds, limit
        ),
        "reconciliation": released_reconciliation(
            _read(connection, "select * from marts.reconciliation"), results, kinds, limit
        ),
        "revisions": released_revisions(earlier, results, limit),
        "superseded": protected.superseded,
        "annotations": _annotations(about.annotations),
        "edition": _edition(protected, audience, about, earlier, published),
        "labels": _labels(connection, about.counties),
        "layouts": layouts_frame(),
        "layout_fields": layout_fields_frame(),
    }
    contracts = tables.INTERNAL if audience == "internal" else tables.RELEASED
    frames["data_dictionary"] = dictionary_frame(contracts, VIEWS)
    frames["lists"] = pl.DataFrame(schema=tables.Lists.schema()) if lists is None else lists
    frames |= {name: _read(connection, f"select * from marts.{name}") for name in EVALUATED}
    if audience == "public":
        frames = without_withheld(frames, about.withheld)
    write_tables(path, frames, contracts)
    return path


def _read(connection: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    return connection.sql(query).pl()


def _edition(
    protected: Protected,
    audience: Audience,
    about: About,
    earlier: Earlier | None,
    published: Sequence[Path],
) -> pl.DataFrame:
    """The one row that says what this edition is."""
    settings: dict[str, object] = {"audience": audience}
    results = protected.results
    if audience == "public":
        settings |= {
            "hidden_counts": [1, about.threshold],
            "counts_of_data_quality_rounded_to": ROUNDED_TO,
            "geography_levels": sorted(results["geography_level"].unique()),
            "period_types": sorted(results["period_type"].unique()),
            "withheld": list(about.withheld),
            "released_tables": {table.name: table.says for table in CATALOGUE if table.name in about.tables},
            "protected": protected.told,
            "earlier_editions": sorted(folder.name for folder in published),
        }
        if about.is_below_5_allowed:
            settings["threshold_below_5_allowed"] = True
    return pl.DataFrame(
        {
            "edition": [about.edition],
            "audience": [audience],
            "agency": [about.agency],
            "contact": [about.contact],
            "licence": [about.licence],
            "as_of": [about.as_of],
            "states": [" ".join(sorted(results["state"].unique().to_list()))],
            "is_synthetic": [about.is_synthetic],
            "code_version": [about.code_version],
            "settings": [json.dumps(settings, sort_keys=True)],
            "earlier_edition": [earlier.edition if earlier else None],
        }
    )


def _annotations(annotations: Sequence[Annotation]) -> pl.DataFrame:
    """Policy changes as rows: texts of the agency, which every audience is told."""
    rows = [(one.changed_on, one.says, one.county, " ".join(one.measures)) for one in annotations]
    return pl.DataFrame(rows, schema=tables.Annotations.schema(), orient="row")


def _labels(connection: duckdb.DuckDBPyConnection, counties: Mapping[str, str]) -> pl.DataFrame:
    """Labels of every code list, the names of the counties, and the domains in the order of a child's way."""
    names = _read(
        connection,
        "select distinct table_name from information_schema.tables where table_schema = 'codes' order by 1",
    )["table_name"].to_list()
    schema = {"list": pl.String, "name": pl.String, "label": pl.String, "position": pl.Int64}
    lists = [
        _read(connection, f'select name, label, position from codes."{name}"').select(
            pl.lit(name).alias("list"), "name", "label", pl.col("position").cast(pl.Int64)
        )
        for name in names
    ]
    places = [("counties", fips, name, n) for n, (fips, name) in enumerate(sorted(counties.items()), start=1)]
    ordered = enumerate(domains(), start=1)
    places += [("domains", name, name.replace("_", " ").capitalize(), n) for n, name in ordered]
    return pl.concat([*lists, pl.DataFrame(places, schema=schema, orient="row")])


def write_tables(path: Path, frames: Mapping[str, pl.DataFrame], contracts: Sequence[type[Contract]]) -> None:
    """Write the released tables and the views over them into a new database file.

    What the contracts do not name is left out.
    """
    with duckdb.connect(":memory:") as writer:
        target = str(path).replace("'", "''")
        writer.execute(f"attach '{target}' as edition (storage_version '{STORAGE_VERSION}')")
        writer.execute("begin transaction")
        writer.execute("create schema edition.published")
        for contract in contracts:
            writer.register("frame", frames[contract.table])
            _create(writer, contract)
            writer.unregister("frame")
        writer.execute("use edition")
        for view in VIEWS:
            writer.execute(f"create view published.{view.table} as {view_sql(view)}")
            _describe(writer, view, "view")
        writer.execute("commit")
        writer.execute("use memory")
        writer.execute("checkpoint edition")
        writer.execute("detach edition")


def _create(writer: duckdb.DuckDBPyConnection, contract: type[Contract]) -> None:
    """One table with its comments, from the registered frame."""
    table = f'edition.published."{contract.table}"'
    columns = ", ".join(
        f"{_value_id() if name == 'value_id' else f'cast({_quoted(name)} as {DUCKDB_TYPES[column.kind]})'}"
        f" as {_quoted(name)}"
        for name, column in contract.columns.items()
    )
    order = ", ".join(_quoted(name) for name in _order(contract))
    writer.execute(f"create table {table} as select {columns} from frame order by {order}")
    _describe(writer, contract, "table")


def _describe(writer: duckdb.DuckDBPyConnection, contract: type[Contract], what: str) -> None:
    """What a table or view says, and each of its columns, as comments."""
    name = f'edition.published."{contract.table}"'
    writer.execute(f"comment on {what} {name} is {_literal(contract.describes())}")
    for column in contract.columns.values():
        writer.execute(f"comment on column {name}.{_quoted(column.name)} is {_literal(column.says)}")


def _order(contract: type[Contract]) -> list[str]:
    """Rows stand in the order of their keys; results in that of what they say."""
    if contract.table == "measure_results":
        return ExactResults.keys()
    return contract.keys()


def _value_id() -> str:
    """SQL for the stable name of a value."""
    parts = ", ".join(f"coalesce({_quoted(name)}, '')" for name in VALUE_ID_PARTS)
    return f"substr(sha256(concat_ws('|', {parts})), 1, {VALUE_ID_LENGTH})"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"

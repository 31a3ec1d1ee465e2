"""From which columns of a file each figure is made: read out of the SQL, column by column.

Here belongs following a column down the queries. Which tables a query reads stands in `queries.py`; nothing
here runs a query. A column counts as used where its value, or the choice of rows, depends on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlglot import exp, parse_one
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope
from sqlglot.schema import MappingSchema

from transforms.contracts.codes import DECISION_POINTS, all_code_lists
from transforms.contracts.contract import DUCKDB_TYPES, all_contracts
from transforms.measures.registry import Measure, all_measures, counted_measures
from transforms.queries import Query, stage_queries
from transforms.settings import SETTINGS_OF_KIND, SETTINGS_READ, Settings

Place = tuple[str, str]
"""A table's qualified name and a column of it."""

CHARACTERISTICS = "cohorts.characteristics"
"""The table from which every measure takes its breakdowns and counties."""

POPULATION = "cohorts.population"
"""The table over which rates per child are taken."""

PARTING = frozenset({"county", "unit"})
"""Columns of a measure that say where a member is counted, not whether."""

ROW_CLAUSES = ("where", "joins", "group", "having", "qualify", "distinct", "order")


@dataclass(frozen=True)
class Uses:
    """What is made from a column: episodes and cohorts tables, measures, and whether breakdowns are."""

    tables: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    is_breakdown: bool = False


@cache
def uses() -> Mapping[Place, Uses]:
    """For every staging column that anything is made from: what is."""
    made = {**stage_queries("episodes"), **stage_queries("cohorts")}
    tables: dict[Place, set[str]] = defaultdict(set)
    measures: dict[Place, set[str]] = defaultdict(set)
    breakdowns: set[Place] = set()
    for name, query in made.items():
        for place in _down_to_files(_all_inputs(query)):
            tables[place].add(name)
            if name == CHARACTERISTICS:
                breakdowns.add(place)
    population = _down_to_files(_all_inputs(made[POPULATION]))
    for measure_id, measure in counted_measures().items():
        of_rate = population if measure.header.exposure == "child_population" else set()
        for place in _down_to_files(_all_inputs(measure.query)) | of_rate:
            measures[place].add(measure_id)
    return {
        place: Uses(
            tuple(sorted(tables.get(place, ()))), tuple(sorted(measures.get(place, ()))), place in breakdowns
        )
        for place in {*tables, *measures}
    }


@cache
def of_figure(measure_id: str) -> frozenset[Place]:
    """The columns of staging tables on which a measure's figure for a whole state depends.

    What only parts members (counties, units, breakdowns) is left out. Of a measure made of results they are
    the columns behind these.
    """
    measure = all_measures()[measure_id]
    parting = {*PARTING, *measure.header.breakdowns}
    places = {place for name, some in inputs(measure.query).items() if name not in parting for place in some}
    if measure.header.exposure == "child_population":
        places |= _all_inputs(stage_queries("cohorts")[POPULATION])
    behind = frozenset[Place]().union(*(of_figure(one) for one in _compared(measure)))
    return behind | _down_to_files(places)


def _all_inputs(query: Query) -> set[Place]:
    """Everything any column of a query depends on."""
    return {place for places in inputs(query).values() for place in places}


@cache
def settings_of(measure_id: str) -> tuple[str, ...]:
    """The keys of agency.toml that move a measure's figures, dotted and sorted."""
    measure = all_measures()[measure_id]
    met = _down(_all_inputs(measure.query))
    read = {SETTINGS_READ[place] for place in met if place in SETTINGS_READ}
    behind = {key for one in _compared(measure) for key in settings_of(one)}
    return tuple(sorted(read | behind | {*SETTINGS_OF_KIND.get(measure.header.kind, ())}))


def _compared(measure: Measure) -> frozenset[str]:
    """The measures whose results one is made of: those of its decision points."""
    if not measure.is_derived:
        return frozenset()
    points = [DECISION_POINTS.by_name[component] for component in measure.header.components]
    return frozenset(str(point.means[end]) for point in points for end in ("reached", "base"))


def _down_to_files(places: set[Place]) -> set[Place]:
    """The columns of staging tables behind some columns of any tables."""
    return {place for place in _down(places) if place[0].startswith("staging.")}


def _down(places: set[Place]) -> set[Place]:
    """Some columns of any tables, and all columns behind them."""
    return set[Place]().union(*map(_behind, places))


@cache
def _behind(place: Place) -> frozenset[Place]:
    """One column of any table, and all columns behind it."""
    table, column = place
    query = stage_queries("episodes").get(table) or stage_queries("cohorts").get(table)
    read = inputs(query).get(column, frozenset()) if query else frozenset[Place]()
    return frozenset({place}).union(*(_behind(one) for one in read if one[0] != table))


@cache
def inputs(query: Query) -> Mapping[str, frozenset[Place]]:
    """For each column a query returns: the columns of the tables it reads that it depends on."""
    tree = qualify(
        parse_one(query.sql, dialect="duckdb"),
        schema=sql_schema(),
        dialect="duckdb",
        validate_qualify_columns=False,
    )
    root = build_scope(tree)
    assert root is not None  # noqa: S101
    reading = _Reading()
    rows = frozenset().union(*(reading.rows(scope) for scope in root.traverse()))
    return {name: reading.column(root, name) | rows for name in _query(root).named_selects}


@cache
def sql_schema() -> MappingSchema:
    """Every table a query may read, as SQLGlot takes it; made once, for names are normalised one by one."""
    schema: dict[str, dict[str, object]] = defaultdict(dict)
    for name, contract in all_contracts().items():
        stage, table = name.split(".")
        schema[stage][table] = {n: DUCKDB_TYPES[column.kind] for n, column in contract.columns.items()}
    for name, codes in all_code_lists().items():
        schema["codes"][name] = dict.fromkeys(
            ("code", "name", "label", "position", *codes.meanings), "varchar"
        )
    for name, frame in Settings().tables().items():
        schema["codes"][name.removeprefix("codes.")] = dict.fromkeys(frame.columns, "varchar")
    return MappingSchema(dict(schema), dialect="duckdb")


@dataclass
class _Reading:
    """Follows columns through the scopes of one query; each is followed once."""

    _found: dict[tuple[int, str], frozenset[Place]] = field(default_factory=dict)

    def column(self, scope: Scope, name: str) -> frozenset[Place]:
        """What one column of a scope's result is made from."""
        key = (id(scope), name)
        if key not in self._found:
            self._found[key] = frozenset()  # a column that a recursion leads back to adds nothing
            self._found[key] = frozenset(self._column(scope, name))
        return self._found[key]

    def _column(self, scope: Scope, name: str) -> Iterator[Place]:
        if scope.set_operation_scopes:
            position = _query(scope).named_selects.index(name)
            for part in scope.set_operation_scopes:
                yield from self.column(part, _query(part).named_selects[position])
            return
        for select in _query(scope).selects:
            if select.alias_or_name == name:
                yield from self._of(scope, select)

    def rows(self, scope: Scope) -> frozenset[Place]:
        """What the choice of a scope's rows depends on."""
        found: set[Place] = set()
        beside = [join for join, _ in _looked_up(scope).values()]
        for clause in ROW_CLAUSES:
            told = scope.expression.args.get(clause) or []
            for part in told if isinstance(told, list) else [told]:
                if part not in beside:
                    found.update(self._of(scope, part))
        return frozenset(found)

    def _of(self, scope: Scope, part: exp.Expr, beside: frozenset[str] = frozenset()) -> Iterator[Place]:
        """What the columns named in a part of a query stand for.

        One of a table that is looked up depends on what it is looked up by; `beside` are those followed.
        """
        looked_up = _looked_up(scope)
        for column in part.find_all(exp.Column):
            source = scope.sources.get(column.table)
            if column.table in looked_up and column.table not in beside:
                yield from self._of(scope, looked_up[column.table][1], beside | {column.table})
            if isinstance(source, exp.Table) and source.db:
                yield f"{source.db}.{source.name}", column.name
            elif isinstance(source, Scope):
                yield from self.column(source, column.name)


def _looked_up(scope: Scope) -> Mapping[str, tuple[exp.Join, exp.Expr]]:
    """Tables joined on the left, which choose no rows: the join and its condition, by alias."""
    return {
        join.this.alias_or_name: (join, join.args["on"])
        for join in scope.expression.args.get("joins") or []
        if join.side == "LEFT" and join.args.get("on")
    }


def _query(scope: Scope) -> exp.Query:
    """A scope's select, or set of selects."""
    assert isinstance(scope.expression, exp.Query)  # noqa: S101
    return scope.expression

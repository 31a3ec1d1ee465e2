"""A measure's query rewritten so that it also returns the rows it leaves out, each with the reason.

Here belongs the rewriting: from the measure's select down the tables it is made from to the episodes, every
condition, join, choice of one among several and grouping that leaves a row out becomes a column that says so.
Nothing here runs a query; that the rows kept are the members is checked where it is run (`left_out.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlglot import exp, parse_one
from sqlglot.optimizer.qualify import qualify

from transforms.contracts.contract import Contract, all_contracts
from transforms.lineage import sql_schema
from transforms.measures.registry import Measure
from transforms.queries import stage_queries

REASON = "left_out_for"
"""Why a row is not counted; null of one that is."""

CANDIDATE = "candidate"
"""The row at the end of the way down: a struct of `ORIGIN`."""

ORIGIN = ("source", "candidate_key", "of_child", "of_report", "of_worker", "file_id", "record_number")
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "of_child": ("child_id",),
    "of_report": ("report_id",),
    "of_worker": ("worker_id",),
    "file_id": ("file_id",),
    "record_number": ("record_number",),
}
PERIOD = ("period_start", "period_end")
DIALECT = "duckdb"


class UntraceableError(ValueError):
    """A query has a form whose excluded rows cannot be told one by one: names the form."""


def traced(measure: Measure, *, down_to_episodes: bool = True) -> str:
    """The measure's query with `REASON` and `CANDIDATE` as further columns, and the rows left out.

    Rows that belong to another period are not returned. It takes the parameters of the measure's query.

    Raises:
        UntraceableError: the query groups without keys, or is of another form not followed.
    """
    rewriting = _Rewriting(down_to_episodes)
    return rewriting.query(_qualified(measure.query.sql)).sql(dialect=DIALECT)


def _qualified(sql: str) -> exp.Query:
    """A query with every column's table named and stars written out, to be changed freely."""
    return _qualified_once(sql).copy()


@cache
def _qualified_once(sql: str) -> exp.Query:
    tree = qualify(
        parse_one(sql, dialect=DIALECT), schema=sql_schema(), dialect=DIALECT, validate_qualify_columns=False
    )
    assert isinstance(tree, exp.Query)  # noqa: S101
    return tree


@dataclass
class _Rewriting:
    """Rewrites one query and the queries of the tables it is made from."""

    down_to_episodes: bool
    _number: int = 0
    _ctes: dict[str, exp.Query] = field(default_factory=dict)

    def query(self, tree: exp.Query) -> exp.Query:
        """A select or union with reasons and candidates; its common tables stay beside it."""
        outer = dict(self._ctes)
        for cte in tree.ctes:
            self._ctes[cte.alias] = cte.this
        body = self._union(tree) if isinstance(tree, exp.SetOperation) else self._select(tree)
        self._ctes = outer
        return body

    def _union(self, tree: exp.SetOperation) -> exp.Query:
        """Both sides rewritten; where equal rows count once, they still do."""
        if not isinstance(tree, exp.Union):
            raise UntraceableError("rows compared as sets")
        made = tree.copy()
        names = tree.named_selects
        made.set("this", self._beside(tree, tree.left))
        made.set("expression", self._beside(tree, tree.right))
        if not tree.args.get("distinct"):
            return made
        made.set("distinct", False)
        with_ = made.args.pop("with_", None)
        once = exp.select(*(exp.column(name, "united", quoted=True) for name in names), REASON)
        once = once.select(f"any_value({CANDIDATE}) as {CANDIDATE}", dialect=DIALECT)
        once = once.from_(made.subquery("united")).group_by(
            *(exp.column(name, "united", quoted=True) for name in names), REASON
        )
        once.set("with_", with_)
        return once

    def _beside(self, tree: exp.SetOperation, side: exp.Query) -> exp.Query:
        """One side of a union, which sees the union's common tables."""
        del tree
        inner = side.this if isinstance(side, exp.Subquery) else side
        return self.query(inner)

    def _select(self, tree: exp.Query) -> exp.Select:
        """One select with what it leaves out."""
        if not isinstance(tree, exp.Select):
            raise UntraceableError("a query that is no select")
        made = tree.copy()
        _write_out_windows(made)
        spine = made.args["from_"].this
        self._follow(spine)
        alias = spine.alias_or_name
        reasons = [*self._joins(made), *self._where(made)]
        reason = _first(exp.column(REASON, alias, quoted=True), reasons)
        candidate: exp.Expr = exp.column(CANDIDATE, alias, quoted=True)
        if tree.args.get("distinct"):
            _distinct_to_groups(made)
        made_groups = made.args.get("group")
        if made_groups is None and _aggregates(made):
            raise UntraceableError("one figure over all rows")
        if made_groups is not None:
            made.args["group"].append("expressions", reason.copy())
            candidate = exp.func("any_value", candidate)
            reason = _first(reason, _having(made))
        reason = _first(reason, _qualify(made, reason))
        made.append("expressions", exp.alias_(reason, REASON, quoted=True))
        made.append("expressions", exp.alias_(candidate, CANDIDATE, quoted=True))
        return made

    def _follow(self, source: exp.Expr) -> None:
        """Put the source that rows come from in its rewritten form, in place."""
        if isinstance(source, exp.Subquery):
            source.set("this", self.query(source.this))
            return
        if not isinstance(source, exp.Table):
            raise UntraceableError("rows made by a function")
        name = f"{source.db}.{source.name}" if source.db else source.name
        if not source.db and name in self._ctes:
            inner: exp.Query = self.query(self._ctes[name])
        elif self.down_to_episodes and name in stage_queries("cohorts"):
            inner = self._table(name)
        else:
            inner = _origin(name)
        source.replace(inner.subquery(source.alias_or_name))

    def _table(self, name: str) -> exp.Query:
        """The query of a cohort; where it cannot be followed, the cohort's rows are where the way ends."""
        ctes, self._ctes = self._ctes, {}
        try:
            return self.query(_qualified(stage_queries("cohorts")[name].sql))
        except UntraceableError:
            return _origin(name)
        finally:
            self._ctes = ctes

    def _joins(self, made: exp.Select) -> Iterator[tuple[exp.Expr, str]]:
        """Inner joins become joins on the left; whoever finds no partner is left out for that."""
        for join in made.args.get("joins") or []:
            condition = join.args.get("on")
            if join.side or condition is None or join.kind in ("CROSS", "SEMI", "ANTI"):
                if join.kind in ("SEMI", "ANTI") or join.side in ("RIGHT", "FULL"):
                    raise UntraceableError("a join that chooses rows by another kind")
                continue
            self._number += 1
            mark, alias = f"found_{self._number}", join.this.alias_or_name
            told = join.this.name or alias
            inner = join.this.copy()
            inner.set("alias", None)
            marked = exp.select("*", f"true as {mark}").from_(inner)
            join.set("this", marked.subquery(alias))
            join.set("kind", None)
            join.set("side", "LEFT")
            found = exp.column(mark, alias, quoted=True)
            yield found, f"no {told.replace('_', ' ')}: {_told(condition)}"

    def _where(self, made: exp.Select) -> Iterator[tuple[exp.Expr, str]]:
        """Conditions, one by one; those that only choose the period stay as they are."""
        where = made.args.get("where")
        if where is None:
            return
        made.set("where", None)
        of_period = []
        for condition in _conjuncts(where.this):
            if _is_of_period(condition):
                of_period.append(condition)
                yield exp.Not(this=_is_null(condition)), f"unknown: {_told(condition)}"
            else:
                yield condition, _told(condition)
        for condition in of_period:
            never_false = exp.Coalesce(this=condition.copy(), expressions=[exp.true()])
            made.where(never_false, copy=False)


def _origin(name: str) -> exp.Select:
    """A table as the end of the way: all its rows, none left out, each named."""
    contract = all_contracts().get(name)
    if contract is None or not isinstance(contract, type) or not issubclass(contract, Contract):
        raise UntraceableError("rows of no table of its own")
    columns = contract.columns
    named = [key for key in contract.keys() if key != "state"]  # noqa: SIM118 - keys of a contract, not of a dict
    keys = ", ".join(f"cast({key} as varchar)" for key in named) or "null"
    parts = [f"'source': '{name}'", f"'candidate_key': concat_ws(' ', {keys})"]
    for part, names in NAMED_BY.items():
        kind = "bigint" if part == "record_number" else "varchar"
        held = next((one for one in names if one in columns), "null")
        parts.append(f"'{part}': cast({held} as {kind})")
    struct = "{" + ", ".join(parts) + "}"
    sql = f"select *, cast(null as varchar) as {REASON}, {struct} as {CANDIDATE} from {name}"
    made = parse_one(sql, dialect=DIALECT)
    assert isinstance(made, exp.Select)  # noqa: S101
    return made


def _first(
    reason: exp.Expr, reasons: Iterator[tuple[exp.Expr, str]] | list[tuple[exp.Expr, str]]
) -> exp.Expr:
    """The reason a row already has, else the first condition it fails."""
    case = exp.Case()
    told = list(reasons)
    for condition, says in told:
        holds = exp.Coalesce(this=exp.paren(condition.copy()), expressions=[exp.false()])
        case = case.when(exp.Not(this=holds), exp.Literal.string(says))
    return exp.Coalesce(this=reason.copy(), expressions=[case]) if told else reason


def _write_out_windows(made: exp.Select) -> None:
    """Put what named windows say where they are used, so that each can be restricted."""
    named = {window.name: window for window in made.args.get("windows") or []}
    made.set("windows", None)
    for window in made.find_all(exp.Window):
        told = named.get(window.args["alias"].name) if window.args.get("alias") else None
        if told is not None and window.find_ancestor(exp.Select) is made:
            window.set("alias", None)
            for part in ("partition_by", "order", "spec"):
                if told.args.get(part) and not window.args.get(part):
                    given = told.args[part]
                    window.set(part, [p.copy() for p in given] if isinstance(given, list) else given.copy())


def _having(made: exp.Select) -> list[tuple[exp.Expr, str]]:
    having = made.args.get("having")
    if having is None:
        return []
    made.set("having", None)
    return [(condition, _told(condition)) for condition in _conjuncts(having.this)]


def _qualify(made: exp.Select, reason: exp.Expr) -> list[tuple[exp.Expr, str]]:
    """Choices of one among several, made among the rows that are still in."""
    chosen = made.args.get("qualify")
    told = [_told(condition) for condition in _conjuncts(chosen.this)] if chosen else []
    for window in made.find_all(exp.Window):
        if window.find_ancestor(exp.Select) is made:
            window.set("partition_by", [*(window.args.get("partition_by") or []), _is_null(reason)])
    if chosen is None:
        return []
    made.set("qualify", None)
    return [
        (part, f"another counts: {says}") for part, says in zip(_conjuncts(chosen.this), told, strict=True)
    ]


def _distinct_to_groups(made: exp.Select) -> None:
    """Equal rows once, as groups."""
    if made.args["distinct"].args.get("on") or made.args.get("group"):
        raise UntraceableError("the first of equal rows")
    made.set("distinct", None)
    made.set("group", exp.Group(expressions=[select.unalias().copy() for select in made.selects]))


def _aggregates(made: exp.Select) -> bool:
    """Whether a select without groups makes one row of all."""
    return any(
        found.find_ancestor(exp.Window) is None and found.find_ancestor(exp.Select) is made
        for select in made.selects
        for found in select.find_all(exp.AggFunc)
    )


def _conjuncts(condition: exp.Expr) -> list[exp.Expr]:
    """A condition's parts that must all hold."""
    return [part.unnest() for part in condition.flatten()] if isinstance(condition, exp.And) else [condition]


def _is_null(condition: exp.Expr) -> exp.Is:
    return exp.Is(this=exp.paren(condition.copy()), expression=exp.null())


def _is_of_period(condition: exp.Expr) -> bool:
    """Whether a condition only says in which period a row falls.

    It names a bound of the period, and every column in it is compared with one, or asked whether it is null.
    """
    if not any(_parameter(node) for node in condition.walk()):
        return False
    if condition.find(exp.Subquery, exp.Exists, exp.Select):
        return False
    compared: set[str] = set()
    for node in condition.find_all(exp.Predicate):
        if any(_parameter(inner) for inner in node.walk()):
            compared |= {column.sql() for column in node.find_all(exp.Column)}
    own = {column.sql() for column in condition.find_all(exp.Column)}
    return own <= compared if not condition.find(exp.Or) else own <= _compared_in_legs(condition)


def _compared_in_legs(condition: exp.Expr) -> set[str]:
    """Columns that some leg of an alternative compares with a bound of the period."""
    found: set[str] = set()
    for leg in condition.unnest().flatten():
        if any(_parameter(node) for node in leg.walk()):
            found |= {column.sql() for column in leg.find_all(exp.Column)}
    return found


def _parameter(node: exp.Expr) -> bool:
    return isinstance(node, exp.Parameter | exp.Placeholder) and node.name in PERIOD


def _told(condition: exp.Expr) -> str:
    """A condition as text: columns without their tables and quotes, in lower case."""
    bare = condition.copy()
    for column in bare.find_all(exp.Column):
        column.set("table", None)
        column.set("db", None)
    for identifier in bare.find_all(exp.Identifier):
        identifier.set("quoted", False)
    text = bare.sql(dialect=DIALECT, normalize_functions="lower")
    return re.sub(r"'[^']*'|[A-Z]{2,}", lambda word: word[0] if word[0][0] == "'" else word[0].lower(), text)

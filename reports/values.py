"""One value of an edition: found by its id, or by what it says.

Here belongs reading a single released result and what the edition calls it. What is told of it stands in
`explained.py`. Nothing here reads anything but the edition's database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import duckdb

from reports import labels
from reports.records import Measure, Result
from transforms.contracts.codes.breakdowns import BREAKDOWN_LISTS

VALUE_ID = re.compile(r"(?:.*#v-)?([0-9a-f]{12})")
"""An id, or the address of a figure on a page, which ends in one."""
MOST = 12
"""Values that are named where several fit."""

ABOUT = ("measure_version", "period_type")
"""What a value tells beside its result."""

TOLD_APART_BY: Mapping[str, Sequence[str]] = {
    "period": (),
    "state": (),
    "geography": (),
    "dimension": ("all",),
    "category": ("all",),
    "component": ("all",),
    "outcome": ("all",),
    "statistic": ("value", "incidence_12_months", "median", "count"),
}
"""What tells the values of a measure apart, and what is meant where nothing is said."""


class NoSuchValueError(ValueError):
    """No value of the edition fits what was asked: the message says what there is, and no number."""


@dataclass(frozen=True)
class Value:
    """A released result, the version and kind of period it is of, and what its place and group are called."""

    version: str
    period_type: str
    result: Result
    measure: Measure
    place: str
    group: str


def value_of_id(connection: duckdb.DuckDBPyConnection, value_id: str) -> Value | None:
    """The value with an id; None where the edition holds none."""
    rows = _rows(connection, "value_id = ?", [value_id])
    return _value(connection, rows[0]) if rows else None


def value_of(connection: duckdb.DuckDBPyConnection, measure_id: str, asked: Mapping[str, str]) -> Value:
    """The value that is meant by a measure and some of its period, geography, category, part, statistic.

    Without a period the latest that has a number, without a geography the state.

    Raises:
        NoSuchValueError: there is none, or several; those near are named with their ids.
    """
    columns = {*Result._fields}
    given = {name: told for name, told in asked.items() if told and name in columns}
    conditions = ["measure_id = ?", *(f"lower({name}) = lower(?)" for name in given)]
    rows = _rows(connection, " and ".join(conditions), [measure_id, *given.values()])
    if "geography" not in given:
        rows = [row for row in rows if row["geography_level"] == "state"] or rows
    for name, meant in TOLD_APART_BY.items():
        if name not in given and len({row[name] for row in rows}) > 1:
            rows = _narrowed(rows, name, meant)
    if not rows:
        told = ", ".join(f"{name} {value}" for name, value in given.items()) or "nothing else"
        raise NoSuchValueError(f"this edition holds no value of {measure_id} with {told}")
    if len(rows) > 1:
        raise NoSuchValueError(_several(rows))
    return _value(connection, rows[0])


def _narrowed(rows: Sequence[dict[str, object]], name: str, meant: Sequence[str]) -> list[dict[str, object]]:
    """The rows that are meant where nothing was said: the usual one, of periods the latest 12 months."""
    if name == "period":
        of_years = [row for row in rows if row["period_type"] == "12_months"] or list(rows)
        known = [row for row in of_years if row["value"] is not None] or of_years
        last = max(known, key=lambda row: (str(row["period_end"]), str(row["period"])))
        return [row for row in rows if row["period"] == last["period"]]
    for usual in meant:
        found = [row for row in rows if row[name] == usual]
        if found:
            return found
    return list(rows)


def _several(rows: Sequence[Mapping[str, object]]) -> str:
    """That several values fit, with the ids of the first and what tells them apart."""
    differing = [name for name in TOLD_APART_BY if len({row[name] for row in rows}) > 1]
    lines = [
        f"  {row['value_id']}  " + ", ".join(f"{name} {row[name]}" for name in differing)
        for row in rows[:MOST]
    ]
    more = [f"  and {len(rows) - MOST} more"] if len(rows) > MOST else []
    return "\n".join([f"{len(rows)} values fit; say {' or '.join(differing)}, or an id:", *lines, *more])


def _rows(
    connection: duckdb.DuckDBPyConnection, condition: str, values: Sequence[str]
) -> list[dict[str, object]]:
    names = [*ABOUT, *Result._fields]
    found = connection.execute(
        f"select {', '.join(names)} from published.measure_results where {condition} order by all",
        list(values),
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def _value(connection: duckdb.DuckDBPyConnection, row: Mapping[str, object]) -> Value:
    result = Result(**{name: row[name] for name in Result._fields})  # type: ignore[arg-type]
    names = [field.name for field in fields(Measure)]
    told = connection.execute(
        f"select {', '.join(names)} from published.measures where measure_id = ?", [result.measure_id]
    ).fetchone()
    if told is None:
        raise NoSuchValueError(f"this edition defines no {result.measure_id}; publish it again")
    version, period_type = (str(row[name]) for name in ABOUT)
    return Value(
        version,
        period_type,
        result,
        Measure(*told),
        _place(connection, result),
        _group(connection, result),
    )


def label(connection: duckdb.DuckDBPyConnection, listed: str, name: str) -> str:
    """What the edition calls a name of one of its lists; the name as words where the list lacks it."""
    found = connection.execute(
        "select label from published.labels where list = ? and name = ?", [listed, name]
    ).fetchone()
    return str(found[0]) if found else labels.plain(name)


def _place(connection: duckdb.DuckDBPyConnection, result: Result) -> str:
    """The state, county or unit a value is of, in words."""
    state = label(connection, "states", result.state) if result.state.isalpha() else result.state
    if result.geography_level == "county":
        return f"{label(connection, 'counties', result.geography)} ({result.geography}), {state}"
    return state if result.geography_level == "state" else f"{result.geography}, {state}"


def _group(connection: duckdb.DuckDBPyConnection, result: Result) -> str:
    """The part, category and outcome a value is of, in words; nothing for the whole."""
    told = []
    if result.component != "all":
        points = {result.component: (label(connection, labels.DECISION_POINTS, result.component), 0)}
        is_point = connection.execute(
            "select 1 from published.labels where list = ? and name = ?",
            [labels.DECISION_POINTS, result.component],
        ).fetchone()
        told.append(labels.component({labels.DECISION_POINTS: points} if is_point else {}, result.component))
    if result.dimension != "all":
        listed = BREAKDOWN_LISTS.get(result.dimension, result.dimension)
        told.append(f"{labels.breakdown(result.dimension)}: {label(connection, listed, result.category)}")
    if result.outcome != "all":
        told.append(f"outcome: {labels.plain(result.outcome).lower()}")
    return "; ".join(told)

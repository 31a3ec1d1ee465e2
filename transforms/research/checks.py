"""The check of a release: its files are read again, row by row, and asked whether anybody is alone in them.

Here belongs a second computation of what `groups.py` and `release.py` promise, in another way than theirs:
plain sets and dicts over the files as they lie on disk. Where it finds anything, nothing is handed out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

FIRST_MONTHS: Mapping[str, Sequence[int]] = {"month": range(1, 13), "quarter": (1, 4, 7, 10), "year": (1,)}


class UnsafeReleaseError(ValueError):
    """A release must not be handed out: says what is wrong in which table, and no value."""


def check_groups(
    files: Mapping[str, Path], person: str, traits: Mapping[str, Sequence[str]], smallest: int
) -> int:
    """The size of the smallest group of persons who share all traits; 0 of nobody.

    Raises:
        UnsafeReleaseError: a group is smaller than asked for.
    """
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    linked: dict[str, str] = {}
    columns = [column for named in traits.values() for column in named]
    for path in files.values():
        frame = pl.read_parquet(path)
        for name, values in _of_persons(frame, person, columns):
            told[name] |= values
        if person == "child_id" and "afcars_id" in frame.columns:
            for name, other in frame.select(person, "afcars_id").drop_nulls().unique().iter_rows():
                _link(linked, name, other)
    persons: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, values in told.items():
        persons[_root(linked, name)] |= values
    sizes = Counter(frozenset(values) for values in persons.values())
    least = min(sizes.values(), default=0)
    if 0 < least < smallest:
        raise UnsafeReleaseError(f"a group of {person} in the files is smaller than {smallest}")
    return least


def _of_persons(
    frame: pl.DataFrame, person: str, columns: Sequence[str]
) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Who a row is about, and what it tells of the traits."""
    present = [column for column in columns if column in frame.columns]
    for name, *values in frame.select(person, *present).unique().iter_rows():
        rows = zip(present, values, strict=True)
        yield name, {(column, str(value)) for column, value in rows if value is not None}


def _root(linked: dict[str, str], name: str) -> str:
    """The name that stands for all that are linked with one."""
    while linked.get(name, name) != name:
        name = linked[name]
    return name


def _link(linked: dict[str, str], one: str, other: str) -> None:
    """Let two names stand for one person."""
    first, second = sorted((_root(linked, one), _root(linked, other)))
    linked[second] = first


def check_columns(
    files: Mapping[str, Path],
    asked: Mapping[str, Sequence[str]],
    original: Mapping[str, set[str]],
    dates: str,
) -> None:
    """Look for columns that were not asked for, identifiers as they were, and days.

    `asked` are the columns by table; `original` the identifiers before, by the name of their column.

    Raises:
        UnsafeReleaseError: the files hold any of them.
    """
    for table, path in files.items():
        frame = pl.read_parquet(path)
        if frame.columns != list(asked[table]):
            raise UnsafeReleaseError(f"{table} has other columns than were asked for")
        for column in _with_originals(frame, original):
            raise UnsafeReleaseError(f"{table}, {column}: holds identifiers as they were")
        for column in _with_days(frame, dates):
            raise UnsafeReleaseError(f"{table}, {column}: holds days, not the first day of a {dates}")


def _with_originals(frame: pl.DataFrame, original: Mapping[str, set[str]]) -> Iterator[str]:
    return (name for name in frame.columns if name in original and original[name] & set(frame[name]))


def _with_days(frame: pl.DataFrame, dates: str) -> Iterator[str]:
    """Columns with a date that is not the first day of a step; none of them may hold a time."""
    for name, kind in frame.schema.items():
        if kind == pl.Date:
            told = frame[name].drop_nulls()
            is_first = (told.dt.day() == 1) & told.dt.month().is_in(list(FIRST_MONTHS[dates]))
            if not is_first.all():
                yield name
        elif kind.is_temporal():
            yield name

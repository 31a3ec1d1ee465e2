"""The numbers that the released tables show, and whether a printed one is a rounding of any of them.

Here belongs the way from released tables to numbers as pages print them: as they are, as percent, rounded
half up. Where numbers stand on a page is told in `pages.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

NUMBERS = ("value", "ci_lower", "ci_upper", "numerator", "denominator", "members_open")
MINUS = "\N{MINUS SIGN}"
FIGURE = re.compile(
    r"(?<![\w.,/-])(?<!per )[+\N{MINUS SIGN}-]?"
    r"(?:\d[\d,]*\.\d+%?|\d[\d,]*%|\d{1,3}(?:,\d{3})+)(?![\w/-]|[.,]\d)"
    r"|(?<=\bn )\d[\d,]*|\b\d+(?= of \d)|(?<=\d of )\d+\b"
)
"""A number as figures are printed in a text: with decimals, percent or thousands, `n 12`, `3 of 14`."""
WHOLE = re.compile(r"^[+\N{MINUS SIGN}-]?\d[\d,]*(?:\.\d+)?%?$")
MARK = re.compile(r"\s*\[[a-z]\]$")
EPSILON = 1e-7
LEVEL = "95%"
"""The level of every interval, which is no figure."""


@lru_cache(maxsize=1 << 16)
def figures_in(text: str) -> tuple[str, ...]:
    """The figures in a text; a text that is nothing but a number, or a number and its mark, is one."""
    bare = MARK.sub("", text.strip())
    return (bare,) if WHOLE.match(bare) else tuple(FIGURE.findall(text))


def parsed(figure: str) -> tuple[float, int]:
    """A printed figure as a number without sign, and its decimals."""
    digits = figure.lstrip("+-" + MINUS).rstrip("%").replace(",", "")
    return float(digits), len(digits.partition(".")[2])


@dataclass(frozen=True)
class Numbers:
    """Numbers in order, to be asked whether a figure rounds one of them."""

    ordered: tuple[float, ...]

    @classmethod
    def of(cls, numbers: Iterable[float | None]) -> Numbers:
        """The numbers without sign, each once."""
        return cls(tuple(sorted({abs(number) for number in numbers if number is not None})))

    def round_to(self, figure: str) -> bool:
        """Whether the figure is one of the numbers, rounded half up to its decimals; nothing hides a zero."""
        value, places = parsed(figure)
        if value == 0 or figure == LEVEL:
            return True
        half = 0.5 * 10.0**-places
        first = bisect_left(self.ordered, value - half - EPSILON)
        return first < len(self.ordered) and self.ordered[first] < value + half + EPSILON


@dataclass(frozen=True)
class Shown:
    """What the tables show: numbers by value id, by measure, in all; exact ones with those beside them.

    `exact` holds, by measure and any of its numbers to nine digits, all numbers of each such result.
    `names` are titles of measures that hold numbers.
    """

    by_id: Mapping[str, Numbers]
    by_measure: Mapping[str, Numbers]
    everything: Numbers
    exact: Mapping[str, Mapping[str, set[frozenset[str]]]]
    names: tuple[str, ...] = ()

    def without_names(self, text: str) -> str:
        """A text without the names of measures in it: `15 of 22 months` is no figure."""
        for name in self.names:
            text = text.replace(name, "")
        return text


def key_of(number: float) -> str:
    """A number to nine digits, by which equal floats are known again."""
    return f"{number:.9g}"


def shown_numbers(tables: Mapping[str, pl.DataFrame]) -> Shown:
    """The numbers of an edition's released tables."""
    kinds = {
        measure: (kind, per or 1.0)
        for measure, kind, per in tables["measures"].select("measure_id", "kind", "per").iter_rows()
    }
    by_id: dict[str, Numbers] = {}
    by_measure: dict[str, set[float]] = defaultdict(set)
    exact: dict[str, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
    columns = ["value_id", "measure_id", *NUMBERS]
    for value_id, measure, *numbers in tables["measure_results"].select(columns).iter_rows():
        scale = _scale(*kinds.get(measure, ("", 1.0)))
        printed = [x for number in numbers if number is not None for x in (float(number), number * scale)]
        by_id[value_id] = Numbers.of(printed)
        by_measure[measure].update(printed)
        beside = frozenset(key_of(number) for number in printed)
        for key in beside:
            exact[measure][key].add(beside)
    everything = {x for numbers in by_measure.values() for x in numbers}
    for name, table in tables.items():
        if name != "measure_results":
            everything |= _of_table(table, kinds, by_measure)
    by_measure_ordered = {name: Numbers.of(found) for name, found in by_measure.items()}
    titles = tables["measures"]["title"].to_list() if "title" in tables["measures"].columns else []
    names = tuple(title for title in titles if title and re.search(r"\d", title))
    return Shown(by_id, by_measure_ordered, Numbers.of(everything), exact, names)


def _scale(kind: str, per: float) -> float:
    """What turns a share into percent; 1 for other kinds."""
    return 100.0 / per if kind in ("proportion", "share", "incidence") else 1.0


def _changes(told: Mapping[str, float | None]) -> list[float]:
    """How far what a row tells of before and of now lie apart: who reads both can tell it."""
    pairs = ((told.get(f"{name[:-4]}_before"), now) for name, now in told.items() if name.endswith("_now"))
    return [float(now) - float(before) for before, now in pairs if before is not None and now is not None]


def _of_table(
    table: pl.DataFrame,
    kinds: Mapping[str, tuple[str, float]],
    by_measure: dict[str, set[float]],
) -> set[float]:
    """The numbers of another table, as they are and as percent; those of a measure are added to its own."""
    columns = [name for name, kind in table.schema.items() if kind.is_numeric()]
    if not columns:
        return set()
    has_measure = "measure_id" in table.columns
    found: set[float] = set()
    for row in table.select([*(["measure_id"] if has_measure else []), *columns]).iter_rows():
        told = dict(zip(columns, row[has_measure:], strict=True))
        numbers = [float(x) for x in told.values() if x is not None]
        numbers += _changes(told)
        scale = _scale(*kinds.get(row[0], ("", 1.0))) if has_measure else 100.0
        printed = {x for number in numbers for x in (number, number * scale)}
        found |= printed
        if has_measure:
            by_measure[row[0]] |= printed
    return found

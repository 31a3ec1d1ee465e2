"""What a list is asked for, held against what there is: period, part, place, category.

Here belongs finding what was meant and saying what is known where it was not found. Messages name measures,
periods, places and categories, never a member.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from transforms.measures.registry import Measure

SHOWN = 24
SERIES = "month"
YEAR = "12_months"
OUTCOME = "outcome"


class ListError(ValueError):
    """A list cannot be made as it was asked for: the message says what is known, and no identifier."""


@dataclass(frozen=True)
class Asked:
    """A list as it was asked for; an empty text asks for no restriction, of a period for the latest.

    `categories` are breakdowns (or `outcome`) with a category each; a member must be in all of them.
    """

    is_missed: bool = False
    period: str = ""
    component: str = ""
    county: str = ""
    unit: str = ""
    categories: tuple[tuple[str, str], ...] = ()


def unknown(what: str, found: str, known: Iterable[str]) -> ListError:
    """An error that names the nearest of what is known, else all, or the first of many."""
    known = list(known)
    if not known:
        return ListError(f"no {what} is called {found}; there are none")
    near = difflib.get_close_matches(found, known, 1)
    told = ", ".join(known[:SHOWN]) + (f" and {len(known) - SHOWN} more" if len(known) > SHOWN else "")
    return ListError(
        f"no {what} is called {found}; " + (f"did you mean {near[0]}? " if near else "") + f"known: {told}"
    )


def period_asked(results: pl.DataFrame, measure: Measure, name: str) -> dict[str, object]:
    """The period asked for: its row of the state's results; without a name the latest that has a figure.

    The latest of a measure with months is the latest month: what can still be mended is recent.

    Raises:
        ListError: the measure has no such period, or no figure in it.
    """
    whole = results.filter(
        pl.col("geography_level") == "state",
        pl.col("dimension") == "all",
    ).sort("period_end", "period")
    usable = whole.filter(pl.col("status") != "not_available")
    if name:
        rows = whole.filter(pl.col("period").str.to_lowercase() == name.lower())
        if rows.is_empty():
            kind = YEAR if any(c.isalpha() for c in name) or not measure.header.series else SERIES
            known = whole.filter(pl.col("period_type") == kind)["period"].unique(maintain_order=True)
            raise unknown(f"period of {measure.measure_id}", name, known.to_list()[::-1])
        usable = rows.filter(pl.col("status") != "not_available")
        if usable.is_empty():
            raise ListError(f"{measure.measure_id} has no figure in {name}: {rows['status_reason'][0]}")
    elif measure.header.series:
        usable = usable.filter(pl.col("period_type") == SERIES)
    else:
        usable = usable.filter(pl.col("period_type") == YEAR)
    if usable.is_empty():
        reasons = whole["status_reason"].drop_nulls()
        why = f": {reasons[-1]}" if len(reasons) else ""
        raise ListError(f"{measure.measure_id} has no figure in any period{why}")
    return usable.row(-1, named=True)


def component_asked(measure: Measure, name: str) -> str:
    """The named part asked for, or none.

    Raises:
        ListError: the measure has no such part.
    """
    if name and name not in measure.header.components:
        raise unknown(f"component of {measure.measure_id}", name, measure.header.components)
    return name


def county_asked(found: Iterable[str], names: Mapping[str, str], asked: str) -> str:
    """The five-digit county asked for by its code or its name; empty where none is.

    Raises:
        ListError: no member is counted there.
    """
    known = sorted(found)
    if not asked or asked in known:
        return asked
    by_name = {names[fips].lower(): fips for fips in known if fips in names}
    if asked.lower() in by_name:
        return by_name[asked.lower()]
    near = difflib.get_close_matches(asked.lower(), list(by_name), 1)
    told = [f"{fips} {names.get(fips, '')}".strip() for fips in ([by_name[near[0]]] if near else known)]
    if near:
        raise ListError(f"no county with members is called {asked}; did you mean {told[0]}?")
    raise unknown("county with members", asked, told)


def unit_asked(known: Iterable[str], asked: str) -> str:
    """The unit asked for, as the data write it; empty where none is.

    Raises:
        ListError: there is no such unit.
    """
    known = list(known)
    meant = next((name for name in known if name.lower() == asked.lower()), "")
    if asked and not meant:
        raise unknown("unit", asked, known)
    return meant

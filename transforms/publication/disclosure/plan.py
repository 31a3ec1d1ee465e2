"""The closed catalogue of what a public edition releases of the results.

Here belongs which tables leave, by place, period and breakdown; what is hidden in them is decided in the
modules beside. What no table of the catalogue holds is not released.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

FISCAL_YEAR_ENDS = 9
POOLED = "36_months"
POOLED_TABLE = "pooled_years"
POOLED_YEARS = 3
MAIN = ("all", "age_group", "sex", "race_ethnicity")
OWN = ("role", "priority", "precision")
"""Breakdowns of a few measures' own."""


@dataclass(frozen=True)
class ReleasedTable:
    """One table of the catalogue: its name, what it holds in words, and the rule that picks its rows."""

    name: str
    says: str
    holds: Callable[[], pl.Expr]


def _is(level: str, period_type: str, *, whole: bool | None = None) -> pl.Expr:
    """Rows of a level and period type; the whole alone, the breakdowns alone, or both."""
    rows = (pl.col("geography_level") == level) & (pl.col("period_type") == period_type)
    if whole is None:
        return rows
    is_whole = pl.col("dimension") == "all"
    return rows & (is_whole if whole else ~is_whole)


def _is_fiscal() -> pl.Expr:
    """Twelve months from October to September."""
    return pl.col("period_end").dt.month() == FISCAL_YEAR_ENDS


def _has_outcomes() -> pl.Expr:
    """Figures that are broken down by what came of it: a further breakdown makes a table of two."""
    return pl.col("outcome") != "all"


def _is_curve_of_part() -> pl.Expr:
    """Points of a curve (what came about by 6, 12, ... months) of anything but the whole state.

    A curve tells as many counts as it has points, by outcome: of a group or a county most are small.
    """
    is_part = (pl.col("dimension") != "all") | (pl.col("geography_level") != "state")
    return pl.col("statistic").str.starts_with("incidence") & is_part


def _is_main() -> pl.Expr:
    return pl.col("dimension").is_in(MAIN)


CATALOGUE = (
    ReleasedTable(
        "state_years",
        "the state, fiscal years of October to September, in all, by age, sex, race and ethnicity, role, "
        "priority and precision",
        lambda: (
            _is("state", "12_months")
            & _is_fiscal()
            & pl.col("dimension").is_in([*MAIN, *OWN])
            & (~_has_outcomes() | _is_main())
            & ~_is_curve_of_part()
        ),
    ),
    ReleasedTable(
        "state_years_by_group",
        "the state, fiscal years, by every other breakdown; of shares, which have outcomes besides, none",
        lambda: (
            _is("state", "12_months")
            & _is_fiscal()
            & ~pl.col("dimension").is_in([*MAIN, *OWN])
            & ~_has_outcomes()
            & ~_is_curve_of_part()
        ),
    ),
    ReleasedTable(
        "state_years_to_march",
        "the state in all, twelve months of April to March",
        lambda: _is("state", "12_months", whole=True) & ~_is_fiscal(),
    ),
    ReleasedTable(
        "state_quarters", "the state in all, by quarter", lambda: _is("state", "quarter", whole=True)
    ),
    ReleasedTable("state_months", "the state in all, by month", lambda: _is("state", "month", whole=True)),
    ReleasedTable(
        "county_years",
        "counties in all, fiscal years",
        lambda: _is("county", "12_months", whole=True) & _is_fiscal() & ~_is_curve_of_part(),
    ),
    ReleasedTable(
        POOLED_TABLE,
        "the state and counties, in all and by age, sex and race and ethnicity, three fiscal years together; "
        "groups within counties of what at least a quarter of them have figures for that are not small",
        lambda: (_is("state", POOLED) | _is("county", POOLED)) & _is_main(),
    ),
)

EVERY = tuple(table.name for table in CATALOGUE)
"""What is released unless an agency chooses."""
MAIN_TABLES = ("state_years", "state_years_to_march", "county_years")
"""Tables of which no count is hidden for one of another table, as long as others protect it."""


def is_main() -> pl.Expr:
    """Rows of the main tables."""
    return pl.any_horizontal(table.holds() for table in CATALOGUE if table.name in MAIN_TABLES)


def released(results: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """The rows of results that tables of the catalogue hold, by their names."""
    return results.filter(pl.any_horizontal(table.holds() for table in CATALOGUE if table.name in names))


def block_end(period_end: str) -> pl.Expr:
    """The last fiscal year of the three that a fiscal year is pooled with: 2023 for 2021 to 2023.

    The blocks never overlap, in one edition or over several: an overlap would tell one year from another.
    """
    year = pl.col(period_end).dt.year()
    return year + (POOLED_YEARS - 1 - (year - 2021) % POOLED_YEARS)

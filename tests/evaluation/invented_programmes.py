"""Invented programmes with what the designs found in planted data, as rows of the tables of evaluations."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from tests.evaluation.planted import counties, series
from transforms.evaluation.differences import differences
from transforms.evaluation.evaluate import Answered, tables_of
from transforms.evaluation.group_time import NEVER
from transforms.evaluation.interrupted import interrupted
from transforms.programmes import Programme

HOSTILE_TITLE = "Tea & <b>sympathy</b></script>"
STARTS = {"99001": date(2023, 4, 1), "99003": date(2023, 4, 1), "99005": date(2023, 10, 1)}


def visits() -> Programme:
    """A time series that moved for the better."""
    return Programme(
        name="home_visits",
        title="Home visits",
        says="Nurses who visit.",
        design="interrupted_time_series",
        starts_on=date(2023, 10, 1),
        outcome=[{"measure": "permanency_in_12_months_entries"}, {"measure": "children_in_care"}],
    )


def teams() -> Programme:
    """Counties one after the other."""
    return Programme(
        name="teams",
        title=HOSTILE_TITLE,
        says="Teams, <i>of course</i>.",
        design="difference_in_differences",
        starts=STARTS,
        outcome=[{"measure": "exits_by_reason", "answer": "reunification"}],
    )


@cache
def evaluations(is_any: bool) -> dict[str, pl.DataFrame]:
    """The tables by name: of a clear difference, one not clear, one that is refused; empty ones for none."""
    if not is_any:
        return tables_of([], "ZZ")
    chance = np.random.default_rng(3)
    clear, start = series(chance, effect=9.0)
    short, late = series(chance, months=40)
    starts = (30, 30, 36, NEVER, NEVER, NEVER, NEVER)
    answered = [
        Answered(visits(), visits().outcome[0], 1, interrupted(clear, start), "figure"),
        Answered(visits(), visits().outcome[1], 2, interrupted(short, late), "figure"),
        Answered(teams(), teams().outcome[0], 1, differences(counties(chance, starts)), "figure"),
    ]
    return tables_of(answered, "ZZ")

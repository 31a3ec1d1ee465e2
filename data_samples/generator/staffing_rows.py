"""Rows of the agency's tables about its posts and its workers' absences.

The seats and the people in them are those of `workforce`.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.days import NEVER, dates
from data_samples.generator.identifiers import worker_ids
from data_samples.generator.simulation import World
from data_samples.generator.workforce import Workforce


def position_rows(world: World, workforce: Workforce) -> pl.DataFrame:
    """Rows of `staging.positions`: each unit's seats, some with a post more that nobody fills, by month."""
    units = workforce.seats.group_by("unit", "role", maintain_order=True).agg(pl.len().alias("seats"))
    spare = world.draws.stream("unfilled").binomial(
        units["seats"].to_numpy(), world.parameters.workforce["unfilled"]
    )
    units = units.with_columns(authorised=(pl.col("seats") + pl.Series(spare)).cast(pl.Float64))
    heads = units.select("unit", pl.lit("supervisor").alias("role"), pl.lit(1.0).alias("authorised")).unique(
        "unit", maintain_order=True
    )
    units = pl.concat([units.select("unit", "role", "authorised"), heads])
    year = world.first_fiscal_year
    months = pl.date_range(dt.date(year - 1, 10, 1), dt.date(days.LAST_FISCAL_YEAR, 9, 1), "1mo", eager=True)
    return units.join(months.alias("month").to_frame(), how="cross").select(
        "unit", "role", "month", "authorised"
    )


def leave_rows(world: World, workforce: Workforce) -> pl.DataFrame:
    """Rows of `staging.worker_leave`: long absences within the observed years."""
    chances, draws, spells = world.parameters.workforce, world.draws, workforce.spells
    begins, ends = days.first_day(world.first_fiscal_year), days.day(days.LAST_FISCAL_YEAR, 9, 30)
    low = np.maximum(spells["carries"].to_numpy(), begins)
    high = np.minimum(spells["leaves"].to_numpy(), ends + 1)
    years = np.maximum(high - low, 0) / 365.25
    away = draws.uniform("leave", spells.height) < years * chances["leave_per_year"]
    start = low + np.floor((high - low) * draws.uniform("leave begins", spells.height)).astype(np.int64)
    shortest, longest = chances["leave_days"]
    back = start + draws.stream("leave days").integers(shortest, longest + 1, spells.height)
    back = np.minimum(back, high)
    away &= back > start
    return pl.DataFrame(
        {
            "worker_id": worker_ids(spells["worker"].to_numpy()[away]),
            "from_on": dates(start[away]),
            "until_on": dates(np.where(back[away] > ends, NEVER, back[away])),
        }
    ).sort("from_on", "worker_id")

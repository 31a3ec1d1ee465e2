"""A hundred thousand synthetic members in four cells, the same on every machine, to hold curves against R's.

Whole days, so that hundreds end at one time. Of one cell many come under observation late; the others, large,
middling and small, are observed from the start. Nobody is real: everything follows from the number of the
row.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

OUTCOMES = ["adoption", "aging_out", "guardianship", "living_with_relative", "reunification"]
CELLS = {"from_the_start": 60_000, "entered_late": 55_000, "some": 3_000, "few": 60}


def _chance(numbers: NDArray[np.uint64], draw: int) -> NDArray[np.float64]:
    """A number from 0 to below 1 for each row and draw: multiplications and shifts that spread its bits."""
    bits = numbers * np.uint64(0x9E3779B97F4A7C15) + np.uint64(draw << 56)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    bits ^= bits >> np.uint64(31)
    return (bits >> np.uint64(11)).astype(np.float64) / 2.0**53


def many_members() -> pl.DataFrame:
    """Columns `cell`, `duration` and `entered_after` in days, `ended`, `outcome` (null where open)."""
    cells = np.repeat(list(CELLS), list(CELLS.values()))
    numbers = np.arange(len(cells), dtype=np.uint64)
    outcome = np.minimum((_chance(numbers, 1) ** 0.6 * len(OUTCOMES)).astype(int), len(OUTCOMES) - 1)
    ends = np.floor(-(250.0 + 100.0 * (4 - outcome)) * np.log1p(-_chance(numbers, 2)))
    seen = np.floor(300.0 + 1300.0 * _chance(numbers, 3))
    is_late = (cells == "entered_late") & (_chance(numbers, 4) < 0.6)
    enters = np.where(is_late, np.floor(400.0 * _chance(numbers, 5)), 0.0)
    rows = pl.DataFrame(
        {
            "cell": cells,
            "duration": np.minimum(ends, seen),
            "entered_after": enters,
            "ended": ends <= seen,
            "outcome": [OUTCOMES[number] for number in outcome],
        }
    )
    rows = rows.with_columns(outcome=pl.when("ended").then("outcome"))
    return rows.filter((pl.col("duration") > pl.col("entered_after")) | (pl.col("cell") != "entered_late"))

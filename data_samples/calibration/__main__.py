"""`python -m data_samples.calibration` makes the table of the synthetic nation and published figures anew."""

from __future__ import annotations

import sys

import polars as pl

from data_samples.calibration.national import TABLE, calibrate


def main() -> int:
    """Make the table; 1 where a figure is outside its tolerance and nothing says why."""
    table = calibrate(lambda what: print(what, flush=True))  # noqa: T201
    unexplained = table.filter(~pl.col("within"), pl.col("deviation").is_null())
    for row in unexplained.to_dicts():
        print(f"{row['measure_id']} {row['component']} {row['outcome']}: found {row['found']}")  # noqa: T201
    print(f"written: {TABLE.name}; {unexplained.height} figures outside without a reason")  # noqa: T201
    return int(unexplained.height > 0)


if __name__ == "__main__":
    sys.exit(main())

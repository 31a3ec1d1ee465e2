"""The generator's parameters, read from the data files beside this module.

Only reading belongs here. What was published, and how far the generator may stray from it, stands in
`data_samples/calibration/published.csv`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from data_samples.generator.arrays import Shares

HERE = Path(__file__).parent
CAUSES = (
    "reunification",
    "living_with_relative",
    "adoption",
    "guardianship",
    "emancipation",
    "runaway",
    "death",
    "transfer",
)


@dataclass(frozen=True)
class Hazards:
    """Monthly hazards of leaving care: cause x time in care x age, and what changes them."""

    from_months: Shares
    """Where each band of time in care begins, in months."""
    from_age: Shares
    """Where each band of age begins, in years."""
    by_time: Shares
    """Natural logarithm, shape (cause, time band)."""
    by_age: Shares
    """Natural logarithm to add, shape (cause, age band)."""


@dataclass(frozen=True)
class Parameters:
    """Everything that is not drawn. Sections of `parameters.toml` as mappings."""

    counties: list[dict[str, Any]]
    population: dict[str, Any]
    reports: dict[str, Any]
    dispositions: dict[str, Any]
    responses: dict[str, Any]
    removals: dict[str, Any]
    exits: dict[str, Any]
    placements: dict[str, Any]
    plans: dict[str, Any]
    workforce: dict[str, Any]
    agreements: dict[str, Any]
    court: dict[str, Any]
    law_enforcement: dict[str, Any]
    provider_homes: dict[str, Any]
    youth: dict[str, Any]
    agency_file: dict[str, Any]
    faults: dict[str, Any]
    child_file: dict[str, Any]
    hazards: Hazards

    def without_faults(self) -> Parameters:
        """The same with no fault planted."""
        return replace(self, faults=dict.fromkeys(self.faults, 0.0))


@cache
def read_parameters() -> Parameters:
    """The parameters as they stand in the package."""
    with (HERE / "parameters.toml").open("rb") as stream:
        sections = tomllib.load(stream)
    return Parameters(**sections, hazards=read_hazards(HERE / "exit_hazards.csv"))


def read_hazards(path: Path) -> Hazards:
    """Hazards from a table with the columns cause, band (`months` or `age`), begins, log_hazard."""
    rows = pl.read_csv(path)

    def bands(kind: str) -> tuple[Shares, Shares]:
        mine = rows.filter(pl.col("band") == kind)
        begins = mine["begins"].unique().sort().to_numpy().astype(float)
        table = np.full((len(CAUSES), len(begins)), 0.0 if kind == "age" else -np.inf)
        for cause, begin, value in mine.select("cause", "begins", "log_hazard").iter_rows():
            table[CAUSES.index(cause), np.searchsorted(begins, begin)] = value
        return begins, table

    from_months, by_time = bands("months")
    from_age, by_age = bands("age")
    return Hazards(from_months, from_age, by_time, by_age)

"""What is fixed before anything happens: the population, the time, parameters and random numbers."""

from __future__ import annotations

from dataclasses import dataclass

from data_samples.generator.draws import Draws
from data_samples.generator.parameters import Parameters
from data_samples.generator.people import People


@dataclass(frozen=True)
class Setup:
    """Handed to every stage of the simulation."""

    children: int
    """Size of the child population."""
    begins: int
    """First day, at the start of the burn-in."""
    ends: int
    """Last day."""
    parameters: Parameters
    draws: Draws
    people: People

    @property
    def years(self) -> float:
        """Length of the simulation, burn-in included."""
        return (self.ends - self.begins) / 365.25

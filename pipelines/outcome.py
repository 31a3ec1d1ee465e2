"""What became of a run: the words between those who run, those who tell and those who ask.

Here belong plain records without behaviour of their own; nothing here knows Dagster.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from pipelines.inventory import Inventory

NOTHING_USABLE = "none of its files can be used"
"""Why an agency is stopped of which the gate keeps every file out."""


class Progress(Protocol):
    """Who is told how far the run is."""

    def start(self, part: str, steps: int) -> None:
        """A part of the run begins, of so many steps."""

    def step(self, doing: str) -> None:
        """Another step of the part begins; those before are done."""


@dataclass
class Outcome:
    """Agencies computed, reused and stopped (with the reason), and why the run as a whole failed."""

    inventory: Inventory
    computed: list[str] = field(default_factory=list)
    reused: list[str] = field(default_factory=list)
    stopped: dict[str, str] = field(default_factory=dict)
    failure: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether any file was refused, an agency stopped, or the run failed."""
        refused = any(receipt.is_refused for receipt in self.inventory.receipts)
        return refused or bool(self.stopped) or bool(self.failure) or not self.inventory.states

"""Whether a column holds names of persons, however rare these are, told by a comma: `Last, First`.

Here belongs that one question: what is counted for it, and when it is answered. Names that are common are
known without a comma, in `identifier_patterns`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import polars as pl

from transforms.contracts.codes import all_code_lists
from transforms.staging.identifiers.identifier_patterns import LAST_THEN_FIRST, offices

SHARE, DIFFER = 0.8, 0.5
"""Share of values that have the form, and of different ones among them: labels with a comma repeat."""

PARTS_AT_LEAST = 10
"""Different parts before the comma, and behind it: units of a few kinds and regions have few of either."""


@dataclass
class LastAndFirst:
    """The texts of a column that have two parts with a comma between, and name no office and no state."""

    count: int = 0
    different: set[tuple[str, str]] = field(default_factory=set)

    def add(self, values: pl.Series) -> None:
        """Adds texts of the form."""
        named = values.to_frame("value").filter(~offices(pl.col("value")))["value"]
        parts = named.str.extract_groups(LAST_THEN_FIRST).struct.unnest().rows()
        found = [(last, first) for last, first in parts if first.lower() not in _states()]
        self.count += len(found)
        self.different.update(found)

    def are_persons(self, of: int) -> bool:
        """Whether nearly all of so many values have the form, and differ on both sides of the comma."""
        if self.count < SHARE * of or len(self.different) < PARTS_AT_LEAST:
            return False
        do_parts_differ = all(
            len(set(parts)) >= PARTS_AT_LEAST for parts in zip(*self.different, strict=True)
        )
        return do_parts_differ and len(self.different) >= DIFFER * self.count


@cache
def _states() -> frozenset[str]:
    """The states and their postal codes, in lower case; of those with several words, the first."""
    states = all_code_lists()["states"].codes
    return frozenset(name.lower() for code in states for name in (code.name, code.label.split()[0]))

"""What stands first, what belongs side by side, and how each domain is introduced: `story.toml`, read.

Here belongs the editors' choice of what is shown together. Which result of a measure is spoken of stands in
`findings.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Counterbalance:
    """Two measures of which one must not be judged without the other, and why."""

    measures: tuple[str, str]
    why: str


@dataclass(frozen=True)
class ThemePart:
    """A part of a theme: its measures, and those of which a table by group or outcome is shown."""

    title: str
    says: str
    measures: Sequence[str]
    groups: Sequence[str] = ()


@dataclass(frozen=True)
class Theme:
    """A page across the domains."""

    name: str
    title: str
    says: str
    parts: Sequence[ThemePart]

    @property
    def page(self) -> str:
        """Its page, from the folder of the edition."""
        return f"{self.name}.html"


@dataclass(frozen=True)
class Story:
    """Measures of the front page, a sentence for each domain, the pairs, and the pages across domains."""

    headlines: Sequence[str]
    domains: Mapping[str, str]
    counterbalances: Sequence[Counterbalance]
    themes: Sequence[Theme] = ()

    def beside(self, measure_id: str) -> list[tuple[str, str]]:
        """The measures that one must be read beside, and why."""
        return [
            (other, pair.why)
            for pair in self.counterbalances
            if measure_id in pair.measures
            for other in pair.measures
            if other != measure_id
        ]


@cache
def story() -> Story:
    """The editors' choice."""
    told = tomllib.loads((files("reports") / "story.toml").read_text(encoding="utf-8"))
    pairs = []
    for one in told["counterbalance"]:
        first, second = one["measures"]
        pairs.append(Counterbalance((first, second), one["why"]))
    themes = [
        Theme(one["name"], one["title"], one["says"], [ThemePart(**part) for part in one["part"]])
        for one in told["theme"]
    ]
    return Story(told["headlines"], told["domains"], pairs, themes)

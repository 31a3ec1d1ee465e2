"""What a reader must know first: clear changes of the leading measures, worse and better in turn.

Here belongs the choice, for the first page on screen and on paper. What a headline says stands in `tiles.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reports import words
from reports.pages.tiles import Tile
from reports.story import story

FACTS = 4
KINDS = ("better", "worse", "moved", "steady", "untested")


@dataclass(frozen=True)
class Compared:
    """Headlines beside those of an earlier period: the clear changes, and how many there are of each kind."""

    says: str
    is_long: bool
    better: Sequence[Tile]
    worse: Sequence[Tile]
    moved: Sequence[Tile]


def leading_facts(clear: Sequence[Compared], tiles: Sequence[Tile], most: int = FACTS) -> list[Tile]:
    """The most important figures: clear changes first, of the leading measures before all others.

    Worse and better in turn, so that neither is left out. Where fewer are clear, those clear over five years,
    then leading figures without a clear change.
    """
    leading = list(story().headlines)
    turns = [_in_turn(one.worse, one.better, leading) for one in clear]
    ordered = [one for some in turns for one in some if one.measure.measure_id in leading]
    ordered += [one for some in turns for one in some]
    chosen: dict[str, Tile] = {}
    for one in [*ordered, *tiles]:
        chosen.setdefault(one.measure.measure_id, one)
    return list(chosen.values())[:most]


def _in_turn(worse: Sequence[Tile], better: Sequence[Tile], leading: Sequence[str]) -> list[Tile]:
    """The one and the other in turn, leading measures in the editors' order first."""

    def place(one: Tile) -> int:
        name = one.measure.measure_id
        return leading.index(name) if name in leading else len(leading)

    pairs = zip_longest(sorted(worse, key=place), sorted(better, key=place))
    return [one for pair in pairs for one in pair if one is not None]


def telling(one: Tile) -> words.Change | None:
    """The change of a year, or that of five years where only it is clear."""
    both = [change for change in (one.change, one.long_change) if change]
    return next((change for change in both if change.certainty == "clear"), both[0] if both else None)


def compared(tiles: Sequence[Tile], *, is_long: bool) -> Compared | None:
    """The clear changes over one year, or over five."""
    changed = [(one, change) for one in tiles if (change := one.long_change if is_long else one.change)]
    if not changed:
        return None
    by_kind: dict[str, list[Tile]] = {kind: [] for kind in KINDS}
    for one, change in changed:
        by_kind[kind_of(change)].append(one)
    counts = {kind: len(some) for kind, some in by_kind.items()}
    return Compared(
        words.changes(counts, is_long=is_long), is_long, by_kind["better"], by_kind["worse"], by_kind["moved"]
    )


def kind_of(change: words.Change) -> str:
    """What a change says: better, worse, moved (neither), steady (no clear change) or untested."""
    if change.is_better is not None:
        return "better" if change.is_better else "worse"
    return {"clear": "moved", "not clear": "steady"}.get(change.certainty, "untested")

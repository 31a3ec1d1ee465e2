"""Sentences of the briefing, the county packs and the slides, on top of `words.py`.

Here belongs wording alone: a figure and its change as one title, what is left unsaid, how far the data carry.
Which figures are spoken of stands in `paper/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from reports import words

MOST_NAMED = 5
"""Names in a line; of more, how many are left."""

SIGNS = {"better": "+", "worse": words.MINUS, "moved": "\N{NOT EQUAL TO}", "steady": "=", "untested": ""}
"""What stands beside the colour of a change, so that it does not rest on colour alone."""

KINDS = {
    "worse": "Clearly worse",
    "better": "Clearly better",
    "moved": "Clearly changed, neither better nor worse",
    "steady": "Without a clear change",
    "untested": "Not tested for chance",
}
"""Changes of a domain's figures, in the order they are named in."""

BESIDE_STATE = {
    "worse": "Clearly worse than the state",
    "better": "Clearly better than the state",
    "moved": "Clearly different, neither better nor worse",
}
CHANCE = (
    "A change or difference is called clear, better or worse, where its 95% interval leaves out zero. Among "
    "a hundred about five are to be expected by chance alone. None tells its cause."
)
PERIODS = (
    "Points are 12-month periods, the upright line through each its 95% interval. Joined circles are October "
    "to September; diamonds, April to March, overlap them. Hollow points are not final. Only final results "
    "are spoken of."
)
SLIDES = (
    "Charts show 12-month periods; a gap is a figure that is not shown, with its symbol beside the period. "
    "Hollow points are not final. Dashed lines are what a figure is shown beside."
)
CUT_SCALE = "The scale does not start at zero"
NO_EARLIER = "No earlier period to compare with"
NOTHING_FINAL = "This edition holds no final figure to speak of."


def finding(title: str, figure: str, change: words.Change | None) -> str:
    """What a measure says, in one line: the figure with its unit, and whether it clearly changed."""
    moved = change.says if change else NO_EARLIER
    return f"{title}: {figure}. {moved}."


def figure_with_unit(figure: str, unit: str, what: str) -> str:
    """A figure with its unit and, where the title does not say it, what it is."""
    named = ", ".join(part for part in (unit, what) if part)
    return f"{figure} {named}".strip()


def rests_on(period: str, interval: str, members: str) -> str:
    """Of when a figure is, how far chance lets it vary, and on how many it rests."""
    told = [period]
    told += [f"95% interval {interval}"] if interval else []
    told += [f"based on {members}"] if members else []
    return "; ".join(told)


def in_place(place: str, title: str, figure: str, state: str, verdict: str) -> str:
    """What a measure says in a county beside its state, in one line."""
    beside = "" if verdict.startswith("[") else f" {verdict} beside the state."
    return f"{title} in {place}: {figure}; state {state}.{beside}"


def pack(level: str) -> str:
    """How the lines and figures of a county's or unit's page are to be read."""
    return (
        f"Solid line: this {level} over five years; dashed: the state, on the same scale. Small figures "
        "under a figure are its 95% interval."
    )


def named(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Names in a line; of many the first, and how many are left."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def more(count: int) -> str:
    """How many are left of a list; nothing where all are named."""
    return f"and {count} more" if count else ""


def tally(changes: Mapping[str, int]) -> str:
    """How many figures of a domain changed, and how, in a sentence."""
    if not sum(changes.values()):
        return "No figure of this domain has an earlier one to be compared with."
    return words.changes(changes, is_long=False)


def beside(title: str, other: str, figure: str, why: str) -> str:
    """What a figure must be read beside, and why."""
    return f"Read {title} beside {other} ({figure}): {why[:1].lower()}{why[1:]}"


def without_headline(count: int) -> str:
    """How many measures of a domain have no figure to speak of; nothing where all have."""
    if not count:
        return ""
    verb = "has" if count == 1 else "have"
    return (
        f"{words.counted(count, 'measures')} {verb} no final figure of all members: the last page tells why."
    )


def absent(reason: str, titles: Sequence[str]) -> str:
    """Measures without a headline that have one reason in common."""
    return f"{reason}: {named(titles)}."


def later(titles: Sequence[str]) -> str:
    """Measures that have later, provisional results; nothing where none has."""
    if not titles:
        return ""
    return (
        f"{_measures(titles)} later results that are provisional [p]; these are drawn hollow and not spoken "
        f"of: {named(titles)}."
    )


def withheld(titles: Sequence[str]) -> str:
    """Measures of which periods are withheld; nothing where there are none."""
    if not titles:
        return ""
    return f"{_measures(titles)} periods withheld for a federal quality limit [w]: {named(titles)}."


def limits(asked: int, over: Sequence[str]) -> str:
    """How many federal data-quality checks are over their limit in the newest submissions."""
    if not asked:
        return "No federal data-quality limit applies to the files received."
    checks = words.counted(asked, "federal data-quality checks")
    newest = "in the newest submission it was asked in"
    if not over:
        return f"None of {checks} is over its limit {newest}."
    verb = "is" if len(over) == 1 else "are"
    return f"Of {checks} {len(over)} {verb} over the limit {newest}: {named(over)}."


def moved_since(earlier: str, titles: Sequence[str]) -> str:
    """Which measures' figures moved since the edition before."""
    if not earlier:
        return "There is no edition before this one."
    if not titles:
        return f"No figure moved since the edition before, {earlier}."
    return (
        f"Since the edition before, {earlier}, {_measures(titles)} figures that moved: {named(titles)}. The "
        "page Why figures moved tells by how much, and what moved them."
    )


def _measures(titles: Sequence[str]) -> str:
    """How many measures, and the verb that follows: 1 measure has, 3 measures have."""
    return f"{words.counted(len(titles), 'measures')} {'has' if len(titles) == 1 else 'have'}"


def alternative(svg: str) -> str:
    """The words that stand for a small drawing, as the drawing holds them."""
    found = re.search(r'aria-label="([^"]*)"', svg)
    return unescape(found[1]) if found else ""

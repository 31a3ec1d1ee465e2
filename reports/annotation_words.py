"""Policy changes in words: which of them a chart marks, by which letter, and what is said of each.

Here belongs choosing those whose day lies in the periods shown, and their sentences. How a mark is drawn
stands in `charts/policy_marks.py`. A text is the agency's own; no sentence says that a figure moved for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from reports import words
from reports.pages.tables import Table
from reports.records import Annotation, Result

NO_CAUSE = "What comes after a change need not come of it."


@dataclass(frozen=True)
class Mark:
    """A policy change and the letter that stands for it in a chart."""

    letter: str
    change: Annotation

    @property
    def says(self) -> str:
        """Letter, day and text."""
        return f"{self.letter}, {words.day(self.change.changed_on)}: {self.change.says}"


def marks(changes: Sequence[Annotation], rows: Sequence[Result]) -> list[Mark]:
    """Those that lie in the periods of the rows, in the order of their days."""
    if not rows:
        return []
    first, last = min(row.period_start for row in rows), max(row.period_end for row in rows)
    shown = [one for one in changes if first <= one.changed_on <= last]
    return [Mark(_letter(position), one) for position, one in enumerate(shown)]


def _letter(position: int) -> str:
    """A, B, ... Z, AA, BB, ..."""
    times, letter = divmod(position, len(ascii_uppercase))
    return ascii_uppercase[letter] * (times + 1)


def alternative(marked: Sequence[Mark]) -> str:
    """What a chart's text alternative says of its marks; nothing where it has none."""
    if not marked:
        return ""
    return f" Policy changes marked: {'; '.join(one.says for one in marked)}."


def note(marked: Sequence[Mark]) -> list[str]:
    """How the marks under a chart are to be read."""
    if not marked:
        return []
    said = "; ".join(one.says for one in marked)
    return [f"Dotted upright lines mark policy changes: {said}. {NO_CAUSE}"]


def table(marked: Sequence[Mark]) -> list[Table]:
    """The marks as a table beside that of the figures."""
    if not marked:
        return []
    body = [[one.letter, words.day(one.change.changed_on), one.change.says] for one in marked]
    return [Table("Policy changes marked in the chart", ["Mark", "Since", "What changed"], body, words_in=2)]


def told(changes: Sequence[Annotation]) -> list[str]:
    """Policy changes in a sentence each, where no chart marks them."""
    return [f"Policy change, {words.day(one.changed_on)}: {one.says}." for one in changes]


def in_county(changes: Sequence[Annotation]) -> list[tuple[str, str]]:
    """Policy changes of a county, and since when."""
    return [(one.says, f"since {words.day(one.changed_on)}") for one in changes]

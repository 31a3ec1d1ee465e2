"""Where the column names stand in a table: mostly in the first row, in reports below a title.

Here belongs the choice between rows, for tables of every form. Which names are wanted is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

ROWS_LOOKED_AT = 30
"""Names stand in one of so many first rows."""

Fit = Callable[[Sequence[str]], float]
"""How well a row serves as a header: the share of the wanted names that it holds, from 0 to 1."""


@dataclass(frozen=True)
class HeaderRow:
    """The names, and in which row (from 1) they end; those above, and two rows read as one, included."""

    names: list[str]
    row: int


def chosen_header(rows: Iterable[tuple[int, list[str]]], fit: Fit) -> HeaderRow | None:
    """The row that holds most of the wanted names, of equals the first; None where no row holds any.

    `rows` are candidates by the number of their row, which may have several. A title has fewer cells than
    the header below it, and no record has more: of later rows only wider ones than all before count.
    """
    best, share = None, 0.0
    widest, above = {0: 0}, 0
    for number, names in rows:
        if number not in widest:
            above, widest[number] = max(widest.values()), 0
        filled = sum(1 for name in names if name.strip())
        widest[number] = max(widest[number], filled)
        found = fit(names) if filled > above else 0.0
        if found > share:
            best, share = HeaderRow(names, number), found
        if share >= 1:
            break
    return best


def says_where(header: HeaderRow | None, what: str) -> list[str]:
    """A note where the names do not stand in the first row; `what` is a line or a row."""
    if header is None or header.row == 1:
        return []
    above = f"the {what} above it is" if header.row == 2 else f"the {header.row - 1} {what}s above it are"
    return [f"the column names stand in {what} {header.row}; {above} not read"]

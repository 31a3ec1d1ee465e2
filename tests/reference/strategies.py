"""Random histories in two states with the same identifiers: seeded, or drawn by hypothesis.

How children and reports are made is in `random_children` and `random_reports`.
"""

from __future__ import annotations

from hypothesis import strategies as st

from .boundary_children import boundary_child
from .choices import Choices, DrawnChoices, SeededChoices, happens
from .histories import Child, Histories
from .random_children import random_child
from .random_reports import ReportWriter, random_workforce, write_reports_at_home, write_reports_in_care

STATES = ("ZZ", "MD")


def make_histories(choices: Choices, children: int, states: tuple[str, ...] = STATES) -> Histories:
    """Histories of this many foster children and as many children with reports in each state.

    Child n of one state has the same identifiers as child n of another. Foster child n and reported
    child n are different children with CHID `CF...` and `CH...`.
    """
    every: Histories = Histories()
    for state in states:
        writer = ReportWriter(choices, state)
        in_care = [_child(choices, state, f"AF{number:010d}") for number in range(children)]
        for number, child in enumerate(in_care):
            write_reports_in_care(writer, child, f"CF{number:010d}")
        for number in range(children):
            sibling = f"CH{number + 1:010d}" if happens(choices, 30) else None
            write_reports_at_home(writer, f"CH{number:010d}", sibling)
        workers, assignments = random_workforce(choices, state)
        every = Histories(
            children=(*every.children, *in_care),
            reports=(*every.reports, *writer.reports),
            contacts=(*every.contacts, *writer.contacts),
            workers=(*every.workers, *workers),
            assignments=(*every.assignments, *assignments),
            priorities=every.priorities | writer.priorities,
        )
    return every


def _child(choices: Choices, state: str, child_id: str) -> Child:
    """A child whose dates are free, or one made to stand on a boundary."""
    make = boundary_child if happens(choices, 40) else random_child
    return make(choices, state, child_id)


def random_histories(seed: int, children: int, states: tuple[str, ...] = STATES) -> Histories:
    """Histories of a seed: equal seeds give equal histories."""
    return make_histories(SeededChoices(seed), children, states)


@st.composite
def histories(draw: st.DrawFn, most_children: int = 4, states: tuple[str, ...] = STATES) -> Histories:
    """Hypothesis strategy for small histories, shrinking to few children with plain values."""
    return make_histories(DrawnChoices(draw), draw(st.integers(1, most_children)), states)

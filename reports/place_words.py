"""Sentences about counties and units: how they lie beside the state and beside similar ones.

Here belongs wording alone, on top of `words.py`. Which figures are spoken of stands with the pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import words
from reports.funnel import Funnel
from reports.labels import plain
from reports.places import MOST_ALIKE, NEAR, Place, Sizes
from reports.records import Comparison, Measure, Result

NUMERALS = {2: "twice", 3: "three times"}


def beside_state(row: Comparison | None) -> str:
    """How a place lies to its state: Better, Worse, Higher, Lower, or that it does not clearly differ."""
    if row is None:
        return words.symbol("not_applicable")
    return "Not tested for chance" if row.verdict == "not_judged" else plain(row.verdict)


def beside_year_before(measure: Measure, row: Comparison | None) -> str:
    """What the figure was a year before, and whether it clearly changed; short enough for a cell."""
    if row is None:
        return words.symbol("not_available")
    said = "not tested for chance" if row.verdict == "not_judged" else plain(row.verdict).lower()
    return f"Was {words.figure(measure, row.other_value)}: {said}"


def tally(level: str, better: int, worse: int, moved: int, steady: int) -> str:
    """How many figures of a place clearly differ from the state's, in a sentence."""
    total = better + worse + moved + steady
    if not total:
        return f"No figure of this {level} can be compared with the state's."
    told = [f"{better or 'none'} clearly better than the state's", f"{worse or 'none'} clearly worse"]
    told += [f"{moved} clearly different where neither way is better"] if moved else []
    told += [f"{steady} without a clear difference"] if steady else []
    return f"Of {words.counted(total, 'figures')}: {', '.join(told[:-1])} and {told[-1]}."


def similar(place: Place, known: Sizes, found: Sequence[Place]) -> str:
    """Which counties are called similar, and by what rule."""
    if known.row is None or (place.state, place.geography) not in known.by_place:
        return "How large this county is, is not released, so no county is called similar."
    when = words.period(known.row.period_start, known.row.period_end)
    times = NUMERALS.get(int(NEAR), f"{words.number(NEAR)} times")
    if not found:
        apart = f"the {known.of} ({when}) of each is more than {times} as large or as small"
        return f"No county is similar: {apart}."
    return (
        f"Similar counties are the {MOST_ALIKE} or fewer whose {known.of} ({when}) is nearest to this one's, "
        f"and at most {times} as large or as small: {joined([one.name for one in found])}."
    )


def between(measure: Measure, rows: Sequence[Result | None]) -> str:
    """The lowest and the highest of some figures; one alone; the symbol where none is shown."""
    values = sorted(row.value for row in rows if row is not None and row.value is not None)
    if not values:
        symbols = {words.symbol(row.status) for row in rows if row is not None}
        return symbols.pop() if len(symbols) == 1 else words.symbol("not_available")
    low, high = words.figure(measure, values[0]), words.figure(measure, values[-1])
    return low if low == high else f"{low} to {high}"


def standing(level: str, rows: Sequence[Result | None]) -> str:
    """How far the leading figures of a place can be relied on, in a sentence."""
    statuses = ["not_available" if row is None else row.status for row in rows]
    said = {
        "final": "final",
        "provisional": "provisional",
        "suppressed": "hidden to protect persons [c]",
        "dq_withheld": "withheld because the data fail a federal quality limit [w]",
        "not_available": "not available [x]",
    }
    told = [f"{statuses.count(one)} {name}" for one, name in said.items() if one in statuses]
    return f"Of {words.counted(len(rows), 'leading figures')} of this {level}: {joined(told)}."


def without_county(titles: Sequence[str]) -> str:
    """That some of those counted have no county; nothing where all have."""
    if not titles:
        return ""
    return (
        "Some of those counted in the state have no county, so that the counties together are fewer: "
        f"{joined(titles)}."
    )


def course(measure: Measure, rows: Sequence[Result], state: Sequence[Result]) -> str:
    """Years of a place and of its state in a line, as the words of a small drawing."""

    def told(some: Sequence[Result]) -> str:
        return ", ".join(
            f"{row.period_end.year} {words.figure(measure, row.value) or words.symbol(row.status)}"
            for row in some
        )

    own = f"Here: {told(rows)}"  # a year alone with its mark would read as a number
    return f"{own}; state: {told(state)}" if state else own


def joined(names: Sequence[str]) -> str:
    """Names in a line: A, B and C."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def beyond_limits(measure: Measure, found: Funnel, names: Mapping[str, str]) -> str:
    """Which counties lie outside the outer limits of a funnel, and on which side, in a sentence."""
    if not found.beyond:
        return f"None of {words.counted(len(found.spots), 'counties')} lies beyond the outer limits."
    told = [
        f"{names.get(one.row.geography, one.row.geography)} {words.figure(measure, one.row.value)} "
        f"({'above' if one.deviation > 0 else 'below'})"
        for one in found.beyond
    ]
    total = words.counted(len(found.spots), "counties")
    verb = "lies" if len(told) == 1 else "lie"
    return f"Of {total} {len(told)} {verb} beyond the outer limits: {joined(told)}."


def funnel_title(found: Funnel) -> str:
    """How many counties lie outside the outer limits, as a title says it."""
    told = f"{len(found.beyond)} of {len(found.spots)}" if found.beyond else "none"
    return f"Counties beside the state: {told} beyond the outer limits"


def funnel_notes(found: Funnel, absent: Sequence[str]) -> list[str]:
    """How a funnel is to be read, how far its limits were widened, and who is missing in it."""
    notes = [
        "The curves are limits around the state's figure: dashed two, solid three standard deviations, the "
        "narrower the more a figure rests on. Chance alone leaves about one county in twenty outside the "
        "dashed ones and hardly any outside the solid ones."
    ]
    if found.scatter > 1:
        notes.append(
            f"Counties scatter {words.number(found.scatter, 1)} times as far as chance alone lets them, and "
            "the limits are widened by that."
        )
    if absent:
        notes.append(f"Without a figure: {joined(absent)}.")
    return notes

"""A county's or unit's pack: one page of the leading measures, beside the state and similar counties.

Here belongs what the template `place_pack.typ` is told. It is what the place's page on screen says; nothing
is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import paper_words
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.place import Differing, Line, place_page
from reports.pages.tables import Table
from reports.paper.typesetting import about
from reports.places import Place

MOST_LINES = 14
"""Measures that one page holds: the leading ones, or where none of these has figures the first of all."""

MOST_NAMED = 3


def place_pack(edition: Edition, place: Place, findings: Sequence[Finding]) -> dict[str, object]:
    """What the template is told of one county or unit; `findings` are those of its state."""
    told = place_page(edition, place, findings)
    lines: Sequence[Line] = told["lines"]  # type: ignore[assignment]
    tables: Sequence[Table] = told["tables"]  # type: ignore[assignment]
    differing: Mapping[str, Sequence[Differing]] = told["differing"]  # type: ignore[assignment]
    return {
        "title": place.name,
        "level": place.level,
        "about": about(edition, place.state),
        "says": str(told["differing"]["says"]),  # type: ignore[index]
        "lists": [
            {"kind": kind, "sign": paper_words.SIGNS[kind], "label": label, **_named(differing[kind])}
            for kind, label in paper_words.BESIDE_STATE.items()
            if differing[kind]
        ],
        "similar": told["similar"],
        "has_similar": told["has_similar"],
        "lines": [_line(one) for one in lines[:MOST_LINES]],
        "years": _table(tables[0]) if tables else None,
        "policy_changes": [f"Policy change, {when}: {says}." for says, when in told["policy_changes"]],  # type: ignore[attr-defined]
        "quality": told["quality"],
        "reading": [paper_words.pack(place.level), paper_words.CHANCE],
    }


def _named(found: Sequence[Differing]) -> dict[str, object]:
    """The first measures of a list, and how many there are more."""
    said = [
        f"{one.title} {f'{one.what} ' if one.what else ''}{one.figure} (state {one.state})"
        for one in found[:MOST_NAMED]
    ]
    return {"items": said, "more": paper_words.more(len(found) - len(said))}


def _line(one: Line) -> dict[str, object]:
    kind = {True: "better", False: "worse", None: "untested"}[one.is_better]
    return {
        "kind": kind,
        "sign": paper_words.SIGNS[kind],
        "title": one.title,
        "what": "; ".join(part for part in (one.what, one.when) if part),
        "spark": str(one.spark),
        "spark_says": f"{one.title}: {paper_words.alternative(one.spark)}",
        "figure": str(one.figure),
        "interval": one.interval,
        "state": str(one.state),
        "verdict": one.verdict,
        "similar": one.similar,
        "year_before": one.year_before,
    }


def _table(table: Table) -> dict[str, object]:
    rows = [[str(cell) for cell in row] for row in table.rows[:MOST_LINES]]
    return {"caption": table.caption, "columns": list(table.columns), "rows": rows}

"""What a page shows of faults in the data: how far a figure could lie from the published one, by rule.

Here belong the rows of these tables and the words around them. The ranges come from the edition's released
table; what is hidden there stays hidden. Which figure is a headline stands in `findings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reports import words
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import STATISTICS, plain
from reports.pages.tables import Table
from reports.records import Effect, Measure, Result

EVERY_RULE = "all"
MOST = 15
"""Rules a measure's page names; all stand in the edition's files."""

CHECK_IN_FILE = re.compile(r"(\w+) in (\w+)")
"""How the reason of a withheld figure names a check and the submission over its limit."""

EXPLAINED = (
    "Lowest and highest are what the figure would be if all records that a rule flags, and all left out for "
    "a fault, had gone one way or the other: for shares without the event or with it, for rates without "
    "events or with one, for counts, means and percentiles counted or not, whichever gives most. A rule over "
    "whole files names no record and moves no range."
)


def of_row(edition: Edition, row: Result | None) -> Effect | None:
    """What all rules together could do to a figure of a state."""
    return next((e for e in _of(edition, row) if e.rule_id == EVERY_RULE), None)


def doubt(edition: Edition, found: Finding) -> str:
    """How far the headline could lie from what is published, as a sentence; empty where it is not told."""
    effect = of_row(edition, found.headline)
    return words.doubt(found.measure, effect) if effect else ""


def withheld(edition: Edition, found: Finding) -> list[str]:
    """Periods of a measure that are withheld, each with the rules whose federal limit is passed."""

    def in_words(named: re.Match[str]) -> str:
        known = named[1] in edition.rules
        return f'"{_rule(edition, named[1])}" in {named[2]}' if known else named[0].replace("_", " ")

    return [
        f"12 months to {words.month(row.period_end)} withheld: "
        f"{CHECK_IN_FILE.sub(in_words, row.status_reason or '')}."
        for row in found.series
        if row.status == "dq_withheld"
    ]


def tables(edition: Edition, found: Finding) -> list[Table]:
    """By rule in the latest period, the largest effect first; and by period."""
    latest = found.headline or found.latest
    if latest is None:
        return []
    measure = found.measure
    rules = [e for e in _of(edition, latest) if e.rule_id != EVERY_RULE]
    rules.sort(key=lambda e: (e.is_hidden, -(e.effect or 0), e.rule_id))
    heads = ["Flagged", "Left out", "Lowest", "Highest"]
    made = []
    if rules:
        when = words.period(latest.period_start, latest.period_end)
        body = [[_rule(edition, e.rule_id), *range_cells(measure, e)] for e in rules[:MOST]]
        made.append(
            Table(f"Rules by what they could do to the figure, {when}", ["What must hold", *heads], body)
        )
    every = [(row, of_row(edition, row)) for row in reversed(found.series)]
    body = [
        [
            words.period(row.period_start, row.period_end),
            words.figure(measure, row.value) or "[x]",
            *range_cells(measure, e),
        ]
        for row, e in every
        if e is not None and row.value is not None
    ]
    if body:
        made.append(Table("All rules together by 12-month period", ["12 months", "Published", *heads], body))
    return made


def ranking(edition: Edition, state: str) -> Table:
    """Rules with the figure each could move furthest; the furthest first."""
    furthest: dict[str, Effect] = {}
    for effect in edition.effects:
        if effect.state == state and effect.rule_id != EVERY_RULE and effect.effect:
            furthest[effect.rule_id] = max(furthest.get(effect.rule_id, effect), effect, key=_reach)
    body = [
        [_rule(edition, e.rule_id), _figure_of(edition, e), *range_cells(edition.measures[e.measure_id], e)]
        for e in sorted(furthest.values(), key=lambda e: (*(-part for part in _reach(e)), e.rule_id))
    ]
    columns = ["What must hold", "Figure it could move furthest", "Flagged", "Left out", "Lowest", "Highest"]
    return Table(f"Rules by what they could do to figures, {edition.state_name(state)}", columns, body)


def _reach(effect: Effect) -> tuple[float, int]:
    """The order of ranges: the widest, then the one that rests on most members."""
    return effect.reach or 0.0, (effect.members_flagged or 0) + (effect.members_left_out or 0)


def _figure_of(edition: Edition, effect: Effect) -> str:
    """Which figure an effect is on, in words."""
    measure = edition.measures[effect.measure_id]
    told = [plain(effect.component)] if effect.component != "all" else []
    told += [plain(effect.outcome)] if effect.outcome != "all" else []
    told += [STATISTICS[effect.statistic]] if effect.statistic != "value" else []
    told += [words.figure(words.of_statistic(measure, effect.statistic), effect.value)]
    when = f"12 months to {words.month(effect.period_end)}"
    return f"{measure.title}, {when}: {', '.join(part.lower() for part in told)}"


def _of(edition: Edition, row: Result | None) -> Sequence[Effect]:
    """The effects on one figure of a whole state."""
    if row is None:
        return ()
    key = (row.measure_id, row.component, row.state, row.period, row.outcome, row.statistic)
    return edition.effects_by_figure.get(key, ())


def _rule(edition: Edition, rule_id: str) -> str:
    """What a rule demands, else its name."""
    return str(edition.rules.get(rule_id, {}).get("says") or plain(rule_id)).rstrip(".")


def range_cells(measure: Measure, effect: Effect) -> list[str]:
    """Counts and ends of a range; hidden ones show their symbol."""
    if effect.is_hidden or effect.members_flagged is None:
        return [words.symbol("suppressed")] * 4
    stated = words.of_statistic(measure, effect.statistic)
    ends: Iterable[float | None] = (effect.lowest, effect.highest)
    return [
        words.number(effect.members_flagged),
        words.number(effect.members_left_out or 0),
        *(words.figure(stated, end) or words.symbol("not_applicable") for end in ends),
    ]

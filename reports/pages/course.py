"""How the quality of the data moves: rules kept by dataset and period, findings from check to check.

Here belong the scorecard, the trends and what was accepted with a reason. Trends count rules, so that they
are the same in every edition; counts of findings are shown as far as the edition holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from reports import words
from reports.charts.rule_trend import COLOURS, Broken, rule_trend
from reports.drawing import Drawing, draw
from reports.edition import Edition
from reports.labels import plain
from reports.pages.tables import Table

Row = Mapping[str, object]
SEVERITIES = {"block": "Blocks", "error": "Errors", "query": "Queries"}
HEADS = ("Rules asked", *COLOURS, "Rules kept")
NAMELESS = "Extracts"
STANDINGS = {"in_use": "In use", "unused": "Fits nothing", "expired": "Expired"}
MOST_CHECKS = 12
"""Checks a page lists; all stand in the edition's files."""


@dataclass(frozen=True)
class Trend:
    """A dataset's rules by period: the table, and a drawing where there are periods to compare."""

    title: str
    anchor: str
    drawing: Drawing | None
    table: Table


def period_ends(edition: Edition) -> dict[tuple[str, str], date]:
    """The last day of each submission of each dataset that says it."""
    return {
        (str(row["dataset"]), str(row["submission"])): row["period_end"]  # type: ignore[misc]
        for row in edition.submissions
        if row["submission"] and row["period_end"]
    }


def oldest_first(edition: Edition, rows: Iterable[Row]) -> list[Row]:
    """Rows by dataset and the end of their period; those without one first, by name."""
    ends = period_ends(edition)

    def place(row: Row) -> tuple[str, date, str]:
        dataset, submission = str(row["dataset"]), str(row["submission"] or "")
        return dataset, ends.get((dataset, submission), date.min), submission

    return sorted(rows, key=place)


def scorecard(edition: Edition, state: str) -> Table:
    """By dataset, in its newest period: rules asked, how many are broken by severity, explained, kept."""
    body = [
        [dataset, submission or NAMELESS, *_cells(counts)]
        for dataset, periods in _by_dataset(edition, state).items()
        for submission, counts in list(periods.items())[-1:]
    ]
    columns = ["Dataset", "Newest period", *HEADS]
    return Table(f"Scorecard, {edition.state_name(state)}", columns, body)


def trends(edition: Edition, state: str) -> list[Trend]:
    """Rules from period to period, of each dataset that has periods."""
    return [
        _trend(edition, state, dataset, periods)
        for dataset, periods in _by_dataset(edition, state).items()
        if set(periods) != {""}
    ]


def _trend(edition: Edition, state: str, dataset: str, periods: Mapping[str, Mapping[str, int]]) -> Trend:
    anchor = f"trend-{state}-{dataset}".lower().replace("_", "-")
    broken = [
        Broken(submission, kind, counts[kind]) for submission, counts in periods.items() for kind in COLOURS
    ]
    says = f"Rules of {dataset} broken, {edition.state_name(state)}. " + "; ".join(
        f"{submission}: {words.number(sum(counts[kind] for kind in COLOURS))} of {counts['asked']}"
        for submission, counts in periods.items()
    )
    is_drawn = len(periods) > 1 and any(row.rules for row in broken)
    body = [[submission, *_cells(counts)] for submission, counts in reversed(list(periods.items()))]
    return Trend(
        dataset,
        anchor,
        draw(rule_trend(broken, says), anchor) if is_drawn else None,
        Table(f"Rules of {dataset} by period, {edition.state_name(state)}", ["Period", *HEADS], body),
    )


def _by_dataset(edition: Edition, state: str) -> dict[str, dict[str, dict[str, int]]]:
    """Rules asked, and broken by kind, by dataset and submission, the oldest first."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    own = [row for row in edition.rule_results if row["state"] == state]
    for row in oldest_first(edition, own):
        periods = found.setdefault(str(row["dataset"]), {})
        counts = periods.setdefault(str(row["submission"] or ""), dict.fromkeys(("asked", *COLOURS), 0))
        counts["asked"] += 1
        kind = "Explained" if row["is_explained"] else SEVERITIES.get(str(row["severity"]))
        if row["is_over"] and kind and str(row["severity"]) in SEVERITIES:
            counts[kind] += 1
    return found


def _cells(counts: Mapping[str, int]) -> list[str]:
    """A period's counts as cells; what is explained counts neither as broken nor as kept."""
    broken = sum(counts[kind] for kind in COLOURS)
    return [
        words.number(counts["asked"]),
        *(words.number(counts[kind]) for kind in COLOURS),
        f"{words.number(100 * (1 - broken / counts['asked']), 1)}%",
    ]


def history(edition: Edition, state: str) -> Table:
    """What became of findings at each check of changed data, the newest first."""
    rows = [r for r in edition.finding_history if r["state"] == state and r["severity"] == "all"]
    rows.sort(key=lambda row: -int(str(row["check_number"])))
    body = [
        [_check(row), *(_count(row[name]) for name in ("new", "returned", "continuing")),
         _count(row["fixed"]), _count(row["accepted"])]
        for row in rows[:MOST_CHECKS]
    ]  # fmt: skip
    columns = ["Check", "New", "Returned", "Continuing", "Fixed", "Accepted"]
    return Table(f"Findings from check to check, {edition.state_name(state)}", columns, body)


def _check(row: Mapping[str, object]) -> str:
    """The day of a check; its number, where the day is not released."""
    day = row["checked_on"]
    return words.day(day) if isinstance(day, date) else f"Number {row['check_number']}"


def standing(edition: Edition, state: str) -> str:
    """How many findings stand after the newest check, in a sentence; empty where nothing was checked."""
    rows = [row for row in edition.finding_history if row["state"] == state]
    if not rows:
        return ""
    newest = max(int(str(row["check_number"])) for row in rows)
    latest = {str(row["severity"]): row for row in rows if row["check_number"] == newest}
    said = {"block": "that block a file", "error": "errors", "query": "queries", "information": "information"}
    parts = [f"{_standing(latest[severity])} {what}" for severity, what in said.items() if severity in latest]
    whole = latest.get("all")
    accepted = f" Accepted with a reason: {_count(whole['accepted'])}." if whole else ""
    return f"{edition.state_name(state)}, findings that stand: {', '.join(parts)}.{accepted}"


def _standing(row: Row) -> str:
    """New, returned and continuing findings together; hidden where one of them is."""
    parts = [row[name] for name in ("new", "returned", "continuing")]
    if any(part is None for part in parts):
        return words.symbol("suppressed")
    return words.number(sum(int(str(part)) for part in parts)) if any(parts) else "no"


def accepted(edition: Edition, state: str, rule_id: str = "") -> Table:
    """The ledger's entries, of all rules or one; the reasons as far as the edition holds them."""
    rows = [
        row
        for row in edition.accepted
        if row["state"] == state and (not rule_id or row["rule_id"] == rule_id)
    ]
    with_reason = edition.is_internal
    body = [
        [
            *([rule_link(edition, str(row["rule_id"]))] if not rule_id else []),
            _scope(edition, row),
            *([str(row["reason"] or "")] if with_reason else []),
            str(row["accepted_by"]),
            words.day(row["until"]),  # type: ignore[arg-type]
            STANDINGS[str(row["standing"])],
            _count(row["findings"]),
        ]
        for row in sorted(rows, key=lambda row: int(str(row["line"])))
    ]
    columns = [
        *(["Rule"] if not rule_id else []),
        "For",
        *(["Reason"] if with_reason else []),
        "Accepted by",
        "Until",
        "Standing",
        "Findings",
    ]
    return Table(f"Accepted with a reason, {edition.state_name(state)}", columns, body)


def rule_link(edition: Edition, rule_id: str) -> str:
    """A rule's sentence, leading from the page of quality to its own where it has one."""
    if rule_id not in edition.rules:
        return rule_id
    return Markup('<a href="rules/{}.html">{}</a>').format(rule_id, edition.rules[rule_id]["says"])


def _scope(edition: Edition, row: Row) -> str:
    """What an entry is for, as far as the edition names it."""
    if row["submission"]:
        return str(row["submission"])
    if row["county"]:
        return edition.county_name(str(row["county"]))
    named = {"rule": "Everything found", "county": "One county", "finding": "One finding"}
    return named.get(str(row["scope"]), plain(str(row["scope"])))


def _count(value: object) -> str:
    return words.symbol("suppressed") if value is None else words.number(float(str(value)))

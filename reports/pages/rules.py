"""The pages of data-quality rules: what each says, and what came of it by period.

Here belongs which rows these pages show. Counts that were hidden stay hidden; a rule that found nothing to
check in a submission has no row, and never reads as kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reports import words
from reports.edition import Edition
from reports.labels import plain
from reports.pages.course import NAMELESS, accepted, oldest_first
from reports.pages.tables import Table

Row = Mapping[str, object]
SEVERITIES = ("block", "error", "query", "information")


def rules_page(edition: Edition) -> dict[str, object]:
    """What the template `rules.html.j2` is told: every rule with its latest result, by dataset."""
    datasets: dict[str, list[Row]] = defaultdict(list)
    for rule in edition.rules.values():
        datasets[str(rule["dataset"])].append(rule)
    latest = _latest(edition)
    return {
        "datasets": [
            (
                dataset,
                [
                    (rule, _told(latest.get(str(rule["rule_id"]))))
                    for rule in sorted(
                        rules, key=lambda r: (SEVERITIES.index(str(r["severity"])), str(r["says"]))
                    )
                ],
            )
            for dataset, rules in sorted(datasets.items())
        ],
        "count": len(edition.rules),
    }


def rule_page(edition: Edition, rule_id: str) -> dict[str, object]:
    """What the template `rule.html.j2` is told of one rule."""
    rule = edition.rules[rule_id]
    results = [row for row in edition.rule_results if row["rule_id"] == rule_id]
    titles = [
        (name, edition.measures[name].title) for name in _names(rule["withholds"]) if name in edition.measures
    ]
    return {
        "rule": rule,
        "fields": _names(rule["fields"]),
        "withholds": titles,
        "tables": [_by_submission(edition, state, results) for state in edition.states],
        "accepted": [t for state in edition.states if (t := accepted(edition, state, rule_id)).rows],
        "plain": plain,
        "percent": _percent(rule["threshold"]),
    }


def _by_submission(edition: Edition, state: str, results: Sequence[Row]) -> Table:
    rows = oldest_first(edition, (row for row in results if row["state"] == state))
    body = [
        [
            str(row["submission"] or NAMELESS),
            _count(row, "rows"),
            _count(row, "violations"),
            _share(row),
            _count(row, "accepted"),
            "Yes" if row["is_over"] else "No",
        ]
        for row in reversed(rows)
    ]
    columns = [
        "Period",
        "Rows checked",
        "Break the rule",
        "Share",
        "Accepted findings",
        "Over what is allowed",
    ]
    return Table(f"By period, {edition.state_name(state)}", columns, body)


def _latest(edition: Edition) -> dict[str, list[Row]]:
    """The results of each rule's newest submission, of every state."""
    newest: dict[str, list[Row]] = {}
    for row in oldest_first(edition, edition.rule_results):
        kept = newest.setdefault(str(row["rule_id"]), [])
        if kept and kept[0]["submission"] != row["submission"]:
            kept.clear()
        kept.append(row)
    return newest


def _told(rows: list[Row] | None) -> str:
    """How a rule ended in its newest submission, in words."""
    if not rows:
        return "Nothing to check"
    broken = [row for row in rows if row["is_over"]]
    explained = " (explained)" if broken and all(row["is_explained"] for row in broken) else ""
    return f"{rows[0]['submission'] or NAMELESS}: {'broken' if broken else 'kept'}{explained}"


def _names(told: object) -> list[str]:
    return str(told or "").split()


def _count(row: Row, name: str) -> str:
    value = row[name]
    return words.symbol("suppressed") if value is None else words.number(float(str(value)))


def _share(row: Row) -> str:
    return words.symbol("suppressed") if row["share"] is None else _percent(row["share"])


def _percent(share: object) -> str:
    return f"{words.number(100 * float(str(share)), 1)}%"

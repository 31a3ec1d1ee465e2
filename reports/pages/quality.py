"""The data-quality page: what was received, what the checks found, and the federal limits, in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from reports import words
from reports.edition import Edition
from reports.labels import plain
from reports.pages import effects
from reports.pages.compliance import compliance_tables
from reports.pages.course import (
    accepted,
    history,
    oldest_first,
    rule_link,
    scorecard,
    standing,
    trends,
)
from reports.pages.tables import Table

STATUS_ORDER = ("error", "failed", "passed", "not_applicable")
STATUS_WORDS = {
    "error": "Could not run",
    "failed": "Failed",
    "passed": "Passed",
    "not_applicable": "Not applicable",
}


def quality_page(edition: Edition) -> dict[str, object]:
    """What the template `quality.html.j2` is told."""
    return {
        "submissions": [_submissions(edition, state) for state in edition.states],
        "scorecards": [t for state in edition.states if (t := scorecard(edition, state)).rows],
        "standing": [said for state in edition.states if (said := standing(edition, state))],
        "rankings": [t for state in edition.states if (t := effects.ranking(edition, state)).rows],
        "histories": [t for state in edition.states if (t := history(edition, state)).rows],
        "trends": [one for state in edition.states for one in trends(edition, state)],
        "accepted": [t for state in edition.states if (t := accepted(edition, state)).rows],
        "compliance": compliance_tables(edition),
        "summaries": [_by_table(edition, state) for state in edition.states],
        "checks": [t for state in edition.states for t in _open_checks(edition, state)],
        "limits": [t for state in edition.states for t in _limits(edition, state)],
        "tally": Counter(STATUS_WORDS.get(str(row["status"]), "") for row in edition.quality),
    }


def _of(rows: Iterable[Mapping[str, object]], state: str) -> list[Mapping[str, object]]:
    return [row for row in rows if row["state"] == state]


def _count(row: Mapping[str, object], name: str) -> str:
    """A count, or the symbol where it is hidden or missing."""
    value = row[name]
    if value is None:
        return words.symbol("suppressed") if row.get("is_hidden") else words.symbol("not_applicable")
    return words.number(float(str(value)))


def _share(row: Mapping[str, object], name: str) -> str:
    value = row[name]
    if value is None:
        return words.symbol("suppressed") if row.get("is_hidden") else words.symbol("not_applicable")
    return f"{words.number(100 * float(str(value)), 1)}%"


def _submissions(edition: Edition, state: str) -> Table:
    columns = ["Submission", "Dataset", "File", "Records in", "Accepted", "Set aside", "Balances"]
    rows = [
        [
            str(row["submission"] or "Extract"),
            str(row["dataset"]),
            plain(str(row["status"])),
            _count(row, "records_in"),
            _count(row, "records_accepted"),
            _count(row, "records_rejected"),
            {True: "Yes", False: "No"}.get(row["is_balanced"], words.symbol("not_applicable")),  # type: ignore[call-overload]
        ]
        for row in _of(edition.submissions, state)
    ]
    return Table(f"Files received, {edition.state_name(state)}", columns, rows)


def _by_table(edition: Edition, state: str) -> Table:
    tables: dict[str, Counter[str]] = {}
    for row in _of(edition.quality, state):
        tables.setdefault(str(row["table_name"]), Counter())[str(row["status"])] += 1
    rows = [
        [name, *(words.number(counts[status]) for status in STATUS_ORDER)]
        for name, counts in sorted(tables.items())
    ]
    columns = ["Table", *(STATUS_WORDS[status] for status in STATUS_ORDER)]
    return Table(f"Checks by table and how they ended, {edition.state_name(state)}", columns, rows)


def _open_checks(edition: Edition, state: str) -> list[Table]:
    """Checks that failed or could not run, gravest share first."""
    rows = [row for row in _of(edition.quality, state) if row["status"] in ("failed", "error")]
    rows.sort(
        key=lambda row: (row["status"] != "error", -float(str(row["share"] or 0)), str(row["table_name"]))
    )
    if not rows:
        return []
    columns = ["Rule", "Table", "Column", "Severity", "Ended", "Rows", "Break it", "Share", "Allowed"]
    body = [
        [
            str(row["says"] or row["rule"]),
            str(row["table_name"]),
            str(row["column_name"] or "the row"),
            plain(str(row["severity"])),
            STATUS_WORDS.get(str(row["status"]), str(row["status"])),
            _count(row, "rows"),
            _count(row, "violations"),
            _share(row, "share"),
            _share({**row, "is_hidden": False}, "threshold"),
        ]
        for row in rows
    ]
    return [Table(f"Checks that failed or could not run, {edition.state_name(state)}", columns, body)]


def _limits(edition: Edition, state: str) -> list[Table]:
    """Each check in the newest submission it was asked in, and in others that pass its limit; these first."""
    rows = oldest_first(edition, _of(edition.limits, state))
    if not rows:
        return []
    newest = {str(row["check_id"]): row["submission"] for row in rows}
    shown = [row for row in rows if row["is_over"] or row["submission"] == newest[str(row["check_id"])]]
    shown.sort(key=lambda row: not row["is_over"])
    columns = [
        "Check",
        "Dataset",
        "Submission",
        "Records",
        "Fail",
        "Share",
        "Limit",
        "Over the limit",
        "Withholds",
    ]
    body = [
        [
            rule_link(edition, str(row["check_id"])),
            str(row["dataset"]),
            str(row["submission"]),
            _count(row, "records"),
            _count(row, "failures"),
            _share(row, "share"),
            _share({**row, "is_hidden": False}, "limit_share"),
            {True: "Yes", False: "No"}.get(row["is_over"], words.symbol("not_applicable")),  # type: ignore[call-overload]
            _withheld(edition, row) if row["is_over"] else "",
        ]
        for row in shown
    ]
    return [Table(f"Federal data-quality limits, {edition.state_name(state)}", columns, body)]


def _withheld(edition: Edition, row: Mapping[str, object]) -> str:
    """The measures a check over its limit withholds, each leading to its page."""
    link = Markup('<a href="measures/{}.html">{}</a>')
    names = [name for name in str(row["measures"] or "").split() if name in edition.measures]
    return Markup("; ").join(link.format(name, edition.measures[name].title) for name in names)

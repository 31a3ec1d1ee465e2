"""The pages of data-quality rules: the scorecard, what came of each rule, the federal compliance view.

Here belongs which rows these pages show. Counts that were hidden stay hidden; a rule that found nothing to
check in a submission has no row, and never reads as kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reports import words
from reports.edition import Edition, plain
from reports.pages.tables import Table

Row = Mapping[str, object]
SEVERITIES = ("block", "error", "query", "information")
ERROR_TYPES = {
    "missing": "Missing",
    "invalid": "Invalid",
    "inconsistent": "Inconsistent",
    "cross_file": "Cross-file",
    "tardy": "Tardy",
}


def rules_page(edition: Edition) -> dict[str, object]:
    """What the template `rules.html.j2` is told: every rule with its latest result, by dataset."""
    datasets: dict[str, list[Row]] = defaultdict(list)
    for rule in edition.rules.values():
        datasets[str(rule["dataset"])].append(rule)
    latest = _latest(edition.rule_results)
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
        "plain": plain,
        "percent": _percent(rule["threshold"]),
    }


def scorecard(edition: Edition, state: str) -> Table:
    """By dataset and submission: rules asked, and how many found something, by severity; newest first."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in edition.rule_results:
        if row["state"] == state:
            counts = found[str(row["dataset"]), str(row["submission"] or "")]
            counts["asked"] += 1
            counts[str(row["severity"])] += int(bool(row["is_over"]))
    body = [
        [
            submission or "Extracts",
            dataset,
            words.number(counts["asked"]),
            *(words.number(counts[severity]) for severity in SEVERITIES[:3]),
            _percent(1 - sum(counts[severity] for severity in SEVERITIES[:3]) / counts["asked"]),
        ]
        for (dataset, submission), counts in sorted(found.items(), key=lambda item: _newest(*item[0]))
    ]
    columns = ["Submission", "Dataset", "Rules asked", "Blocks", "Errors", "Queries", "Rules kept"]
    return Table(f"Scorecard by dataset and period, {edition.state_name(state)}", columns, body)


def compliance_tables(edition: Edition, state: str) -> list[Table]:
    """The newest AFCARS submission of each dataset: elements with an error, by type."""
    rows = [row for row in edition.compliance if row["state"] == state]
    newest: dict[str, str] = {}
    for row in rows:
        dataset, submission = str(row["dataset"]), str(row["submission"])
        newest[dataset] = max(newest.get(dataset, ""), submission)
    tables = []
    for dataset, submission in sorted(newest.items()):
        own = [row for row in rows if row["dataset"] == dataset and row["submission"] == submission]
        wrong = [row for row in own if row["is_hidden"] or row["failures"]]
        wrong.sort(key=lambda row: (not row["is_over"], str(row["element"]), str(row["error_type"])))
        body = [
            [
                str(row["element"]),
                ERROR_TYPES[str(row["error_type"])],
                _count(row, "records"),
                _count(row, "failures"),
                _share(row),
                _percent(row["limit_share"]),
                "Yes" if row["is_over"] else "No",
            ]
            for row in wrong
        ]
        columns = ["Element", "Error", "Records", "In error", "Share", "Limit", "Over the limit"]
        told = f"{dataset} {submission}, {edition.state_name(state)}: {len(own) // len(ERROR_TYPES)} elements"
        tables.append(Table(told, columns, body))
    return tables


def _by_submission(edition: Edition, state: str, results: Sequence[Row]) -> Table:
    rows = sorted(
        (row for row in results if row["state"] == state),
        key=lambda row: _newest(str(row["dataset"]), str(row["submission"] or "")),
    )
    body = [
        [
            str(row["submission"] or "Extracts"),
            _count(row, "rows"),
            _count(row, "violations"),
            _share(row),
            "Yes" if row["is_over"] else "No",
        ]
        for row in rows
    ]
    columns = ["Submission", "Rows checked", "Break the rule", "Share", "Over what is allowed"]
    return Table(f"By submission, {edition.state_name(state)}", columns, body)


def _latest(results: Iterable[Row]) -> dict[str, list[Row]]:
    """The results of each rule's newest submission, of every state."""
    newest: dict[str, list[Row]] = {}
    for row in sorted(results, key=lambda r: _newest(str(r["dataset"]), str(r["submission"] or ""))):
        kept = newest.setdefault(str(row["rule_id"]), [])
        if not kept or kept[0]["submission"] == row["submission"]:
            kept.append(row)
    return newest


def _told(rows: list[Row] | None) -> str:
    """How a rule ended in its newest submission, in words."""
    if not rows:
        return "Nothing to check"
    ended = "broken" if any(row["is_over"] for row in rows) else "kept"
    return f"{rows[0]['submission'] or 'Extracts'}: {ended}"


def _newest(dataset: str, submission: str) -> tuple[str, tuple[int, ...]]:
    """Order of submissions within a dataset, the newest first; extracts have none."""
    return dataset, tuple(-ord(letter) for letter in submission)


def _names(told: object) -> list[str]:
    return str(told or "").split()


def _count(row: Row, name: str) -> str:
    value = row[name]
    return words.symbol("suppressed") if value is None else words.number(float(str(value)))


def _share(row: Row) -> str:
    return words.symbol("suppressed") if row["share"] is None else _percent(row["share"])


def _percent(share: object) -> str:
    return f"{words.number(100 * float(str(share)), 1)}%"

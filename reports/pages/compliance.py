"""The federal compliance view: every AFCARS element by the five types of error of 45 CFR 1355.46.

Here belongs which rows the pages show. Counts that were hidden stay hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from reports import words
from reports.edition import Edition
from reports.pages.course import oldest_first
from reports.pages.tables import Table

Row = Mapping[str, object]
ERROR_TYPES = {
    "missing": "Missing",
    "invalid": "Invalid",
    "inconsistent": "Inconsistent",
    "tardy": "Tardy",
    "cross_file": "Cross-file",
}


def compliance_page(edition: Edition) -> dict[str, object]:
    """What the template `compliance.html.j2` is told: all elements of each dataset's newest submission."""
    return {"tables": [_whole(edition, state, rows) for state, rows in _newest(edition)]}


def compliance_tables(edition: Edition) -> list[Table]:
    """The elements with an error in the newest submission of each dataset, those over a limit first."""
    return [_errors(edition, state, rows) for state, rows in _newest(edition)]


def _newest(edition: Edition) -> list[tuple[str, list[Row]]]:
    """The rows of the newest submission of each state and AFCARS dataset."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in oldest_first(edition, edition.compliance):
        rows = found.setdefault((str(row["state"]), str(row["dataset"])), [])
        if rows and rows[0]["submission"] != row["submission"]:
            rows.clear()
        rows.append(row)
    return [(state, rows) for (state, _), rows in sorted(found.items())]


def _errors(edition: Edition, state: str, rows: Sequence[Row]) -> Table:
    wrong = [row for row in rows if row["is_hidden"] or row["failures"]]
    wrong.sort(key=lambda row: (not row["is_over"], *_place(row), str(row["error_type"])))
    body = [
        [
            _named(edition, row),
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
    elements = len({row["element"] for row in rows})
    return Table(f"{_caption(edition, state, rows)}: {elements} elements", columns, body)


def _whole(edition: Edition, state: str, rows: Sequence[Row]) -> Table:
    """One row for each element: records, and for each type of error how many, their share, over or not."""
    elements: dict[tuple[int, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        elements[_place(row)][str(row["error_type"])] = row
    body = []
    for _, by_type in sorted(elements.items()):
        some = next(iter(by_type.values()))
        over = [name for kind, name in ERROR_TYPES.items() if kind in by_type and by_type[kind]["is_over"]]
        body.append(
            [
                _named(edition, some),
                _count(some, "records"),
                *(_cell(by_type.get(kind)) for kind in ERROR_TYPES),
                ", ".join(over) or "No",
            ]
        )
    columns = ["Element", "Records", *ERROR_TYPES.values(), "Over the limit"]
    return Table(_caption(edition, state, rows), columns, body)


def _caption(edition: Edition, state: str, rows: Sequence[Row]) -> str:
    return f"{rows[0]['dataset']} {rows[0]['submission']}, {edition.state_name(state)}"


def _place(row: Row) -> tuple[int, str]:
    """Where an element stands in the layout's own numbering."""
    number = re.match(r"[a-z](\d+)_", str(row["element"]))
    return int(number[1]) if number else 0, str(row["element"])


def _named(edition: Edition, row: Row) -> str:
    """An element by number and what it says, leading to the field guide; else the name of its column."""
    about = edition.fields.get((str(row["table_name"]), str(row["element"])), {})
    if not about.get("says"):
        return str(row["element"])
    number = str(row["element"]).split("_")[0].upper()
    link = Markup('<a href="layouts/{}.html#{}-{}">{} {}</a>')
    return link.format(row["dataset"], row["table_name"], row["element"], number, about["says"])


def _cell(row: Row | None) -> str:
    """Failures and their share: 200 (28.6%), 0, or the symbol of what is hidden."""
    if row is None:
        return words.symbol("not_applicable")
    count = _count(row, "failures")
    return f"{count} ({_share(row)})" if row["failures"] else count


def _count(row: Row, name: str) -> str:
    value = row[name]
    return words.symbol("suppressed") if value is None else words.number(float(str(value)))


def _share(row: Row) -> str:
    return words.symbol("suppressed") if row["share"] is None else _percent(row["share"])


def _percent(share: object) -> str:
    return f"{words.number(100 * float(str(share)), 1)}%"

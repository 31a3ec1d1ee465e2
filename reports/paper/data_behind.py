"""How far the data of a briefing carry: faults and what they could do, what is not final, hidden or withheld.

Here belong the sentences and the table of its last page. What a rule says, and every range, comes from the
edition's released tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reports import paper_words, words
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import plain
from reports.pages import effects
from reports.pages.course import oldest_first, standing
from reports.pages.overview import moved_since
from reports.story import story


def data_behind(edition: Edition, state: str, found: Sequence[Finding]) -> dict[str, object]:
    """What the template is told of the data."""
    said = [standing(edition, state), _limits(edition, state), moved_since(edition, state)]
    return {
        "says": [one for one in said if one],
        "unsaid": unsaid(found),
        "columns": ["Measure", "Published", "Flagged", "Left out", "Lowest", "Highest"],
        "ranges": _ranges(edition, found),
    }


def unsaid(found: Sequence[Finding]) -> list[str]:
    """What has no headline, later results that are provisional, and what is withheld: why, and which."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.headline is None and one.instead:
            reasons[one.instead.partition(" (")[0]].append(one.measure.title)
    later = [one.measure.title for one in found if one.headline and _has(one, "provisional")]
    withheld = [one.measure.title for one in found if one.headline and _has(one, "dq_withheld")]
    said = [paper_words.absent(reason, titles) for reason, titles in sorted(reasons.items())]
    return [one for one in (*said, paper_words.later(later), paper_words.withheld(withheld)) if one]


def _has(found: Finding, status: str) -> bool:
    return any(row.status == status for row in found.series)


def _ranges(edition: Edition, found: Sequence[Finding]) -> list[list[str]]:
    """Of the leading figures: what is published, and what it could be for faults in the data."""
    by_id = {one.measure.measure_id: one for one in found}
    leading = [by_id[name] for name in story().headlines if name in by_id] or list(found)
    rows = []
    for one in leading[: len(story().headlines)]:
        effect = effects.of_row(edition, one.headline)
        if one.headline is not None and effect is not None:
            published = words.figure(one.measure, one.headline.value)
            rows.append([one.measure.title, published, *effects.range_cells(one.measure, effect)])
    return rows


def _limits(edition: Edition, state: str) -> str:
    """Federal checks in the newest submission each was asked in, and those over their limit."""
    rows = oldest_first(edition, [row for row in edition.limits if row["state"] == state])
    newest = {str(row["check_id"]): row for row in rows}
    over = [check for check, row in newest.items() if row["is_over"]]
    known = edition.rules
    said = [str(known.get(check, {}).get("says") or plain(check)).rstrip(".") for check in over]
    return paper_words.limits(len(newest), said)

"""The lists behind a measure's figures, for readers of the internal edition: where they are, or what to type.

Here belongs wording alone: no page holds a member. The public edition has no lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports import words
from reports.edition import Edition
from reports.findings import Finding
from reports.records import MemberList

MONTH = "month"


@dataclass(frozen=True)
class ListBehind:
    """A list: of which period, who stands on it, what to type for it, and where it lies if it was written."""

    when: str
    says: str
    command: str
    workbook: str
    csv: str


def lists_behind(edition: Edition, found: Finding) -> list[ListBehind]:
    """The lists behind the latest figures of a measure in a state, of 12 months and of the month."""
    measure_id, state = found.measure.measure_id, found.state
    own = [one for one in edition.lists if (one.measure_id, one.state) == (measure_id, state)]
    part = "" if found.component == "all" else f" --component {found.component}"
    return [
        ListBehind(
            _when(one), _says(one, is_part=bool(part)), one.command + part, one.workbook or "", one.csv or ""
        )
        for one in own
    ]


def _when(one: MemberList) -> str:
    """The period in words."""
    month = words.month(one.period_end)
    return month if one.period_type == MONTH else f"12 months to {month}"


def _says(one: MemberList, *, is_part: bool) -> str:
    """Who stands on a list that was written, and how many rows it has."""
    if one.says is None:
        return ""
    return f"{one.says}: {one.rows or 0:,}" + (" in all parts" if is_part else "")

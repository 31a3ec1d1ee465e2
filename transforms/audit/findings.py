"""What an audit may find: kinds of findings, and how a finding is told without what it discloses.

Here belong the closed list of kinds, the shape of a finding, and the errors that stop an audit. No value,
no range and no identifier that was found ever stands in one: file, table, measure and kind are enough to
look, inside the agency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

KINDS = {
    "narrow_range": "A hidden count lies within a range narrower than the threshold, by what is shown",
    "small_count": "A count from 1 to the threshold is shown",
    "number_beside_hidden": "A number is shown in a row whose figure is hidden",
    "does_not_add": "Shown parts do not add to their shown total, though the tables say that they do",
    "revision_untold": "A figure is not what an earlier edition told, and the edition does not say so",
    "differs_from_table": "A file says what the released table does not",
    "unexplained_number": "A page or chart shows a number that is no rounding of a released one",
    "identifier": "A text looks like an identifier, a contact or a path of a machine",
    "unexpected_file": "A file or table is not of a kind that an edition holds",
    "unreadable": "A file could not be read, so nothing is known of it",
    "threshold": "The edition hides less than the threshold, or less than 5 without saying so",
}
"""Every kind of finding, in a sentence; each of them stops publication."""


class AuditFailedError(ValueError):
    """An edition must not be published: says which kinds of findings stand where, and no value."""


class UnreadableEditionError(ValueError):
    """The database of an edition cannot be read: names the file."""


@dataclass(frozen=True, order=True)
class Finding:
    """One kind of fault in one place, found `times` times; `what` says where in the place, never what."""

    kind: str
    file: str
    table: str = ""
    measure: str = ""
    what: str = ""
    times: int = 1

    def says(self) -> str:
        """The finding in a line."""
        places = [self.file, self.table, self.measure, self.what]
        where = ", ".join(place for place in places if place)
        return f"{KINDS[self.kind]}: {where} ({self.times})"


def counted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one kind and place as one, in order."""
    times: Counter[Finding] = Counter()
    for finding in findings:
        times[replace(finding, times=1)] += finding.times
    return sorted(replace(finding, times=found) for finding, found in times.items())

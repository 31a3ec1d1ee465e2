"""Records of Child Files, Agency Files, referrals and contacts as they are filed, and random ones.

Here belong the records and what of them counts: the file received last of a year, the last row of a referral.
What the measures make of it stands in `reporting` and `investigation`. The random records meet every boundary
often: period borders, 14 and 365 days, limits, unknown and missing answers, reports in two years' files,
children of one report whose records differ, two states with the same identifiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from .choices import Choices, days_after, happens
from .dates import fiscal_year

YEARS = (2022, 2023, 2024)
STATES = ("ZZ", "MD")
FIRST_FILE, SECOND_FILE = 0, 1
TYPES = ("neglect", "neglect", "physical_abuse", "sexual_abuse", "unknown", "none_alleged", "other", None)
LEVELS = ("substantiated", "indicated", "unsubstantiated", "alternative_response_victim", "unknown", None)
REPORT_LEVELS = (*LEVELS, "intentionally_false", "closed_no_finding", "other")
SOURCES = ("education", "legal_law_enforcement", "parent", "alleged_victim", "anonymous", "other", "unknown")
RELATIONSHIPS = ("parent", "parent", "partner_of_parent", "facility_staff", "unknown", None)


@dataclass(frozen=True)
class ChildRecord:
    """One child in one report, as a Child File of a year holds it."""

    state: str
    year: int
    report_id: str
    child_id: str
    report_date: date | None
    disposition_date: date | None
    disposition: str | None
    source: str | None
    county: str | None
    maltreatments: tuple[tuple[str | None, str | None], ...]
    death: str | None
    prior_victim: str | None
    perpetrators: tuple[str | None, ...]
    file: int = SECOND_FILE

    @property
    def is_victim(self) -> bool:
        """Substantiated or indicated, or dead of the maltreatment."""
        return self.death == "yes" or any(is_finding(level) for _, level in self.maltreatments)


@dataclass(frozen=True)
class Referral:
    """One referral as a file of the agency holds it."""

    state: str
    referral_id: str
    received_at: datetime
    decision: str | None
    report_id: str | None
    source: str | None
    priority: str | None
    county: str
    file: int = FIRST_FILE


@dataclass(frozen=True)
class ContactAttempt:
    """One attempted contact."""

    state: str
    report_id: str
    child_id: str
    attempted_at: datetime
    completed: bool | None
    in_person: bool | None
    file: int = FIRST_FILE


@dataclass(frozen=True)
class AgencyCounts:
    """The Agency File of a year."""

    state: str
    year: int
    screened_out: int | None
    deaths: int | None


@dataclass
class Received:
    """Everything received."""

    children: list[ChildRecord] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    contacts: list[ContactAttempt] = field(default_factory=list)
    agency: list[AgencyCounts] = field(default_factory=list)

    def in_force(self) -> list[ChildRecord]:
        """Records of the file received last of each year."""
        last: dict[tuple[str, int], int] = {}
        for record in self.children:
            key = (record.state, record.year)
            last[key] = max(last.get(key, 0), record.file)
        return [r for r in self.children if r.file == last[(r.state, r.year)]]

    def last_referrals(self) -> list[Referral]:
        """Each referral as the last file tells of it."""
        found: dict[tuple[str, str], Referral] = {}
        for referral in sorted(self.referrals, key=lambda r: r.file):
            found[(referral.state, referral.referral_id)] = referral
        return list(found.values())

    def last_contacts(self) -> list[ContactAttempt]:
        """Each attempt as the last file tells of it."""
        found: dict[tuple[str, str, str, datetime], ContactAttempt] = {}
        for contact in sorted(self.contacts, key=lambda c: c.file):
            found[(contact.state, contact.report_id, contact.child_id, contact.attempted_at)] = contact
        return list(found.values())


def is_finding(level: str | None) -> bool:
    """Whether a disposition makes a victim."""
    return level in ("substantiated", "indicated")


def random_received(choices: Choices, reports: int = 60) -> Received:
    """Everything two states with the same identifiers file about this many reports each."""
    received = Received()
    for state in STATES:
        for number in range(reports):
            _add_report(choices, received, state, f"R{number:03d}")
        _add_referrals(choices, received, state, reports)
        received.agency += [
            AgencyCounts(state, year, choices.one_of((None, 0, 3)), choices.one_of((None, 0, 2)))
            for year in YEARS
        ]
    return received


def _day(choices: Choices) -> date:
    """A day about the borders of the years, or anywhere in them."""
    border = date(choices.one_of((2021, 2022, 2023)), choices.one_of((10, 10, 3)), 1)
    return days_after(border, choices.one_of((-1, 0, 1, 13, 14, 15, 30, 61, 180, choices.whole(-60, 330))))


def _add_report(choices: Choices, received: Received, state: str, report_id: str) -> None:
    reported = _day(choices)
    disposed = days_after(reported, choices.one_of((0, 29, 30, 31, 59, 60, 61, 90, 200, -1)))
    children = {f"C{choices.whole(0, 24):02d}" for _ in range(choices.one_of((1, 1, 1, 2, 3)))}
    years = {fiscal_year(disposed)} | ({fiscal_year(disposed) + 1} if happens(choices, 8) else set())
    source = choices.one_of((*SOURCES, None))
    for year in sorted(years & set(YEARS)):
        for child in sorted(children):
            record = ChildRecord(
                state,
                year,
                report_id,
                child,
                None if happens(choices, 5) else days_after(reported, choices.one_of((0, 0, 0, 0, 3))),
                None if happens(choices, 5) else days_after(disposed, choices.one_of((0, 0, 0, 0, 1))),
                choices.one_of(REPORT_LEVELS),
                choices.one_of((source, source, source, "unknown", None)),
                choices.one_of(("001", "003", None)),
                tuple((choices.one_of(TYPES), choices.one_of(LEVELS)) for _ in range(choices.whole(0, 4))),
                choices.one_of(("no", "no", "no", "no", None, "unknown", "yes")),
                choices.one_of(("yes", "no", "no", "unknown", None)),
                tuple(choices.one_of(RELATIONSHIPS) for _ in range(choices.whole(0, 3))),
            )
            received.children.append(record)
            if year == 2023 and happens(choices, 30):
                received.children.append(replace(record, file=FIRST_FILE, source="education", death="yes"))
    for _ in range(choices.one_of((0, 0, 1, 3))):
        attempt = ContactAttempt(
            state,
            report_id,
            sorted(children)[0],
            datetime.combine(
                days_after(reported, choices.one_of((-1, 0, 1, 2, 3, 4))),
                time(choices.one_of((0, 8, 9)), choices.one_of((0, 1))),
            ),
            choices.one_of((True, False, False, None)),
            choices.one_of((True, True, False, None)),
        )
        received.contacts.append(attempt)
        if happens(choices, 20):
            received.contacts.append(replace(attempt, completed=True, in_person=True, file=SECOND_FILE))


def _add_referrals(choices: Choices, received: Received, state: str, reports: int) -> None:
    for number in range(reports):
        named = choices.whole(0, reports + 25)
        referral = Referral(
            state,
            f"F{number:03d}",
            datetime.combine(_day(choices), choices.one_of((time(0), time(9), time(23, 59)))),
            choices.one_of(("screened_in", "screened_in", "screened_out", None)),
            None if happens(choices, 15) else f"R{named:03d}",
            choices.one_of((*SOURCES, None)),
            choices.one_of(("1", "2", "Immediate", None)),
            "99001",
        )
        received.referrals.append(referral)
        if happens(choices, 20):
            later = replace(
                referral,
                file=SECOND_FILE,
                decision=choices.one_of(("screened_in", "screened_out", None)),
                received_at=referral.received_at + timedelta(days=choices.one_of((0, 1))),
            )
            received.referrals.append(later)


def ordered(records: Sequence[ChildRecord]) -> list[ChildRecord]:
    """Records by the day of the report, those without one last, then by report."""
    return sorted(records, key=lambda r: (r.report_date is None, r.report_date or date.max, r.report_id))

"""What happened to children, reports and workers, as plain records.

Here belong only the records. What of it an agency has filed by some day is in `submissions`; what the
measures make of it is in the modules named after them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from transforms.contracts import codes

ChildKey = tuple[str, str]
"""State and child identifier."""


@dataclass(frozen=True)
class LivingArrangement:
    """One living arrangement; `setting` is a name of `codes.PLACEMENT_SETTINGS`, None if not reported."""

    began_on: date
    setting: str | None


@dataclass(frozen=True)
class Visit:
    """One visit of a caseworker; `location` is a name of `codes.VISIT_LOCATIONS`."""

    visited_on: date
    location: str = "residence"


@dataclass(frozen=True)
class Removal:
    """One removal from home with its recorded exit; `exit_reason` is a name of `codes.EXIT_REASONS`."""

    removal_date: date | None
    exit_date: date | None = None
    exit_reason: str | None = None
    county: str | None = "99001"
    arrangements: tuple[LivingArrangement, ...] = ()
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True)
class Child:
    """One child in foster care, known by the AFCARS record number.

    `missing_from` names submissions the agency leaves the child out of although an episode is open.
    `observed_until` is the last day the latest file that holds the child covers, `in_last_file` whether
    that file is the last one received; both are set by `submissions.as_received`.
    """

    state: str
    child_id: str
    birth_date: date | None
    removals: tuple[Removal, ...] = ()
    sex: str | None = "female"
    race_ethnicity: str = "white"
    missing_from: frozenset[str] = frozenset()
    observed_until: date = date(2026, 3, 31)
    in_last_file: bool = True

    @property
    def key(self) -> ChildKey:
        """State and record number: equal numbers in two states are two children."""
        return (self.state, self.child_id)


@dataclass(frozen=True)
class Report:
    """One child in one report of maltreatment, with its disposition; times are `hhmm` or None.

    `dispositions` are names of `codes.MALTREATMENT_DISPOSITIONS`, at most four. `chage` is the age as
    filed: years, 77 unborn, 99 or None unknown. `submission_year` is the federal fiscal year filed.
    """

    state: str
    report_id: str
    child_id: str
    submission_year: int
    report_date: date
    disposition_date: date
    dispositions: tuple[str, ...] = ("substantiated",)
    is_maltreatment_death: bool = False
    report_time: str | None = None
    investigation_date: date | None = None
    investigation_time: str | None = None
    incident_date: date | None = None
    birth_date: date | None = None
    chage: int | None = None
    county: str | None = "99001"
    afcars_id: str | None = None
    sex: str | None = "female"
    race_ethnicity: str = "white"

    @property
    def child_key(self) -> ChildKey:
        """State and CHID."""
        return (self.state, self.child_id)

    @property
    def is_victim(self) -> bool:
        """Any disposition substantiated or indicated, or a maltreatment death."""
        by_name = codes.MALTREATMENT_DISPOSITIONS.by_name
        found = any(by_name[name].means.get("is_victim", False) for name in self.dispositions)
        return found or self.is_maltreatment_death


@dataclass(frozen=True)
class Contact:
    """One attempt to contact the family of a report, at a local day and time (`hhmm`)."""

    state: str
    report_id: str
    child_id: str
    attempted_on: date
    attempted_time: str
    completed: bool = True
    in_person: bool = True


@dataclass(frozen=True)
class Worker:
    """One employment spell of a worker; `separated_on` is the first day no longer employed."""

    state: str
    worker_id: str
    role: str
    fte: float
    hired_on: date
    separated_on: date | None = None
    case_carrying_from: date | None = None
    unit: str = "Unit 1"
    county: str = "99001"


@dataclass(frozen=True)
class Assignment:
    """One assignment of a case to a worker (None: a vacant desk); `ended_on` is the first day no longer."""

    state: str
    case_id: str
    worker_id: str | None
    role: str
    assigned_on: date
    ended_on: date | None = None
    primary: bool = True
    unit: str = "Unit 1"


@dataclass(frozen=True)
class Histories:
    """Everything the measures can be computed from. `priorities` maps (state, report id) to a priority."""

    children: tuple[Child, ...] = ()
    reports: tuple[Report, ...] = ()
    contacts: tuple[Contact, ...] = ()
    workers: tuple[Worker, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    priorities: dict[tuple[str, str], str] = field(default_factory=dict)

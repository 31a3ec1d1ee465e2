"""Random reports of maltreatment, contacts and case work that meet every boundary often.

Children in foster care are in `random_children`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .choices import Choices, day_from, days_after, happens, months_after
from .dates import fiscal_year
from .histories import Assignment, Child, Contact, Report, Worker
from .random_children import BORDERS, COUNTIES

NOT_VICTIM = ("unsubstantiated",)
DISPOSITIONS = (
    *(("substantiated",), ("indicated",)) * 4,
    ("unsubstantiated", "unsubstantiated", "unsubstantiated", "substantiated"),
    ("no_alleged_maltreatment", "indicated"),
    *(NOT_VICTIM, ("alternative_response_victim",), ("unsubstantiated", "closed_no_finding")),
)
EARLIEST_REPORT = date(2020, 10, 1)
LATEST_REPORT = date(2026, 9, 30)


@dataclass
class ReportWriter:
    """Writes the reports of one state, numbering them; the numbers follow no order of dates."""

    choices: Choices
    state: str
    reports: list[Report] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    priorities: dict[tuple[str, str], str] = field(default_factory=dict)

    def write(
        self,
        child_id: str,
        reported: date,
        *,
        incident: date | None = None,
        born: date | None = None,
        afcars_id: str | None = None,
        chage: int | None = None,
        sibling: str | None = None,
    ) -> None:
        """One report of a child, and of a sibling if there is one; none outside the years of the files."""
        if not EARLIEST_REPORT <= reported <= LATEST_REPORT:
            return
        choices = self.choices
        number = (len(self.reports) * 618_033 + 13) % 999_983
        report_id = f"RP{number:010d}"
        disposed = self._disposition_date(reported)
        started, report_time, start_time = self._response(reported)
        for child in (child_id, sibling):
            if child is None:
                continue
            self.reports.append(
                Report(
                    self.state,
                    report_id,
                    child,
                    fiscal_year(disposed),
                    reported,
                    disposed,
                    dispositions=choices.one_of(DISPOSITIONS),
                    is_maltreatment_death=happens(choices, 5),
                    report_time=report_time,
                    investigation_date=started,
                    investigation_time=start_time,
                    incident_date=incident,
                    birth_date=born,
                    chage=chage if child == child_id else None,
                    county=COUNTIES[self.state][number % 3],
                    afcars_id=afcars_id if child == child_id else None,
                )
            )
        self._respond(report_id, child_id, reported)

    def _disposition_date(self, reported: date) -> date:
        kind = self.choices.one_of(("days", "days", "days", "border", "late"))
        if kind == "border":
            last = date(fiscal_year(reported), 9, 30)
            return days_after(last, self.choices.one_of((0, 1)))
        if kind == "late":
            return days_after(reported, self.choices.one_of((200, 365, 700)))
        return days_after(reported, self.choices.whole(0, 60))

    def _response(self, reported: date) -> tuple[date | None, str | None, str | None]:
        choices = self.choices
        if happens(choices, 10):
            return None, choices.one_of(("0830", None)), None
        started = days_after(reported, choices.one_of((0, 0, 1, 1, 2, 3, 10, 364, 365, 366, -1)))
        return (
            started,
            choices.one_of(("1200", "0000", "2359", None)),
            choices.one_of(("1200", "0000", "1159", None)),
        )

    def _respond(self, report_id: str, child_id: str, reported: date) -> None:
        choices = self.choices
        if happens(choices, 50):
            self.priorities[(self.state, report_id)] = choices.one_of(("1", "2"))
        if not happens(choices, 30):
            return
        for hour in range(choices.whole(1, 3)):
            self.contacts.append(
                Contact(
                    self.state,
                    report_id,
                    child_id,
                    days_after(reported, choices.one_of((0, 1, 1, 2, 3, 5, -1))),
                    f"{choices.whole(0, 7) * 3 + hour:02d}{choices.one_of(('00', '30', '59'))}",
                    completed=happens(choices, 60),
                    in_person=happens(choices, 70),
                )
            )


def write_reports_in_care(writer: ReportWriter, child: Child, child_id: str) -> None:
    """Reports of a child in foster care, about the seventh day, the exit and the period borders."""
    choices = writer.choices
    for removal in child.removals:
        if not happens(choices, 60):
            continue
        removed, exited = removal.removal_date, removal.exit_date
        last = exited or days_after(removed, 600)
        anchors = (
            *(days_after(removed, days) for days in (6, 7, 8)),
            *(days_after(last, days) for days in (-1, 0, 1)),
            *(days_after(choices.one_of(BORDERS), days) for days in (-1, 0)),
            *(day_from(choices, removed, last) for _ in range(4)),
        )
        for _ in range(choices.whole(1, 3)):
            reported = choices.one_of(anchors)
            incidents = (
                None,
                None,
                days_after(removed, 6),
                days_after(removed, 7),
                last,
                days_after(last, -1),
            )
            incident = choices.one_of((*incidents, days_after(reported, -3), days_after(removed, -20)))
            afcars_id = None if happens(choices, 8) else child.child_id
            writer.write(child_id, reported, incident=incident, born=child.birth_date, afcars_id=afcars_id)
            for gap in choices.one_of(((), (), (0,), (1,), (2,), (1, 1), (1, 1, 2), (0, 1, 1))):
                reported = days_after(reported, gap)
                again = choices.one_of((None, incident))
                writer.write(child_id, reported, incident=again, born=child.birth_date, afcars_id=afcars_id)


def write_reports_at_home(writer: ReportWriter, child_id: str, sibling: str | None) -> None:
    """Reports of a child about 14, 15, 365 and 366 days apart, with births and ages at every edge."""
    choices = writer.choices
    border = days_after(choices.one_of(BORDERS[1:]), choices.one_of((-1, 0, -2, 1)))
    initial = choices.one_of((border, day_from(choices, EARLIEST_REPORT, date(2026, 6, 1))))
    birthday = choices.one_of((0, 1, -1, 15, 16, 200))
    born = choices.one_of(
        (
            *(months_after(initial, -choices.whole(1, 190)) for _ in range(4)),
            months_after(days_after(initial, birthday), -216),
            days_after(initial, choices.one_of((0, 0, 1, 15, 20))),
            None,
        )
    )
    incident = choices.one_of((None, days_after(initial, -2), initial))
    reported = initial
    offsets = (0, 0, 1, 14, 15, 15, 16, 364, 365, 365, 366, 10, 20, 30, 180, 380)
    for days in (0, *(choices.one_of(offsets) for _ in range(choices.whole(0, 4)))):
        reported = days_after(initial, days)
        same = choices.one_of((incident, None, days_after(reported, -1)))
        chage = choices.one_of((None, None, None, None, 99, 77, 17, 18)) if happens(choices, 40) else None
        other = sibling if happens(choices, 20) else None
        writer.write(child_id, reported, incident=same, born=born, chage=chage, sibling=other)


def random_workforce(choices: Choices, state: str) -> tuple[list[Worker], list[Assignment]]:
    """A few workers and assignments that begin and end about the period borders."""
    workers, assignments = [], []
    days = [days_after(border, offset) for border in BORDERS for offset in (-1, 0, 1, 40)]
    roles = ("foster_care", "foster_care", "investigation", "in_home", "adoption", "supervisor", "screening")
    for number in range(choices.whole(1, 5)):
        hired = choices.one_of((date(2020, 1, 1), choices.one_of(days)))
        left = choices.one_of((None, None, choices.one_of(days)))
        trained = choices.one_of((None, days_after(hired, 30), hired))
        separated = left if left is not None and left > hired else None
        fte = choices.one_of((1.0, 1.0, 0.5, 0.75))
        workers.append(
            Worker(
                state,
                f"W{number}",
                choices.one_of(roles),
                fte,
                hired,
                separated,
                trained,
                "Unit 1",
                COUNTIES[state][0],
            )
        )
    seen: set[tuple[str, date]] = set()
    for _ in range(choices.whole(0, 12)):
        assigned = choices.one_of(days)
        case = f"K{choices.whole(0, 5)}"
        if (case, assigned) in seen:
            continue
        seen.add((case, assigned))
        ended = choices.one_of((None, days_after(assigned, 1), choices.one_of(days)))
        worker = choices.one_of((None, *(w.worker_id for w in workers), workers[0].worker_id))
        until = ended if ended is not None and ended > assigned else None
        primary = not happens(choices, 15)
        assignments.append(
            Assignment(state, case, worker, choices.one_of(roles[:5]), assigned, until, primary)
        )
    return workers, assignments

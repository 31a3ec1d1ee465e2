"""Random histories are repeatable, keep their promises and meet every boundary."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from .dates import completed_months, days_between, eighteenth_birthday
from .histories import Child, Histories
from .measures import afcars_periods
from .permanency_indicators import (
    permanency_in_12_months_12_to_23,
    permanency_in_12_months_24_plus,
    permanency_in_12_months_entries,
)
from .placement_stability import placement_stability
from .recorded_exits import children_in_care
from .strategies import histories, random_histories
from .submissions import as_received

DAY = timedelta(days=1)


def removal_boundaries(child: Child) -> list[str]:
    """Names of the boundaries the child's removals meet."""
    found = []
    for removal in child.removals:
        removed, exited, born = removal.removal_date, removal.exit_date, child.birth_date
        if born is None:
            found.append("no birth date")
        elif born > removed:
            found.append("birth after removal")
        elif exited is not None:
            away = days_between(eighteenth_birthday(born), exited)
            found += [f"exit {away:+d} days from 18"] if abs(away) <= 1 else []
        if born is not None and 0 <= days_between(removed, eighteenth_birthday(born)) <= 9:
            found.append(f"removed {days_between(removed, eighteenth_birthday(born))} days before 18")
        if exited is None:
            found.append("open")
            continue
        stay = days_between(removed, exited)
        found.append("exit before removal" if stay < 0 else f"stay of {stay} days")
        found += ["no reason"] if removal.exit_reason is None else []
        same_day = completed_months(removed, exited) > completed_months(removed, exited - DAY)
        if completed_months(removed, exited) == 12 and same_day:
            found.append("anniversary")
        if completed_months(removed, exited + DAY) == 12 and completed_months(removed, exited) == 11:
            found.append("day before the anniversary")
        if (removed.month, removed.day) == (2, 29):
            found.append("removed on 29 February")
        if removed.day >= 29:
            found.append("removed at a month's end")
        found += [
            f"home visit of {days_between(a.began_on, exited)} days"
            for a in removal.arrangements
            if a.setting == "placed_at_home"
        ]
        found += (
            ["setting on the exit day"] if any(a.began_on == exited for a in removal.arrangements) else []
        )
    for before, after in pairwise(child.removals):
        gap = days_between(before.exit_date, after.removal_date)
        found.append("reentry before the exit" if gap < 0 else f"reentry after {gap} days")
        found += (
            ["reentry on the anniversary"]
            if completed_months(before.exit_date, after.removal_date) == 12
            else []
        )
    found += ["dropped"] if child.missing_from else []
    return found


def report_boundaries(every: Histories) -> list[str]:
    """Names of the boundaries the reports meet."""
    found = []
    dates: dict[tuple[str, str], list[date]] = {}
    removals = {child.key: child.removals for child in every.children}
    for report in every.reports:
        dates.setdefault(report.child_key, []).append(report.report_date)
        found += ["death"] if report.is_maltreatment_death else []
        found += ["unborn"] if report.chage == 77 else []
        found += (
            ["year of disposition later"]
            if report.report_date < date(report.submission_year - 1, 10, 1)
            else []
        )
        if report.birth_date is not None:
            away = days_between(eighteenth_birthday(report.birth_date), report.report_date)
            found += [f"reported {away:+d} days from 18"] if abs(away) <= 1 else []
        for removal in removals.get((report.state, report.afcars_id or ""), ()):
            found.append(
                f"reported {days_between(removal.removal_date, report.report_date)} days after removal"
            )
            if report.incident_date is not None:
                days = days_between(removal.removal_date, report.incident_date)
                found.append(f"incident {days} days after removal")
            found += ["reported on the exit day"] if report.report_date == removal.exit_date else []
    for reported in dates.values():
        found += [f"reported {days_between(min(reported), day)} days after the first" for day in reported]
    return found


def test_every_boundary_is_met_several_times_in_600_children() -> None:
    every = random_histories(1, 300)
    met = Counter(name for child in every.children for name in removal_boundaries(child))
    met += Counter(report_boundaries(every))
    wanted = [
        *("no birth date", "birth after removal", "exit +0 days from 18", "exit -1 days from 18"),
        *("exit +1 days from 18", "removed 0 days before 18", "removed 1 days before 18"),
        *("removed 7 days before 18", "removed 8 days before 18", "open", "exit before removal"),
        *("stay of 0 days", "stay of 7 days", "stay of 8 days", "no reason", "anniversary"),
        *("day before the anniversary", "removed on 29 February", "removed at a month's end"),
        *("home visit of 30 days", "home visit of 31 days", "setting on the exit day", "dropped"),
        *("reentry before the exit", "reentry after 0 days", "reentry on the anniversary"),
        *("death", "unborn", "year of disposition later", "reported +0 days from 18"),
        *("reported -1 days from 18", "reported 6 days after removal", "reported 7 days after removal"),
        *("incident 6 days after removal", "incident 7 days after removal", "reported on the exit day"),
        *(f"reported {days} days after the first" for days in (1, 14, 15, 365, 366)),
    ]
    assert {name: met[name] for name in wanted if met[name] < 3} == {}


def test_equal_seeds_give_equal_histories_and_both_states_share_identifiers() -> None:
    one, two = random_histories(9, 5), random_histories(9, 5)
    assert one == two
    ids = {state: {c.child_id for c in one.children if c.state == state} for state in ("ZZ", "MD")}
    assert ids["ZZ"] == ids["MD"]


def test_a_child_has_one_removal_a_day_and_a_report_one_row_per_child() -> None:
    every = random_histories(2, 100)
    for child in every.children:
        assert len({r.removal_date for r in child.removals}) == len(child.removals)
    keys = [(r.state, r.report_id, r.child_id) for r in every.reports]
    assert len(keys) == len(set(keys))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(histories())
def test_what_must_hold_of_any_history_holds_of_the_reference(every: Histories) -> None:
    received = as_received(every)
    for start, end in afcars_periods().values():
        shorter = permanency_in_12_months_12_to_23(received, start, end)
        longer = permanency_in_12_months_24_plus(received, start, end)
        assert not set(shorter) & set(longer)
        entered = permanency_in_12_months_entries(received, start, end)
        assert set(entered) <= {child.key for child in received.children}
        assert all(m >= 0 and 1 <= d <= 366 for m, d in placement_stability(received, start, end).values())
        first_state = [c for c in received.children if c.state == "ZZ"]
        alone = children_in_care(Histories(children=tuple(first_state)), start, end)
        assert alone == {key for key in children_in_care(received, start, end) if key[0] == "ZZ"}

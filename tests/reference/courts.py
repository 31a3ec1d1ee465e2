"""Petitions, hearings and reviews, row by row from the definitions.

Each function takes the tables of `court_tables` and a period and returns its members: `(state, component,
key)` with the day counted on and the verdict. Termination of parental rights is in `terminations`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from transforms.contracts import codes

from .choices import months_after
from .court_tables import RECEIVED_ON, STATES, Row, Tables
from .dates import completed_months, day_after, days_between

Members = dict[tuple[str, str, str], tuple[Any, ...]]
HEARINGS = ("adjudication", "disposition_hearing", "review", "permanency_hearing")


def months_completed_on(start: date, months: int) -> date:
    """The first day on which so many months from start are complete."""
    day = start + timedelta(days=28 * months)
    while completed_months(start, day) < months:
        day = day_after(day)
    return day


def events_of(tables: Tables, state: str) -> list[Row]:
    """Court events of a state: of an event in several files the one received last, then the last record."""
    latest: dict[tuple[Any, ...], Row] = {}
    for row in tables["staging.court_events"]:
        if row["state"] != state:
            continue
        key = (row["child_id"], row["event"], row["occurred_on"])
        if key not in latest or _receipt(row) > _receipt(latest[key]):
            latest[key] = row
    return list(latest.values())


def _receipt(row: Row) -> tuple[date, int]:
    return RECEIVED_ON[row["file_id"].removeprefix(row["state"])], row["record_number"]


def known_until(tables: Tables, state: str) -> date | None:
    """The last event's day, those dated after their file was received left aside."""
    days = [row["occurred_on"] for row in events_of(tables, state) if row["occurred_on"] <= _receipt(row)[0]]
    return max(days, default=None)


def cases_of(tables: Tables, state: str) -> list[Row]:
    """Cases: petition, first hearings held, last day observed."""
    by_child: dict[str, list[Row]] = {}
    for row in events_of(tables, state):
        by_child.setdefault(row["child_id"], []).append(row)
    last = known_until(tables, state)
    return [case for child_id in by_child for case in _cases(child_id, by_child[child_id], last)]


def _cases(child_id: str, events: list[Row], last: date | None) -> list[Row]:
    held = [row for row in events if row["continued"] is not True]
    adjudications = sorted(row["occurred_on"] for row in held if row["event"] == "adjudication")
    dispositions = sorted(row["occurred_on"] for row in held if row["event"] == "disposition_hearing")
    opened: list[date] = []
    before: date | None = None
    for filed in sorted(row["occurred_on"] for row in events if row["event"] == "petition"):
        is_new = (
            before is None
            or days_between(before, filed) > 90
            or any(before <= on < filed for on in adjudications)
        )
        if is_new:
            opened.append(filed)
        before = filed
    cases = []
    for number, filed in enumerate(opened):
        following = opened[number + 1] if number + 1 < len(opened) else None
        ends = [day for day in (last, following) if day is not None]
        cases.append(
            {
                "child_id": child_id,
                "filed": filed,
                "adjudicated": _first_between(adjudications, filed, following),
                "disposed": _first_between(dispositions, filed, following),
                "observed": max([filed, min(ends)]) if ends else filed,
            }
        )
    return cases


def _first_between(days: list[date], start: date, before: date | None) -> date | None:
    for day in days:
        if day >= start and (before is None or day < before):
            return day
    return None


def _time_from_petition(tables: Tables, start: date, end: date, hearing: str) -> Members:
    members: Members = {}
    for state in STATES:
        for case in cases_of(tables, state):
            if start <= case["filed"] <= end:
                stop = case[hearing] or case["observed"]
                verdict = (case["filed"], days_between(case["filed"], stop), case[hearing] is not None)
                members[(state, "all", f"{case['child_id']} {case['filed']}")] = verdict
    return members


def time_to_adjudication(tables: Tables, start: date, end: date) -> Members:
    """Days from petition to adjudication."""
    return _time_from_petition(tables, start, end, "adjudicated")


def time_to_disposition_hearing(tables: Tables, start: date, end: date) -> Members:
    """Days from petition to disposition hearing."""
    return _time_from_petition(tables, start, end, "disposed")


def adjudication_timely(tables: Tables, start: date, end: date) -> Members:
    """Petitions adjudicated within 60 days."""
    found = time_to_adjudication(tables, start, end)
    return {key: (on, bool(ended and days <= 60)) for key, (on, days, ended) in found.items()}


def continuances(tables: Tables, start: date, end: date) -> Members:
    """Hearings continued."""
    members: Members = {}
    for state in STATES:
        for row in events_of(tables, state):
            on = row["occurred_on"]
            if row["event"] in HEARINGS and start <= on <= end and row["continued"] is not None:
                members[(state, "all", f"{row['child_id']} {row['event']} {on}")] = (on, row["continued"])
    return members


def petitions_of(tables: Tables) -> dict[tuple[str, str, date], date]:
    """The petition behind each removal: `{(state, child, removal): day filed}`."""
    found = {}
    for state in STATES:
        filed = [row for row in events_of(tables, state) if row["event"] == "petition"]
        for episode in tables["episodes.removal_episodes"]:
            if episode["state"] != state:
                continue
            days = [
                row["occurred_on"]
                for row in filed
                if row["child_id"] == episode["child_id"] and _brought(row["occurred_on"], episode, tables)
            ]
            if days:
                found[(state, episode["child_id"], episode["removal_date"])] = min(days)
    return found


def _brought(filed: date, episode: Row, tables: Tables) -> bool:
    """Whether a petition may have brought this removal before the court."""
    removed, left = episode["removal_date"], episode["exit_date"]
    earlier = [
        other
        for other in tables["episodes.removal_episodes"]
        if (other["state"], other["child_id"]) == (episode["state"], episode["child_id"])
        and other["removal_date"] < removed
    ]
    if earlier:
        ended = max(earlier, key=lambda other: other["removal_date"])["exit_date"]
        if ended is not None and filed <= ended:
            return False
    year_before = months_after(removed, -12)
    return year_before <= filed and (left is None or filed <= left)


def time_to_petition(tables: Tables, start: date, end: date) -> Members:
    """Days from removal to petition, by the Child File and by the agency's own events."""
    return {**_reported_petitions(tables, start, end), **_petitions_after_removals(tables, start, end)}


def _reported_petitions(tables: Tables, start: date, end: date) -> Members:
    latest: dict[tuple[str, str, str], Row] = {}
    for row in sorted(tables["episodes.maltreatment_reports"], key=lambda row: row["submission_year"]):
        latest[(row["state"], row["report_id"], row["child_id"])] = row
    removals: dict[tuple[str, str, date], list[Row]] = {}
    for row in latest.values():
        if row["removed_on"] is not None and start <= row["removed_on"] <= end:
            removals.setdefault((row["state"], row["child_id"], row["removed_on"]), []).append(row)
    members: Members = {}
    for (state, child_id, removed), rows in removals.items():
        key = (state, "reported", f"{child_id} {removed}")
        filed = [row["petition_filed_on"] for row in rows if row["petition_filed_on"] is not None]
        answers = {row["petition_filed"] for row in rows}
        if filed:
            members[key] = (removed, max(0, days_between(removed, min(filed))), True)
        elif "no" in answers and "yes" not in answers:
            file_ends = date(max(row["submission_year"] for row in rows), 9, 30)
            members[key] = (removed, max(0, days_between(removed, file_ends)), False)
    return members


def _petitions_after_removals(tables: Tables, start: date, end: date) -> Members:
    members: Members = {}
    petitions = petitions_of(tables)
    known = {state: known_until(tables, state) for state in STATES}
    for row in tables["episodes.removal_episodes"]:
        state, removed = row["state"], row["removal_date"]
        last = known[state]
        if last is None or not start <= removed <= min(end, last):
            continue
        filed = petitions.get((state, row["child_id"], removed))
        ends = [day for day in (last, row["exit_date"], row["observed_until"]) if day is not None]
        days = max(0, days_between(removed, filed or min(ends)))
        members[(state, "extract", f"{row['child_id']} {removed}")] = (removed, days, filed is not None)
    return members


def petitions_filed(tables: Tables, _start: date, end: date) -> Members:
    """Victims of the year's Child File with a petition."""
    return {
        (row["state"], "all", f"{row['report_id']} {row['child_id']}"): (
            row["report_date"] or row["disposition_date"],
            row["petition_filed"] == "yes",
        )
        for row in tables["episodes.maltreatment_reports"]
        if row["submission_year"] == end.year and row["is_victim"] and row["petition_filed"] in ("yes", "no")
    }


def court_representative(tables: Tables, _start: date, end: date) -> Members:
    """Children removed with a representative."""
    return {
        (row["state"], "all", f"{row['report_id']} {row['child_id']}"): (
            row["report_date"] or row["disposition_date"],
            row["court_representative"] == "yes",
        )
        for row in tables["episodes.maltreatment_reports"]
        if row["submission_year"] == end.year
        and (row["removed_on"] is not None or row["foster_care_services"] == "yes")
        and row["court_representative"] in ("yes", "no")
    }


def _days_held(tables: Tables, names: tuple[str, ...], episode: Row) -> list[date]:
    key = [episode[name] for name in ("state", "child_id", "removal_date")]
    return [
        row["held_on"]
        for name in names
        for row in tables[f"episodes.{name}"]
        if [row["state"], row["child_id"], row["removal_date"]] == key
    ]


def _in_care_until(episode: Row, day: date) -> bool:
    """Whether the child was in care to the end of the day before, and that is known."""
    if episode["exit_date"] is not None:
        return bool(episode["exit_date"] >= day)
    return bool(episode["observed_until"] >= day)


def first_permanency_hearing_timely(tables: Tables, start: date, end: date) -> Members:
    """First permanency hearing within 12 and 14 months, of removals that last so long."""
    members: Members = {}
    for episode in tables["episodes.removal_episodes"]:
        removed = episode["removal_date"]
        days = [on for on in _days_held(tables, ("permanency_hearings",), episode) if on >= removed]
        for months in (12, 14):
            due = months_completed_on(removed, months)
            if start <= due <= end and _in_care_until(episode, due):
                key = (episode["state"], f"within_{months}_months", f"{episode['child_id']} {removed}")
                members[key] = (due, any(completed_months(removed, on) < months for on in days))
    return members


def periodic_reviews_timely(tables: Tables, start: date, end: date) -> Members:
    """Six-month periods in care with a review or hearing."""
    members: Members = {}
    for episode in tables["episodes.removal_episodes"]:
        removed = episode["removal_date"]
        days = _days_held(tables, ("periodic_reviews", "permanency_hearings"), episode)
        began, number = removed, 1
        while began <= end:
            following = months_completed_on(removed, 6 * number)
            last = following - timedelta(days=1)
            stays = episode["exit_date"] is not None and episode["exit_date"] >= following
            if start <= last <= end and (
                stays or (episode["exit_date"] is None and episode["observed_until"] >= last)
            ):
                key = (episode["state"], "all", f"{episode['child_id']} {removed} {began}")
                members[key] = (last, any(began <= on <= last for on in days))
            began, number = following, number + 1
    return members


def time_to_permanent_placement(tables: Tables, start: date, end: date) -> Members:
    """Days from petition, else removal, to permanency."""
    members: Members = {}
    petitions = petitions_of(tables)
    for row in tables["episodes.removal_episodes"]:
        removed, left, reason = row["removal_date"], row["exit_date"], row["exit_reason"]
        if not start <= removed <= end or (left is not None and (left < removed or reason is None)):
            continue
        began = petitions.get((row["state"], row["child_id"], removed), removed)
        is_permanent = reason is not None and bool(
            codes.EXIT_REASONS.by_name[reason].means.get("is_permanency")
        )
        days = max(0, days_between(began, left or row["observed_until"]))
        members[(row["state"], "all", f"{row['child_id']} {removed}")] = (removed, days, is_permanent)
    return members

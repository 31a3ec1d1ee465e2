"""Removals and law enforcement, member by member, from plain rows of the tables of `episodes`.

Here belong the definitions of the measures of the domain `removal` as loops over rows. A row is a dictionary
with the columns of its table; a verdict stands under (state, member). How rows are drawn is in
`random_removals`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from .dates import completed_months, day_after, eighteenth_birthday

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
Verdicts = dict[tuple[str, str], Any]


def by_child(rows: Iterable[Row], order: str) -> dict[tuple[str, str], list[Row]]:
    """The rows of each child of a state, in the order of a column."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[order]):
        found[(row["state"], row["child_id"])].append(row)
    return found


def removal_key(row: Row) -> tuple[str, str]:
    return row["state"], f"{row['child_id']} {row['removal_date']}"


def foster_care_entries(tables: Tables, start: date, end: date) -> Verdicts:
    return {removal_key(e): 1 for e in tables["removal_episodes"] if start <= e["removal_date"] <= end}


def removal_reasons(tables: Tables, start: date, end: date) -> Verdicts:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables["removal_circumstances"]:
        told[removal_key(row)].add(row["circumstance"])
    return {key: told.get(key) or {"missing"} for key in foster_care_entries(tables, start, end)}


def children_entering_care(tables: Tables, start: date, end: date) -> Verdicts:
    found = {}
    for key, episodes in by_child(tables["removal_episodes"], "removal_date").items():
        for episode in episodes:
            stay = _as_indicators_see_it(episode)
            if stay is None:
                continue
            exited, reason = stay
            if exited and (exited - episode["removal_date"]).days < 8:
                continue
            if start <= episode["removal_date"] <= end:
                followed_until = day_after(end).replace(year=end.year + 1)
                if not (exited and not reason and exited < followed_until):
                    found[key] = 1
                break
    return found


def _as_indicators_see_it(episode: Row) -> tuple[date | None, str | None] | None:
    """Exit and reason with the rule of the 18th birthday; none where the indicators leave the record out."""
    born, removed, exited = episode["birth_date"], episode["removal_date"], episode["exit_date"]
    if born is None or born > removed or (exited and (exited <= removed or exited < born)):
        return None
    adult = eighteenth_birthday(born)
    if removed >= adult:
        return None
    if (exited or episode["observed_until"]) >= adult:
        return adult, "aged_out"
    return None if episode["is_dropped"] else (exited, episode["exit_reason"])


def entries_that_are_reentries(tables: Tables, start: date, end: date) -> dict[str, Verdicts]:
    snapshots = {
        (s["state"], s["child_id"], s["removal_date"]): s for s in tables["snapshots"] if s["removal_date"]
    }
    within, later = {}, {}
    for (state, child), episodes in by_child(tables["removal_episodes"], "removal_date").items():
        for place, episode in enumerate(episodes):
            removed = episode["removal_date"]
            snapshot = snapshots.get((state, child, removed))
            told = snapshot if snapshot and snapshot["file_id"] == episode["file_id"] else None
            if place:
                earlier = episodes[place - 1]
                named = told["previous_exit_date"] if told else None
                is_unseen = episode["removal_number"] - earlier["removal_number"] > 1
                again, left = True, earlier["exit_date"]
                if is_unseen and named and earlier["removal_date"] <= named <= removed:
                    left = named
            elif told and told["total_removals"] is not None:
                again, left = told["total_removals"] > 1, told["previous_exit_date"]
            else:
                left = told["previous_exit_date"] if told else None
                again = left is not None
            if not start <= removed <= end or (again and (left is None or left > removed)):
                continue
            months = completed_months(left, removed) if again else None
            within[removal_key(episode)] = months is not None and months < 12
            later[removal_key(episode)] = months is not None and months >= 12
    return {"within_12_months": within, "later": later}


def entries_after_adoption_or_guardianship(tables: Tables, start: date, end: date) -> dict[str, Verdicts]:
    records = by_child(tables["child_records"], "period_end")
    found: dict[str, Verdicts] = {"all": {}, "adoption": {}, "guardianship": {}}
    for key, episodes in by_child(tables["removal_episodes"], "removal_date").items():
        if key not in records:
            continue
        latest = records[key][-1]
        for episode in episodes:
            if not start <= episode["removal_date"] <= end:
                continue
            answers = {}
            for name in ("adoption", "guardianship"):
                said, month = latest[f"prior_{name}"], latest[f"prior_{name}_month"]
                if said == "no":
                    answers[name] = False
                elif said == "yes" and month:
                    answers[name] = month <= episode["removal_date"]
                elif said == "yes" and episode is episodes[-1]:
                    answers[name] = True
            for name, answer in answers.items():
                found[name][removal_key(episode)] = answer
            if True in answers.values() or len(answers) == 2:
                found["all"][removal_key(episode)] = True in answers.values()
    return found


def sex_trafficking_in_care(tables: Tables, start: date, end: date) -> dict[str, Verdicts]:
    in_care = {
        (e["state"], e["child_id"])
        for e in tables["removal_episodes"]
        if e["removal_date"] <= end
        and (e["exit_date"] is None or e["exit_date"] >= start)
        and not (e["is_dropped"] and e["observed_until"] < start)
    }
    identified, reported = {}, {}
    for key, records in by_child(tables["child_records"], "period_end").items():
        of_period = [r for r in records if r["period_start"] <= end and r["period_end"] >= start]
        answers = [r["trafficked_in_care"] for r in of_period if r["trafficked_in_care"] is not None]
        if key not in in_care or not answers:
            continue
        identified[key] = any(answers)
        told = [r["trafficked_in_care_reported"] for r in of_period if r["trafficked_in_care"]]
        told = [answer for answer in told if answer is not None]
        if told:
            reported[key] = any(told)
    return {"identified": identified, "reported_to_police": reported}


def latest_of_report(rows: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
    """Of a child in a report the record of the latest year."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row["state"], row["report_id"], row["child_id"])
        if row["report_date"] and (
            key not in found or row["submission_year"] > found[key]["submission_year"]
        ):
            found[key] = row
    return found


def removals_since(row: Row, tables: Tables) -> set[date]:
    """The removals that belong to a child in a report."""
    reported, dated = row["report_date"], row["removed_on"]
    removals = [
        e["removal_date"]
        for e in tables["removal_episodes"]
        if e["state"] == row["state"] and e["child_id"] == row["afcars_id"]
    ]
    found = {day for day in removals if dated and abs((day - dated).days) <= 30}
    if dated and not found:
        found = {dated}
    last = max(reported, row["disposition_date"] or reported) + timedelta(days=90)
    found |= {day for day in removals if day <= last}
    return {day for day in found if (day - reported).days >= -1}


def removal_after_report(tables: Tables, start: date, end: date) -> Verdicts:
    found = {}
    for (state, report, child), row in latest_of_report(tables["maltreatment_reports"]).items():
        if not start <= row["report_date"] <= end or not row["is_victim"]:
            continue
        days = [(day - row["report_date"]).days for day in removals_since(row, tables)]
        if not days and not row["removed_on"] and row["foster_care_services"] in ("yes", "unknown"):
            continue
        found[(state, f"{report} {child}")] = any(0 <= n <= 30 for n in days)
    return found


def removals_within_1_day_of_report(tables: Tables, start: date, end: date) -> Verdicts:
    found: Verdicts = {}
    for (state, _, child), row in latest_of_report(tables["maltreatment_reports"]).items():
        for day in removals_since(row, tables):
            if start <= day <= end:
                key = (state, f"{child} {day}")
                found[key] = found.get(key, False) or abs((day - row["report_date"]).days) <= 1
    return found


def emergency_removals(tables: Tables, start: date, end: date) -> Verdicts:
    orders: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in tables["court_events"]:
        if row["event"] == "removal_order" and not row["continued"]:
            orders[(row["state"], row["child_id"])].append(row["occurred_on"])
    found = {}
    for key, episodes in by_child(tables["removal_episodes"], "removal_date").items():
        for place, episode in enumerate(episodes):
            removed = episode["removal_date"]
            before = episodes[place - 1]["exit_date"] if place else None
            after = episodes[place + 1]["removal_date"] if place + 1 < len(episodes) else date.max
            own = [
                day
                for day in orders[key]
                if (before or date.min) <= day <= (episode["exit_date"] or date.max)
                and day < after
                and (removed - day).days <= 30
            ]
            if own and start <= removed <= end:
                found[removal_key(episode)] = min(own) > removed
    return found


def reports_of(tables: Tables, start: date, end: date) -> dict[tuple[str, str], list[Row]]:
    """The records of each report received in the period, that of the latest year and first child first."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(tables["maltreatment_reports"], key=lambda r: (-r["submission_year"], r["child_id"])):
        if row["report_date"]:
            found[(row["state"], row["report_id"])].append(row)
    return {key: rows for key, rows in found.items() if start <= rows[0]["report_date"] <= end}


def law_enforcement_reports(tables: Tables, start: date, end: date) -> Verdicts:
    found = {}
    for key, rows in reports_of(tables, start, end).items():
        known = [row["source"] for row in rows if row["source"] not in (None, "unknown")]
        found[key] = known[:1] == ["legal_law_enforcement"]
    return found


def law_enforcement_notified(tables: Tables, start: date, end: date) -> Verdicts:
    found = {}
    for key, rows in reports_of(tables, start, end).items():
        known = [row["notified"] for row in rows if row["notified"] not in (None, "unknown")]
        if known:
            found[key] = any(answer in ("police_or_prosecutor", "both") for answer in known)
    return found


def events_of(tables: Tables, key: tuple[str, str], event: str) -> list[datetime]:
    return sorted(
        row["occurred_at"]
        for row in tables["law_enforcement_events"]
        if (row["state"], row["report_id"]) == key and row["event"] == event
    )


def joint_investigations(tables: Tables, start: date, end: date, protocol: Iterable[str] = ()) -> Verdicts:
    named = set(protocol)
    required = {
        (a["state"], a["report_id"])
        for a in tables["alleged_maltreatments"]
        if a["maltreatment_type"] in named
    }
    return {
        key: bool(events_of(tables, key, "joint_contact"))
        for key in reports_of(tables, start, end)
        if not named or key in required
    }


def joint_response_time(tables: Tables, start: date, end: date) -> Verdicts:
    found: Verdicts = {}
    for key in reports_of(tables, start, end):
        told = events_of(tables, key, "notified")
        if not told:
            continue
        first, hours = told[0], None
        for contact in events_of(tables, key, "joint_contact"):
            midnight = datetime.min.time()
            by_day = midnight in (first.time(), contact.time())
            if by_day and contact.date() >= first.date():
                hours = (contact.date() - first.date()).days * 24
            elif contact >= first:
                hours = (contact - first).total_seconds() / 3600
            else:
                continue
            break
        found[key] = hours if hours is not None and hours <= 8760 else None
    return found


def charges_after(tables: Tables, key: tuple[str, str], reported: date) -> date | None:
    days = [at.date() for at in events_of(tables, key, "charges_filed")]
    return min((day for day in days if day >= reported), default=None)


def criminal_charges(tables: Tables, start: date, end: date) -> Verdicts:
    return {
        key: charges_after(tables, key, rows[0]["report_date"]) is not None
        for key, rows in reports_of(tables, start, end).items()
        if events_of(tables, key, "joint_contact")
    }


def time_to_charges(tables: Tables, start: date, end: date) -> Verdicts:
    found: Verdicts = {}
    for key, rows in reports_of(tables, start, end).items():
        charged = charges_after(tables, key, rows[0]["report_date"])
        if charged:
            found[key] = (charged - rows[0]["report_date"]).days
    return found


def forensic_interview_time(tables: Tables, start: date, end: date) -> Verdicts:
    found: Verdicts = {}
    for (state, report), rows in reports_of(tables, start, end).items():
        heard: dict[str | None, list[date]] = defaultdict(list)
        for row in tables["law_enforcement_events"]:
            if (row["state"], row["report_id"], row["event"]) == (state, report, "forensic_interview"):
                heard[row["child_id"]].append(row["occurred_at"].date())
        if len(heard) > 1:
            heard.pop(None, None)
        for child, days in heard.items():
            waits = [(day - rows[0]["report_date"]).days for day in days]
            member = report if child is None else f"{report} {child}"
            found[(state, member)] = min((wait for wait in waits if wait >= 0), default=None)
    return found


MEASURES: Mapping[str, Callable[..., Any]] = {
    measure.__name__: measure
    for measure in (
        foster_care_entries,
        removal_reasons,
        children_entering_care,
        entries_that_are_reentries,
        entries_after_adoption_or_guardianship,
        sex_trafficking_in_care,
        removal_after_report,
        removals_within_1_day_of_report,
        emergency_removals,
        law_enforcement_reports,
        law_enforcement_notified,
        joint_investigations,
        joint_response_time,
        criminal_charges,
        time_to_charges,
        forensic_interview_time,
    )
}
"""Each measure's verdicts; of one with components, by component."""

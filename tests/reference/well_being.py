"""Aging out, services and outcomes of youth, and what files answer of children in care, child by child."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from .dates import eighteenth_birthday
from .histories import Child, ChildKey, Histories
from .recorded_exits import EpisodeKey, is_in_care_after
from .submissions import SUBMISSIONS, period_of

Row = Mapping[str, object]


def birthday(born: date, years: int) -> date:
    """The birthday on which a child is this old; 28 February for one born on the 29th."""
    return date(born.year + years, born.month, 28 if (born.month, born.day) == (2, 29) else born.day)


def aging_out(histories: Histories, period_start: date, period_end: date) -> dict[EpisodeKey, bool]:
    """Exits of youth of 16 and older; whether at 18 or to emancipation."""
    verdicts = {}
    for child in histories.children:
        for removal in child.removals:
            removed, exited = removal.removal_date, removal.exit_date
            if removed is None or exited is None or child.birth_date is None or exited < removed:
                continue
            if not period_start <= exited <= period_end or exited < birthday(child.birth_date, 16):
                continue
            verdicts[(*child.key, removed)] = (
                exited >= eighteenth_birthday(child.birth_date) or removal.exit_reason == "emancipation"
            )
    return verdicts


def is_in_care_as_youth(child: Child, period_start: date, period_end: date) -> bool:
    """In foster care at 14 to 20 on a day of the period."""
    if child.birth_date is None:
        return False
    for removal in child.removals:
        if removal.removal_date is None:
            continue
        first = max(removal.removal_date, period_start)
        known_until = period_end if child.in_last_file else min(period_end, child.observed_until)
        last = min(removal.exit_date, period_end) if removal.exit_date else known_until
        if max(first, birthday(child.birth_date, 14)) <= last and first < birthday(child.birth_date, 21):
            return True
    return False


def transition_services(
    histories: Histories, served: Iterable[Row], period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """Youth in care, and whether a file of the period names a service."""
    last_records = {(r["state"], r["submission"], r["e3_record_number"]): r for r in served}
    helped = {
        (state, child)
        for (state, submission, child), row in last_records.items()
        if period_start <= period_of(str(submission)).start
        and period_of(str(submission)).end <= period_end
        and any(row[f] for f in ("e20_independent_living_needs_assess", "e29_mentoring"))
    }
    return {
        child.key: child.key in helped
        for child in histories.children
        if is_in_care_as_youth(child, period_start, period_end)
    }


def answers_on_last_day(
    histories: Histories,
    records: Iterable[Row],
    last_day: date,
    verdict: Callable[[Row, Child], bool | None],
) -> dict[ChildKey, bool]:
    """Of children in care at the end of a day, the verdict on the record of the file that covers it."""
    covering = [s for s in SUBMISSIONS if period_of(s).start <= last_day <= period_of(s).end]
    last_records = {
        (r["state"], r["e4_child_record_number"]): r for r in records if r["submission"] in covering
    }
    verdicts = {}
    for child in histories.children:
        in_care = any(
            removal.removal_date is not None
            and removal.removal_date <= last_day
            and is_in_care_after(child, removal, last_day)
            for removal in child.removals
        )
        if in_care and child.key in last_records:
            told = verdict(last_records[child.key], child)
            if told is not None:
                verdicts[child.key] = told
    return verdicts


def is_enrolled(row: Row, child: Child, last_day: date) -> bool | None:
    """School enrollment of a school-age child under 18 who has not completed school."""
    level = row["e35_school_enrollment"]
    if level in (None, "not_school_age"):
        return None
    if child.birth_date is not None and eighteenth_birthday(child.birth_date) <= last_day:
        return None
    completed = row["e36_school_highest_completed"] in ("grade_12", "ged", "post_secondary", "college")
    if level == "not_enrolled":
        return None if completed else False
    return True


def either(first: object, second: object) -> bool | None:
    """Yes if either answer is; no if both are; else not known."""
    if "yes" in (first, second):
        return True
    return False if (first, second) == ("no", "no") else None


def youth_outcomes(
    federal: Iterable[Row], own: Iterable[Row], period_start: date, period_end: date
) -> dict[tuple[str, str, str], bool]:
    """`{(state, youth, outcome_at_age): applies}`; federal records stand before the agency's own."""
    words = {True: "yes", False: "no", None: None}
    surveys: dict[tuple[object, object, object], dict[str, object]] = {}
    for row in own:
        surveys[(row["state"], row["child_id"], row["wave"])] = {
            "on": row["surveyed_on"],
            "took_part": row["participated"],
            "homeless": words[row["homeless"]],
            "work": (words[row["employed_full_time"]], words[row["employed_part_time"]]),
            "certificate": row["highest_certificate"],
        }
    for row in sorted(federal, key=lambda r: (r["e3_record_number"], r["submission"], r["record_number"])):
        day = row["e35_date_outcome_data_collection"] or period_of(str(row["submission"])).end
        surveys[(row["state"], row["e3_record_number"], row["wave"])] = {
            "on": day,
            "took_part": row["e34_outcomes_reporting_status"] == "participated",
            "homeless": row["e49_homelessness"],
            "work": (row["e37_current_full_time_employment"], row["e38_current_part_time_employment"]),
            "certificate": row["e46_highest_educ_certification"],
        }
    verdicts = {}
    for (state, child, wave), told in surveys.items():
        if not told["took_part"] or not period_start <= told["on"] <= period_end:
            continue
        certificate = told["certificate"]
        answers = {
            "homeless": {"yes": True, "no": False}.get(told["homeless"]),
            "employed": either(*told["work"]),
            "certificate": None if certificate in (None, "declined") else certificate != "none_of_the_above",
        }
        for name, answer in answers.items():
            if answer is not None:
                verdicts[(str(state), str(child), f"{name}_at_{wave}")] = answer
    return verdicts

"""Random children in foster care that meet every boundary of the definitions often.

What the choices are drawn from is in `choices`; reports are in `random_reports`.
"""

from __future__ import annotations

from datetime import date

from transforms.contracts import codes

from .choices import Choices, day_from, days_after, happens, months_after
from .dates import eighteenth_birthday
from .histories import Child, LivingArrangement, Removal, Visit
from .submissions import SUBMISSIONS

FIRST_REMOVAL = date(2020, 10, 1)
LAST_REMOVAL = date(2026, 5, 31)
BORDERS = tuple(date(year, month, 1) for year in range(2022, 2027) for month in (4, 10))
MONTH_ENDS = (
    *(date(2022, month, day) for month, day in ((10, 31), (11, 30), (12, 31))),
    *(
        date(2023, month, day)
        for month, day in ((1, 29), (1, 30), (1, 31), (2, 28), (3, 31), (8, 31), (10, 31))
    ),
    *(
        date(2024, month, day)
        for month, day in ((1, 30), (1, 31), (2, 28), (2, 29), (3, 29), (5, 31), (12, 31))
    ),
    *(date(2025, month, day) for month, day in ((2, 28), (8, 31))),
)
LEAP_BIRTHS = (date(2004, 2, 29), date(2008, 2, 29), date(2020, 2, 29))
REASONS = (
    *("reunification",) * 8,
    *("living_with_relative", "adoption", "guardianship") * 2,
    *("emancipation", "runaway", "death", "transfer"),
    *(None, None, "not_applicable"),
)
SETTINGS = tuple(code.name for code in codes.PLACEMENT_SETTINGS.codes if code.code)
COUNTIES = {"ZZ": ("99001", "99003", "99005"), "MD": ("24003", "24013", "24510")}


def random_removal_date(choices: Choices) -> date:
    """The first removal: at a period border, at a month's end or anywhere."""
    kind = choices.one_of(("anywhere", "anywhere", "border", "month_end"))
    if kind == "border":
        return days_after(choices.one_of(BORDERS[:-1]), choices.one_of((0, -1, 1, -2, -6, -7, -8, -9)))
    if kind == "month_end":
        return choices.one_of(MONTH_ENDS)
    return day_from(choices, FIRST_REMOVAL, date(2026, 3, 31))


def random_birth_date(choices: Choices, removed: date) -> date | None:
    """Birth from after the removal to 18 and more years before it, often just under 18."""
    kind = choices.one_of(
        ("child", "child", "child", "teenager", "teenager", "infant", "leap", "border", "odd")
    )
    if kind == "teenager":
        offset = choices.one_of((0, 1, -1, 2, 6, 7, 8, 9, 30, 200, 364, 365, 366, 400, 700, -200))
        return months_after(days_after(removed, offset), -216)
    if kind == "infant":
        return days_after(removed, -choices.one_of((0, 1, 30, 100, 200)))
    if kind == "leap":
        return choices.one_of(LEAP_BIRTHS)
    if kind == "border":  # 18 about the first day of a period
        return months_after(days_after(choices.one_of(BORDERS), choices.one_of((0, 1, -1, 31))), -216)
    if kind == "odd":
        return choices.one_of(
            (None, days_after(removed, 1), days_after(removed, 40), months_after(removed, -250))
        )
    return months_after(removed, -choices.whole(12, 200))


def random_exit_date(choices: Choices, removed: date, born: date | None) -> date | None:
    """The exit, at every boundary of a length of stay, or None while in care."""
    kind = choices.one_of(
        (
            *("open", "open", "anywhere", "anywhere", "anywhere", "short", "anniversary", "anniversary"),
            *("months", "border", "birthday", "impossible"),
        )
    )
    if kind == "open":
        return None
    if kind == "impossible":
        return days_after(removed, choices.one_of((0, 0, -1, -30)))
    exited = days_after(removed, choices.whole(8, 1100))
    if kind == "short":
        exited = days_after(removed, choices.one_of((7, 8, 9, 1, 2, 6, 30)))
    elif kind == "anniversary":
        anniversary = months_after(removed, choices.one_of((12, 12, 12, 24, 36)))
        exited = days_after(anniversary, choices.one_of((0, -1, 1, 2)))
    elif kind == "months":
        exited = months_after(removed, choices.whole(1, 14))
    elif kind == "border":
        exited = days_after(choices.one_of(BORDERS), choices.one_of((0, -1, 1)))
    elif born is not None and kind == "birthday":
        exited = days_after(eighteenth_birthday(born), choices.one_of((0, -1, 1, 90)))
    return exited if exited > removed else days_after(removed, 20)


def random_arrangements(
    choices: Choices, removed: date, exited: date | None, reason: str | None
) -> tuple[LivingArrangement, ...]:
    """Living arrangements in order, with trial home visits about 30 days before a reunification."""
    if happens(choices, 5):
        return ()
    last = exited or days_after(removed, 500)
    found = [LivingArrangement(days_after(removed, choices.one_of((0, 0, 0, 0, 1, 3))), "foster_home")]
    for _ in range(choices.whole(0, 4)):
        kind = choices.one_of(("anywhere", "anywhere", "anywhere", "on_exit", "border", "last_day"))
        began = day_from(choices, removed, last)
        if kind == "on_exit":
            began = last
        elif kind == "last_day":
            began = days_after(last, choices.one_of((-1, 1)))
        elif kind == "border":
            began = days_after(choices.one_of(BORDERS), choices.one_of((0, -1)))
        if removed <= began <= days_after(last, 1):
            setting = (
                None if happens(choices, 4) else choices.one_of((*SETTINGS, "foster_home", "foster_home"))
            )
            found.append(LivingArrangement(began, setting))
    if exited is not None and happens(choices, 60 if reason == "reunification" else 10):
        back = choices.one_of((31, 30, 32, 29, 60, 1, (exited - removed).days, (exited - removed).days - 1))
        began = days_after(exited, -back)
        if removed <= began:
            kept = [a for a in found if a.began_on <= began] if happens(choices, 70) else found
            found = [*kept, LivingArrangement(began, "placed_at_home")]
    return tuple(sorted(found, key=lambda a: a.began_on))


def random_visits(choices: Choices, removed: date, exited: date | None) -> tuple[Visit, ...]:
    """Visits every first to third month, on its first, last or some other day, sometimes twice."""
    last = min(exited or LAST_REMOVAL, LAST_REMOVAL)
    step = choices.one_of((1, 1, 2, 3))
    offsets = choices.one_of(((0,), (-1,), (14,), (0, 30), (10, 20)))
    location = choices.one_of(("residence", "residence", "other"))
    found, month = [], removed.replace(day=1)
    while month <= last:
        visited = (days_after(month, offset) for offset in offsets)
        found += [Visit(day, location) for day in visited if removed <= day <= last]
        month = months_after(month, step)
    return tuple(sorted(found, key=lambda v: v.visited_on))


def random_removal(choices: Choices, state: str, removed: date, born: date | None) -> Removal:
    """One removal with its exit, arrangements and visits."""
    exited = random_exit_date(choices, removed, born)
    reason = None if exited is None else choices.one_of(REASONS)
    return Removal(
        removed,
        exited,
        reason,
        choices.one_of(COUNTIES[state]),
        random_arrangements(choices, removed, exited, reason),
        random_visits(choices, removed, exited) if happens(choices, 70) else (),
    )


def random_next_removal_date(choices: Choices, removed: date, exited: date) -> date:
    """The next removal: on the day of exit, before it, about the anniversary, or anywhere later."""
    kind = choices.one_of(("anywhere", "anywhere", "soon", "anniversary", "anniversary", "before"))
    if kind == "soon":
        return days_after(exited, choices.one_of((0, 1, 7, 30)))
    if kind == "anniversary":
        return days_after(months_after(exited, 12), choices.one_of((0, -1, 1)))
    if kind == "before":
        earlier = days_after(exited, -choices.one_of((1, 2, 40)))
        return earlier if earlier > removed else exited
    return days_after(exited, choices.whole(1, 500))


def random_child(choices: Choices, state: str, child_id: str) -> Child:
    """One child with one to four removals on different days, sometimes missing from files while in care."""
    removed = random_removal_date(choices)
    born = random_birth_date(choices, removed)
    removals = [random_removal(choices, state, removed, born)]
    for _ in range(choices.one_of((0, 0, 1, 1, 2, 3))):
        before = removals[-1]
        if before.exit_date is None:
            break
        removed = random_next_removal_date(choices, before.removal_date, before.exit_date)
        if removed > LAST_REMOVAL or removed in {r.removal_date for r in removals}:
            break
        removals.append(random_removal(choices, state, removed, born))
    return Child(
        state,
        child_id,
        born,
        tuple(removals),
        sex=choices.one_of(("female", "male")),
        race_ethnicity=choices.one_of(("white", "black", "hispanic", "two_or_more", "asian")),
        missing_from=random_absence(choices),
    )


def random_absence(choices: Choices) -> frozenset[str]:
    """Submissions that leave the child out: usually none, one alone, or all from one on."""
    kind = choices.one_of((*("none",) * 17, "one", "from", "from"))
    if kind == "none":
        return frozenset()
    first = choices.whole(0, len(SUBMISSIONS) - 1)
    return frozenset(SUBMISSIONS[first : first + 1] if kind == "one" else SUBMISSIONS[first:])

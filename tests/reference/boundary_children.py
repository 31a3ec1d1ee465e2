"""Children made to stand exactly on a boundary that chance meets too seldom.

Children whose every date is free are in `random_children`. Each function here is one boundary, with the
dates one day off on either side among its choices.
"""

from __future__ import annotations

from datetime import date

from .choices import Choices, days_after, months_after
from .histories import Child, LivingArrangement, Removal
from .random_children import BORDERS, COUNTIES, random_arrangements, random_visits
from .submissions import SUBMISSIONS, period_of

YEAR_STARTS = BORDERS[1:-1]
"""First days of the six-month periods from October 2022 to April 2026."""


def _removal(choices: Choices, removed: date, exited: date | None, reason: str | None) -> Removal:
    arrangements = random_arrangements(choices, removed, exited, reason)
    return Removal(removed, exited, reason, None, arrangements, random_visits(choices, removed, exited))


def _permanency(choices: Choices) -> str:
    return choices.one_of(("reunification", "living_with_relative", "guardianship", "adoption"))


def _born(choices: Choices, removed: date) -> date:
    return months_after(removed, -choices.whole(12, 150))


def trial_home_visit(choices: Choices, child: Child) -> Child:
    """Reunified within weeks after the anniversary, from a home visit of about 30 days."""
    in_march = date(
        choices.one_of((2023, 2024, 2025)), 3, choices.whole(1, 27)
    )  # after a month under 30 days
    anywhere = days_after(choices.one_of(YEAR_STARTS[:6]), choices.whole(0, 150))
    removed = choices.one_of((anywhere, anywhere, in_march))
    exited = days_after(months_after(removed, 12), choices.one_of((0, 0, 0, 1, 1, 5, 20, -1, 30, 31)))
    began = days_after(exited, -choices.one_of((31, 30, 31, 30, 32, 29, 45)))
    settings = [LivingArrangement(removed, "foster_home"), LivingArrangement(began, "placed_at_home")]
    after = choices.one_of((None, None, exited, days_after(exited, -1)))
    if after is not None:
        settings.append(LivingArrangement(after, "foster_home"))
    if choices.one_of((False, False, False, True)):  # at home from the day of removal on
        settings = [LivingArrangement(days_after(removed, choices.one_of((0, 1))), "placed_at_home")]
    reason = choices.one_of(("reunification", "reunification", "reunification", "living_with_relative"))
    removal = Removal(removed, exited, reason, None, tuple(settings))
    return _with(child, _born(choices, removed), removal)


def last_seen_about_18(choices: Choices, child: Child) -> Child:
    """Open, and last reported in a file that ends about the 18th birthday; not dropped if it is the last."""
    last = choices.one_of((choices.whole(0, len(SUBMISSIONS) - 1), len(SUBMISSIONS) - 1))
    end = period_of(SUBMISSIONS[last]).end
    birthday = days_after(end, choices.one_of((0, 1, -1, -30)))
    removed = days_after(birthday, -choices.one_of((8, 7, 9, 20, 100, 400, 800)))
    absent = frozenset(SUBMISSIONS[last + 1 :])
    return _with(child, months_after(birthday, -216), _removal(choices, removed, None, None), absent=absent)


def exit_without_reason(choices: Choices, child: Child) -> Child:
    """Left without a reason about a period's border, and perhaps came back and left with one."""
    exited = days_after(choices.one_of(YEAR_STARTS), choices.one_of((0, -1, 1)))
    removed = days_after(
        months_after(exited, -choices.one_of((13, 14, 20, 23, 3, 6, 30))), choices.one_of((0, 10))
    )
    first = _removal(choices, removed, exited, choices.one_of((None, None, "not_applicable")))
    back = days_after(exited, choices.one_of((1, 30)))
    later = _removal(choices, back, days_after(back, choices.one_of((8, 60, 300))), _permanency(choices))
    return _with(child, _born(choices, removed), first, *choices.one_of(((), (later,))))


def months_on_day_1(choices: Choices, child: Child) -> Child:
    """In care 12 or 24 months on a first day of a period, left about it or about the period's last day."""
    first_day = choices.one_of(YEAR_STARTS[:6])
    removed = days_after(months_after(first_day, -choices.one_of((12, 24))), choices.one_of((0, -1, 1)))
    exited = days_after(months_after(first_day, choices.one_of((12, 0))), choices.one_of((0, -1, 1)))
    removal = _removal(choices, removed, exited, choices.one_of((_permanency(choices), "transfer", None)))
    birthday = days_after(first_day, choices.one_of((0, 1, -1)))
    born = choices.one_of((_born(choices, removed), months_after(birthday, -216)))
    return _with(child, born, removal)


def short_stay_at_border(choices: Choices, child: Child) -> Child:
    """A stay of about 8 days that ends about a period's last day, and perhaps another entry after it."""
    exited = days_after(choices.one_of(YEAR_STARTS), choices.one_of((-1, 0, 1, -2, 5)))
    removed = days_after(exited, -choices.one_of((7, 8, 9, 6)))
    removals = [_removal(choices, removed, exited, choices.one_of((_permanency(choices), None)))]
    if choices.one_of((True, False)):
        removals.append(_removal(choices, days_after(exited, 20), None, None))
    born = choices.one_of((_born(choices, removed), months_after(exited, -216)))
    return _with(child, born, *removals)


def reentry_at_boundary(choices: Choices, child: Child) -> Child:
    """Back on the day of exit, the day before, on the anniversary, or on the 18th birthday."""
    exited = days_after(choices.one_of(YEAR_STARTS), choices.whole(0, 200))
    removed = days_after(exited, -choices.one_of((7, 60, 200, 400)))
    anniversary = months_after(exited, 12)
    back = choices.one_of(
        (
            exited,
            exited,
            days_after(exited, -1),
            anniversary,
            days_after(anniversary, -1),
            days_after(exited, 40),
        )
    )
    birthday = days_after(back, choices.one_of((0, 0, 1, -1)))
    born = choices.one_of((_born(choices, removed), months_after(birthday, -216)))
    first = _removal(choices, removed, exited, choices.one_of((_permanency(choices), "reunification")))
    end = choices.one_of((None, back, days_after(back, 9), days_after(back, 90)))
    third = _removal(choices, days_after(back, 100), None, None)
    second = _removal(choices, back, end, None if end is None else _permanency(choices))
    return _with(child, born, first, second, *choices.one_of(((), (third,) if end else ())))


def _with(child: Child, born: date | None, *removals: Removal, absent: frozenset[str] = frozenset()) -> Child:
    """The child with these removals, each in a county of the state."""
    counties = COUNTIES[child.state]
    placed = tuple(
        Removal(r.removal_date, r.exit_date, r.exit_reason, counties[n % 3], r.arrangements, r.visits)
        for n, r in enumerate(removals)
    )
    return Child(child.state, child.child_id, born, placed, child.sex, child.race_ethnicity, absent)


BOUNDARIES = (
    trial_home_visit,
    last_seen_about_18,
    exit_without_reason,
    months_on_day_1,
    short_stay_at_border,
    reentry_at_boundary,
)


def boundary_child(choices: Choices, state: str, child_id: str) -> Child:
    """A child on one of the boundaries."""
    sex, race = choices.one_of(("female", "male")), choices.one_of(("white", "black", "hispanic"))
    return choices.one_of(BOUNDARIES)(choices, Child(state, child_id, None, sex=sex, race_ethnicity=race))

"""What AFCARS 1993 files tell of a history: one snapshot per child and file, at the end of its period.

Here belongs the passage from what happened to the record of one child in one file, and the rows of
`staging.afcars_foster_care_1993`. What can be rebuilt from snapshots is in `rebuilt_histories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from transforms.contracts import codes

from .histories import Child, LivingArrangement, Removal
from .staging_frames import frame_of
from .submissions import Period, is_in_file, period_of

SUBMISSIONS_1993 = ("21A", "21B", "22A", "22B")
BROAD_SETTINGS = {
    "pre_adoptive_home": "pre_adoptive_home",
    "relative_foster_home": "relative_foster_home",
    "kin_foster_home": "foster_home",
    "therapeutic_foster_home": "foster_home",
    "shelter_foster_home": "foster_home",
    "foster_home": "foster_home",
    "group_home_family_operated": "group_home_staff_operated",
    "group_home_staff_operated": "group_home_staff_operated",
    "group_home_shelter": "group_home_staff_operated",
    "residential_treatment_center": "child_care_institution",
    "qualified_residential_treatment": "child_care_institution",
    "child_care_institution": "child_care_institution",
    "child_care_institution_shelter": "child_care_institution",
    "supervised_independent_living": "supervised_independent_living",
    "runaway": "runaway",
    "whereabouts_unknown": "runaway",
    "placed_at_home": "placed_at_home",
}
"""The setting of 1993 that a setting is told as; a stay in hospital or detention is not told at all."""


@dataclass(frozen=True)
class Snapshot:
    """One record of a 1993 file; settings and reasons are the names that the rest of the project uses."""

    state: str
    child_id: str
    submission: str
    start: date
    end: date
    removed: date | None
    first_removed: date | None = None
    total: int | None = None
    previous_exit: date | None = None
    exited: date | None = None
    reason: str | None = None
    setting: str | None = None
    setting_began: date | None = None
    settings: int | None = None
    county: str | None = "99001"
    birth_date: date | None = date(2015, 6, 15)


def annual(year: str) -> Period:
    """The period of an annual file, told as 21A21B for the fiscal year 21."""
    return Period(f"{year}A{year}B", period_of(f"{year}A").start, period_of(f"{year}B").end)


def told_arrangements(removal: Removal) -> list[LivingArrangement]:
    """The arrangements that 1993 knows, in order, in its broader kinds."""
    return [
        LivingArrangement(a.began_on, BROAD_SETTINGS[a.setting])
        for a in sorted(removal.arrangements, key=lambda a: a.began_on)
        if a.setting in BROAD_SETTINGS
    ]


def is_counted(setting: str | None) -> bool:
    """The setting counts as a placement setting."""
    return setting is not None and bool(
        codes.PLACEMENT_SETTINGS.by_name[setting].means.get("is_placement_setting", False)
    )


def snapshot_of(child: Child, period: Period) -> Snapshot | None:
    """The child's record in the file of the period; None where the file does not hold the child."""
    if not is_in_file(child, period):
        return None
    known = sorted(
        (r for r in child.removals if r.removal_date is not None and r.removal_date <= period.end),
        key=lambda r: r.removal_date,
    )
    latest = known[-1]
    has_left = latest.exit_date is not None and latest.exit_date <= period.end
    told = [a for a in told_arrangements(latest) if a.began_on <= period.end]
    return Snapshot(
        state=child.state,
        child_id=child.child_id,
        submission=period.submission,
        start=period.start,
        end=period.end,
        removed=latest.removal_date,
        first_removed=known[0].removal_date,
        total=len(known),
        previous_exit=known[-2].exit_date if len(known) > 1 else None,
        exited=latest.exit_date if has_left else None,
        reason=latest.exit_reason if has_left else None,
        setting=told[-1].setting if told else None,
        setting_began=told[-1].began_on if told else None,
        settings=sum(is_counted(a.setting) for a in told),
        county=latest.county,
        birth_date=child.birth_date,
    )


def snapshots_of(children: Iterable[Child], submissions: Sequence[str] = SUBMISSIONS_1993) -> list[Snapshot]:
    """Every snapshot of the children in these six-month files."""
    found = (snapshot_of(child, period_of(name)) for child in children for name in submissions)
    return [snapshot for snapshot in found if snapshot is not None]


def file_of(state: str, submission: str) -> str:
    """The identifier of the 1993 file of a submission."""
    return f"{state}1993{submission}"


def _code_name(listed: codes.CodeList, meaning: str, name: str | None) -> str | None:
    found = [code.name for code in listed.codes if name is not None and code.means.get(meaning) == name]
    return found[0] if found else None


def snapshot_rows(snapshots: Iterable[Snapshot]) -> pl.DataFrame:
    """The snapshots as rows of `staging.afcars_foster_care_1993`."""
    return frame_of(
        "afcars_foster_care_1993",
        [
            {
                "state": s.state,
                "submission": s.submission,
                "file_id": file_of(s.state, s.submission),
                "record_number": number,
                "recnumbr": s.child_id,
                "fipscode": s.county,
                "dob": s.birth_date,
                "sex": "female",
                "white": True,
                "hisorgin": "no",
                "rem1dt": s.first_removed,
                "totalrem": s.total,
                "dlstfcdt": s.previous_exit,
                "latremdt": s.removed,
                "cursetdt": s.setting_began,
                "numplep": s.settings,
                "curplset": _code_name(codes.AFCARS_1993_SETTINGS, "setting", s.setting),
                "placeout": "no",
                "dodfcdt": s.exited,
                "disreasn": _code_name(codes.AFCARS_1993_DISCHARGE_REASONS, "exit_reason", s.reason),
            }
            for number, s in enumerate(snapshots, start=1)
        ],
    )

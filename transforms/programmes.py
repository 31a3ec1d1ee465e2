"""Programmes that an agency has evaluated: one file each, `evaluations/*.toml` in its own folder.

Here belong their form and reading them, with every fault of every file told at once. Whether the measures
named can be followed by month is asked in `transforms.evaluation`, which does the work.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from transforms.known_names import refuse_unknown
from transforms.queries import measure_ids

FOLDER = "evaluations"
County = Annotated[str, Field(pattern=r"^\d{5}$")]
Text = Annotated[str, Field(min_length=3)]

TEMPLATE = """evaluations

One file for each programme to be evaluated, called as you like: kinship_navigator.toml. It says what started,
when and where, and which measures should have moved. Each has a page in the internal edition; `cwo evaluate`
computes them at once and says what it found. Where the data cannot tell, the page says why.

    title = "Kinship navigators"
    says = "Workers who help relatives through licensing, in two counties first."
    design = "difference_in_differences"    # or interrupted_time_series

    [starts]                                # the first day in each county that started, by five-digit FIPS
    24001 = 2024-04-01                      # the month it lies in is the first one counted
    24003 = 2024-10-01
    24005 = 2024-10-01

    [[outcome]]                             # one or more: `cwo measures` lists their names
    measure = "caseworker_visits"

Of an interrupted time series one start is told, and where: starts_on = 2024-04-01 for the whole state, or
with counties = ["24001", "24003"] for some together.

    compared_with = ["24009", "24011"]      # counties to compare with. Default: of differences all others,
                                            # of a time series none
    phase_in_months = 3                     # months after the start that count on neither side
    from = 2021-10-01                       # months looked at. Default: all that are final
    until = 2026-03-31
    state = "MD"                            # where the drop zone holds several
    [for_whom]                              # one group alone: a breakdown and a category of the results
    breakdown = "age_group"
    category = "1_5_years"

    [[outcome]]
    measure = "exits_by_reason"
    component = "all"                       # a named part of the measure
    answer = "reunification"                # of a share: which of its categories
"""


class ProgrammeError(ValueError):
    """Files in `evaluations/` cannot be used: the message names every fault, with what is allowed."""


class ForWhom(BaseModel):
    """One group alone: a category of a breakdown."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    breakdown: str
    category: str


class Outcome(BaseModel):
    """A measure that should have moved; of its components and answers one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    measure: str
    component: str = "all"
    answer: str = "all"

    @field_validator("measure")
    @classmethod
    def _known(cls, name: str) -> str:
        refuse_unknown("measure", name, measure_ids())
        return name


class Programme(BaseModel):
    """What started, when, where and for whom, and what it is held against. `name` is that of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    name: str = ""
    title: Text
    says: Text
    design: Literal["interrupted_time_series", "difference_in_differences"]
    starts_on: date | None = None
    starts: dict[County, date] = Field(default_factory=dict)
    counties: tuple[County, ...] = ()
    compared_with: tuple[County, ...] = ()
    for_whom: ForWhom | None = None
    phase_in_months: int = Field(default=0, ge=0, le=24)
    since: date | None = Field(default=None, alias="from")
    until: date | None = None
    state: str = ""
    outcome: tuple[Outcome, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_together(self) -> Programme:
        """Refuse what contradicts the design or itself, all of it at once."""
        faults = [*_of_design(self), *_of_places(self)]
        if self.since and self.until and self.since > self.until:
            faults.append("until lies before from")
        asked = [outcome.model_dump_json() for outcome in self.outcome]
        if len(set(asked)) < len(asked):
            faults.append("an outcome stands twice")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    @property
    def is_of_differences(self) -> bool:
        """Whether counties are compared, rather than a series with itself."""
        return self.design == "difference_in_differences"

    @property
    def first_start(self) -> date:
        """The first day of the programme anywhere."""
        return self.starts_on or min(self.starts.values())


def _of_design(programme: Programme) -> list[str]:
    """What the design asks for and is not told, or told and cannot use."""
    if programme.is_of_differences:
        faults = (
            [] if programme.starts else ["difference_in_differences needs [starts]: a day for each county"]
        )
        if programme.starts_on:
            faults.append("difference_in_differences has its days in [starts]; starts_on is of a time series")
        if programme.counties:
            faults.append("counties are those of [starts]; leave counties out, or name compared_with")
        return faults
    faults = [] if programme.starts_on else ["interrupted_time_series needs starts_on: one day"]
    if programme.starts:
        faults.append(
            "interrupted_time_series has one day, starts_on; [starts] is of difference_in_differences"
        )
    return faults


def _of_places(programme: Programme) -> list[str]:
    """Counties that stand on both sides of a comparison."""
    started = {*programme.starts, *programme.counties}
    both = sorted(started & set(programme.compared_with))
    faults = [f"compared_with: {', '.join(both)} started, and cannot be compared with"] if both else []
    if programme.compared_with and not started:
        faults.append("compared_with needs counties that started: a whole state has none to compare with")
    return faults


def read_programmes(agency_folder: Path | None) -> tuple[Programme, ...]:
    """The programmes of an agency's folder, by the name of their files.

    Raises:
        ProgrammeError: one or more files cannot be used; every fault of every file is named.
    """
    folder = None if agency_folder is None else agency_folder / FOLDER
    found, faults = [], []
    for path in sorted(folder.glob("*.toml")) if folder is not None else ():
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
            found.append(Programme.model_validate({**told, "name": path.stem}))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{FOLDER}/{path.name}: cannot be read: {error}")
        except ValidationError as error:
            faults += [f"{FOLDER}/{path.name}: {_told(dict(fault))}" for fault in error.errors()]
    if faults:
        raise ProgrammeError("\n".join(faults))
    return tuple(found)


def _told(fault: dict) -> str:
    """One fault in words: where, what is allowed, the nearest key where one was mistyped."""
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        said = str(fault["msg"]).removeprefix("Value error, ")
        return f"{place}: {said}" if place else said
    known = _keys_of(fault["loc"])
    near = difflib.get_close_matches(str(fault["loc"][-1]), known, 1)
    return f"{place}: no such key; " + (
        f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(known)
    )


def _keys_of(place: Sequence[object]) -> list[str]:
    """The keys that may stand where one was found."""
    parts: dict[str, type[BaseModel]] = {"outcome": Outcome, "for_whom": ForWhom}
    section = parts.get(str(place[0]), Programme) if len(place) > 1 else Programme
    return [field.alias or name for name, field in section.model_fields.items() if name != "name"]

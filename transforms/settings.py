"""What an agency decides for itself: `agency.toml` in its folder, every key with a documented default.

Here belongs reading and checking that file, and the form of a finding the agency accepts; the ledger of those
is read in `quality`, which knows the rules. What a setting does stands with the measure it moves.
"""

from __future__ import annotations

import difflib
import tomllib
from datetime import date
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, ValidationError

TEMPLATE = """# Settings of your agency. Every line is optional; what stands here is the default.

[agency]
# name = "Department of Children and Families"   # printed on every page
# contact = "outcomes@agency.example"            # printed on every page
# synthetic = false                              # true marks every page as made from synthetic data

[response]
# Hours allowed from report to first response, by the priority in your referrals.
# default_hours = 72
# [response.hours_by_priority]
# 1 = 24
# immediate = 24

[disclosure]
# Counts from 1 to this number are hidden in the public edition.
# threshold = 10

[counties]
# Names of counties by five-digit FIPS code.
# 24001 = "Allegany"
"""


class SettingsError(ValueError):
    """agency.toml cannot be used: the message names every fault, with what is allowed."""


class Agency(BaseModel):
    """Who publishes."""

    model_config = ConfigDict(extra="forbid")
    name: str = ""
    contact: str = ""
    synthetic: bool = False


class Response(BaseModel):
    """How soon the agency promises to respond to a report."""

    model_config = ConfigDict(extra="forbid")
    default_hours: float = Field(default=72, gt=0)
    hours_by_priority: dict[str, float] = Field(default_factory=lambda: {"1": 24.0, "immediate": 24.0})


class Disclosure(BaseModel):
    """What the public edition hides."""

    model_config = ConfigDict(extra="forbid")
    threshold: int = Field(default=10, ge=10, le=100)


class Acceptance(BaseModel):
    """An explained finding that the agency accepts: one record of its ledger.

    One of `submission`, `county` and `finding_id` says what it is for; none for the whole rule. `is_expired`
    is as of the day the ledger was read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    line: int
    rule: str
    submission: str = ""
    county: str = ""
    finding_id: str = ""
    reason: str
    by: str
    until: date
    is_expired: bool = False


class AgencyFile(BaseModel):
    """The whole of agency.toml."""

    model_config = ConfigDict(extra="forbid")
    agency: Agency = Field(default_factory=Agency)
    response: Response = Field(default_factory=Response)
    disclosure: Disclosure = Field(default_factory=Disclosure)
    counties: dict[str, str] = Field(default_factory=dict)


class Settings(AgencyFile):
    """What agency.toml says, the findings the agency accepts, and the day both were read (in no recipe)."""

    accepted: tuple[Acceptance, ...] = ()
    read_on: date = Field(default=date(1970, 1, 1), exclude=True)

    def response_limits(self) -> pl.DataFrame:
        """Response limits as the table `codes.response_limits`: priority (null for the default), hours."""
        rows: list[tuple[str | None, float, bool]] = [(None, self.response.default_hours, True)]
        by_priority = sorted(self.response.hours_by_priority.items())
        rows += [(priority.lower(), hours, False) for priority, hours in by_priority]
        return pl.DataFrame(
            rows,
            schema={"priority": pl.String, "limit_hours": pl.Float64, "is_default": pl.Boolean},
            orient="row",
        )


def _fault(fault: dict) -> str:
    """One fault in words: where, what is allowed, the nearest key where one was mistyped."""
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        return f"{place}: {fault['msg']}"
    sections: dict[str, type[BaseModel]] = {
        "": AgencyFile,
        "agency": Agency,
        "response": Response,
        "disclosure": Disclosure,
    }
    section: type[BaseModel] = sections.get(".".join(map(str, fault["loc"][:-1])), AgencyFile)
    known = list(section.model_fields)
    near = difflib.get_close_matches(str(fault["loc"][-1]), known, 1)
    hint = f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(known)
    return f"{place}: no such setting; {hint}"


def read_settings(agency_folder: Path | None) -> Settings:
    """Settings from `agency.toml` in the agency's folder; the defaults where there is none.

    Raises:
        SettingsError: the file is not TOML, or holds settings that are unknown or out of range.
    """
    path = None if agency_folder is None else agency_folder / "agency.toml"
    if path is None or not path.exists():
        return Settings()
    try:
        told = AgencyFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"agency.toml cannot be read: {error}") from None
    except ValidationError as error:
        faults = [_fault(dict(fault)) for fault in error.errors()]
        raise SettingsError("agency.toml: " + "; ".join(faults)) from None
    return Settings(**dict(told))

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
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from transforms.staging.limits import Limits
from transforms.staging.submissions import state_of_text

TEMPLATE = """# Settings of your agency. Every line is optional; what stands here is the default.

[agency]
# name = "Department of Children and Families"   # printed on every page
# contact = "outcomes@agency.example"            # printed on every page
# synthetic = false                              # true marks every page as made from synthetic data
# state = "MD"                                   # whose extracts are that name no state; else the only state
                                                 # that the federal files in the drop zone name

[response]
# Hours allowed from report to first response, by the priority in your referrals.
# default_hours = 72
# [response.hours_by_priority]
# 1 = 24
# immediate = 24

[disclosure]
# Counts from 1 to this number are hidden in the public edition.
# threshold = 10

[limits]
# A file or archive beyond one of these is refused, with the limit named.
# content_gigabytes = 64      # largest content of one file, unpacked
# packing_ratio = 200         # most bytes unpacked for each byte packed, above 16 MiB
# archive_files = 1000        # most files in one ZIP archive
# name_characters = 240       # longest name of a file in an archive, with its folders
# text_characters = 10000     # longest text of one value
# nesting_levels = 24         # deepest nesting of elements in a record of XML
# workbook_megabytes = 1024   # largest content of a workbook, unpacked

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
    state: str = ""

    @field_validator("state")
    @classmethod
    def _as_results_have_it(cls, text: str) -> str:
        """A postal code in capitals, or a tribal agency's digits."""
        known = state_of_text(text) if text.strip() else ""
        if known is None:
            raise ValueError("must be a postal code, or a tribal agency's three digits")
        return known


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
    limits: Limits = Field(default_factory=Limits)
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


DEFAULTS = Settings()
"""What holds where an agency settles nothing."""


def _fault(fault: dict) -> str:
    """One fault in words: where, what is allowed, the nearest key where one was mistyped."""
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        return f"{place}: {str(fault['msg']).removeprefix('Value error, ')}"
    sections: dict[str, type[BaseModel]] = {
        "": AgencyFile,
        "agency": Agency,
        "response": Response,
        "disclosure": Disclosure,
        "limits": Limits,
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

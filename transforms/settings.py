"""What an agency decides for itself: `agency.toml` in its folder, every key with a documented default.

Here belongs reading and checking that file, and the form of a finding the agency accepts; the ledger of those
is read in `quality`, which knows the rules. What a setting does stands with the measure it moves.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from transforms.annotations import Annotation
from transforms.contracts import codes
from transforms.known_names import refuse_unknown
from transforms.programmes import Programme
from transforms.purposes import FiguresOnly, Purposes, Research, Retention, Withheld
from transforms.queries import measure_ids
from transforms.staging.limits import Limits
from transforms.staging.submissions import state_of_text

TEMPLATE = """# Settings of your agency. Every line is optional; what stands here is the default.

[agency]
# name = "Department of Children and Families"   # printed on every page
# contact = "outcomes@agency.example"            # printed on every page
# licence = "CC0-1.0"                            # of the public edition's data, an SPDX identifier
# synthetic = false                              # true marks every page as made from synthetic data
# state = "MD"                                   # whose extracts are that name no state; else the only state
                                                 # that the federal files in the drop zone name
# fiscal_year_starts = 10                        # month your fiscal year begins in: what is not counted
                                                 # from reports is shown for your years too

[response]
# Hours allowed from report to first response, by the priority in your referrals.
# default_hours = 72
# attempts_count = false      # true: an attempted contact is a timely response, as a completed one is
# [response.hours_by_priority]
# 1 = 24
# immediate = 24

[disposition]
# Days allowed from report to disposition.
# limit_days = 60

[courts]
# Days allowed from petition to adjudication.
# adjudication_days = 60

[caseload]
# Open cases one full-time worker should have at most, by role. Defaults: Child Welfare League of America.
# leave_days = 30             # a worker absent longer than this is not on duty
# [caseload.standards]
# investigation = 12          # investigations
# in_home = 17                # families
# foster_care = 15            # children

[joint_investigations]
# Types of maltreatment whose reports your protocol requires to be investigated with law enforcement;
# none named: all reports.
# maltreatment_types = ["physical_abuse", "sexual_abuse"]

[equity]
# reference_group = "white"   # the group of race and ethnicity that others are compared with
# smallest_group = 11         # a ratio that rests on fewer children is not given

[targets]
# What you have promised, in the unit and scale of the measure (`cwo measures` lists them).
# caseworker_visits = 0.95

[disclosure]
# Counts from 1 to this number are hidden in the public edition.
# threshold = 10              # 5 or more; each hidden count could be any of at least this many
# allow_below_5 = false       # true: a threshold below 5 is taken, and each edition says so
# tables = ["state_years", "state_years_to_march", "county_years"]   # what the public edition releases; all
#     of them by default: also state_years_by_group, state_quarters, state_months, pooled_years

[publication]
# automatic = true    # false: a run builds the editions, and `cwo publish` puts the public one in force
# lost = []           # published editions that are gone: new ones cannot be protected against what they told

[purposes]
# What may be released, and to whom. The public edition can leave out released tables, or columns of them.
# [purposes.public]
# withhold = ["reconciliation", "measure_results.members_open"]
# Partners receive exact figures (`cwo share`), researchers case records (`cwo research`): tables with their
# columns (["*"] for all), under which agreement, until when. What stands nowhere here is not handed out.
# [purposes.partner.court_improvement]
# to = "Court Improvement Program"
# basis = "agreement of 2026-04-01"
# until = 2027-06-30
# [purposes.partner.court_improvement.tables]
# "marts.measure_results" = ["measure_id", "state", "period", "geography", "numerator", "denominator"]
# [purposes.research.state_university]
# to = "State University"
# basis = "protocol 2026-17"
# until = 2027-06-30
# dates = "month"             # of each date what is left: month, quarter or year
# births = "year"             # of birth dates: year or 5_years
# smallest_group = 11         # children who share age, sex, race, tribe and place; 11 or more
# recognised_by = ["age", "sex", "race"]   # the most needed first: the last are emptied first
# [purposes.research.state_university.tables]
# "cohorts.entries" = ["*"]

[retention]
# Days after which `cwo purge` removes restricted files that no result in force needs; 0 keeps them.
# internal_editions_days = 0  # internal editions and reports on them, but those in force and last built
# case_records_days = 0       # what the lake holds of earlier files, settings and code
# lists_days = 0              # lists that were asked for; they name persons
# workbooks_days = 0          # workbooks of data quality; they hold values
# research_days = 0           # files made for researchers

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
    licence: str = Field(default="", pattern=r"^[A-Za-z0-9.+-]*$")
    synthetic: bool = False
    state: str = ""
    fiscal_year_starts: int = Field(default=10, ge=1, le=12)

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
    attempts_count: bool = False
    hours_by_priority: dict[str, float] = Field(default_factory=lambda: {"1": 24.0, "immediate": 24.0})


class Disposition(BaseModel):
    """How soon the agency promises to decide on a report."""

    model_config = ConfigDict(extra="forbid")
    limit_days: int = Field(default=60, gt=0)


class Courts(BaseModel):
    """How soon the agency's courts must act."""

    model_config = ConfigDict(extra="forbid")
    adjudication_days: int = Field(default=60, gt=0)


class Caseload(BaseModel):
    """How many open cases a full-time worker should have, and when a worker is on duty."""

    model_config = ConfigDict(extra="forbid")
    leave_days: int = Field(default=30, ge=0)
    standards: dict[str, Annotated[float, Field(gt=0)]] = Field(
        default_factory=lambda: {"investigation": 12.0, "in_home": 17.0, "foster_care": 15.0}
    )

    @field_validator("standards")
    @classmethod
    def _of_known_roles(cls, standards: dict[str, float]) -> dict[str, float]:
        _only_known("role", standards, codes.WORKER_ROLES)
        return standards


class JointInvestigations(BaseModel):
    """Which reports the agency's protocol requires to be investigated with law enforcement."""

    model_config = ConfigDict(extra="forbid")
    maltreatment_types: list[str] = Field(default_factory=list)

    @field_validator("maltreatment_types")
    @classmethod
    def _of_known_types(cls, types: list[str]) -> list[str]:
        _only_known("type", types, codes.MALTREATMENT_TYPES)
        return types


class Equity(BaseModel):
    """With whom groups are compared, and how small one may be."""

    model_config = ConfigDict(extra="forbid")
    reference_group: str = "white"
    smallest_group: int = Field(default=11, ge=1)

    @field_validator("reference_group")
    @classmethod
    def _known(cls, group: str) -> str:
        _only_known("group", [group], codes.RACE_ETHNICITIES)
        return group


LOWEST_THRESHOLD = 5
"""Below it a hidden count is nearly told."""


PublicTable = Literal[
    "state_years",
    "state_years_by_group",
    "state_years_to_march",
    "state_quarters",
    "state_months",
    "county_years",
    "pooled_years",
]
"""Tables of the catalogue of public editions, which stands in `transforms.publication.disclosure.plan`."""


class Disclosure(BaseModel):
    """What the public edition hides."""

    model_config = ConfigDict(extra="forbid")
    threshold: int = Field(default=10, ge=1, le=100)
    allow_below_5: bool = False
    tables: tuple[PublicTable, ...] = Field(default=get_args(PublicTable), min_length=1)

    @model_validator(mode="after")
    def _not_below_5_unless_said(self) -> Disclosure:
        """A threshold that names children is taken for a slip, unless it is said twice."""
        if self.threshold < LOWEST_THRESHOLD and not self.allow_below_5:
            raise ValueError(
                f"threshold must be {LOWEST_THRESHOLD} or more; a lower one needs allow_below_5 = true, "
                "which each edition records"
            )
        return self


class Publishing(BaseModel):
    """When what a run builds is put in force, and without which earlier editions."""

    model_config = ConfigDict(extra="forbid")
    automatic: bool = True
    lost: list[str] = Field(default_factory=list)


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
    disposition: Disposition = Field(default_factory=Disposition)
    courts: Courts = Field(default_factory=Courts)
    caseload: Caseload = Field(default_factory=Caseload)
    joint_investigations: JointInvestigations = Field(default_factory=JointInvestigations)
    equity: Equity = Field(default_factory=Equity)
    targets: dict[str, float] = Field(default_factory=dict)
    disclosure: Disclosure = Field(default_factory=Disclosure)
    publication: Publishing = Field(default_factory=Publishing)
    purposes: Purposes = Field(default_factory=Purposes)
    retention: Retention = Field(default_factory=Retention)
    limits: Limits = Field(default_factory=Limits)
    counties: dict[str, str] = Field(default_factory=dict)

    @field_validator("targets")
    @classmethod
    def _of_known_measures(cls, targets: dict[str, float]) -> dict[str, float]:
        for measure_id in targets:
            refuse_unknown("measure", measure_id, measure_ids())
        return targets


class Settings(AgencyFile):
    """What agency.toml says, findings the agency accepts, policy changes, programmes it has evaluated.

    And the day all were read, which is in no recipe.
    """

    accepted: tuple[Acceptance, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    evaluations: tuple[Programme, ...] = ()
    read_on: date = Field(default=date(1970, 1, 1), exclude=True)

    def of_results(self) -> dict[str, object]:
        """What results and editions are made from; when they are published is not among it."""
        return self.model_dump(
            mode="json", exclude={"publication": True, "retention": True, "purposes": {"partner", "research"}}
        )

    def tables(self) -> dict[str, pl.DataFrame]:
        """What queries read of the settings as tables, by qualified name; `SETTINGS_READ` names the keys.

        `codes.response_limits`: priority (null for the default), limit_hours, is_default.
        `codes.caseload_standards`: role, standard (open cases per full-time equivalent).
        `codes.joint_protocol`: maltreatment_type; no row where the protocol names none.
        `codes.agency_settings`: one row of the settings that are one value each.
        """
        limits: list[tuple[str | None, float, bool]] = [(None, self.response.default_hours, True)]
        by_priority = sorted(self.response.hours_by_priority.items())
        limits += [(priority.lower(), hours, False) for priority, hours in by_priority]
        return {
            "codes.response_limits": pl.DataFrame(
                limits,
                schema={"priority": pl.String, "limit_hours": pl.Float64, "is_default": pl.Boolean},
                orient="row",
            ),
            "codes.caseload_standards": pl.DataFrame(
                sorted(self.caseload.standards.items()),
                schema={"role": pl.String, "standard": pl.Float64},
                orient="row",
            ),
            "codes.joint_protocol": pl.DataFrame(
                {"maltreatment_type": sorted(self.joint_investigations.maltreatment_types)},
                schema={"maltreatment_type": pl.String},
            ),
            "codes.agency_settings": pl.DataFrame(
                {
                    "attempts_count": [self.response.attempts_count],
                    "disposition_limit_days": [self.disposition.limit_days],
                    "adjudication_limit_days": [self.courts.adjudication_days],
                    "leave_days": [self.caseload.leave_days],
                }
            ),
        }

    def told(self, keys: Iterable[str]) -> list[str]:
        """Settings by their dotted keys, as a reader sees them: `disposition.limit_days = 60`."""
        everything = self.model_dump()
        told = []
        for key in sorted(keys):
            section, name = key.split(".")
            told.append(f"{key} = {_as_text(everything[section][name])}")
        return told


SETTINGS_READ: Mapping[tuple[str, str], str] = {
    ("codes.response_limits", "limit_hours"): "response.hours_by_priority",
    ("codes.response_limits", "is_default"): "response.default_hours",
    ("codes.caseload_standards", "standard"): "caseload.standards",
    ("codes.joint_protocol", "maltreatment_type"): "joint_investigations.maltreatment_types",
    ("codes.agency_settings", "attempts_count"): "response.attempts_count",
    ("codes.agency_settings", "disposition_limit_days"): "disposition.limit_days",
    ("codes.agency_settings", "adjudication_limit_days"): "courts.adjudication_days",
    ("codes.agency_settings", "leave_days"): "caseload.leave_days",
}
"""The key of agency.toml behind each column that queries may read."""

SETTINGS_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "rate_ratio": ("equity.reference_group", "equity.smallest_group"),
    "share_ratio": ("equity.smallest_group",),
}
"""Keys of agency.toml that move every figure of a kind, whatever its query reads."""


def _as_text(value: object) -> str:
    """A setting's value in words."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_as_text(inner)}" for name, inner in sorted(value.items())) or "none"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


DEFAULTS = Settings()
"""What holds where an agency settles nothing."""


def _only_known(what: str, names: Iterable[str], known: codes.CodeList) -> None:
    """Refuse names that a code list does not hold: each with the nearest one."""
    for name in names:
        refuse_unknown(what, name, [code.name for code in known.codes])


def _fault(fault: dict) -> str:
    """One fault in words: where, what is allowed, the nearest key where one was mistyped."""
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] != "extra_forbidden":
        return f"{place}: {str(fault['msg']).removeprefix('Value error, ')}"
    sections: dict[str, type[BaseModel]] = {
        "": AgencyFile,
        "agency": Agency,
        "response": Response,
        "disposition": Disposition,
        "courts": Courts,
        "caseload": Caseload,
        "joint_investigations": JointInvestigations,
        "equity": Equity,
        "disclosure": Disclosure,
        "publication": Publishing,
        "purposes": Purposes,
        "purposes.public": Withheld,
        "retention": Retention,
        "limits": Limits,
    }
    above = ".".join(map(str, fault["loc"][:-1]))
    receivers: dict[str, type[BaseModel]] = {
        "purposes.partner.": FiguresOnly,
        "purposes.research.": Research,
    }
    named = (section for start, section in receivers.items() if above.startswith(start))
    section = next(named, sections.get(above, AgencyFile))
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

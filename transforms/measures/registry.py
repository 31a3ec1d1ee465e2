"""The measures: their files' headers, checked and typed.

Here belongs what a measure's header may hold, and loading all measures with all their faults at once.
A measure is added by adding one `.sql` file beside this module; nothing here names a measure.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from transforms.periods import Calendar, months_after
from transforms.queries import Query, QueryError, behind, stage_queries

Kind = Literal[
    "proportion", "rate", "duration", "share", "count", "ratio", "incidence", "rate_ratio", "share_ratio"
]
DERIVED = frozenset({"rate_ratio", "share_ratio"})
"""Kinds that compare groups in results already counted: they have no members of their own."""

WITH_NUMERATOR = frozenset({"proportion", "rate", "ratio"}) | DERIVED
"""Kinds whose figure is one number over another: each must say both."""

Months = Annotated[str, Field(pattern=r"^(\d+ months)?$")]
Phrase = Annotated[str, Field(pattern=r"^\S[^;]*[^;.\s]$")]
"""A part of a sentence, without a full stop; phrases are listed with semicolons."""

Domain = Literal[
    "reporting",
    "investigation",
    "safety",
    "prevention",
    "removal",
    "courts",
    "placement",
    "permanency",
    "well_being",
    "workforce",
    "equity",
]
CARE_BREAKDOWNS = ("tribal_status", "placement_setting", "time_in_care", "case_goal", "removal_reason")
"""What is known of every child in foster care on the day it counts."""

REPORT_BREAKDOWNS = ("report_source", "maltreatment_type")
"""What is known of every child in a report on the day of the report."""

VERDICTS: Mapping[str, tuple[str, ...]] = {
    "proportion": ("numerator",),
    "rate": ("numerator", "exposure"),
    "duration": ("duration", "ended"),
    "share": ("outcome",),
    "count": (),
    "ratio": ("numerator", "denominator"),
    "incidence": ("duration", "ended", "outcome"),
    "rate_ratio": ("component", "reached", "base"),
    "share_ratio": ("component", "reached", "base"),
}
BY_COMPONENT = ("needs", "follow_up", "denominator", "numerator")
"""Keys of a header that may be told by component."""

POPULATION = "child_population"
WORKFORCE = "workforce"
"""The source of what counts assignments: `workers` and `worker_assignments` together."""

EXTRACTS = frozenset(
    {
        "contacts",
        "court_events",
        "law_enforcement_events",
        "placements",
        "positions",
        "referrals",
        "worker_assignments",
        "worker_leave",
        "workers",
        "youth_outcomes",
    }
)
"""Tables of the agency's own that a measure may need: each covers the days its rows lie in."""

OTHER_FILES = frozenset({"afcars_aga", "ncands_agency", "nytd_outcomes", "nytd_served"})
"""Federal files beside the two main ones: each covers the report periods received."""

SOURCES = frozenset({"afcars", "ncands", WORKFORCE}) | EXTRACTS | OTHER_FILES
EITHER = " or "
"""Stands between sources of which any one will do: `nytd_outcomes or youth_outcomes`."""

TOLD_IN_1993 = frozenset(
    f"staging.afcars_oohc_{part}" for part in ("children", "removals", "living_arrangements")
)
"""Tables of AFCARS 2020 whose facts files of 1993 tell as well."""


class Benchmark(BaseModel):
    """A national value or standard, on the scale of the measure's figure.

    `is_adjusted`: the federal review compares performance adjusted for risk with it, so that an observed
    figure is shown beside it and not judged by it.
    """

    model_config = ConfigDict(extra="forbid")
    value: float
    label: str
    is_adjusted: bool = False


class Change(BaseModel):
    """What an edition of the definition changed, and why."""

    model_config = ConfigDict(extra="forbid")
    version: str = Field(pattern=r"^\d+\.\d+$")
    on: date
    says: str = Field(pattern=r"\.\s*$")


class Example(BaseModel):
    """Rows a person could write by hand, and what the measure makes of them.

    `settings` are sections of agency.toml that differ from the default. Any further key is a table of
    `episodes` or `staging`, as text with columns split by bars.
    """

    model_config = ConfigDict(extra="allow")
    says: str
    period_start: date
    period_end: date | None = None
    component: str = "all"
    settings: dict[str, dict[str, Any]] = Field(default_factory=dict)
    expects: dict[str, float]

    @property
    def last_day(self) -> date:
        """Last day of the example's period: 12 months after its first."""
        return self.period_end or months_after(self.period_start - timedelta(days=1), 12)

    @property
    def tables(self) -> dict[str, str]:
        """The example's tables by name."""
        return {name: str(rows) for name, rows in (self.model_extra or {}).items()}


class Header(BaseModel):
    """What the header of a measure's file holds."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=3)
    states: str = Field(pattern=r"\.\s*$")
    denominator: Phrase | dict[str, Phrase] = ""
    numerator: Phrase | dict[str, Phrase] = ""
    exclusions: list[Phrase] | None = None
    why: str = Field(min_length=10)
    authority: str = Field(min_length=5)
    domain: Domain
    kind: Kind
    unit: str
    better: Literal["higher", "lower", "neither"]
    version: str = Field(pattern=r"^\d+\.\d+$")
    reviewed: date
    exposure: str = ""
    duration_unit: str = ""
    per: float = 1
    follow_up: Months | dict[str, Months] = ""
    children_of: Literal["afcars", "ncands", ""] = ""
    benchmark: Benchmark | None = None
    components: list[str] = Field(default_factory=lambda: ["all"])
    breakdowns: list[str] = Field(default_factory=list)
    series: Literal["", "month"] = ""
    any_type: bool = False
    needs: list[str] | dict[str, list[str]] = Field(default_factory=list)
    calendar: Calendar | Literal[""] = ""
    only_2020: bool = False
    open_ones: Literal["", "censored", "missing"] = ""
    mean_up_to: float = Field(default=0, ge=0)
    missed: str = ""
    in_time: str = ""
    replaced_by: str = ""
    changes: list[Change] = Field(default_factory=list)
    differs_from_federal: list[Annotated[str, Field(pattern=r"\.\s*$")]] = Field(default_factory=list)
    notes: str = ""
    example: list[Example] = Field(min_length=1)


@dataclass(frozen=True)
class Measure:
    """A measure: its query and its header. The id is the name of its file."""

    query: Query
    header: Header

    @property
    def measure_id(self) -> str:
        """The name of the file."""
        return self.query.table

    def follow_up_months(self, component: str = "") -> int:
        """Months observed after the period before a result is final: of one component, or the longest."""
        told = self.header.follow_up
        if isinstance(told, dict):
            texts = [told.get(component, "")] if component else list(told.values())
        else:
            texts = [told]
        return max(int(text.split()[0]) if text else 0 for text in texts)

    @cached_property
    def sources(self) -> frozenset[str]:
        """Whatever figures are made from: as the header says, else read out of the SQL behind it."""
        return frozenset(source for name in self.needs() for source in name.split(EITHER))

    def needs(self, component: str = "") -> frozenset[str]:
        """What must be received for one component, or for all: `SOURCES`, joined where any will do."""
        if not component:
            return frozenset().union(*(self.needs(name) for name in self.header.components))
        told = self.header.needs
        named = told.get(component, []) if isinstance(told, dict) else told
        return frozenset(named) if named else self._read_sources()

    def _read_sources(self) -> frozenset[str]:
        """The main federal files and the workforce tables among what the figures are made from."""
        tables = behind([*self.query.reads])
        found = set()
        if any(name.startswith("staging.afcars_oohc") for name in tables):
            found.add("afcars")
        if "staging.ncands_child" in tables:
            found.add("ncands")
        if tables & {"staging.worker_assignments", "staging.workers"}:
            found.add(WORKFORCE)
        return frozenset(found)

    @cached_property
    def needs_afcars_2020(self) -> bool:
        """Whether the figures rest on a fact of foster care that files of 1993 do not hold, or too poorly."""
        tables = {name for name in behind(self.query.reads) if name.startswith("staging.afcars_oohc")}
        return self.header.only_2020 or bool(tables - TOLD_IN_1993)

    @cached_property
    def calendar(self) -> Calendar:
        """Whose periods the measure has: a Child File year wherever reports take part."""
        if self.header.calendar:
            return self.header.calendar
        if self.sources & {"ncands", "ncands_agency"}:
            return "ncands"
        return "afcars" if self.sources & {"afcars", "afcars_aga"} else "fiscal_year"

    @property
    def is_derived(self) -> bool:
        """Whether the figures are made of results already counted, not of members."""
        return self.header.kind in DERIVED

    @property
    def is_of_units(self) -> bool:
        """Whether the members belong to units of the workforce."""
        return "unit" in self.query.columns

    @property
    def identifier(self) -> str:
        """Which file's child identifiers the members carry."""
        return self.header.children_of or ("ncands" if "ncands" in self.sources else "afcars")


def _faults(query: Query, error: ValidationError) -> list[str]:
    """What is wrong with a header, each with the field and what is allowed."""
    told = []
    for fault in error.errors():
        field = ".".join(str(part) for part in fault["loc"])
        message = fault["msg"]
        if fault["type"] == "extra_forbidden":
            near = difflib.get_close_matches(str(fault["loc"][-1]), list(Header.model_fields), 1)
            message = "no such key" + (f"; did you mean {near[0]}?" if near else "")
        told.append(f"measures/{query.path.name}: {field}: found {fault['input']!r}: {message}")
    return told


def read_measure(query: Query) -> Measure:
    """A measure from its file.

    Raises:
        QueryError: the header lacks something or holds what it may not; all faults at once.
    """
    try:
        header = Header.model_validate(tomllib.loads(query.header))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"measures/{query.path.name}: the header is not TOML: {error}") from None
    except ValidationError as error:
        raise QueryError("\n".join(_faults(query, error))) from None
    measure = Measure(query, header)
    faults = list(_contradictions(measure))
    if faults:
        raise QueryError("\n".join(f"measures/{query.path.name}: {fault}" for fault in faults))
    return measure


def _contradictions(measure: Measure) -> Iterator[str]:
    """What in a header cannot be with the rest of it, or with the query."""
    header = measure.header
    for source in sorted(measure.sources - SOURCES):
        near = difflib.get_close_matches(source, sorted(SOURCES), 1)
        yield f"needs: found {source!r}; " + (f"did you mean {near[0]}?" if near else _listed(SOURCES))
    tables = {name.removeprefix("staging.") for name in behind(measure.query.reads)}
    for table in sorted((measure.sources & (EXTRACTS | OTHER_FILES)) - tables):
        yield f"needs: {table}: the query is not made from it"
    yield from _contradictions_of_parts(header)
    if measure.is_derived != any(name.startswith("marts.") for name in measure.query.reads):
        yield f"kind: only {' and '.join(sorted(DERIVED))} are made of results, and of nothing else"
    if not measure.sources and not measure.is_derived:
        yield "needs: missing: the query reads neither reports, foster care nor workers; say what it needs"
    if {"afcars", "ncands"} <= measure.sources and not header.children_of:
        yield (
            "children_of: missing: the query reads both files; say whose child_id the members carry,"
            " afcars or ncands"
        )
    known = CARE_BREAKDOWNS if measure.identifier == "afcars" else REPORT_BREAKDOWNS
    for name in header.breakdowns:
        if name not in {*known, *measure.query.columns}:
            yield f"breakdowns: {name}: the select does not return it; known without it: {', '.join(known)}"
    yield from _unfit_for_kind(header)


def _unfit_for_kind(header: Header) -> Iterator[str]:
    """Keys that only another kind may have, or that this kind must."""
    if header.any_type and header.kind != "share":
        yield "any_type: only members of a share may have several outcomes"
    if (header.open_ones == "censored") != bool(header.mean_up_to):
        yield "mean_up_to: censored durations, and no others, say up to what time their mean is taken"
    if (header.kind == "duration") != bool(header.open_ones):
        yield "open_ones: a duration says what a member without an end is, censored or missing; no other does"
    if header.missed and header.kind != "proportion":
        yield "missed: only a proportion asks something of each member"
    if header.in_time and header.kind != "duration":
        yield "in_time: only of a duration another measure says who was in time"


def _contradictions_of_parts(header: Header) -> Iterator[str]:
    """What is told by component of other components than there are, or does not go with the kind."""
    for name in BY_COMPONENT:
        told = getattr(header, name)
        if isinstance(told, dict) and set(told) != set(header.components):
            yield f"{name}: name each of the components: " + ", ".join(header.components)
    if not header.denominator:
        yield "denominator: missing: say in a phrase who or what is counted"
    if header.kind in WITH_NUMERATOR and not header.numerator:
        yield "numerator: missing: say in a phrase what must be so of them"
    if header.exclusions is None:
        yield "exclusions: missing: list in phrases who is left out, or []"
    if header.kind == "count" and header.numerator:
        yield "numerator: a count has none: its denominator says what is counted"


def _listed(names: Iterable[str]) -> str:
    """What is allowed."""
    return "allowed: " + ", ".join(sorted(names))


@cache
def all_measures() -> Mapping[str, Measure]:
    """Every measure by id.

    Raises:
        QueryError: one or more files cannot be used; every fault of every file is named.
    """
    found: dict[str, Measure] = {}
    faults: list[str] = []
    for query in stage_queries("measures").values():
        try:
            found[query.table] = read_measure(query)
        except QueryError as error:
            faults.append(str(error))
    faults += [
        f"measures/{measure.query.path.name}: {key}: no measure is called {named}"
        for measure in found.values()
        for key in ("replaced_by", "in_time")
        if (named := getattr(measure.header, key)) and named not in found
    ]
    if faults:
        raise QueryError("\n".join(faults))
    return found


@cache
def counted_measures() -> Mapping[str, Measure]:
    """The measures that count members, by id: all but those made of results."""
    return {i: measure for i, measure in all_measures().items() if not measure.is_derived}


def domains() -> tuple[str, ...]:
    """The domains of the catalogue in the order of a child's way."""
    return get_args(Domain)

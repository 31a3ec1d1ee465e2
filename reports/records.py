"""Rows of the released tables as the pages hold them.

Here belong plain records, one class for each table whose rows the pages handle by name. How they are read
stands in `edition.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure's definition. `per` is the scale of its values, `exposure` what a rate is over."""

    measure_id: str
    version: str
    title: str
    states: str
    why: str | None
    authority: str | None
    domain: str
    kind: str
    unit: str
    better: str
    per: float | None = None
    follow_up: str | None = None
    benchmark_value: float | None = None
    benchmark_label: str | None = None
    notes: str | None = None
    reviewed: date | None = None
    sql: str | None = None
    exposure: str | None = None
    duration_unit: str | None = None
    exclusions: str | None = None
    target: float | None = None
    settings: str | None = None
    needs: str | None = None
    source_elements: str | None = None
    replaced_by: str | None = None
    benchmark_is_adjusted: bool | None = None
    breakdowns: str | None = None
    series: str | None = None
    open_ones: str | None = None
    differs_from_federal: str | None = None
    any_type: bool | None = None

    @property
    def is_federal_indicator(self) -> bool:
        """Whether the Child and Family Services Review compares it, after risk adjustment."""
        return (self.authority or "").startswith("CFSR")


class Result(NamedTuple):
    """One released result of a 12-month period. Numbers are None where they are hidden or missing."""

    measure_id: str
    component: str
    state: str
    period: str
    geography_level: str
    geography: str
    dimension: str
    category: str
    outcome: str
    statistic: str
    period_start: date
    period_end: date
    denominator: float | None
    numerator: float | None
    value: float | None
    ci_lower: float | None
    ci_upper: float | None
    members_open: int | None
    status: str
    status_reason: str | None
    as_of: date | None
    value_id: str = ""


class Comparison(NamedTuple):
    """A released figure beside another: the difference, its interval, and what that says."""

    measure_id: str
    component: str
    state: str
    geography_level: str
    geography: str
    period: str
    outcome: str
    statistic: str
    compared_with: str
    compared_period: str | None
    value: float
    other_value: float
    difference: float
    ci_lower: float | None
    ci_upper: float | None
    verdict: str
    verdict_reason: str | None


FigureKey = tuple[str, str, str, str, str, str, str, str]
"""Measure, component, state, level and place, period, outcome and statistic of a figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a measure: who is counted in it, and what must be so of them."""

    measure_id: str
    component: str
    denominator_in_words: str
    numerator_in_words: str
    follow_up: str
    needs: str


@dataclass(frozen=True, slots=True)
class Version:
    """What a version of a definition changed, and why."""

    measure_id: str
    version: str
    changed_on: date
    says: str


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example; `settings`, `tables` and `expects` are JSON."""

    measure_id: str
    example: int
    says: str
    period_start: date
    period_end: date
    component: str
    settings: str
    tables: str
    expects: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know of a measure's figures in one period."""

    measure_id: str
    state: str
    period: str
    caveat: str
    period_start: date
    period_end: date
    says: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a data-quality rule (or all together) could do to one figure of a state; None where hidden."""

    measure_id: str
    component: str
    state: str
    period: str
    outcome: str
    statistic: str
    rule_id: str
    period_start: date
    period_end: date
    members_flagged: int | None
    members_left_out: int | None
    value: float | None
    lowest: float | None
    highest: float | None
    effect: float | None
    effect_share: float | None
    reach: float | None
    is_hidden: bool


def figure_key(row: Result | Comparison) -> FigureKey:
    """What names a figure of all its members."""
    where = (row.measure_id, row.component, row.state, row.geography_level, row.geography)
    return (*where, row.period, row.outcome, row.statistic)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A policy change the agency tells of; no `measure_ids` for all, no `county` for the whole state."""

    changed_on: date
    says: str
    measure_ids: tuple[str, ...] = ()
    county: str = ""


@dataclass(frozen=True, slots=True)
class MemberList:
    """The list behind a measure's latest figure, and where it lies, from the folder of the edition.

    `says`, `rows` and the paths are None where none was written with the edition.
    """

    measure_id: str
    state: str
    period_type: str
    period: str
    period_end: date
    command: str
    says: str | None
    rows: int | None
    workbook: str | None
    csv: str | None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One figure of the federal profile beside ours; of ours None where there is no figure or no result."""

    measure_id: str
    component: str
    state: str
    period: str
    geography_level: str
    geography: str
    dimension: str
    category: str
    outcome: str
    statistic: str
    source: str
    period_start: date | None
    period_end: date | None
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str | None
    their_numerator: float | None
    their_denominator: float | None
    their_value: float
    difference: float | None
    is_within_fault_range: bool | None
    agreement: str
    known_causes: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A measure's period of which an earlier edition's figures, of a kind of place, no longer hold."""

    earlier_edition: str
    measure_id: str
    geography_level: str
    period_type: str
    period_end: date


@dataclass(frozen=True, slots=True)
class Revision:
    """One cause of a figure's moving since the edition before, or the whole; numbers None where hidden."""

    measure_id: str
    component: str
    state: str
    period: str
    outcome: str
    statistic: str
    cause: str
    period_start: date
    period_end: date
    status_before: str | None
    status_now: str | None
    numerator_before: float | None
    numerator_now: float | None
    denominator_before: float | None
    denominator_now: float | None
    value_before: float | None
    value_now: float | None
    is_hidden: bool

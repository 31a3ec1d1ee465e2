"""One edition as the pages have it: the records of its released tables, and nothing besides.

Here belongs what an edition holds, and asking it for what stands under a key. How it is read stands in
`reading.py`, what a figure means in words in `words.py`, which rows a page shows in `findings.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from reports import labels
from reports.evaluations import Evaluation
from reports.places import Place, Sizes, places_of, sizes
from reports.records import (
    Annotation,
    Caveat,
    Comparison,
    Effect,
    Example,
    FigureKey,
    Measure,
    MemberList,
    Part,
    Reconciled,
    Result,
    Revision,
    Superseded,
    Version,
    figure_key,
)


@dataclass(frozen=True)
class Edition:
    """What one edition released."""

    folder: Path
    name: str
    audience: str
    agency: str
    contact: str
    licence: str
    as_of: date
    states: tuple[str, ...]
    is_synthetic: bool
    code_version: str
    settings: str
    measures: Mapping[str, Measure]
    results: Sequence[Result]
    within_years: Mapping[tuple[str, str, str], Sequence[Result]]
    """Months and quarters of whole states, by kind of period, measure and state, in order of period end."""

    short_of_state: frozenset[tuple[str, str, str, date]]
    """Measure, part, state and period end of figures whose counties together are fewer than the state."""

    caveats: Sequence[Caveat]
    effects: Sequence[Effect]
    lists: Sequence[MemberList]
    comparisons: Mapping[FigureKey, Sequence[Comparison]]
    parts: Mapping[str, Sequence[Part]]
    versions: Mapping[str, Sequence[Version]]
    examples: Mapping[str, Sequence[Example]]
    reconciliation: Sequence[Reconciled]
    earlier: str
    revisions: Sequence[Revision]
    superseded: Sequence[Superseded]
    labels: Mapping[str, Mapping[str, tuple[str, int]]]
    quality: Sequence[Mapping[str, object]]
    limits: Sequence[Mapping[str, object]]
    rules: Mapping[str, Mapping[str, object]]
    rule_results: Sequence[Mapping[str, object]]
    compliance: Sequence[Mapping[str, object]]
    finding_history: Sequence[Mapping[str, object]]
    accepted: Sequence[Mapping[str, object]]
    submissions: Sequence[Mapping[str, object]]
    layouts: Sequence[Mapping[str, object]]
    layout_fields: Sequence[Mapping[str, object]]
    held: Sequence[Mapping[str, object]]
    annotations: Sequence[Annotation]
    evaluations: Sequence[Evaluation]

    @property
    def is_internal(self) -> bool:
        """Whether it holds exact figures."""
        return self.audience == "internal"

    @cached_property
    def by_measure(self) -> Mapping[tuple[str, str], Sequence[Result]]:
        """Results by measure and state, in order of period end."""
        found: dict[tuple[str, str], list[Result]] = defaultdict(list)
        for result in self.results:
            found[result.measure_id, result.state].append(result)
        return found

    @cached_property
    def places(self) -> Mapping[tuple[str, str, str], Place]:
        """Counties and units with results, by state, level and code, in the order of their names."""
        return places_of(self.results, self.county_name)

    @cached_property
    def sizes(self) -> Sizes:
        """How large each county is."""
        return sizes(self.measures, self.results)

    @cached_property
    def of_places(self) -> Mapping[tuple[str, ...], Mapping[str, Result]]:
        """Results of places by period; by measure, component, statistic, outcome, state, level and place."""
        found: dict[tuple[str, ...], dict[str, Result]] = defaultdict(dict)
        for r in self.results:
            if r.geography_level != "state":
                what = (r.measure_id, r.component, r.statistic, r.outcome)
                found[(*what, r.state, r.geography_level, r.geography)][r.period] = r
        return found

    @cached_property
    def fields(self) -> Mapping[tuple[str, str], Mapping[str, object]]:
        """Fields of the layouts by table (without its stage) and column."""
        return {
            (str(row["table_name"]).split(".")[-1], str(row["column_name"])): row
            for row in self.layout_fields
        }

    @cached_property
    def effects_by_figure(self) -> Mapping[tuple[str, str, str, str, str, str], Sequence[Effect]]:
        """Effects by measure, component, state, period, outcome and statistic."""
        found: dict[tuple[str, str, str, str, str, str], list[Effect]] = defaultdict(list)
        for one in self.effects:
            figure = (one.measure_id, one.component, one.state, one.period, one.outcome, one.statistic)
            found[figure].append(one)
        return found

    def changed_beside(self, measure_id: str) -> list[Annotation]:
        """Policy changes of a whole state that concern a measure, in the order of their days."""
        return [
            one
            for one in self.annotations
            if not one.county and measure_id in (one.measure_ids or (measure_id,))
        ]

    def changed_in(self, county: str) -> list[Annotation]:
        """Policy changes of one county, by FIPS, in the order of their days."""
        return [one for one in self.annotations if one.county == county]

    def compared(self, row: Result, with_what: str) -> Comparison | None:
        """A figure of all its members beside another, where both are released."""
        found = self.comparisons.get(figure_key(row), ())
        return next((one for one in found if one.compared_with == with_what), None)

    def component_name(self, component: str) -> str:
        """What a named part of a measure is called; nothing for the whole."""
        return labels.component(self.labels, component)

    def domain(self, domain: str) -> tuple[str, int]:
        """What a domain is called, and its place on a child's way."""
        return labels.domain(self.labels, domain)

    def state_name(self, state: str) -> str:
        """The state's name, or its postal code where no list names it."""
        return self.labels.get("states", {}).get(state, (state, 0))[0]

    def county_name(self, fips: str) -> str:
        """The county's name, or its FIPS code where the agency gave none."""
        return self.labels.get("counties", {}).get(fips, (fips, 0))[0]

    def category(self, dimension: str, category: str) -> tuple[str, int]:
        """Label and position of a breakdown's category."""
        return labels.category(self.labels, dimension, category)

    def outcomes(self, results: Sequence[Result]) -> dict[str, tuple[str, int]]:
        """Label and position of the outcomes found in results, from the list that names them all."""
        return labels.outcomes(self.labels, {result.outcome for result in results})

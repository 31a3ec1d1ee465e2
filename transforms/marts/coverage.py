"""What the data received cover: which periods a measure has, and how far each can be relied on.

Here belongs status: final, provisional, withheld, not available, each with its reason. What was received is
read in `received.py`; the calendar stands in `periods.py`, counting in `results.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product

from transforms.measures.registry import EITHER, EXTRACTS, OTHER_FILES, WORKFORCE, Measure
from transforms.periods import (
    Period,
    afcars_bounds,
    afcars_periods,
    agency_years,
    fiscal_year_of,
    fiscal_years,
    months_after,
    ncands_bounds,
    ncands_periods,
    series_periods,
    six_month_files,
)

WORDS = {
    "workforce": "workers and worker_assignments",
    "afcars_aga": "the AFCARS assistance file",
    "ncands_agency": "the NCANDS Agency File",
    "nytd_outcomes": "the NYTD outcomes file",
    "nytd_served": "the NYTD served file",
}
"""How a source is named to a reader, where not by its own name."""

Days = tuple[date, date]


def _choices(needed: frozenset[str]) -> list[frozenset[str]]:
    """The sources needed, once for each choice where any of several will do; the first named first."""
    return [frozenset(names) for names in product(*(name.split(EITHER) for name in sorted(needed)))]


@cache
def _halves(submissions: tuple[str, ...]) -> tuple[str, ...]:
    """The six-month periods that submissions cover, oldest first."""
    halves = {half for name in submissions for half in six_month_files(name)}
    return tuple(sorted(halves, key=afcars_bounds))


@cache
def _halves_between(first: date, last: date) -> tuple[str, ...]:
    """The six-month periods that hold any of some days."""
    return tuple(
        name
        for year in range(first.year, last.year + 2)
        for name in (f"{year % 100:02d}A", f"{year % 100:02d}B")
        if first <= afcars_bounds(name)[1] and afcars_bounds(name)[0] <= last
    )


@dataclass(frozen=True)
class Status:
    """How far a result can be relied on, why, and the last day its data cover."""

    status: str
    reason: str | None
    as_of: date | None


@dataclass
class Coverage:
    """Submissions in force and days covered, for one agency.

    `afcars` are the six-month files of 2020, `afcars_1993` those of 1993, an annual one as `21A21B`;
    `received` the submissions of other federal files by dataset; `extents` the first and last day of each
    of the agency's own tables; `first_month` the month in which the agency's fiscal year begins.
    """

    afcars: list[str] = field(default_factory=list)
    afcars_1993: list[str] = field(default_factory=list)
    ncands: list[str] = field(default_factory=list)
    complete_years: list[int] = field(default_factory=list)
    last_disposition: date | None = None
    received: dict[str, list[str]] = field(default_factory=dict)
    extents: dict[str, Days] = field(default_factory=dict)
    over_limit: list[tuple[str, str, str]] = field(default_factory=list)
    first_month: int = 10

    def as_text(self) -> str:
        """All of it as text, for recipes."""
        return json.dumps(vars(self), default=str, sort_keys=True)

    @property
    def foster_care(self) -> list[str]:
        """Six-month periods that a foster care file of either generation covers, oldest first."""
        return list(_halves((*self.afcars_1993, *self.afcars)))

    @property
    def afcars_until(self) -> date | None:
        """Last day the AFCARS files cover."""
        return max((afcars_bounds(name)[1] for name in self.foster_care), default=None)

    def periods(self, measure: Measure) -> list[Period]:
        """The 12-month periods a measure has, oldest first: those of its own source that were received.

        The agency's own fiscal years follow, where they are not the federal ones and no report is counted.
        Where its source is absent, the fiscal years of the other sources, so that its absence is seen.
        """
        found = self._federal_periods(measure)
        if not found:
            return self._elsewhere(measure)
        if measure.calendar == "ncands":
            return found
        first, last = min(p.start for p in found), max(p.end for p in found)
        return [*found, *agency_years(first, last, self.first_month)]

    def series(self, measure: Measure) -> list[Period]:
        """The months and quarters of a measure that has a series, within the days of its 12-month periods."""
        found = self._federal_periods(measure) if measure.header.series else []
        if not found:
            return []
        return series_periods(min(p.start for p in found), max(p.end for p in found))

    def _federal_periods(self, measure: Measure) -> list[Period]:
        """The periods of a measure's calendar that its sources cover."""
        if measure.calendar == "afcars":
            return afcars_periods(self._six_month_files(measure))
        if measure.calendar == "ncands":
            years = {*self.ncands} if "ncands" in measure.sources else set()
            return ncands_periods(years | {*self.received.get("ncands_agency", ())})
        spans = [days for choice in _choices(measure.needs()) if (days := self._days(choice))]
        return sorted({period for days in spans for period in fiscal_years(*days)})

    def _six_month_files(self, measure: Measure) -> list[str]:
        """Six-month files of any of the sources a measure counts by them."""
        names = {*self.foster_care} if "afcars" in measure.sources else set()
        for dataset in sorted(measure.sources & OTHER_FILES - {"ncands_agency"}):
            names.update(self.received.get(dataset, ()))
        return sorted(names, key=afcars_bounds)

    def _days(self, sources: frozenset[str]) -> Days | None:
        """The days that every one of some sources covers; none where one of them is absent."""
        spans: list[Days] = []
        for source in sources:
            submissions = self.foster_care if source == "afcars" else self.received.get(source, [])
            if submissions:
                bounds = [afcars_bounds(name) for name in submissions]
                spans.append((min(b[0] for b in bounds), max(b[1] for b in bounds)))
            elif source in self.extents:
                spans.append(self.extents[source])
            else:
                return None
        return max(first for first, _ in spans), min(last for _, last in spans)

    def _elsewhere(self, measure: Measure) -> list[Period]:
        """Fiscal years any other source covers, named by the measure's calendar."""
        years = set(self.ncands) | {
            f"FFY{period.end.year}" for period in afcars_periods(self.foster_care) if period.end.month == 9
        }
        found = sorted(Period(*ncands_bounds(name), name) for name in years)
        if measure.calendar != "afcars":
            return found
        return [Period(p.start, p.end, f"{p.end.year % 100:02d}A{p.end.year % 100:02d}B") for p in found]

    def status(self, measure: Measure, period: Period, component: str = "") -> Status:
        """The status of a measure's results in a period, for one component or for all of its sources."""
        choices = _choices(measure.needs(component))
        lacking = [self._missing(measure, period, choice) for choice in choices]
        needed = next((c for c, text in zip(choices, lacking, strict=True) if not text), choices[0])
        as_of = self._as_of(measure, needed)
        if all(lacking):
            others = [f"or {text.removeprefix('needs ')}" for text in lacking[1:] if text]
            return Status("not_available", ", ".join([str(lacking[0]), *others]), as_of)
        withheld = self._withheld(measure, period, component)
        if withheld:
            return Status("dq_withheld", withheld, as_of)
        waiting = self._waiting(measure, period, component, needed)
        return Status("provisional" if waiting else "final", waiting, as_of)

    def _as_of(self, measure: Measure, needed: frozenset[str]) -> date | None:
        """Last day the measure's own data cover."""
        if "ncands" in needed:
            return self.last_disposition
        if "ncands_agency" in needed:
            ends = [ncands_bounds(name)[1] for name in self.received.get("ncands_agency", ())]
            return max(ends, default=None)
        if measure.calendar == "afcars" and "afcars" in needed:
            return self.afcars_until
        days = self._days(needed)
        return days[1] if days else None

    @staticmethod
    def afcars_needed(period: Period) -> list[str]:
        """The six-month files that tell of a period's days."""
        return list(_halves_between(period.start, period.end))

    def _missing(self, measure: Measure, period: Period, needed: frozenset[str]) -> str | None:
        """What must be received before the measure can be computed at all."""
        lacking: list[str] = []
        if "afcars" in needed:
            files = self.afcars_needed(period)
            absent = [name for name in files if name not in self.foster_care]
            untold = [name for name in files if name in self.foster_care and name not in self.afcars]
            if measure.needs_afcars_2020 and untold and not absent:
                return "not told by AFCARS files of 1993: " + ", ".join(untold)
            lacking += [f"AFCARS {name}" for name in absent]
        year = f"FFY{fiscal_year_of(period.end)}"
        if "ncands" in needed and year not in self.ncands:
            lacking.append(f"Child File {year}")
        lacking += [text for source in sorted(needed) for text in self._lacking(source, period)]
        return "needs " + ", ".join(dict.fromkeys(lacking)) if lacking else None

    def _lacking(self, source: str, period: Period) -> list[str]:
        """What is missing of a source that is neither the Child File nor the foster care file."""
        if source in OTHER_FILES:
            year = [f"FFY{fiscal_year_of(period.end)}"]
            files = year if source == "ncands_agency" else self.afcars_needed(period)
            absent = [name for name in files if name not in self.received.get(source, ())]
            return [f"{WORDS[source]} {name}" for name in absent]
        if source not in EXTRACTS | {WORKFORCE}:
            return []
        if source not in self.extents:
            return [WORDS.get(source, f"the extract {source}")]
        first, _ = self.extents[source]
        return [f"{source} from {period.start.isoformat()} on"] if first > period.start else []

    @staticmethod
    def _years_after(measure: Measure, component: str) -> int:
        """Child File years after the period's own that the measure takes reports from."""
        return -(-measure.follow_up_months(component) // 12)

    def _waiting(
        self, measure: Measure, period: Period, component: str, needed: frozenset[str]
    ) -> str | None:
        """What is still to come before the result no longer moves.

        Where reports take part, children in care are followed in reports alone, children of reports in both.
        """
        reached = months_after(period.end, measure.follow_up_months(component))
        for source in sorted(needed & (EXTRACTS | {WORKFORCE})):
            if self.extents[source][1] < reached:
                return f"waits for {WORDS.get(source, source)} to {reached.isoformat()}"
        if "ncands" in needed:
            year = fiscal_year_of(period.end)
            last = year + self._years_after(measure, component)
            open_years = [y for y in range(year, last + 1) if y not in self.complete_years]
            if open_years:
                return f"waits for the complete Child File FFY{open_years[0]}"
            if measure.header.children_of != "ncands":
                return None
        if "afcars" in needed and (self.afcars_until is None or self.afcars_until < reached):
            return f"waits for AFCARS to {reached.isoformat()}"
        return None

    def _withheld(self, measure: Measure, period: Period, component: str) -> str | None:
        """Federal data-quality limits the submissions of the period pass."""
        year = fiscal_year_of(period.end)
        years = {f"FFY{y}" for y in range(year, year + self._years_after(measure, component) + 1)}
        needed = {*self.afcars_needed(period), *years}
        checks = sorted(
            {
                f"{check} in {submission}"
                for submission, check, measures in self.over_limit
                if needed.intersection(six_month_files(submission)) and measure.measure_id in measures.split()
            }
        )
        return "over the federal limit: " + ", ".join(checks) if checks else None

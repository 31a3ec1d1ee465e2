"""What the data received cover: which periods a measure has, and how far each can be relied on.

Here belongs status: final, provisional, withheld, not available, each with its reason. The calendar
stands in `periods.py`; counting in `results.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import duckdb

from transforms.measures.registry import Measure
from transforms.periods import (
    Period,
    afcars_bounds,
    afcars_periods,
    months_after,
    ncands_bounds,
    ncands_periods,
    six_month_files,
    workforce_periods,
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

    `afcars` are the six-month files of 2020, `afcars_1993` those of 1993, an annual one as `21A21B`.
    """

    afcars: list[str] = field(default_factory=list)
    afcars_1993: list[str] = field(default_factory=list)
    ncands: list[str] = field(default_factory=list)
    complete_years: list[int] = field(default_factory=list)
    last_disposition: date | None = None
    workforce: tuple[date, date] | None = None
    over_limit: list[tuple[str, str, str]] = field(default_factory=list)

    def as_text(self) -> str:
        """All of it as text, for recipes."""
        return json.dumps(vars(self), default=str, sort_keys=True)

    @property
    def foster_care(self) -> list[str]:
        """Six-month periods that a foster care file of either generation covers, oldest first."""
        halves = {half for name in (*self.afcars_1993, *self.afcars) for half in six_month_files(name)}
        return sorted(halves, key=afcars_bounds)

    @property
    def afcars_until(self) -> date | None:
        """Last day the AFCARS files cover."""
        return max((afcars_bounds(name)[1] for name in self.foster_care), default=None)

    def periods(self, measure: Measure) -> list[Period]:
        """The periods a measure has, oldest first: those of its own source that were received.

        Where its source is absent, the fiscal years of the other sources, so that its absence is seen.
        """
        if measure.calendar == "afcars" and self.foster_care:
            return afcars_periods(self.foster_care)
        if measure.calendar == "ncands" and self.ncands:
            return ncands_periods(self.ncands)
        if measure.calendar == "workforce" and self.workforce:
            return workforce_periods(*self.workforce)
        return self._fiscal_years(measure)

    def _fiscal_years(self, measure: Measure) -> list[Period]:
        """Fiscal years any other source covers, named by the measure's calendar."""
        years = set(self.ncands) | {
            f"FFY{period.end.year}" for period in afcars_periods(self.foster_care) if period.end.month == 9
        }
        found = sorted(Period(*ncands_bounds(name), name) for name in years)
        if measure.calendar != "afcars":
            return found
        return [Period(p.start, p.end, f"{p.end.year % 100:02d}A{p.end.year % 100:02d}B") for p in found]

    def status(self, measure: Measure, period: Period) -> Status:
        """The status of a measure's results in a period."""
        as_of = self._as_of(measure)
        missing = self._missing(measure, period)
        if missing:
            return Status("not_available", missing, as_of)
        withheld = self._withheld(measure, period)
        if withheld:
            return Status("dq_withheld", withheld, as_of)
        waiting = self._waiting(measure, period)
        return Status("provisional" if waiting else "final", waiting, as_of)

    def _as_of(self, measure: Measure) -> date | None:
        """Last day the measure's own data cover."""
        if measure.calendar == "afcars":
            return self.afcars_until
        if measure.calendar == "ncands":
            return self.last_disposition
        return self.workforce[1] if self.workforce else None

    @staticmethod
    def afcars_needed(period: Period) -> list[str]:
        """The two six-month files of a period."""
        first, last = period.start, period.end
        return [
            name
            for year in (first.year, last.year, last.year + 1)
            for name in (f"{year % 100:02d}A", f"{year % 100:02d}B")
            if first <= afcars_bounds(name)[0] and afcars_bounds(name)[1] <= last
        ]

    def _missing(self, measure: Measure, period: Period) -> str | None:
        """What must be received before the measure can be computed at all."""
        lacking: list[str] = []
        if "afcars" in measure.sources:
            needed = self.afcars_needed(period)
            absent = [name for name in needed if name not in self.foster_care]
            untold = [name for name in needed if name in self.foster_care and name not in self.afcars]
            if measure.needs_afcars_2020 and untold and not absent:
                return "not told by AFCARS files of 1993: " + ", ".join(untold)
            lacking += [f"AFCARS {name}" for name in absent]
        if "ncands" in measure.sources and f"FFY{period.end.year}" not in self.ncands:
            lacking.append(f"Child File FFY{period.end.year}")
        if "workforce" in measure.sources and not self.workforce:
            lacking.append("workers and worker_assignments")
        return "needs " + ", ".join(dict.fromkeys(lacking)) if lacking else None

    @staticmethod
    def _years_after(measure: Measure) -> int:
        """Child File years after the period's own that the measure takes reports from."""
        return -(-measure.follow_up_months // 12)

    def _waiting(self, measure: Measure, period: Period) -> str | None:
        """What is still to come before the result no longer moves."""
        if "ncands" in measure.sources:
            last = period.end.year + self._years_after(measure)
            open_years = [y for y in range(period.end.year, last + 1) if y not in self.complete_years]
            return f"waits for the complete Child File FFY{open_years[0]}" if open_years else None
        if "afcars" in measure.sources:
            needed = months_after(period.end, measure.follow_up_months)
            if self.afcars_until is None or self.afcars_until < needed:
                return f"waits for AFCARS to {needed.isoformat()}"
        return None

    def _withheld(self, measure: Measure, period: Period) -> str | None:
        """Federal data-quality limits the submissions of the period pass."""
        last_year = period.end.year + self._years_after(measure)
        years = {f"FFY{year}" for year in range(period.end.year, last_year + 1)}
        needed = {*self.afcars_needed(period), *years}
        checks = sorted(
            {
                f"{check} in {submission}"
                for submission, check, measures in self.over_limit
                if needed.intersection(six_month_files(submission)) and measure.measure_id in measures.split()
            }
        )
        return "over the federal limit: " + ", ".join(checks) if checks else None


def read_coverage(connection: duckdb.DuckDBPyConnection) -> Coverage:
    """What the tables in force cover.

    A mistyped date must not move it: dispositions count up to the end of the last submission, assignments
    from the first day anyone was employed to the day their file was last changed.
    """
    submissions = connection.execute(
        "select dataset, submission from episodes.submissions order by period_end"
    ).fetchall()
    ncands = [name for dataset, name in submissions if dataset == "ncands_child"]
    held = connection.execute(
        """
        select distinct submission_year
        from episodes.maltreatment_reports
        where month(disposition_date) = 9 and year(disposition_date) = submission_year
        """
    ).fetchall()
    latest = max((int(name[3:]) for name in ncands), default=0)
    complete = sorted({int(n[3:]) for n in ncands if int(n[3:]) < latest} | {year for (year,) in held})
    last = connection.execute(
        """
        select least(max(r.disposition_date), max(s.period_end))
        from episodes.maltreatment_reports as r
        inner join episodes.submissions as s on r.state = s.state and r.file_id = s.file_id
        """
    ).fetchone()
    first_day, last_day = connection.execute(
        """
        select
            case
                when (select min(hired_on) from episodes.employment) is not null
                    then greatest(min(a.assigned_on), (select min(hired_on) from episodes.employment))
            end,
            least(
                max(greatest(a.assigned_on, coalesce(a.ended_on, a.assigned_on))),
                (select cast(max(received_at) as date) from raw.files where dataset = 'worker_assignments')
            )
        from episodes.case_assignments as a
        """
    ).fetchone() or (None, None)
    over = connection.execute(
        "select submission, check_id, measures from quality.federal_limits where is_over order by all"
    ).fetchall()
    return Coverage(
        afcars=[name for dataset, name in submissions if dataset == "afcars_oohc"],
        afcars_1993=[name for dataset, name in submissions if dataset == "afcars_foster_care_1993"],
        ncands=ncands,
        complete_years=complete,
        last_disposition=last[0] if last else None,
        workforce=(first_day, last_day) if first_day and last_day else None,
        over_limit=over,
    )

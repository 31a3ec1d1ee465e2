"""What a synthetic drop zone holds, as staging tables: what each of them is made from.

Which file a table goes into is said in `synthesize`, the rows are made in the modules of this folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from data_samples.generator import days
from data_samples.generator.adoption_rows import adoption_rows, agreement_rows
from data_samples.generator.afcars_1993_rows import Afcars1993Rows, submissions_1993
from data_samples.generator.afcars_rows import STATE, TABLES, AfcarsRows
from data_samples.generator.agency_file_rows import agency_file_rows
from data_samples.generator.benchmark_rows import benchmark_rows
from data_samples.generator.care import Care, look_into_care
from data_samples.generator.care_extract_rows import court_event_rows, placement_rows
from data_samples.generator.extract_rows import contact_rows, population_rows, referral_rows
from data_samples.generator.law_enforcement_rows import law_enforcement_rows
from data_samples.generator.ncands_rows import NcandsRows
from data_samples.generator.report_facts import ReportFacts, open_report_facts, report_facts
from data_samples.generator.simulation import World
from data_samples.generator.staffing_rows import leave_rows, position_rows
from data_samples.generator.workforce import Workforce, assignment_rows, staff, worker_rows
from data_samples.generator.youth_rows import Wave, outcome_rows, served_rows, survey_rows, waves
from transforms.contracts.contract import all_contracts

ADOPTION_PERIODS = 2
"""Adoption files of 1993: the last periods only."""

Period = tuple[str, int, int]
"""Name, first and last day of a six-month submission."""


@dataclass(frozen=True)
class Sources:
    """A world, and what more than one table is made from; each part is made when first asked for."""

    world: World

    @cached_property
    def facts(self) -> ReportFacts:
        """The reports disposed in the observed years."""
        return report_facts(self.world)

    @cached_property
    def pending(self) -> ReportFacts:
        """The reports still open on the last day, of which no Child File knows."""
        return open_report_facts(self.world, self.facts.count)

    @cached_property
    def workforce(self) -> Workforce:
        """Seats and workers."""
        return staff(self.world, self.facts, self.pending)

    @cached_property
    def care(self) -> Care:
        """Episodes with their history."""
        return look_into_care(self.world)

    @cached_property
    def referrals(self) -> pl.DataFrame:
        """Rows of `staging.referrals`, of which the Agency File counts some."""
        return extract_table("referrals", referral_rows(self.world, self.facts, self.pending))

    @cached_property
    def waves(self) -> list[Wave]:
        """Surveys of youth in transition."""
        return waves(self.world)

    @property
    def years(self) -> range:
        """Federal fiscal years observed."""
        return range(self.world.first_fiscal_year, days.LAST_FISCAL_YEAR + 1)

    @property
    def old_periods(self) -> list[Period]:
        """Submissions in the layouts of 1993."""
        return submissions_1993(self.world.first_fiscal_year)

    @property
    def periods(self) -> list[Period]:
        """Every six-month submission."""
        return [*self.old_periods, *self.care.submissions]

    def agency_file(self, year: int) -> pl.DataFrame:
        """The Agency File of a fiscal year."""
        return agency_file_rows(self.world, self.facts, self.workforce, self.referrals, year)

    def outcomes(self, period: Period) -> pl.DataFrame:
        """The outcomes part of NYTD of a period."""
        return outcome_rows(self.world, self.waves, *period)

    def served(self, period: Period) -> pl.DataFrame:
        """The served part of NYTD of a period."""
        return served_rows(self.world, *period)

    def agreements(self, period: Period) -> pl.DataFrame:
        """Assistance agreements of a period."""
        return agreement_rows(self.world, *period)

    def adoptions(self, period: Period) -> pl.DataFrame:
        """Adoptions of a period in the layout of 1993."""
        return adoption_rows(self.world, *period)

    def extracts(self) -> dict[str, Callable[[], pl.DataFrame]]:
        """What makes each of the agency's extracts, by table."""
        world, facts, pending, workforce = self.world, self.facts, self.pending, self.workforce
        first, last = self.periods[0][1], self.periods[-1][2]
        return {
            "workers": lambda: worker_rows(world, workforce),
            "worker_assignments": lambda: assignment_rows(world, facts, pending, workforce),
            "worker_leave": lambda: leave_rows(world, workforce),
            "positions": lambda: position_rows(world, workforce),
            "referrals": lambda: self.referrals,
            "contacts": lambda: contact_rows(world, facts, pending),
            "law_enforcement_events": lambda: law_enforcement_rows(world, facts),
            "placements": lambda: placement_rows(self.care),
            "court_events": lambda: court_event_rows(self.care),
            "youth_outcomes": lambda: survey_rows(world, self.waves, first, last),
            "child_population": lambda: population_rows(world),
            "benchmarks": lambda: benchmark_rows(self.care),
        }

    def extract(self, table: str) -> pl.DataFrame:
        """The rows of an extract in the columns and types of its contract."""
        return extract_table(table, self.extracts()[table]())


def staging_tables(world: World) -> dict[str, pl.DataFrame]:
    """Every staging table of a world by name, over all submissions, in the columns of the contracts."""
    of = Sources(world)
    child_files = NcandsRows(world, of.facts, of.workforce)
    tables = {"ncands_child": pl.concat([child_files.year(year) for year in of.years])}
    tables["ncands_agency"] = pl.concat([of.agency_file(year) for year in of.years])
    tables |= {table: of.extract(table) for table in of.extracts()}
    for table, make, periods in (
        ("nytd_outcomes", of.outcomes, of.periods),
        ("nytd_served", of.served, of.periods),
        ("afcars_aga", of.agreements, of.care.submissions),
        ("afcars_adoption_1993", of.adoptions, of.old_periods[-ADOPTION_PERIODS:]),
    ):
        if periods:
            tables[table] = pl.concat([make(period) for period in periods])
    if of.old_periods:
        old = Afcars1993Rows(of.care, of.old_periods[0][1])
        tables["afcars_foster_care_1993"] = pl.concat([old.submission(*period) for period in of.old_periods])
    afcars = AfcarsRows(of.care)
    parts = [afcars.submission(*period) for period in of.care.submissions]
    return tables | {name: pl.concat([part[name] for part in parts]) for name in TABLES}


def extract_table(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of an extract in the columns and types of its contract."""
    rows = rows.with_columns(
        pl.lit(STATE).alias("state"),
        pl.lit("0" * 16).alias("file_id"),
        pl.int_range(1, pl.len() + 1).alias("record_number"),
    )
    schema = all_contracts()[f"staging.{name}"].schema()
    return rows.select(pl.col(column).cast(kind) for column, kind in schema.items())

"""The staging tables that a synthetic drop zone would give, without writing it."""

from __future__ import annotations

import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_rows import STATE, TABLES, AfcarsRows
from data_samples.generator.care import look_into_care
from data_samples.generator.extract_rows import contact_rows, population_rows, referral_rows
from data_samples.generator.ncands_rows import NcandsRows
from data_samples.generator.report_facts import report_facts
from data_samples.generator.simulation import World
from data_samples.generator.workforce import assignment_rows, staff, worker_rows
from transforms.contracts.contract import all_contracts


def staging_tables(world: World) -> dict[str, pl.DataFrame]:
    """Every staging table of a world by name, over all submissions, in the columns of the contracts."""
    facts = report_facts(world)
    workforce = staff(world, facts)
    rows = NcandsRows(world, facts, workforce)
    years = range(world.first_fiscal_year, days.LAST_FISCAL_YEAR + 1)
    tables = {"ncands_child": pl.concat([rows.year(year) for year in years])}
    for name, frame in (
        ("workers", worker_rows(world, workforce)),
        ("worker_assignments", assignment_rows(world, facts, workforce)),
        ("referrals", referral_rows(world, facts)),
        ("contacts", contact_rows(world, facts)),
        ("child_population", population_rows(world)),
    ):
        tables[name] = extract_table(name, frame)
    care = look_into_care(world)
    afcars = AfcarsRows(care)
    parts = [afcars.submission(*period) for period in care.submissions]
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

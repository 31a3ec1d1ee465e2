"""The federal compliance view: each AFCARS element by the five error types of 45 CFR 1355.46.

Here belongs counting records with an error by element. What an error is stands in the contracts (a value that
cannot be read is invalid, a required one that is blank is missing) and in rules that name an `error_type`. A
record counts once for an element and type, however many checks it fails; all elements of a check that fails
are marked. Records of children whose 18th birthday fell before the period are exempt (1355.46(b)).
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from quality.readings import SCHEMA
from quality.rule_files import RECORD, VERDICT, Rule
from transforms.contracts.quality.compliance import Compliance
from transforms.staging.datasets import tables_of

DATASETS = ("afcars_oohc", "afcars_aga")
LIMIT = 0.10
"""Largest share of records with an error, for each element and type but cross-file errors, of which none is
allowed. Basis: 45 CFR 1355.46 as generally understood; the text of the limits was not at hand."""

LIMITS = {"missing": LIMIT, "invalid": LIMIT, "inconsistent": LIMIT, "tardy": LIMIT, "cross_file": 0.0}
ERRORS, APPLIES, EXEMPT = "element_errors", "element_applies", "exempt_records"
BIRTH_DATES = {
    "afcars_oohc_children": "e5_date_of_birth",
    "afcars_aga": "a4_child_date_of_birth",
}


def compliance_frame(
    connection: duckdb.DuckDBPyConnection, state: str, rules: Iterable[Rule]
) -> pl.DataFrame:
    """Errors by element and type of the AFCARS 2020 files in force, as `quality.compliance` has them."""
    judged = [rule for rule in rules if rule.dataset in DATASETS and rule.header.error_type]
    _exempt(connection)
    columns = "dataset varchar, table_name varchar, element varchar, error_type varchar, file_id varchar"
    for table in (ERRORS, APPLIES):
        connection.execute(f"create or replace table {SCHEMA}.{table} ({columns}, record_number bigint)")
    _of_contracts(connection, {(table, field) for rule in judged for table, field in _missing(rule)})
    for rule in judged:
        _of_rule(connection, rule)
    return _counted(connection, state)


def _exempt(connection: duckdb.DuckDBPyConnection) -> None:
    """Records of children who came of age before the period of the file."""
    parts = " union all ".join(
        f"select f.file_id, c.record_number from {SCHEMA}.{table} as c "
        f"inner join {SCHEMA}.files as f on c.file_id = f.file_id "
        f"where eighteenth_birthday(c.{column}) < f.period_start"
        for table, column in BIRTH_DATES.items()
    )
    connection.execute(f"create or replace table {SCHEMA}.{EXEMPT} as {parts}")


def _missing(rule: Rule) -> list[tuple[str, str]]:
    """The elements whose applicability a rule of missing data tells, with their tables."""
    return [_place(rule, name) for name in rule.header.fields] if rule.header.error_type == "missing" else []


def _place(rule: Rule, field: str) -> tuple[str, str]:
    return next(c.table for c in tables_of(rule.dataset) if field in c.columns), field


def _of_contracts(connection: duckdb.DuckDBPyConnection, told: set[tuple[str, str]]) -> None:
    """Errors the readers found, by element; it applies to every row but where a rule tells (`told`)."""
    for dataset in DATASETS:
        for contract in tables_of(dataset):
            table = contract.table
            for name, column in contract.columns.items():
                if not (column.element or column.path):
                    continue
                place = f"'{dataset}', '{table}', '{name}'"
                if (table, name) not in told:
                    connection.execute(
                        f"insert into {SCHEMA}.{APPLIES} select distinct {place}, 'missing', file_id, "
                        f"record_number from {SCHEMA}.{table}"
                    )
                connection.execute(
                    f"insert into {SCHEMA}.{ERRORS} select distinct {place}, "
                    "case when rule = 'required' then 'missing' else 'invalid' end, file_id, record_number "
                    f"from {SCHEMA}.faults where table_name = 'staging.{table}' and column_name = '{name}'"
                )


def _of_rule(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    """The errors of one rule, on every element it names; of missing data also whom it applies to."""
    record = RECORD if RECORD in rule.tree.named_selects else "null"
    for name in rule.header.fields:
        table, _ = _place(rule, name)
        place = f"'{rule.dataset}', '{table}', '{name}', '{rule.header.error_type}'"
        asked = f"select distinct {place}, file_id, {record} from (\n{rule.sql}\n) as asked"
        connection.execute(f"insert into {SCHEMA}.{ERRORS} {asked} where {VERDICT}")
        if rule.header.error_type == "missing":
            connection.execute(f"insert into {SCHEMA}.{APPLIES} {asked}")


def _counted(connection: duckdb.DuckDBPyConnection, state: str) -> pl.DataFrame:
    """Records and failures by element, type and submission."""
    types = ", ".join(f"('{name}', {limit})" for name, limit in LIMITS.items())
    counted = connection.sql(
        f"""
        with applying as (
            select a.dataset, a.table_name, a.element, f.submission, a.file_id,
                count(distinct a.record_number) as records
            from {SCHEMA}.{APPLIES} as a
            inner join {SCHEMA}.files as f on a.file_id = f.file_id
            left join {SCHEMA}.{EXEMPT} as e
                on a.file_id = e.file_id and a.record_number = e.record_number
            where e.file_id is null
            group by all
        ),
        failing as (
            select a.table_name, a.element, a.error_type, a.file_id,
                count(distinct a.record_number) as failures
            from {SCHEMA}.{ERRORS} as a
            left join {SCHEMA}.{EXEMPT} as e
                on a.file_id = e.file_id and a.record_number = e.record_number
            where e.file_id is null
            group by all
        )
        select a.dataset, a.submission, a.table_name, a.element, t.error_type, a.records,
            least(coalesce(f.failures, 0), a.records) as failures,
            least(coalesce(f.failures, 0), a.records) / a.records as share,
            t.limit_share,
            least(coalesce(f.failures, 0), a.records) / a.records > t.limit_share as is_over
        from applying as a
        cross join (values {types}) as t (error_type, limit_share)
        left join failing as f
            on a.table_name = f.table_name and a.element = f.element
            and a.file_id = f.file_id and t.error_type = f.error_type
        """
    ).pl()
    named = counted.with_columns(state=pl.lit(state, pl.String))
    schema = Compliance.schema()
    return named.select(pl.col(name).cast(kind) for name, kind in schema.items()).sort(Compliance.keys())

"""The federal compliance view: each AFCARS element by the five error types of 45 CFR 1355.46.

Here belongs counting records with an error by element. What an error is stands in the contracts (a value that
cannot be read is invalid, a required one that is blank is missing) and in rules that name an `error_type`. A
record counts once for an element and type, however many checks it fails; all elements of a check that fails
are marked, but of one for missing data only those that are blank: a value that cannot be read is invalid, not
missing. Records of children whose 18th birthday fell before the period, and guardianship agreements, are
exempt (1355.46(b)).
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from quality.readings import SCHEMA
from quality.rule_files import RECORD, VERDICT, Rule
from quality.rule_results import RuleRun
from transforms.contracts.contract import all_contracts
from transforms.contracts.quality.compliance import Compliance
from transforms.staging.datasets import tables_of

DATASETS = ("afcars_oohc", "afcars_aga")
LIMIT = 0.10
"""Largest share of records with an error, for each element and type but cross-file errors, of which none is
allowed. Basis: 45 CFR 1355.46 as generally understood; the text of the limits was not at hand."""

LIMITS = {"missing": LIMIT, "invalid": LIMIT, "inconsistent": LIMIT, "tardy": LIMIT, "cross_file": 0.0}
ERROR_FREE = frozenset(
    {"e4_child_record_number", "e5_date_of_birth", "a3_child_record_number", "a4_child_date_of_birth"}
)
"""Elements that tell one child from another: no error is allowed. Basis: as for the limit."""
ERRORS, EXEMPT = "element_errors", "exempt_records"
BIRTH_DATES = {
    "afcars_oohc_children": "e5_date_of_birth",
    "afcars_aga": "a4_child_date_of_birth",
}


Element = tuple[str, str, str]
"""Dataset, staging table and column of an element."""


def compliance_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """Errors by element and type of the AFCARS 2020 files in force, as `quality.compliance` has them."""
    judged = [rule for rule in run.rules if rule.dataset in DATASETS and rule.header.error_type]
    _exempt(connection)
    connection.execute(
        f"create or replace table {SCHEMA}.{ERRORS} (dataset varchar, table_name varchar, element varchar, "
        "error_type varchar, file_id varchar, record_number bigint)"
    )
    _errors_of_readers(connection)
    for rule in judged:
        if any(count.violations for count in run.counts.get(rule.rule_id, ())):
            _errors_of_rule(connection, rule)
    submissions = dict(connection.execute(f"select file_id, submission from {SCHEMA}.files").fetchall())
    failures = _failures(connection)
    applicable = _applicable(connection, judged)
    for (element, _, file_id), failed in failures.items():
        # A record may be in error on an element it is not asked: then it applies to it after all.
        by_file = applicable.setdefault(element, {})
        by_file[file_id] = max(by_file.get(file_id, 0), failed)
    rows = [
        {
            "state": state,
            "dataset": element[0],
            "submission": submissions[file_id],
            "table_name": element[1],
            "element": element[2],
            "error_type": kind,
            "records": records,
            "failures": failures.get((element, kind, file_id), 0),
            "share": failures.get((element, kind, file_id), 0) / records,
            "limit_share": limit_of(element, kind),
            "is_over": failures.get((element, kind, file_id), 0) / records > limit_of(element, kind),
        }
        for element, by_file in applicable.items()
        for file_id, records in by_file.items()
        for kind in LIMITS
    ]
    return pl.DataFrame(rows, schema=Compliance.schema()).sort(Compliance.keys())


def limit_of(element: Element, kind: str) -> float:
    """The largest share of records that may have an error of a type in an element."""
    return 0.0 if element[2] in ERROR_FREE else LIMITS[kind]


def _exempt(connection: duckdb.DuckDBPyConnection) -> None:
    """Records of children who came of age before the period of the file, and of guardianship agreements."""
    parts = " union ".join(
        f"select f.file_id, c.record_number from {SCHEMA}.{table} as c "
        f"inner join {SCHEMA}.files as f on c.file_id = f.file_id "
        f"where eighteenth_birthday(c.{column}) < f.period_start"
        for table, column in BIRTH_DATES.items()
    )
    guardianships = (
        f"select file_id, record_number from {SCHEMA}.afcars_aga "
        "where a15_assistance_agreement_type = 'guardianship'"
    )
    connection.execute(f"create or replace table {SCHEMA}.{EXEMPT} as {parts} union {guardianships}")


def _elements(rule: Rule) -> list[Element]:
    """The elements a rule names, each with its table."""
    return [
        (rule.dataset, next(c.table for c in tables_of(rule.dataset) if field in c.columns), field)
        for field in rule.header.fields
    ]


def _all_elements() -> dict[tuple[str, str], list[Element]]:
    """Every element of the layouts, by dataset and table."""
    return {
        (dataset, contract.table): [
            (dataset, contract.table, name)
            for name, column in contract.columns.items()
            if column.element or column.path
        ]
        for dataset in DATASETS
        for contract in tables_of(dataset)
    }


def _errors_of_readers(connection: duckdb.DuckDBPyConnection) -> None:
    """What the readers found in values: blank where one is required, or unreadable."""
    for dataset, table in _all_elements():
        connection.execute(
            f"insert into {SCHEMA}.{ERRORS} select distinct '{dataset}', '{table}', column_name, "
            "case when rule = 'required' then 'missing' else 'invalid' end, file_id, record_number "
            f"from {SCHEMA}.faults where table_name = 'staging.{table}'"
        )


def _errors_of_rule(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    """The errors a rule found, on every element it names; where data are missing, on those that are blank."""
    record = RECORD if RECORD in rule.tree.named_selects else "null"
    asked = f"(\n{rule.sql}\n) as a where a.{VERDICT}"
    for dataset, table, name in _elements(rule):
        place = f"'{dataset}', '{table}', '{name}', '{rule.header.error_type}'"
        source = asked
        if rule.header.error_type == "missing":
            source = _blank(rule, table, name)
        connection.execute(
            f"insert into {SCHEMA}.{ERRORS} select distinct {place}, a.file_id, "
            f"{'a.' if record == RECORD else ''}{record} from {source}"
        )


def _blank(rule: Rule, table: str, name: str) -> str:
    """From what the violating rows come in which one element is blank, and held no text that cannot be read.

    Rows are found again in the element's table by the keys they share; one that is not there is blank.
    """
    columns = all_contracts()[f"staging.{table}"].columns
    shared = [
        key for key in ("file_id", RECORD, *rule.keys) if key in columns and key in rule.tree.named_selects
    ]
    return (
        f"(\n{rule.sql}\n) as a "
        f"left join {SCHEMA}.{table} as t on {' and '.join(f'a.{key} = t.{key}' for key in shared)} "
        f"where a.{VERDICT} and t.{name} is null and not exists ("
        f"select 1 from {SCHEMA}.faults as f where f.file_id = a.file_id and f.record_number = a.{RECORD} "
        f"and f.table_name = 'staging.{table}' and f.column_name = '{name}' and f.rule <> 'required')"
    )


def _failures(connection: duckdb.DuckDBPyConnection) -> dict[tuple[Element, str, str], int]:
    """Records in error by element, type and file, without exempt ones."""
    counted = connection.execute(
        f"""
        select a.dataset, a.table_name, a.element, a.error_type, a.file_id, count(distinct a.record_number)
        from {SCHEMA}.{ERRORS} as a
        left join {SCHEMA}.{EXEMPT} as e on a.file_id = e.file_id and a.record_number = e.record_number
        where e.file_id is null
        group by all
        """
    ).fetchall()
    return {((d, t, name), kind, file_id): count for d, t, name, kind, file_id, count in counted}


def _applicable(
    connection: duckdb.DuckDBPyConnection, judged: Iterable[Rule]
) -> dict[Element, dict[str, int]]:
    """Records to which an element applies, by file: those a rule of missing data asks, else all."""
    found: dict[Element, dict[str, int]] = {}
    for rule in judged:
        if rule.header.error_type == "missing":
            asked = _records(connection, f"(\n{rule.sql}\n)")
            for element in _elements(rule):
                counts = found.setdefault(element, {})
                counts |= {file_id: max(count, counts.get(file_id, 0)) for file_id, count in asked.items()}
    for (_, table), elements in _all_elements().items():
        all_rows = _records(connection, f"{SCHEMA}.{table}")
        for element in elements:
            found.setdefault(element, dict(all_rows))
    return found


def _records(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, int]:
    """Distinct records of a select or table by file, without exempt ones."""
    counted = connection.execute(
        f"""
        select a.file_id, count(distinct a.record_number)
        from {source} as a
        left join {SCHEMA}.{EXEMPT} as e on a.file_id = e.file_id and a.record_number = e.record_number
        where e.file_id is null
        group by a.file_id
        """
    ).fetchall()
    return {file_id: count for file_id, count in counted if count}

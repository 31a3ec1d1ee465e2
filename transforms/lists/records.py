"""The records of the files behind members and behind who is left out: file, record number, whether it counts.

Here belongs leading from identifiers of children, reports, workers and units to the rows of staging tables,
and from these to the files. Identifiers stand in these rows: they are restricted.
"""

from __future__ import annotations

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import put_table
from transforms.measures.registry import Measure
from transforms.queries import behind
from transforms.staging.datasets import DATASETS, tables_of
from transforms.staging.identifiers.whose import AFCARS_NUMBER_TOO, IDENTIFIES, OF_REPORTS

WHOM = "lists.whom"
LEADS = ("report_id", "child_id", "worker_id", "unit")
"""What leads from a member to records, the closest first."""

RECORDS = f"""
    with records as ({{records}}),

    found as (
        select w.whom, w.role, r.* from records as r inner join {WHOM} as w on r.report_id = w.report_id
        where coalesce(r.child_id = w.child_id, true)
        union all
        select w.whom, w.role, r.* from records as r inner join {WHOM} as w on r.child_id = w.child_id
        where r.report_id is null or w.report_id is null
        union all
        select w.whom, w.role, r.* from records as r inner join {WHOM} as w on r.worker_id = w.worker_id
        where w.report_id is null and w.child_id is null
        union all
        select w.whom, w.role, r.* from records as r inner join {WHOM} as w on r.unit = w.unit
        where w.report_id is null and w.child_id is null and w.worker_id is null
    )

    select
        r.role, r.whom, r.table_name, f.dataset, f.submission, f.path, f.sha256, r.record_number,
        s.file_id is not null as is_in_force
    from found as r
    left join raw.files as f using (file_id)
    left join (select distinct file_id from episodes.submissions) as s using (file_id)
    order by r.role, r.whom, f.dataset, f.submission, f.path, r.table_name, r.record_number
"""
"""A record of a report is found by the report, and by its child too where both are known."""


def staging_tables(measure: Measure) -> list[str]:
    """The staging tables a measure is made from."""
    return sorted(name for name in behind(measure.query.reads) if name.startswith("staging."))


def records_behind(
    connection: duckdb.DuckDBPyConnection, measure: Measure, whom: pl.DataFrame
) -> pl.DataFrame:
    """The records that tell of some members, in the tables behind a measure.

    `whom` has `whom` (the member), `role` (counted or left out), and `report_id`, `child_id`, `worker_id`,
    `unit`, by which records are found. `connection` shows the staging tables behind the measure, `raw.files`
    and `episodes.submissions`. Columns: role, whom, table_name, dataset, submission, path, sha256,
    record_number, is_in_force.
    """
    put_table(connection, WHOM, whom.select("whom", "role", *LEADS).unique(maintain_order=True))
    selects = [_select(measure, name) for name in staging_tables(measure)]
    return connection.sql(RECORDS.format(records=" union all ".join(selects))).pl()


def _select(measure: Measure, name: str) -> str:
    """A select of table, file, record number and identifiers from one staging table."""
    columns = all_contracts()[name].columns
    dataset = next(one for one in DATASETS if all_contracts()[name] in tables_of(one))
    identifiers = []
    for lead in LEADS:
        held = next((one for one in _columns(measure, dataset, lead) if one in columns), "null")
        identifiers.append(f"cast({held} as varchar) as {lead}")
    return f"select '{name}' as table_name, file_id, record_number, {', '.join(identifiers)} from {name}"


def _columns(measure: Measure, dataset: str, lead: str) -> tuple[str, ...]:
    """The columns of a dataset's tables that hold an identifier as the members of a measure have it."""
    if lead == "report_id":
        return IDENTIFIES["report_id"]
    if lead != "child_id":
        return (lead,)
    is_of_reports = dataset in OF_REPORTS
    if measure.identifier == "ncands":
        return (*IDENTIFIES["reported_child_id"], *(["child_id"] if is_of_reports else []))
    return (*IDENTIFIES["child_id"], *AFCARS_NUMBER_TOO, *([] if is_of_reports else ["child_id"]))

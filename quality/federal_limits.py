"""The federal data-quality limits of the CFSR: how many records fail each check, and what is withheld.

Here belongs running the rules of `rules/*.sql`, one file per check, over the submissions in force. A rule's
header says what it counts and where its limit comes from; its select returns one row per record checked
with `submission` and `is_failure`. What the rules share (which child has which current removal, who is a
victim) is made once, by the files of `records/`. A record that lacks what a check needs is not checked; a
check without a record to check has no row, so that missing data never read as passed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import polars as pl
from pydantic import BaseModel, ConfigDict, Field

from quality.readings import SCHEMA
from transforms.contracts.quality.federal_limits import FederalLimits
from transforms.queries import split_header

HERE = Path(__file__).parent
IN_ORDER = ("submissions", "afcars_children", "ncands_victims")
"""The files of `records/`, each of which may read those before it."""


class RuleHeader(BaseModel):
    """What a rule says of itself. `limit` is the largest share of failures allowed.

    With `over_at_limit` a share equal to the limit is over it too.
    """

    model_config = ConfigDict(extra="forbid")
    says: str
    dataset: str
    limit: float = Field(ge=0, le=1)
    over_at_limit: bool = False
    measures: list[str]
    source: str
    notes: str = ""


@dataclass(frozen=True)
class FederalRule:
    """One check: its id (the file's name), its header and its select."""

    check_id: str
    header: RuleHeader
    sql: str

    def is_over(self, share: float) -> bool:
        """Whether a share of failures passes the limit."""
        return share >= self.header.limit if self.header.over_at_limit else share > self.header.limit


@cache
def federal_rules() -> tuple[FederalRule, ...]:
    """Every rule, by name of file.

    Raises:
        pydantic.ValidationError: a header lacks a key or has one too many.
    """
    found = []
    for path in sorted((HERE / "rules").glob("*.sql")):
        header, sql = split_header(path.read_text(encoding="utf-8"))
        found.append(FederalRule(path.stem, RuleHeader.model_validate(tomllib.loads(header)), sql.strip()))
    return tuple(found)


def show_records(connection: duckdb.DuckDBPyConnection, gate: pl.DataFrame) -> None:
    """Make the tables the rules read, in the scratch schema; `gate` is this run's quality.gate."""
    blocked = gate.filter("is_blocked").select("file_id").to_arrow()
    connection.register("incoming_blocked", blocked)
    connection.execute(f"create or replace table {SCHEMA}.blocked_files as select * from incoming_blocked")
    connection.unregister("incoming_blocked")
    for name in IN_ORDER:
        sql = split_header((HERE / "records" / f"{name}.sql").read_text(encoding="utf-8"))[1]
        connection.execute(f"create or replace table {SCHEMA}.{name} as {sql}")


def federal_limits_frame(connection: duckdb.DuckDBPyConnection, state: str) -> pl.DataFrame:
    """One row per check and submission in force, as `quality.federal_limits` has it."""
    rows = [row for rule in federal_rules() for row in _counted(connection, state, rule)]
    return pl.DataFrame(rows, schema=FederalLimits.schema()).sort(FederalLimits.keys())


def _counted(connection: duckdb.DuckDBPyConnection, state: str, rule: FederalRule) -> list[dict]:
    counted = connection.execute(
        "select submission, count(*), count(*) filter (where is_failure) "
        f"from (\n{rule.sql}\n) as checked_records group by submission"
    ).fetchall()
    return [
        {
            "state": state,
            "dataset": rule.header.dataset,
            "submission": submission,
            "check_id": rule.check_id,
            "says": rule.header.says,
            "records": records,
            "failures": failures,
            "share": failures / records,
            "limit_share": rule.header.limit,
            "is_over": rule.is_over(failures / records),
            "measures": " ".join(rule.header.measures),
        }
        for submission, records, failures in counted
    ]

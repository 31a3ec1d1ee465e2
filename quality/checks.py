"""Everything quality knows of one agency: suites, gate, control totals, federal limits.

Here belongs the order of the work. Each part has a module of its own; storing the tables and telling
Dagster is the work of pipelines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from threading import Thread

import duckdb
import polars as pl

from quality.compliance import compliance_frame
from quality.federal_limits import federal_limits_frame
from quality.findings import findings_frame
from quality.flagged import flagged_frame
from quality.gate import gate_frame
from quality.outcomes import Counts, results_frame
from quality.readings import is_empty, scratch_schema, show_readings
from quality.rule_files import all_rules
from quality.rule_results import RuleRun, rule_counts_frame, rules_frame, run_block_rules, run_rules
from quality.suites import CheckName, check_names, checked_tables
from quality.verdicts import behind, show_files, show_received, show_records, show_tables
from transforms.contracts.quality.control_totals import ControlTotals
from transforms.contracts.quality.findings import Findings

__all__ = [
    "CheckName",
    "QualityError",
    "QualityResult",
    "Usable",
    "check_agency",
    "check_contracts",
    "check_names",
    "usable_of_agency",
]


VALIDATION = "quality.validation"
"""The module that runs Great Expectations, which takes seconds to import: best begun ahead."""

Outcomes = list[tuple[CheckName, Counts]]
"""Checks with what they counted."""


class QualityError(RuntimeError):
    """Quality could not be computed. The message names the step and the kind of error, never a value."""


@dataclass(frozen=True)
class QualityResult:
    """The tables of the stage quality for one agency, conforming to their contracts.

    `blocked`: nothing usable is left, for no file was accepted or every accepted file is blocked.
    """

    check_results: pl.DataFrame
    gate: pl.DataFrame
    control_totals: pl.DataFrame
    federal_limits: pl.DataFrame
    compliance: pl.DataFrame
    rule_counts: pl.DataFrame
    rules: pl.DataFrame
    findings: pl.DataFrame
    flagged_records: pl.DataFrame
    blocked: bool


@dataclass(frozen=True)
class Usable:
    """What figures need to know of the quality of an agency's data: files kept out, and limits exceeded."""

    gate: pl.DataFrame
    federal_limits: pl.DataFrame


def check_agency(
    connection: duckdb.DuckDBPyConnection,
    state: str,
    parts: Sequence[Mapping[str, object]] = (),
    of_contracts: Callable[[], Outcomes] | None = None,
) -> QualityResult:
    """Check one agency's data, all periods at once.

    The connection shows `raw.files`, every staging table and the code lists, and holds rows of this agency
    alone; it is left as it was found. `parts` are the control totals the staging readers counted: rows of
    `quality.control_totals`, `is_balanced` and `state` not needed. `of_contracts` gives what
    `check_contracts` found, where that is asked beside; else it is asked here.

    Raises:
        QualityError: a query failed; DuckDB's message, which may hold values, is not repeated.
    """
    totals = control_totals_frame(state, parts)
    with _checking(connection, state):
        gate = gate_frame(connection, state, totals)
        of_blocked = blocked_findings(connection, state, gate)
        show_files(connection, gate.filter("is_blocked")["file_id"])
        show_tables(connection)
        show_records(connection)
        validation = _imported_beside(VALIDATION)
        run = run_rules(connection, all_rules().values())
        validation.join()
        by_rules = _check_rules(connection, run)
        by_contracts = of_contracts() if of_contracts else _check_contracts(connection)
        limits = federal_limits_frame(connection, state, run)
        compliance = compliance_frame(connection, state, run)
        counts = rule_counts_frame(connection, state, run)
        findings = pl.concat([of_blocked, findings_frame(connection, state, run)])
        flagged = flagged_frame(connection, state, run)
    return QualityResult(
        check_results=results_frame(state, [*by_contracts, *by_rules]),
        gate=gate,
        control_totals=totals,
        federal_limits=limits,
        compliance=compliance,
        rule_counts=counts,
        rules=rules_frame(state),
        findings=findings,
        flagged_records=flagged,
        blocked=bool(gate["is_blocked"].all()),
    )


def check_contracts(connection: duckdb.DuckDBPyConnection, state: str) -> Outcomes:
    """What the suites of all staging tables find: the part of `check_agency` that needs nothing but these.

    The connection is that of `check_agency`, or another that shows the same; it is left as it was found.

    Raises:
        QualityError: as there.
    """
    with _checking(connection, state):
        return _check_contracts(connection)


def usable_of_agency(
    connection: duckdb.DuckDBPyConnection,
    state: str,
    parts: Sequence[Mapping[str, object]] = (),
) -> Usable:
    """The gate and federal limits of one agency, as `check_agency` gives them, by the rules they need alone.

    Raises:
        QualityError: as there.
    """
    withholding = [rule for rule in all_rules().values() if rule.header.withholds]
    with _checking(connection, state):
        gate = gate_frame(connection, state, control_totals_frame(state, parts))
        show_files(connection, gate.filter("is_blocked")["file_id"])
        show_tables(connection)
        show_records(connection, {step for rule in withholding for step in behind(rule)})
        limits = federal_limits_frame(connection, state, run_rules(connection, withholding))
    return Usable(gate, limits)


def _imported_beside(module: str) -> Thread:
    """A thread that imports a module: the database needs the interpreter little while it answers."""
    thread = Thread(target=import_module, args=(module,), daemon=True)
    thread.start()
    return thread


@contextmanager
def _checking(connection: duckdb.DuckDBPyConnection, state: str) -> Iterator[None]:
    """A scratch schema for the work of a check, whose errors hold no value."""
    try:
        with scratch_schema(connection):
            yield
    except duckdb.Error as error:
        raise QualityError(f"quality of {state}: {type(error).__name__} while checking") from None


def blocked_findings(connection: duckdb.DuckDBPyConnection, state: str, gate: pl.DataFrame) -> pl.DataFrame:
    """What stands against the blocked files, which are not in force: findings of the block rules.

    A blocked file that a usable one replaced needs no mending any more.
    """
    waiting = gate.filter("is_blocked", ~pl.col("is_replaced"))
    if waiting.is_empty():
        return pl.DataFrame(schema=Findings.schema())
    show_received(connection, waiting["file_id"])
    return findings_frame(connection, state, run_block_rules(connection))


def _check_contracts(connection: duckdb.DuckDBPyConnection) -> Outcomes:
    """The suites of all staging tables; of a table without a row nothing can be checked."""
    outcomes: Outcomes = []
    waiting: list[CheckName] = []
    show_readings(connection, checked_tables())
    for table in checked_tables():
        if is_empty(connection, table):
            outcomes += [(check, Counts()) for check in check_names(table)]
        else:
            waiting += check_names(table)
    return [*outcomes, *_validated(connection, waiting)]


def _check_rules(connection: duckdb.DuckDBPyConnection, run: RuleRun) -> Outcomes:
    """The rules that were run, as checks of their verdicts."""
    return [*run.others(), *_validated(connection, run.checks())]


def _validated(connection: duckdb.DuckDBPyConnection, checks: Sequence[CheckName]) -> Outcomes:
    """What Great Expectations counts."""
    if not checks:
        return []
    # Importing it takes seconds: where that is not under way, only if something is checked.
    from quality.validation import run_checks  # noqa: PLC0415

    return list(run_checks(connection, checks).items())


def control_totals_frame(state: str, parts: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Control totals as `quality.control_totals` has them: in equals accepted plus rejected, or not."""
    added_here = {"state", "is_balanced"}
    schema = {name: kind for name, kind in ControlTotals.schema().items() if name not in added_here}
    rows = [{name: part[name] for name in schema} for part in parts]
    return (
        pl.DataFrame(rows, schema=schema)
        .with_columns(
            state=pl.lit(state, pl.String),
            is_balanced=pl.col("records_in") == pl.col("records_accepted") + pl.col("records_rejected"),
        )
        .select(list(ControlTotals.schema()))
        .sort(ControlTotals.keys())
    )

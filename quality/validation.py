"""Running suites with Great Expectations: checks in, counts out.

This module and `kept_derivations.py` alone import Great Expectations; importing it takes seconds, so it is
imported where a suite runs and never at start-up. Nothing but counts is kept of its results: failing values
are not even queried, its context lives in memory, its logs are silent, its exceptions (which quote values)
are reduced to their kind.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import duckdb
import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.compatibility.pydantic import PrivateAttr
from great_expectations.data_context.types.base import ProgressBarsConfig

from quality.buffered_duckdb import cursor_maker, register_dialect
from quality.kept_derivations import kept_derivations, needs_of
from quality.outcomes import Counts
from quality.readings import READABLE, SCHEMA, column_of, view_of
from quality.suites import CheckName
from transforms.contracts.contract import all_contracts

COUNTS_ONLY = {"result_format": "BASIC", "partial_unexpected_count": 0, "include_unexpected_rows": False}
KINDS_OF_ERROR = (
    "BinderException",
    "CatalogException",
    "ConversionException",
    "InvalidInputException",
    "IOException",
    "OutOfMemoryException",
    "OutOfRangeException",
    "InvalidMetricAccessorDomainKwargsKeyError",
    "MetricResolutionError",
    "SQLAlchemyError",
)


class _CountsAlone:
    """An expectation over values that never asks for the values that break it.

    Great Expectations derives an expectation's configuration anew some forty times per validation, which
    is a quarter of the cost of a suite; expectations do not change here, so it is kept.
    """

    _configuration: Any

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: dict | None = None, **more: Any
    ) -> Any:
        """The counts the expectation needs, without the query for its unexpected values."""
        asked = super().get_validation_dependencies  # type: ignore[misc]

        def derive() -> Any:
            needs = asked(
                execution_engine=execution_engine, runtime_configuration=runtime_configuration, **more
            )
            needs.remove_metric_configuration(f"{self.map_metric}.unexpected_values")  # type: ignore[attr-defined]
            return needs

        return needs_of(self.meta["check"], derive)  # type: ignore[attr-defined]

    @property
    def configuration(self) -> Any:
        """The expectation's configuration, derived once."""
        if self._configuration is None:
            self._configuration = super().configuration  # type: ignore[misc]
        return self._configuration


class CountInSet(_CountsAlone, gxe.ExpectColumnValuesToBeInSet):
    """Values stand in a list."""

    _configuration: Any = PrivateAttr(default=None)


class CountBetween(_CountsAlone, gxe.ExpectColumnValuesToBeBetween):
    """Values lie in a range."""

    _configuration: Any = PrivateAttr(default=None)


class CountNotNull(_CountsAlone, gxe.ExpectColumnValuesToNotBeNull):
    """Every row has a value."""

    _configuration: Any = PrivateAttr(default=None)


class CountUnique(_CountsAlone, gxe.ExpectColumnValuesToBeUnique):
    """No value stands twice."""

    _configuration: Any = PrivateAttr(default=None)


def expectation(check: CheckName) -> gx.expectations.Expectation:
    """The expectation of one check, over the view that shows its readings."""
    column = column_of(check)
    if check.rule == "key_unique":
        return CountUnique(column=column)
    if check.rule == "required":
        return CountNotNull(column=column)
    if check.view or check.rule in {"columns", "text"}:
        return CountInSet(column=column, value_set=[False if check.view else READABLE])
    contract_column = all_contracts()[check.table].columns[check.column]
    if check.rule == "range":
        return CountBetween(
            column=column, min_value=contract_column.minimum, max_value=contract_column.maximum
        )
    if contract_column.codes is not None:
        return CountInSet(column=column, value_set=[code.name for code in contract_column.codes.codes])
    return CountInSet(column=column, value_set=[READABLE])


@contextmanager
def silence() -> Iterator[None]:
    """Neither logs nor warnings of the libraries, for both may quote values."""
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


def run_checks(connection: duckdb.DuckDBPyConnection, checks: Sequence[CheckName]) -> dict[CheckName, Counts]:
    """Counts of each check. The views of `readings.py` must stand in the scratch schema.

    A suite per view is validated once. A check that cannot run has `Counts.error`; nothing is raised.
    """
    outcomes: dict[CheckName, Counts] = {}
    with silence():
        source = _source(connection)
        for view, group in groupby(sorted(checks, key=view_of), key=view_of):
            outcomes |= _run_suite(source, view, list(group))
    return outcomes


def _source(connection: duckdb.DuckDBPyConnection) -> Any:
    """The connection as a data source of a context in memory, without progress bars or analytics."""
    context: Any = gx.get_context(mode="ephemeral")
    # It writes its configuration as YAML whenever a table is added, and puts it nowhere.
    context._save_project_config = lambda: None
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    context.enable_analytics(False)
    return context.data_sources.add_sql(
        "agency",
        connection_string=register_dialect(),
        create_temp_table=False,
        kwargs={"creator": cursor_maker(connection, SCHEMA)},  # type: ignore[call-arg]
    )


def _run_suite(source: Any, view: str, checks: list[CheckName]) -> dict[CheckName, Counts]:
    suite = gx.ExpectationSuite(view)
    # The suite's own way to add compares each expectation with all others; these differ by construction.
    suite.expectations = [expectation(check) for check in checks]
    for wanted, check in zip(suite.expectations, checks, strict=True):
        wanted.meta = {"check": f"{check.table}.{check.name}"}
    try:
        asset = source.add_table_asset(view, table_name=view)
        batch = asset.get_batch(asset.build_batch_request())
        with kept_derivations():
            results = batch.validate(suite, result_format=COUNTS_ONLY).results
    except Exception as error:  # whatever happens inside, the check ends as an error
        return {check: Counts(error=_kind_of_error(type(error).__name__)) for check in checks}
    by_name = {result.expectation_config.meta["check"]: result for result in results}
    return {check: _counts(check, by_name.get(f"{check.table}.{check.name}")) for check in checks}


def _counts(check: CheckName, result: Any) -> Counts:
    """The counts of one result, or the kind of the exception that stopped it."""
    told = (result.result or {}) if result is not None else {}
    if "element_count" not in told or "unexpected_count" not in told:
        return Counts(error=_kind_of_error(result.exception_info if result is not None else None))
    without_value = 0 if check.rule == "required" else told.get("missing_count") or 0
    return Counts(told["element_count"] - without_value, told["unexpected_count"])


def _kind_of_error(about: Any) -> str:
    """What stopped a check: a name from a closed list, for the message itself may quote values."""
    text = str(about)
    named = next((kind for kind in KINDS_OF_ERROR if kind in text), "no result")
    return f"the check could not run ({named})"

"""Dagster's event log in one SQLite file, with its connection kept open between events.

Dagster's own class opens, flushes and closes a connection for every event, which costs more than most
steps of a run, and asks for each check anew whether a table is there and what its asset was last made by.
The log is a record of runs, not of data: losing its last second in a power cut is no loss.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import dagster as dg
import sqlalchemy as db
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable

WAIT_SECONDS = 60


class OpenEventLog(ConsolidatedSqliteEventLogStorage):
    """The consolidated SQLite event log over one engine."""

    _written: tuple[dg.EventLogEntry | None, str] = (None, "")

    @cached_property
    def _engine(self) -> db.Engine:
        """The engine, whose compiled statements and connections are used again."""
        engine = db.create_engine(self._conn_string, connect_args={"timeout": WAIT_SECONDS})
        db.event.listen(engine, "connect", _do_not_flush_each_commit)
        return engine

    @contextmanager
    def _connect(self) -> Iterator[db.Connection]:
        with self._engine.begin() as connection:
            yield connection

    def has_table(self, table_name: str) -> bool:
        """Whether the log has a table; asked over the open connection, and once for one that is there."""
        if table_name not in self._tables:
            with self._connect() as connection:
                if not db.inspect(connection).has_table(table_name):
                    return False
            self._tables.add(table_name)
        return True

    @cached_property
    def _tables(self) -> set[str]:
        """Tables known to be there; none is ever dropped."""
        return set()

    def store_event(self, event: dg.EventLogEntry) -> None:
        """Store an event; what is known of materializations is no longer true after another one."""
        super().store_event(event)
        if event.dagster_event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
            self._made.clear()

    def _event_to_row(self, event: dg.EventLogEntry) -> dict[str, Any]:
        """The event as a row of the log; its text is kept for the row of a planned check."""
        row = super()._event_to_row(event)
        self._written = event, row["event"]
        return row

    def _store_asset_check_evaluation_planned(self, event: dg.EventLogEntry, event_id: int | None) -> None:
        """Note that a check is planned: a run plans hundreds, and Dagster compiles a statement for each."""
        written, text = self._written
        if written is not event or event.dagster_event is None:
            super()._store_asset_check_evaluation_planned(event, event_id)
            return
        planned: Any = event.dagster_event.event_specific_data
        subset = planned.partitions_subset
        about = {
            "asset_key": planned.asset_key.to_string(),
            "check_name": planned.check_name,
            "run_id": event.run_id,
            "execution_status": AssetCheckExecutionRecordStatus.PLANNED.value,
            "evaluation_event": text,
            "evaluation_event_timestamp": self._event_insert_timestamp(event),
            "evaluation_event_storage_id": event_id,
        }
        rows = [about | {"partition": key} for key in (subset.get_partition_keys() if subset else [None])]
        with self.index_connection() as connection:
            connection.execute(AssetCheckExecutionsTable.insert(), rows)

    def fetch_materializations(
        self,
        records_filter: dg.AssetKey | dg.AssetRecordsFilter,
        limit: int,
        cursor: str | None = None,
        ascending: bool = False,
    ) -> dg.EventRecordsResult:
        """Materializations that pass a filter; asked once until this process stores another one."""
        asked = repr((records_filter, limit, cursor, ascending))
        if asked not in self._made:
            self._made[asked] = super().fetch_materializations(records_filter, limit, cursor, ascending)
        return self._made[asked]

    @cached_property
    def _made(self) -> dict[str, dg.EventRecordsResult]:
        """What was found of materializations, by what was asked."""
        return {}

    def dispose(self) -> None:
        """Close the connections."""
        self._engine.dispose()
        super().dispose()


def _do_not_flush_each_commit(connection: Any, record: object) -> None:  # noqa: ARG001
    """Let SQLite write its log without waiting for the disk at each commit; the file stays consistent."""
    connection.execute("pragma synchronous = normal")

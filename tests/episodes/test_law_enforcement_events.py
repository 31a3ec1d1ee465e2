"""Which rows of the agency's files of law enforcement events count."""

from __future__ import annotations

from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine
from transforms.examples import put_texts, text_table
from transforms.queries import stage_queries

FILES = """
dataset                | submission | file_id | received_order
law_enforcement_events | F1         | F1      | 1
law_enforcement_events | F2         | F2      | 2
"""
EVENTS = """
report_id | child_id | event    | occurred_at      | agency | file_id | record_number
R1        |          | notified | 2023-01-16T09:00 | first  | F1      | 1
R1        |          | notified | 2023-01-16T09:00 | second | F2      | 1
R1        | A        | notified | 2023-01-16T09:00 | third  | F1      | 2
R2        |          | notified | 2023-01-16T00:00 | fourth | F1      | 3
R3        |          | notified | 2023-01-16T09:00 | fifth  | F3      | 1
"""
EXPECTED = [("R1", None, "second", False), ("R1", "A", "third", False), ("R2", None, "fourth", True)]


def test_of_an_event_in_several_files_the_last_counts_and_a_file_that_is_not_in_force_tells_nothing():
    connection = open_engine(threads=1)
    for name, rows in (("episodes.submissions", FILES), ("staging.law_enforcement_events", EVENTS)):
        connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
        put_texts(connection, name, text_table(rows, all_contracts()[name]))
    query = stage_queries("episodes")["episodes.law_enforcement_events"]
    connection.execute(f"create table {query.name} as {conforming(query.sql, all_contracts()[query.name])}")
    columns = "report_id, child_id, agency, is_day_only"
    found = connection.execute(f"select {columns} from {query.name} order by report_id, child_id nulls first")
    assert found.fetchall() == EXPECTED

"""Which circumstances a removal has, by what the record behind the episode and earlier files answer."""

from __future__ import annotations

import pytest

from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine
from transforms.examples import put_texts, text_table
from transforms.queries import stage_queries

TABLES = (
    "episodes.removal_episodes",
    "episodes.snapshots",
    "staging.afcars_oohc_removals",
    "staging.afcars_foster_care_1993",
)
EPISODES = """
child_id | removal_date | removal_number | file_id | record_number | snapshot_removal_date
A        | 2022-10-05   | 1              | recent  | 1             |
B        | 2021-01-05   | 1              | recent  | 2             | 2021-01-04
B        | 2023-01-05   | 2              | recent  | 2             |
C        | 2021-02-05   | 1              | old     | 1             | 2021-02-05
D        | 2022-11-05   | 1              | recent  | 3             | 2022-11-05
"""
SNAPSHOTS = """
child_id | snapshot_number | submission | removal_date | file_id | record_number
B        | 1               | 21A        | 2021-01-04   | old     | 2
B        | 2               | 21B        | 2021-01-04   | later   | 2
C        | 1               | 21A        | 2021-02-05   | old     | 1
D        | 1               | 21A        | 2022-11-05   | old     | 3
"""
OLD = """
recnumbr | submission | file_id | record_number | neglect | nocope | housing
B        | 21A        | old     | 2             | true    | false  | true
B        | 21B        | later   | 2             |         |        |
C        | 21A        | old     | 1             | false   | true   |
D        | 21A        | old     | 3             | true    | true   | true
"""
REMOVALS = """
e4_child_record_number | removal_number | file_id | record_number | e77_neglect | e105_homelessness
A                      | 1              | recent  | 1             | true        | true
B                      | 1              | recent  | 2             |             |
B                      | 2              | recent  | 2             |             |
C                      | 1              | recent  | 4             | true        |
D                      | 1              | recent  | 3             | false       | false
"""
EXPECTED = [
    ("A", "2022-10-05", "afcars_2020", "homelessness"),
    ("A", "2022-10-05", "afcars_2020", "neglect"),
    ("B", "2021-01-05", "afcars_1993", "inadequate_housing"),
    ("B", "2021-01-05", "afcars_1993", "neglect"),
    ("C", "2021-02-05", "afcars_1993", "caretaker_inability_to_cope"),
    ("D", "2022-11-05", "afcars_2020", "none_applies"),
]


@pytest.fixture(scope="module")
def circumstances():
    connection = open_engine(threads=1)
    for name, rows in zip(TABLES, (EPISODES, SNAPSHOTS, REMOVALS, OLD), strict=True):
        connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
        put_texts(connection, name, text_table(rows, all_contracts()[name]))
    query = stage_queries("episodes")["episodes.removal_circumstances"]
    contract = all_contracts()[query.name]
    connection.execute(f"create table {query.name} as {conforming(query.sql, contract)}")
    found = connection.execute(
        f"select child_id, cast(removal_date as varchar), basis, circumstance from {query.name} order by all"
    )
    return found.fetchall()


def test_circumstances_are_those_of_the_record_in_force_else_of_the_latest_file_that_answers(circumstances):
    assert circumstances == EXPECTED


def test_every_circumstance_of_a_record_has_its_code_and_every_code_a_field():
    sql = stage_queries("episodes")["episodes.removal_circumstances"].sql
    codes = all_contracts()["episodes.removal_circumstances"].columns["circumstance"].codes
    assert codes is not None
    for code in codes.codes:
        assert code.means.get("is_none") or f"then '{code.name}'" in sql, code.name

"""What files say beside histories: tribal status, disability and races, and an agency's own counts."""

from __future__ import annotations

import polars as pl
import pytest

from tests.episodes.by_hand import old, recent
from tests.episodes.rebuilding import files_of
from tests.measures.received import engine_over
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine
from transforms.examples import put_texts, text_table
from transforms.queries import behind, in_order, stage_queries


@pytest.fixture
def made():
    """Makes a table of episodes from staging tables written as text, and returns some of its columns."""
    connection = open_engine(threads=1)

    def make(table: str, columns: str, **tables: str) -> list[tuple]:
        query = stage_queries("episodes")[f"episodes.{table}"]
        given = {("raw." if name == "files" else "staging.") + name: text for name, text in tables.items()}
        needed = {*behind([query.name]), query.name}
        for name in {*needed, *given, "raw.files", "quality.gate"} & set(all_contracts()):
            connection.execute(f"create or replace table {name} as {empty_select(all_contracts()[name])}")
        for name, text in given.items():
            put_texts(connection, name, text_table(text, all_contracts()[name]))
        for step in in_order(stage_queries("episodes")):
            if step.name in needed:
                select = conforming(step.sql, all_contracts()[step.name])
                connection.execute(f"create or replace table {step.name} as {select}")
        return connection.sql(f"select {columns} from {query.name} order by all").fetchall()

    return make


AFCARS_FILE = """
state | dataset     | submission | file_id          | status   | received_order | period_start | period_end
ZZ    | afcars_oohc | 23A        | 0000000000000000 | accepted | 1              | 2022-10-01   | 2023-03-31
"""


def test_tribal_status_is_yes_by_membership_tribe_or_the_act_else_the_answer_on_membership(made):
    found = made(
        "child_records",
        "child_id, tribal_status",
        files=AFCARS_FILE,
        afcars_oohc_children="""
        record_number | e4_child_record_number | e8_tribal_membership | e10_icwa
        1             | A                      | yes                  | no
        2             | B                      | no                   | yes
        3             | C                      | no                   | unknown
        4             | D                      | unknown              | no
        5             | E                      |                      | unknown
        6             | F                      |                      | no
        7             | G                      | no                   | no
        """,
        afcars_oohc_tribes="""
        record_number | e4_child_record_number | e9_recognized_tribe
        7             | G                      | 123
        6             | F                      |
        """,
    )
    assert found == [
        ("A", "yes"),
        ("B", "yes"),
        ("C", "no"),
        ("D", "unknown"),
        ("E", "unknown"),
        ("F", None),
        ("G", "yes"),
    ]


def test_disability_is_a_condition_that_exists_now_and_unknown_without_results(made):
    found = made(
        "child_records",
        "child_id, disability",
        files=AFCARS_FILE,
        afcars_oohc_children="""
        e4_child_record_number | e23_health_conditions | e30_health_adhd_add | e34_health_other_condition
        A                      | diagnosed             | existing            | does_not_apply
        B                      | diagnosed             |                     |
        C                      | diagnosed             | previous            | does_not_apply
        D                      | none_apply            |                     |
        E                      | not_examined          |                     |
        F                      | results_not_received  | does_not_apply      |
        G                      |                       |                     |
        H                      |                       |                     | previous
        I                      | not_examined          | existing            |
        """,
    )
    answers = ("yes", "yes", "no", "no", "unknown", "unknown", None, "no", "yes")
    assert found == list(zip("ABCDEFGHI", answers, strict=True))


def test_who_is_in_care_has_the_disability_of_the_latest_file_of_either_generation():
    told = old("""
        child | file | removed    | total
        A     | 22A  | 2021-11-05 | 1
        A     | 22B  | 2021-11-05 | 1
        B     | 22B  | 2022-05-05 | 1
    """)["afcars_foster_care_1993"].with_columns(clindis=pl.Series(["no", "yes", "yes"]))
    listed = recent("""
        child | removed    | exited
        B     | 2022-05-05 |
    """)
    frames = {"afcars_foster_care_1993": told, **listed}
    frames["afcars_oohc_children"] = frames["afcars_oohc_children"].with_columns(
        e23_health_conditions=pl.lit("none_apply")
    )
    connection = engine_over(frames, files_of(frames))
    found = connection.sql("select child_id, disability from cohorts.characteristics order by all").fetchall()
    assert found == [("A", "yes"), ("B", "no")]


def test_races_stand_beside_ethnicity_and_the_last_record_of_a_child_in_a_file_counts(made):
    found = made(
        "child_records",
        "child_id, races, record_number",
        files=AFCARS_FILE,
        afcars_oohc_children="""
        record_number | e4_child_record_number | e14_child_race_asian | e21_child_hispanic_latino
        1             | A                      | false                | hispanic
        2             | A                      | true                 | not_hispanic
        3             | B                      | true                 | hispanic
        4             | C                      | false                | unknown
        """,
    )
    assert found == [("A", "asian", 2), ("B", "asian|hispanic", 3), ("C", None, 4)]


def test_the_agency_file_received_last_counts_and_a_blank_stays_blank(made):
    found = made(
        "agency_file",
        "submission_year, early_intervention_eligible, early_intervention_referred",
        files="""
        state | dataset       | submission | file_id | status   | received_order | period_start | period_end
        ZZ    | ncands_agency | FFY2023    | a       | accepted | 2              | 2022-10-01   | 2023-09-30
        ZZ    | ncands_agency | FFY2023    | b       | accepted | 1              | 2022-10-01   | 2023-09-30
        """,
        ncands_agency="""
        submission | file_id | subyr | item_5_1 | item_5_2
        FFY2023    | a       | 2023  | 0        |
        FFY2023    | b       | 2023  | 10       | 5
        """,
    )
    assert found == [(2023, 0, None)]

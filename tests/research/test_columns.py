"""What becomes of the columns of case records: each is decided, and what tells a person is a trait."""

from __future__ import annotations

import pytest

from transforms.contracts.contract import all_contracts
from transforms.research.columns import (
    PERSONS,
    STAGES,
    TRAITS,
    person_of,
    tables_of,
    traits_in_order,
    treatment,
)

COLUMNS = [
    column
    for contract in all_contracts().values()
    if contract.stage in STAGES and person_of(contract)
    for column in contract.columns.values()
]


def test_every_text_is_decided_by_name_so_that_a_new_one_asks_the_question():
    undecided = {column.name for column in COLUMNS if treatment(column).what.startswith("a text of which")}
    assert undecided == set()


def test_no_identifier_is_kept_and_every_date_is_made_coarse():
    kept = {column.name for column in COLUMNS if treatment(column).how == "keep"}
    harmless = {"removal_number", "snapshot_number", "rule_id"}
    assert {name for name in kept if name.endswith(("_id", "_number", "_name"))} == harmless
    assert {treatment(c).how for c in COLUMNS if c.kind in ("date", "timestamp")} == {"date", "birth"}


def test_every_column_of_births_ages_sex_race_tribe_and_place_is_a_trait():
    words = ("birth", "age_", "sex", "race", "trib", "county", "unit", "icwa_applies", "pregnant")
    telling = {c.name for c in COLUMNS if any(word in c.name for word in words)}
    told = {column for columns in TRAITS.values() for column in columns}
    assert telling - told == {"age_on"}


@pytest.mark.parametrize("person", PERSONS)
def test_there_are_tables_of_each_kind_of_person(person):
    assert tables_of(person)


def test_traits_that_are_named_come_after_state_and_death_and_a_column_may_be_a_trait_of_its_own():
    assert list(traits_in_order(["race", "exit_reason", "county"])) == [
        "state", "death", "race", "exit_reason", "place", "age", "sex", "tribe",
    ]  # fmt: skip
    assert traits_in_order(["exit_reason"])["exit_reason"] == ("exit_reason",)

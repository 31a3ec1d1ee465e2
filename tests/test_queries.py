"""The SQL files: who reads whom, that they run on another engine too, and the shared functions."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import sqlglot

from transforms import queries
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine
from transforms.queries import QueryError, functions_examples, in_order, read_query, stage_queries

EVERY = {
    name: query
    for stage in ("episodes", "cohorts", "measures", "lists")
    for name, query in stage_queries(stage).items()
}
NOT_PORTABLE = re.compile(
    r"date_diff\(\s*'month'|date_sub\(|quantile_|percentile_cont|union\s+by\s+name|\bdayofweek\b|range\(\s*date",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_query_transpiles_to_spark_and_uses_nothing_that_differs_there(name):
    query = EVERY[name]
    assert not NOT_PORTABLE.search(query.sql)
    assert sqlglot.transpile(
        query.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_query_is_lower_case_but_for_its_words_in_quotes(name):
    code = re.sub(r"--[^\n]*|'[^']*'|\"[^\"]*\"", "", EVERY[name].sql)
    assert code == code.lower()


def test_every_query_has_a_contract_or_is_of_a_measure_or_list():
    made = [name for name in EVERY if not name.startswith(("measures.", "lists."))]
    assert [name for name in made if name not in all_contracts()] == []


def test_queries_come_after_those_they_read():
    names = [query.name for query in in_order(stage_queries("episodes"))]
    assert names.index("episodes.submissions") < names.index("episodes.children")
    assert names.index("episodes.children") < names.index("episodes.removal_episodes")


def test_a_read_against_the_arrows_is_refused(tmp_path: Path):
    folder = tmp_path / "measures"
    folder.mkdir()
    (folder / "wrong.sql").write_text("select state from staging.ncands_child")
    with pytest.raises(QueryError, match=r"wrong\.sql: measures may read .*not staging\.ncands_child"):
        read_query(folder / "wrong.sql")


def test_a_file_with_two_statements_is_refused(tmp_path: Path):
    folder = tmp_path / "episodes"
    folder.mkdir()
    (folder / "two.sql").write_text("select 1 as a; select 2 as a")
    with pytest.raises(QueryError, match=r"two\.sql: a file holds one select"):
        read_query(folder / "two.sql")


def test_a_common_table_expression_is_not_a_table_read():
    tree = sqlglot.parse_one("with a as (select 1 as x) select x from a", dialect="duckdb")
    assert queries.tables_read(tree) == ()


@pytest.mark.parametrize("example", functions_examples(), ids=lambda e: str(e["says"]))
def test_a_shared_function_gives_what_its_example_says(example):
    found = open_engine(threads=1).execute(f"select {example['call']}").fetchone()
    assert found is not None
    gives = example["gives"]
    assert found[0] == gives
    assert isinstance(found[0], datetime.date) == isinstance(gives, datetime.date)

"""The Dagster code location says of every table what the project says of it."""

from __future__ import annotations

import dagster as dg
import pytest

from pipelines.definitions import defs
from transforms.contracts.contract import all_contracts
from transforms.measures.registry import counted_measures
from transforms.queries import Query, stage_queries

QUERIES = [
    *(query for stage in ("episodes", "cohorts") for query in stage_queries(stage).values()),
    *(measure.query for measure in counted_measures().values()),
]


@pytest.fixture(scope="module")
def graph() -> dg.AssetGraph:
    return defs.resolve_asset_graph()


def test_the_definitions_can_be_loaded():
    dg.Definitions.validate_loadable(defs)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_sql_file_is_an_asset_that_depends_on_the_tables_its_sql_names(query: Query, graph):
    node = graph.get(dg.AssetKey(query.name.split(".")))
    parents = {".".join(key.path) for key in node.parent_keys}
    assert {name for name in query.reads if not name.startswith("codes.") and name != query.name} <= parents


def test_every_contract_is_an_asset_with_its_description_and_columns(graph):
    for name, contract in all_contracts().items():
        node = graph.get(dg.AssetKey(name.split(".")))
        columns = node.metadata["dagster/column_schema"].columns
        assert node.description == contract.describes()
        assert [column.name for column in columns] == list(contract.columns)


def test_every_table_but_the_files_and_the_publication_is_computed_agency_by_agency(graph):
    whole = {".".join(node.key.path) for node in graph.asset_nodes if node.partitions_def is None}
    assert whole == {"raw.files", "publication.outcomes", "publication.internal", "publication.public"}


def test_every_measure_has_checks_of_its_results(graph):
    checked = {key.asset_key.path[1] for key in graph.asset_check_keys if key.asset_key.path[0] == "measures"}
    assert checked == set(counted_measures())


def test_only_the_check_that_nothing_is_usable_stops_an_agency(graph):
    blocking = {key.name for key in graph.asset_check_keys if graph.get(key).blocking}
    assert blocking == {"something_is_usable"}


def test_the_three_jobs_together_make_every_asset(graph):
    made = set()
    for name in ("receive", "compute", "publish"):
        made |= defs.resolve_job_def(name).asset_layer.executable_asset_keys
    assert made == {node.key for node in graph.asset_nodes}

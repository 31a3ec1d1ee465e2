"""`cwo init`: each folder says what goes there, and how an agency's own names and codes are told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipelines.command_init import make_drop_zone
from pipelines.own_folder import read_decisions
from transforms.contracts.contract import all_contracts
from transforms.staging.datasets import DATASETS, FEDERAL
from transforms.staging.mapping.mapping_files import mapping_faults, read_mappings
from transforms.staging.mapping.mappings import TableMapping

EXTRACTS = [name for name in DATASETS if name not in FEDERAL]


@pytest.fixture(scope="module")
def zone(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "zone"
    make_drop_zone(folder)
    return folder


@pytest.mark.parametrize("table", EXTRACTS)
def test_an_extracts_folder_names_every_column_with_what_may_stand_there(zone, table):
    says = (zone / table / "README.txt").read_text()
    listed = set(re.findall(r"^  ([a-z_]+) ", says, re.MULTILINE))
    assert listed == set(all_contracts()[f"staging.{table}"].columns) - {"file_id", "record_number"}
    for form in ("CSV", "Parquet", "XLSX", ".gz", ".zip"):
        assert form in says
    assert f"agency/mappings/{table}.toml" in says
    assert f"cwo map FILE --to {table}" in says


@pytest.mark.parametrize("dataset", FEDERAL)
def test_a_federal_folder_says_what_goes_there(zone, dataset):
    says = (zone / dataset / "README.txt").read_text()
    assert says.startswith(dataset)
    assert len(says.splitlines()) > 4


def test_the_example_of_a_mapping_is_one(zone):
    says = (zone / "agency" / "mappings" / "README.txt").read_text()
    example = "\n".join(re.findall(r"^    ((?:\[|\w+ =|\").*)$", says, re.MULTILINE))
    mapping = TableMapping.model_validate(tomllib.loads(example))
    assert list(mapping.columns) == ["worker_id", "unit", "county"]
    assert list(mapping_faults(mapping, all_contracts()["staging.workers"])) == []
    joined = "\n".join(re.findall(r"^      ((?:\[|\w+ =).*)$", says, re.MULTILINE))
    mapping = TableMapping.model_validate(tomllib.loads(joined))
    assert mapping.is_joined("received_at")
    assert list(mapping_faults(mapping, all_contracts()["staging.referrals"])) == []
    for table in EXTRACTS:
        assert re.search(rf"\b{table}\b", says)


def test_a_new_drop_zone_has_no_mapping_and_accepts_nothing_yet(zone):
    assert read_mappings(zone / "agency") == {}
    assert read_decisions(zone / "agency").accepted == ()
    assert "Never a person's name" in (zone / "agency" / "accepted.csv").read_text()

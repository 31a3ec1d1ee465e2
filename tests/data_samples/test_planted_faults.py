"""What `cwo synthesize --faults` plants: faults of every rule and every contract, found at their places."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from data_samples.synthesize import synthesize
from quality.rule_files import all_rules
from tests.data_samples.checked_zone import CheckedZone, checked_zone
from transforms.staging.datasets import DATASETS, FEDERAL

PLACE = ["rule_id", "state", "path", "record_number", "key_values"]
OF_KEYS = {"key", "duplicate_key"}


@pytest.fixture(scope="module")
def drop_zone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One year is enough: planted records of other periods have files of their own."""
    folder = tmp_path_factory.mktemp("planted") / "zone"
    synthesize(children=2_000, years=1, seed=1, output=folder, faults=True)
    return folder


@pytest.fixture(scope="module")
def checked(drop_zone: Path, planted: pl.DataFrame) -> CheckedZone:
    """Each agency asked by the rules of which something is planted there."""
    rules = {agency: set(planted.filter(state=agency)["rule_id"]) for agency in planted["state"].unique()}
    return checked_zone(drop_zone, drop_zone.parent / "lake", wanted=rules.__getitem__)


@pytest.fixture(scope="module")
def planted(drop_zone: Path) -> pl.DataFrame:
    """The list beside the drop zone, under the names that findings have."""
    listed = pl.read_csv(
        drop_zone.parent / "planted_faults.csv", schema_overrides={"record_number": pl.Int64}
    )
    return listed.rename({"file": "path", "keys": "key_values"})


def of_rules(planted: pl.DataFrame) -> pl.DataFrame:
    return planted.filter(pl.col("rule_id").is_in(list(all_rules())))


def of_contracts(planted: pl.DataFrame) -> pl.DataFrame:
    return planted.filter(~pl.col("rule_id").is_in(list(all_rules())))


def test_every_rule_has_a_planted_fault(planted: pl.DataFrame) -> None:
    assert set(of_rules(planted)["rule_id"]) == set(all_rules())


def test_every_planted_fault_is_found_by_its_rule_at_its_place(
    planted: pl.DataFrame, checked: CheckedZone
) -> None:
    lost = of_rules(planted).join(checked.findings, on=PLACE, how="anti", nulls_equal=True)
    # What is missing from the files of an extract together stands at one of them, whichever it is.
    is_of_all = pl.col("record_number").is_null() & ~pl.col("dataset").is_in(FEDERAL)
    keys = [name for name in PLACE if name != "path"]
    of_all = lost.filter(is_of_all).join(checked.findings, on=keys, how="anti", nulls_equal=True)
    assert pl.concat([lost.filter(~is_of_all), of_all]).select(PLACE).rows() == []
    assert checked.errors == {}


def test_every_planted_file_is_read(planted: pl.DataFrame, checked: CheckedZone) -> None:
    refused = checked.files.filter(pl.col("status") != "accepted")
    assert refused.select("path", "reason").rows() == []
    assert set(planted["path"]) <= set(checked.files["path"])


def test_every_misprint_is_kept_with_its_text_and_every_record_without_a_key_is_set_aside(
    planted: pl.DataFrame, checked: CheckedZone
) -> None:
    paths = checked.files.select("file_id", "dataset", "path")
    faults = checked.tables["staging.faults"].join(paths, on=["file_id", "dataset"])
    rejected = checked.tables["staging.rejected_records"].join(paths, on=["file_id", "dataset"])
    found = set(faults.select("path", "record_number", "column_name").iter_rows())
    set_aside = set(rejected.select("path", "record_number", "rule").iter_rows())
    for row in of_contracts(planted).iter_rows(named=True):
        if row["rule_id"] in OF_KEYS:
            assert (row["path"], row["record_number"], row["rule_id"]) in set_aside, row
        else:
            column = row["key_values"].removeprefix("column=")
            assert (row["path"], row["record_number"], column) in found, row


def test_every_dataset_has_misprints_and_every_kind_of_check_has_some(planted: pl.DataFrame) -> None:
    misprints = of_contracts(planted)
    assert set(misprints["dataset"]) == set(DATASETS)
    kinds = ("code_list", "range", "date", "time", "number", "boolean", "text", "required", *OF_KEYS)
    for kind in kinds:
        assert misprints.filter(pl.col("rule_id").str.ends_with(kind)).height, kind


def test_the_list_lies_beside_the_drop_zone_and_says_what_must_hold_and_what_was_written(
    drop_zone: Path, planted: pl.DataFrame
) -> None:
    assert not list(drop_zone.rglob("planted_faults.csv"))
    of_records = planted.filter(pl.col("record_number").is_not_null())
    assert of_records["planted"].null_count() == 0
    assert planted["must_hold"].null_count() == 0

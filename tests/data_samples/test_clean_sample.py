"""The committed sample is clean: no rule finds anything in it but what it says for information."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples import SAMPLES
from tests.data_samples.checked_zone import checked_zone


def test_the_clean_sample_gives_no_finding_above_information(tmp_path: Path) -> None:
    checked = checked_zone(SAMPLES, tmp_path, "ZZ")
    assert checked.files.filter(pl.col("status") != "accepted").select("path", "reason").rows() == []
    assert checked.tables["staging.faults"].is_empty()
    assert checked.errors == {}
    grave = checked.findings.filter(pl.col("severity") != "information")
    assert grave.select("rule_id", "path", "record_number").rows() == []

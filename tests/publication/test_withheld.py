"""What an agency keeps out of its public edition: tables without rows, numbers without values."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.own_folder import read_decisions
from transforms.publication.withheld import without_withheld
from transforms.settings import SettingsError

FRAMES = {
    "reconciliation": pl.DataFrame({"measure_id": ["entries"]}),
    "measure_results": pl.DataFrame({"numerator": [12.0], "members_open": [11]}),
}


def test_a_table_loses_its_rows_and_a_column_its_values():
    left = without_withheld(FRAMES, ["reconciliation", "measure_results.members_open"])
    assert left["reconciliation"].rows() == []
    assert left["measure_results"].rows() == [(12.0, None)]
    assert FRAMES["reconciliation"].height == 1


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (
            "reconcilation",
            "no such table that can be withheld as reconcilation; did you mean reconciliation?",
        ),
        ("measure_results", "no such table that can be withheld as measure_results"),
        ("results.numerator", "no such released table as results"),
        ("measure_results.status", "no such number of measure_results as status"),
        ("measure_results.numerater", "did you mean numerator?"),
    ],
)
def test_what_cannot_be_withheld_is_named_with_what_can(tmp_path, named, message):
    (tmp_path / "agency.toml").write_text(f'[purposes.public]\nwithhold = ["{named}"]\n')
    with pytest.raises(SettingsError) as error:
        read_decisions(tmp_path)
    assert message in str(error.value)

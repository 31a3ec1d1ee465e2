"""What a manifest says of the settings: everything an agency can set can be written into it."""

import json
from pathlib import Path

from pipelines.own_folder import read_decisions

AGENCY = Path(__file__).parents[2] / "data_samples" / "drop_zone" / "agency"


def test_settings_with_explained_findings_can_be_written_into_a_manifest():
    settings = read_decisions(AGENCY)
    assert settings.accepted
    told = json.loads(json.dumps(settings.of_results()))
    assert told["accepted"][0]["until"] == settings.accepted[0].until.isoformat()

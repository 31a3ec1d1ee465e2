"""What an agency decides and tells for itself, read from its own folder.

Here belongs bringing it together, as of a day. Their forms stand in `transforms.settings`,
`quality.accepted_ledger`, `transforms.annotations` and `transforms.programmes`.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from quality.accepted_ledger import read_ledger
from transforms.annotations import read_annotations
from transforms.evaluation.fitness import check_programmes
from transforms.programmes import read_programmes
from transforms.publication.withheld import check_withheld
from transforms.settings import Settings, SettingsError, read_settings
from transforms.warehouse import Warehouse, write_whole

DECIDED = "decided.json"
"""The decisions of the last run, in the lake."""


def save_decisions(warehouse: Warehouse, settings: Settings) -> None:
    """Keep the decisions a run was made with, for commands that go on from its results."""
    told = {"settings": settings.model_dump(mode="json"), "read_on": settings.read_on.isoformat()}
    write_whole(warehouse.lake / DECIDED, json.dumps(told, sort_keys=True, indent=1))


def saved_decisions(warehouse: Warehouse) -> Settings | None:
    """The decisions of the last run; None before the first."""
    path = warehouse.lake / DECIDED
    if not path.exists():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    return Settings.model_validate({**told["settings"], "read_on": told["read_on"]})


def read_decisions(agency_folder: Path | None, today: date | None = None) -> Settings:
    """The agency's settings with all else it decides, as of a day: today in UTC where none is given.

    Raises:
        SettingsError: agency.toml cannot be used.
        HandKeptError: accepted.csv or annotations.csv cannot be used.
        ProgrammeError: files in evaluations/ cannot be used.
    """
    on = today or datetime.now(UTC).date()
    accepted, settings = read_ledger(agency_folder, on), read_settings(agency_folder)
    annotations, programmes = read_annotations(agency_folder), read_programmes(agency_folder)
    check_programmes(programmes)
    try:
        check_withheld(settings.purposes.public.withhold)
    except ValueError as error:
        raise SettingsError(f"agency.toml: purposes.public.withhold: {error}") from None
    decided = {"accepted": accepted, "annotations": annotations, "evaluations": programmes, "read_on": on}
    return settings.model_copy(update=decided)

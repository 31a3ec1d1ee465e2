"""What an agency decides for itself, read from its own folder: settings and the ledger of explained findings.

Here belongs bringing the two together, as of a day. Their forms stand in `transforms.settings` and
`quality.accepted_ledger`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from quality.accepted_ledger import read_ledger
from transforms.settings import Settings, read_settings


def read_decisions(agency_folder: Path | None, today: date | None = None) -> Settings:
    """The agency's settings with the findings it accepts, as of a day: today in UTC where none is given.

    Raises:
        SettingsError: agency.toml cannot be used.
        LedgerError: accepted.csv cannot be used.
    """
    on = today or datetime.now(UTC).date()
    accepted = read_ledger(agency_folder, on)
    return read_settings(agency_folder).model_copy(update={"accepted": accepted, "read_on": on})

"""What assets work with: the folders of a run, and the agency that is being worked on.

The command line hands the folders over as run configuration; in the web UI they come from the
environment that `cwo dev` sets.
"""

from datetime import date, datetime
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from pipelines.own_folder import read_decisions
from transforms.agency import AgencyRun
from transforms.settings import Settings
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.receiving.register import read_register
from transforms.warehouse import Draft, Warehouse


class Work(dg.ConfigurableResource):
    """The drop zone, the agency's own folder (empty for none) and the output folder.

    `today` is the day the run began, so that one that works past midnight decides as of one day; empty for
    the day it is asked. The work on one agency is kept open between the steps of a run.
    """

    drop_zone: str
    agency: str
    output: str
    today: str = ""
    _open: AgencyRun | None = PrivateAttr(default=None)

    def warehouse(self) -> Warehouse:
        """The output folder as a warehouse."""
        return Warehouse(Path(self.output))

    def settings(self) -> Settings:
        """The agency's settings, with the findings it accepts."""
        return read_decisions(self._own_folder(), date.fromisoformat(self.today) if self.today else None)

    def mappings(self) -> dict[str, TableMapping]:
        """The agency's mappings of its extracts, by table."""
        return read_mappings(self._own_folder())

    def register(self) -> dict[str, datetime]:
        """When files were received, by the agency's register."""
        return read_register(self._own_folder())

    def _own_folder(self) -> Path | None:
        return Path(self.agency) if self.agency else None

    def resume(self, state: str) -> AgencyRun:
        """The work on an agency where the last step left it."""
        if self._open is None or self._open.draft.state != state:
            self._close()
            self._open = AgencyRun.open(self.warehouse(), state, self.settings())
        return self._open

    def begin(self, state: str) -> AgencyRun:
        """The work on an agency from its beginning: an empty draft."""
        self._close()
        self.warehouse().save_draft(Draft(state))
        return self.resume(state)

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:  # noqa: ARG002
        """Close the connection at the end of the run."""
        self._close()


def work_from_environment() -> Work:
    """The folders as `cwo dev` hands them over, read when a run starts."""
    return Work(
        drop_zone=dg.EnvVar("CWO_DROP_ZONE"), agency=dg.EnvVar("CWO_AGENCY"), output=dg.EnvVar("CWO_OUTPUT")
    )

"""A drop zone read into an output folder, for commands that go past Dagster.

Here belongs what such commands begin with: the agency's decisions, the folder held for this command alone,
and what is new read. What they make of it stands with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.command_run import results_folder
from pipelines.inventory import Inventory
from pipelines.outcome import Progress
from pipelines.own_folder import read_decisions
from pipelines.progress import shown_progress
from pipelines.receiving import receive
from transforms.settings import Settings
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.receiving.register import read_register
from transforms.warehouse import Warehouse


@dataclass(frozen=True)
class DropZoneRead:
    """The output folder, the agency's settings, what was received, and the bar that shows how far it is."""

    warehouse: Warehouse
    settings: Settings
    inventory: Inventory
    progress: Progress


@contextmanager
def drop_zone_read(drop_zone: Path, agency: Path | None, output: Path) -> Iterator[DropZoneRead]:
    """Read what is new in a drop zone, and hold the output folder as long as it is worked with.

    Raises:
        SettingsError, HandKeptError, MappingError, RegisterError: the agency's folder holds what cannot be
        used. DropZoneError: the drop zone holds no file.
        WrongUseError: the output folder is a file, or another run works on it.
    """
    settings, mappings, register = read_decisions(agency), read_mappings(agency), read_register(agency)
    with results_folder(output) as warehouse, shown_progress() as progress:
        progress.start("Reading", 1)
        inventory = receive(
            warehouse,
            drop_zone,
            lambda n, of, path: progress.step(f"reading {n} of {of}: {path}"),
            mappings,
            register,
            settings=settings,
        )
        yield DropZoneRead(warehouse, settings, inventory, progress)

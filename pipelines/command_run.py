"""`cwo run`: the whole road for one drop zone, with a progress bar and a summary at the end.

Here belongs what happens around the runs: the folders, one run at a time, what a broken run left
behind. The runs stand in `runs.py`, the words of the summary in `summary.py`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from pipelines.editions import start_clean
from pipelines.locks import alone, publishing_alone
from pipelines.outcome import Outcome
from pipelines.own_folder import read_decisions
from pipelines.processes import process_ahead
from pipelines.progress import shown_progress
from pipelines.summary import blocked_files, summary
from pipelines.unchanged import is_much_new, nothing_changed
from pipelines.withdrawal import forget_withdrawn
from pipelines.wrong_use import WrongUseError
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.receiving.register import read_register
from transforms.warehouse import DRAFT, Warehouse

LEFT_BEHIND = ("reading-*",)


def run_all(drop_zone: Path, agency: Path | None, output: Path) -> bool:
    """Run everything and print the summary; returns whether any data were refused.

    Raises:
        SettingsError, HandKeptError: agency.toml, accepted.csv or annotations.csv cannot be used.
        MappingError: mapping files cannot be used.
        RegisterError: the register of files received cannot be used.
        WrongUseError: the output folder is a file, or another run or publication works on it.
    """
    settings, mappings, register = read_decisions(agency), read_mappings(agency), read_register(agency)
    with results_folder(output) as warehouse, shown_progress() as progress:
        unchanged = nothing_changed(warehouse, drop_zone, settings, mappings, register)
        if unchanged is None:
            is_ahead = is_much_new(warehouse, drop_zone)
            with process_ahead("pipelines.receiving") if is_ahead else nullcontext():
                from pipelines.runs import Road  # noqa: PLC0415 - imports Dagster, seconds

                outcome = Road(drop_zone.resolve(), agency, warehouse, settings, progress).run()
            if not outcome.failure:
                forget_withdrawn(warehouse, outcome.inventory)
        else:
            outcome = Outcome(unchanged, reused=unchanged.states)
    blocked = blocked_files(outcome, warehouse)
    sys.stdout.write(summary(outcome, warehouse, blocked) + "\n")
    return outcome.is_refused or bool(blocked)


@contextmanager
def results_folder(output: Path) -> Iterator[Warehouse]:
    """The output folder as a warehouse, for this run alone and without what a killed one left behind.

    Raises:
        WrongUseError: it is a file, or another run works on it.
    """
    if output.exists() and not output.is_dir():
        raise WrongUseError(f"{output} is a file; name a folder for the results")
    output.mkdir(parents=True, exist_ok=True)
    warehouse = Warehouse(output)
    with alone(warehouse):
        clear_left_behind(warehouse)
        yield warehouse


def clear_left_behind(warehouse: Warehouse) -> None:
    """Remove what runs that were killed had begun, and finish what they were about to put in force.

    Raises:
        WrongUseError: a publication is under way.
    """
    with publishing_alone(warehouse):
        start_clean(warehouse)
    for pattern in LEFT_BEHIND:
        for path in warehouse.restricted.glob(pattern):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
    for path in [*warehouse.lake.rglob("*.part"), *warehouse.output.rglob(f"*{DRAFT}")]:
        path.unlink()

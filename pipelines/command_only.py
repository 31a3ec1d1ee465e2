"""`cwo run --only`: some measures of a drop zone, computed and shown; nothing is published.

Here belong the order of the work and the files it leaves; the words on the terminal stand in `only_told.py`.
What the figures do not need is not asked: no rule but those that keep files out or withhold figures, no
cohort that none of them reads, no run in Dagster's log. What is made is found again by the next run, whole or
not; the edition and the results in force stay as they are.

    <output>/restricted/only/<state>/<measure>.csv    all rows: every period, place, breakdown; exact counts
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipelines.agency_steps import put_received, usable
from pipelines.command_measures import all_named
from pipelines.drop_zone_read import drop_zone_read
from pipelines.edition_building import is_synthetic
from pipelines.faults import StepError, without_values
from pipelines.only_told import Shown, edition_line, measure_lines
from pipelines.outcome import NOTHING_USABLE, Outcome, Progress
from pipelines.publishing import finished
from pipelines.summary import received_lines
from pipelines.wrong_use import WrongUseError
from transforms.agency import AgencyRun
from transforms.marts.equity import counted_behind
from transforms.measures.registry import Measure
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse

SYNTHETIC = "Synthetic data: every record was invented."
STEPS = ("files", "quality", "figures")


@dataclass
class Asked:
    """What is computed, for whom, and what became of it: files kept out, and figures by agency."""

    measures: Mapping[str, Measure]
    warehouse: Warehouse
    settings: Settings
    outcome: Outcome
    kept_out: list[str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


def run_only(names: Iterable[str], drop_zone: Path, agency: Path | None, output: Path) -> bool:
    """Compute some measures, show their figures, write all their rows; returns whether any data were refused.

    Raises:
        SettingsError, HandKeptError, MappingError, RegisterError: the agency's folder holds what cannot be
        used. DropZoneError: the drop zone holds no file.
        WrongUseError: a measure does not exist, or the output folder is a file or in use.
    """
    measures = asked_measures(names)
    with drop_zone_read(drop_zone, agency, output) as read:
        inventory = read.inventory
        asked = Asked(measures, read.warehouse, read.settings, Outcome(inventory))
        whole = finished(read.warehouse, inventory, read.settings)
        for state in inventory.states:
            _agency(asked, state, read.progress, is_whole=state in whole)
    sys.stdout.write("\n".join(_told(asked)) + "\n")
    return asked.outcome.is_refused or bool(asked.kept_out)


def asked_measures(names: Iterable[str]) -> dict[str, Measure]:
    """The measures named, by id in the order asked; a text may name several, with commas between them.

    Raises:
        WrongUseError: none is named, or there is no such measure; the nearest name of each is told.
    """
    asked = [name for text in names for name in re.split(r"[,\s]+", text) if name]
    if not asked:
        raise WrongUseError("--only names no measure; `cwo measures` lists all")
    return all_named(asked)


def _agency(asked: Asked, state: str, progress: Progress, *, is_whole: bool) -> None:
    """Compute the measures of one agency, or take them from its draft where that is whole."""
    progress.start(f"Computing {state}", len(STEPS))
    if not is_whole:
        asked.warehouse.save_draft(Draft(state))
    run = AgencyRun.open(asked.warehouse, state, asked.settings)
    with closing(run.connection):
        try:
            with without_values(state):
                if not (is_whole or _computed(asked, run, progress)):
                    asked.outcome.stopped[state] = NOTHING_USABLE
                    return
                asked.shown += _figures(asked, run)
        except StepError as error:
            asked.outcome.stopped[state] = str(error)
        else:
            (asked.outcome.reused if is_whole else asked.outcome.computed).append(state)
        finally:
            asked.kept_out += _kept_out(run)


def _computed(asked: Asked, run: AgencyRun, progress: Progress) -> bool:
    """Whether any file could be used; if so, the measures are made."""
    progress.step(STEPS[0])
    put_received(run, asked.outcome.inventory)
    progress.step(STEPS[1])
    if usable(run)["is_blocked"].all():
        return False
    progress.step(STEPS[2])
    run.build_only(counted_behind(asked.measures.values()))
    return True


def _kept_out(run: AgencyRun) -> list[str]:
    """The files that the gate keeps out of an agency's figures, with its reasons."""
    found = run.connection.execute(
        """
        select files.path, gate.reasons
        from quality.gate inner join raw.files using (state, file_id)
        where gate.is_blocked and not gate.is_replaced and files.status = 'accepted'
        order by files.path
        """
    ).fetchall()
    return [f"{path}: {reasons}" for path, reasons in found]


def _figures(asked: Asked, run: AgencyRun) -> list[Shown]:
    """Write the results of the measures of one agency; returns what to show of them."""
    run.bring_together()
    results = run.connection.execute(
        "select * from marts.measure_results where measure_id in (select unnest($ids))",
        {"ids": list(asked.measures)},
    ).pl()
    state, in_force = run.draft.state, asked.warehouse.current().get(run.draft.state, Draft(run.draft.state))
    shown = []
    for measure_id, measure in asked.measures.items():
        rows, members = results.filter(measure_id=measure_id), run.draft.tables.get(measure.query.name)
        path = write_rows(asked.warehouse.restricted / "only" / state / f"{measure_id}.csv", rows)
        is_listed = bool(members) and members == in_force.tables.get(measure.query.name)
        shown.append(Shown(measure, state, rows, path, is_listed))
    return shown


def write_rows(path: Path, rows: pl.DataFrame) -> Path:
    """Write results as CSV, in place of an earlier file of that name, and never a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows.write_csv(path.with_suffix(".part"))
    return path.with_suffix(".part").replace(path)


def _told(asked: Asked) -> list[str]:
    """What is said at the end: what was received, the figures, and that nothing was published."""
    lines = received_lines(asked.outcome, asked.warehouse, asked.kept_out)
    for shown in asked.shown:
        lines += ["", *measure_lines(shown)]
    lines += ["", edition_line(asked.warehouse)]
    if is_synthetic(asked.settings, (shown.state for shown in asked.shown)):
        lines.append(SYNTHETIC)
    return lines

"""The main job in this process: receive, compute each agency, publish; over the persistent instance.

Here belongs the order of the Dagster runs of `cwo run` and what became of them. What the assets do
stands with them; what a person is told stands in `summary.py`.
"""

import logging
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.agency_steps import has_many_rows
from pipelines.code_version import code_version
from pipelines.definitions import defs
from pipelines.instance import open_instance
from pipelines.inventory import Inventory, saved_inventory
from pipelines.outcome import NOTHING_USABLE, Outcome, Progress
from pipelines.partitions import AGENCIES
from pipelines.processes import process_ahead
from pipelines.publishing import MADE_FROM, is_whole
from pipelines.quality_checks import REASONS, USABLE
from quality.checks import VALIDATION
from transforms.settings import Settings
from transforms.warehouse import Warehouse

READING = "reading "
LOGS = {"console": {"config": {"log_level": "CRITICAL"}}}


@dataclass
class Road:
    """The folders of a run, and the instance its runs are kept in."""

    drop_zone: Path
    agency: Path | None
    warehouse: Warehouse
    settings: Settings
    progress: Progress

    def run(self) -> Outcome:
        """Receive the drop zone, compute every agency whose inputs changed, publish."""
        logging.getLogger("dagster").setLevel(logging.CRITICAL)
        with open_instance(self.warehouse.restricted / "dagster") as instance:
            self.progress.start("Reading files", 1)
            failure = self._execute(defs.resolve_job_def("receive"), instance, None)
            if failure:
                return Outcome(Inventory([]), failure=failure)
            outcome = Outcome(saved_inventory(self.warehouse))
            compute = defs.resolve_job_def("compute")
            for state in outcome.inventory.states:
                self._compute(compute, instance, state, outcome)
            if outcome.inventory.states:
                self.progress.start("Publishing", 1)
                outcome.failure = self._execute(defs.resolve_job_def("publish"), instance, None)
        return outcome

    def _compute(
        self, job: dg.JobDefinition, instance: dg.DagsterInstance, state: str, outcome: Outcome
    ) -> None:
        """Compute one agency, unless its results in force were made from the same."""
        if self._is_unchanged(outcome.inventory, state):
            outcome.reused.append(state)
            return
        self.progress.start(f"Computing {state}", len(job.nodes))
        instance.add_dynamic_partitions(str(AGENCIES.name), [state])
        is_ahead = has_many_rows(outcome.inventory, state)
        with process_ahead(VALIDATION) if is_ahead else nullcontext():
            failure = self._execute(job, instance, state)
        if failure:
            outcome.stopped[state] = failure
        else:
            outcome.computed.append(state)

    def _is_unchanged(self, inventory: Inventory, state: str) -> bool:
        """Whether the agency's draft is whole and made from the same files, settings and code."""
        draft = self.warehouse.draft(state)
        made_from = inventory.made_from(state, self.settings, code_version())
        return draft.facts.get(MADE_FROM) == made_from and is_whole(self.warehouse, draft)

    def _execute(self, job: dg.JobDefinition, instance: dg.DagsterInstance, state: str | None) -> str:
        """Run a job in this process; returns why it failed, or nothing."""
        run_id = str(uuid.uuid4())
        instance.add_event_listener(run_id, follow(self.progress))
        result = job.execute_in_process(
            instance=instance,
            partition_key=state,
            run_id=run_id,
            run_config={"resources": self._resources(), "loggers": LOGS},
            raise_on_error=False,
        )
        return "" if result.success else why(result)

    def _resources(self) -> dict[str, Any]:
        """The folders as run configuration."""
        folders = {
            "drop_zone": str(self.drop_zone),
            "agency": str(self.agency or ""),
            "output": str(self.warehouse.output),
            "today": self.settings.read_on.isoformat(),
        }
        return {"work": {"config": folders}}


def follow(progress: Progress) -> Callable[[dg.EventLogEntry], None]:
    """A listener to the events of a run that tells the progress."""

    def told(entry: dg.EventLogEntry) -> None:
        event = entry.dagster_event
        if event is not None and event.event_type == dg.DagsterEventType.STEP_START:
            progress.step((event.step_key or "").replace("_", " "))
        elif event is None and entry.user_message.startswith(READING):
            progress.step(entry.user_message)

    return told


def why(result: dg.ExecuteInProcessResult) -> str:
    """Why a run failed, in our own words: the messages of its failed steps and blocking checks."""
    told = []
    for event in result.all_events:
        if event.event_type == dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            check = event.asset_check_evaluation_data
            if check.blocking and not check.passed:
                told.append(_blocking(check))
    return "; ".join(told) or "; ".join(dict.fromkeys(_failures(result))) or "the run did not finish"


def _blocking(check: dg.AssetCheckEvaluation) -> str:
    """What stopped an agency: no file that can be used, and why, or another check."""
    if check.check_name != USABLE.name:
        return f"the check {check.check_name} did not pass"
    reasons = check.metadata.get(REASONS)
    return f"{NOTHING_USABLE}: {reasons.value}" if reasons and reasons.value else NOTHING_USABLE


def _failures(result: dg.ExecuteInProcessResult) -> list[str]:
    """The messages of failed steps: ours as they are, of any other error only its kind."""
    found = []
    for event in result.all_events:
        if event.is_step_failure:
            error = event.step_failure_data.error
            while error is not None and error.cause is not None:
                error = error.cause
            is_ours = error is not None and error.cls_name == "StepError"
            text = error.message.partition("StepError: ")[2].strip() if is_ours and error else ""
            found.append(text or f"{event.step_key}: failed ({error.cls_name if error else 'unknown'})")
    return found

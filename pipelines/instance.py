"""The persistent Dagster instance of an output folder, shared by `cwo run` and `cwo dev`.

It lies under `restricted/`, keeps no output of steps, and sends nothing anywhere.
"""

import json
import os
from pathlib import Path

import dagster as dg

from transforms.warehouse import write_whole

SETTINGS = """# Written by cwo at every start; changes here are lost.
telemetry:
  enabled: false
nux:
  enabled: false
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
run_storage:
  module: dagster._core.storage.runs
  class: SqliteRunStorage
  config:
    base_dir: {home}
event_log_storage:
  module: pipelines.event_log
  class: OpenEventLog
  config:
    base_dir: {home}
schedule_storage:
  module: dagster._core.storage.schedules
  class: SqliteScheduleStorage
  config:
    base_dir: {home}
"""


def prepare(home: Path) -> None:
    """Make the instance's folder and settings, and switch telemetry off for this process and its children."""
    home.mkdir(parents=True, exist_ok=True)
    write_whole(home / "dagster.yaml", SETTINGS.format(home=json.dumps(str(home))))
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "true"


def open_instance(home: Path) -> dg.DagsterInstance:
    """The instance in a folder, made where it is missing. Use it as a context manager."""
    prepare(home)
    return dg.DagsterInstance.from_config(str(home))

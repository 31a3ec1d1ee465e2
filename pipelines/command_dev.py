"""`cwo dev`: Dagster's web UI on this machine, over the instance that `cwo run` writes to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipelines.instance import prepare
from pipelines.own_folder import read_decisions
from transforms.warehouse import Warehouse

HOST = "127.0.0.1"


def environment(drop_zone: Path, agency: Path | None, warehouse: Warehouse) -> dict[str, str]:
    """The environment of the web UI: this one, the instance, and the folders for the assets."""
    return os.environ | {
        "DAGSTER_HOME": str(warehouse.restricted / "dagster"),
        "DAGSTER_DISABLE_TELEMETRY": "true",
        "PYTHONWARNINGS": "ignore",  # Dagster's about its own commands
        "CWO_DROP_ZONE": str(drop_zone.resolve()),
        "CWO_AGENCY": str(agency.resolve()) if agency else "",
        "CWO_OUTPUT": str(warehouse.output),
    }


def serve(drop_zone: Path, agency: Path | None, output: Path, port: int) -> int:
    """Serve the web UI until it is interrupted; returns its exit code."""
    read_decisions(agency)
    warehouse = Warehouse(output)
    prepare(warehouse.restricted / "dagster")
    command = [sys.executable, "-m", "dagster", "dev", "--module-name", "pipelines.definitions"]
    command += ["--host", HOST, "--port", str(port), "--log-level", "warning"]
    sys.stderr.write(f"The web UI starts on http://{HOST}:{port} ; Ctrl+C ends it.\n")
    try:
        return subprocess.run(command, env=environment(drop_zone, agency, warehouse), check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0

"""Work in processes of its own: it ends with who asked for it, and may be started ahead."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

AHEAD = """
import os, sys
from pipelines.processes import borrowed_process, process_ahead, processes
def imported():
    return "quality.outcomes" in sys.modules, os.getpid()
if __name__ == "__main__":
    with borrowed_process() as none:
        assert none is None
    with process_ahead("pipelines.outcome"):
        with borrowed_process() as executor:
            told = [executor.submit(imported).result()]
        with process_ahead("quality.outcomes"), borrowed_process() as executor:
            told.append(executor.submit(imported).result())
        with processes(1) as executor:
            told += [executor.submit(imported).result() for _ in range(2)]
        with processes(1) as executor:
            told.append(executor.submit(imported).result())
    with processes(1) as executor:
        told.append(executor.submit(imported).result())
    print([has for has, _ in told], len({process for _, process in told}))
"""

ASKS = """
import os, sys, time
from pipelines.processes import processes
if __name__ == "__main__":
    with processes(1) as executor:
        print(executor.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_a_process_that_works_for_another_ends_when_that_one_is_killed(tmp_path):
    script = tmp_path / "asks.py"
    script.write_text(ASKS)
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={"PYTHONPATH": str(root)},
    ) as asking:
        assert asking.stdout is not None
        worker = Path("/proc") / asking.stdout.readline().strip()
        assert worker.exists()
        asking.kill()
        for _ in range(200):
            if not worker.exists():
                break
            time.sleep(0.05)
        assert not worker.exists()


def test_a_process_started_ahead_is_taken_once_and_has_imported(tmp_path):
    script = tmp_path / "ahead.py"
    script.write_text(AHEAD)
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        cwd=root,
        env={"PYTHONPATH": str(root)},
        check=True,
    )
    assert told.stdout.split("\n")[0] == "[False, True, True, True, False, False] 3"


def test_arrow_keeps_freed_memory_unless_told_otherwise() -> None:
    asks = "import sys, pipelines, os; print(os.environ['MIMALLOC_PURGE_DELAY'], 'pyarrow' in sys.modules)"
    root = str(Path(__file__).parents[2])
    for given, held in (({}, "-1"), ({"MIMALLOC_PURGE_DELAY": "20"}, "20")):
        told = subprocess.run(
            [sys.executable, "-c", asks],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={"PYTHONPATH": root, **given},
        )
        assert told.stdout.split() == [held, "False"]

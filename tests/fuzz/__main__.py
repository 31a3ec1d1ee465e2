"""Fuzzes every reader, or one: `python -m tests.fuzz [TARGET] [SECONDS]`; 60 seconds each by default.

What crashes a reader, or takes it long, is left in `.fuzz/TARGET/` with the corpus that was found on the way.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.broken_files.seeds import seeds
from tests.fuzz.reading import CONTAINERS, TARGETS

FOLDER = Path(".fuzz")
SECONDS = 60
SECONDS_FOR_ONE = 20
LARGEST_INPUT = 1 << 14
MOST_MEGABYTES = 4_096
ALL = "all"


def _seeded(target: str) -> Path:
    """The corpus of a target, with the sound files of its dataset."""
    corpus = FOLDER / target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, (dataset, content) in seeds().items():
        is_packed = " in " in name or name.endswith(("xlsx", "parquet"))
        if is_packed if target == CONTAINERS else (dataset == target and " in " not in name):
            (corpus / name.replace(" ", "_")).write_bytes(content)
    return corpus


def fuzz(target: str, seconds: int) -> bool:
    """Fuzzes one reader; says whether it withstood."""
    corpus = _seeded(target)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_FOR_ONE}",
        f"-max_len={LARGEST_INPUT}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-artifact_prefix={corpus.parent}/",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    log = corpus.parent / "log.txt"
    with log.open("w") as output:
        command = [sys.executable, "-m", "tests.fuzz.target", target, str(corpus), *options]
        done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False)
    runs = [line.split()[-1] for line in log.read_text().splitlines() if "number_of_executed_units" in line]
    found = "withstood" if done.returncode == 0 else f"BROKE, see {log}"
    sys.stdout.write(f"{target}: {found} ({runs[0] if runs else '?'} inputs in {seconds} s)\n")
    sys.stdout.flush()
    return done.returncode == 0


def main() -> int:
    """The command; 1 when a reader broke."""
    arguments = sys.argv[1:]
    seconds = int(arguments.pop()) if arguments and arguments[-1].isdigit() else SECONDS
    target = arguments[0] if arguments else ALL
    if target not in (ALL, *TARGETS):
        sys.stderr.write(f"{target}: no such reader; one of {', '.join((ALL, *TARGETS))}\n")
        return 2
    chosen = TARGETS if target == ALL else (target,)
    withstood = [fuzz(each, seconds) for each in chosen]
    return 0 if all(withstood) else 1


if __name__ == "__main__":
    sys.exit(main())

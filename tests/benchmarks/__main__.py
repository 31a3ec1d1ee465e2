"""`make benchmark`: all ratios, one line each. Wants an otherwise idle machine for most of an hour.

`python -m tests.benchmarks fixed_width extracts` runs some of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks import (
    audit,
    child_file,
    disclosure,
    extract_file,
    fixed_width,
    measures,
    rules,
    site_pages,
    statistics_files,
    two_files,
    whole_state,
    xml_files,
)
from tests.benchmarks.larger_samples import staged_samples
from tests.benchmarks.timing import Ratio

GIGABYTE_RECORDS = 3_200_000
MEMORY = "memory"


def main() -> int:
    """Run everything, or what is named, and print it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        tables, files = staged_samples(place / "staged")
        child = tables["staging.ncands_child"]
        plain = {name.split(".")[1]: table for name, table in tables.items()}
        benchmarks: dict[str, Callable[[Path], Iterable[Ratio | str]]] = {
            "child_file": lambda into: child_file.run(child, into),
            "fixed_width": fixed_width.run,
            "statistics_files": lambda into: statistics_files.run(child, into),
            "xml_files": lambda into: xml_files.run(plain, into),
            "extracts": extract_file.run,
            "two_files": lambda into: two_files.run(child, plain, into),
            "measures": lambda into: measures.run(tables, files, into),
            "whole_state": lambda into: whole_state.run(tables, files, into),
            "audit": audit.run,
            "site_pages": site_pages.run,
            "disclosure": disclosure.run,
            "rules": lambda into: rules.run(tables, files, into),
        }
        chosen = sys.argv[1:] or [*benchmarks, MEMORY]
        if unknown := set(chosen) - {*benchmarks, MEMORY}:
            sys.stderr.write(f"{', '.join(unknown)}: one of {', '.join((*benchmarks, MEMORY))}\n")
            return 2
        for name in chosen:
            into = place / name
            into.mkdir()
            if name == MEMORY:
                path = child_file.write_file(child, into, GIGABYTE_RECORDS)
                size, peak = path.stat().st_size / 1e6, child_file.peak_megabytes(into)
                sys.stdout.write(f"peak memory, Child File of {size:,.0f} MB: {peak:,.0f} MB\n")
            else:
                sys.stdout.write("\n".join(map(str, benchmarks[name](into))) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`make benchmark`: all ratios, one line each. Some minutes; wants an otherwise idle machine."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import (
    afcars_file,
    child_file,
    extract_file,
    fixed_width,
    measures,
    rules,
    statistics_files,
)
from tests.benchmarks.larger_samples import staged_samples

GIGABYTE_RECORDS = 3_200_000


def main() -> None:
    """Run everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        tables, files = staged_samples(place / "staged")
        afcars = {name.split(".")[1]: t for name, t in tables.items() if "afcars_oohc" in name}
        for name in (
            "child",
            "fixed_width",
            "statistics",
            "afcars",
            "extracts",
            "measures",
            "rules",
            "large",
        ):
            (place / name).mkdir()
        ratios = child_file.run(tables["staging.ncands_child"], place / "child")
        ratios += fixed_width.run(place / "fixed_width")
        ratios += statistics_files.run(tables["staging.ncands_child"], place / "statistics")
        ratios += afcars_file.run(afcars, place / "afcars")
        ratios += extract_file.run(place / "extracts")
        ratios += measures.run(tables, files, place / "measures")
        of_rules, told = rules.run(tables, files, place / "rules")
        sys.stdout.write("\n".join(map(str, [*ratios, *of_rules, *told])) + "\n")
        path = child_file.write_file(tables["staging.ncands_child"], place / "large", GIGABYTE_RECORDS)
        peak = child_file.peak_megabytes(place / "large")
        sys.stdout.write(f"peak memory, Child File of {path.stat().st_size / 1e6:,.0f} MB: {peak:,.0f} MB\n")


if __name__ == "__main__":
    main()

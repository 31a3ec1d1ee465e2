"""How long the pages of an edition take, and how large they are, for 60 measures and 60 counties.

Here belongs an invented edition with many counties, copied from those of a small one. The figures say seconds
and megabytes, not a ratio.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from reports.site import build_site
from tests.publication import fake_results
from transforms.publication.names import DATABASE
from transforms.publication.release import About, release

MEASURES, COUNTIES = 60, 60
COPIED = ("measure_results", "comparisons")


def run(into: Path) -> Iterator[str]:
    """One line: the pages of the whole edition."""
    edition = _edition(into / "edition")
    seconds, processor = time.perf_counter(), time.process_time()
    pages = build_site(edition)
    seconds, processor = time.perf_counter() - seconds, time.process_time() - processor
    megabytes = sum(page.stat().st_size for page in pages) / 1e6
    yield (
        f"pages, {MEASURES} measures, {COUNTIES} counties: {seconds:.0f} s, {processor:.0f} of a processor, "
        f"{len(pages)} files, {megabytes:.0f} MB"
    )


def _edition(into: Path) -> Path:
    """An internal edition of invented figures."""
    kinds = fake_results.INVENTED
    invented = [
        replace(kinds[n % len(kinds)], measure_id=f"measure_{n}", title=f"Measure {n}", benchmark=None)
        for n in range(MEASURES)
    ]
    about = About("2025-11-22", date(2025, 9, 30), "Department of Children", True, "0.1.0")
    with fake_results.exact_database(("ZZ",), invented) as exact:
        release(exact, "internal", into, about)
    with duckdb.connect(str(into / DATABASE)) as connection:
        _with_counties(connection, list(fake_results.COUNTIES))
    return into


def _with_counties(connection: duckdb.DuckDBPyConnection, known: Sequence[str]) -> None:
    """Copies of the known counties under other codes."""
    for n in range(len(known), COUNTIES):
        for table in COPIED:
            connection.execute(
                f"insert into published.{table} by name select * replace ($copy as geography) "
                f"from published.{table} where geography = $known",
                {"copy": f"98{n:03}", "known": known[n % len(known)]},
            )

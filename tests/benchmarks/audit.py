"""How long the audit of an edition takes, and how that grows with the edition.

Here belong invented editions of one, two and four times a size: measures by year, state by group and
county, in which two or three counts of every sum are hidden. The figures say seconds and counts, not a
ratio.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from tests.audit.small_editions import Row, count, county, group, share, write_edition, year
from transforms.audit.auditing import audit

YEARS = range(2020, 2025)
GROUPS, COUNTIES = 8, 60
SIZES = (10, 20, 40)


def run(into: Path) -> Iterator[str]:
    """One line for each size."""
    for size in SIZES:
        edition = write_edition(into / f"edition_{size}", list(_rows(size)))
        began = time.perf_counter()
        report = audit(edition, [], 10)
        seconds = time.perf_counter() - began
        yield (
            f"audit, {report.counts:,} counts, {report.hidden:,} hidden in parts of at most "
            f"{report.largest_part:,}: {seconds:.1f} s, {report.programs} linear programs, "
            f"{len(report.findings)} findings"
        )


def _rows(parts: int) -> Iterator[Row]:
    """Figures of some named parts of a measure, each with its groups and counties."""
    dice = random.Random(1)  # noqa: S311 - invented figures
    for part in range(parts):
        for ends in YEARS:
            where = {"component": f"part_{part}", **year(ends)}
            groups = [float(dice.randint(150, 400)) for _ in range(GROUPS)]
            yield count("foster_care_exits", sum(groups), **where)
            hidden = set(dice.sample(range(GROUPS), 2))
            for number, members in enumerate(groups):
                told = None if number in hidden else members
                yield count("foster_care_exits", told, **where, **group("case_goal", f"goal_{number}"))
            places = _split(sum(groups), dice)
            smallest = set(sorted(range(COUNTIES), key=lambda place: places[place])[:3])
            for number, members in enumerate(places):
                told = None if number in smallest else members
                yield count("foster_care_exits", told, **where, **county(f"99{number:03}"))
            yield share("exits_to_permanency", round(sum(groups) * 0.5), sum(groups), **where)


def _split(total: float, dice: random.Random) -> list[float]:
    """A total split among the counties, none of them small."""
    cuts = [float(dice.randint(12, 18)) for _ in range(COUNTIES - 1)]
    return [*cuts, max(total - sum(cuts), 0.0)]

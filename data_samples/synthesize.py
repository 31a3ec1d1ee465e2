"""Writing a complete synthetic drop zone, laid out as an agency would fill one.

The world is simulated in `generator`, the files are written by `writers`; this joins the two and says
which file goes where.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_rows import STATE, AfcarsRows
from data_samples.generator.care import look_into_care
from data_samples.generator.extract_rows import contact_rows, population_rows, referral_rows
from data_samples.generator.ncands_rows import NcandsRows
from data_samples.generator.report_facts import ReportFacts, report_facts
from data_samples.generator.simulation import Progress, World, silent, simulate
from data_samples.generator.tables import extract_table
from data_samples.generator.workforce import Workforce, assignment_rows, staff, worker_rows
from data_samples.writers import write_afcars_oohc, write_extract, write_ncands_child
from transforms.contracts.contract import all_contracts

WEEKS_TO_FILE = 6
"""From the end of a period to the day its file arrives."""

AGENCY = """# Synthetic data: no child, worker, agency or place in this drop zone is real.

[agency]
name = "State of ZZ, Department of Invented Families"
synthetic = true

[response.hours_by_priority]
{limits}

[counties]
{counties}
"""


def synthesize(
    children: int, years: int, seed: int, output: Path, progress: Progress | None = None
) -> dict[str, int]:
    """Writes a synthetic drop zone of the fictitious state ZZ.

    The last fiscal year is FFY2026 for the Child File; AFCARS files run from 23A (or the first
    observed year, if later) to 26A.

    Args:
        children: size of the child population, 2,000 or more.
        years: federal fiscal years, 1 to 10.
        seed: the same arguments give the same bytes.
        output: folder to write to; files of the same names are replaced.
        progress: told in a few words what is being made.

    Returns:
        Number of records by file, named relative to `output`.

    Raises:
        ValueError: where `children` or `years` is out of range.
    """
    tell = progress or silent
    world = simulate(children, years, seed, tell)
    facts = report_facts(world)
    workforce = staff(world, facts)
    counts = _child_files(world, facts, workforce, output, tell)
    counts |= _extracts(world, facts, workforce, output, tell)
    counts |= _afcars_files(world, output, tell)
    _agency(world, output / "agency" / "agency.toml")
    _register(counts, output / "agency" / "received.csv")
    return counts


def _child_files(
    world: World, facts: ReportFacts, workforce: Workforce, output: Path, tell: Progress
) -> dict[str, int]:
    """One Child File for each fiscal year."""
    counts = {}
    rows = NcandsRows(world, facts, workforce)
    for year in range(world.first_fiscal_year, days.LAST_FISCAL_YEAR + 1):
        tell(f"Child File FFY{year}")
        records = rows.year(year)
        name = f"ncands_child/ffy{year}.txt.gz"
        write_ncands_child(records, output / name)
        counts[name] = records.height
    return counts


def _extracts(
    world: World, facts: ReportFacts, workforce: Workforce, output: Path, tell: Progress
) -> dict[str, int]:
    """One file for each of the agency's extracts."""
    makers: dict[str, tuple[str, Callable[[], pl.DataFrame]]] = {
        "workers": ("workers.csv", lambda: worker_rows(world, workforce)),
        "worker_assignments": ("assignments.csv.gz", lambda: assignment_rows(world, facts, workforce)),
        "referrals": ("referrals.csv.gz", lambda: referral_rows(world, facts)),
        "contacts": ("contacts.csv.gz", lambda: contact_rows(world, facts)),
        "child_population": ("population.csv.gz", lambda: population_rows(world)),
    }
    counts = {}
    for table, (file, make) in makers.items():
        tell(table.replace("_", " "))
        rows = extract_table(table, make())
        write_extract(rows, all_contracts()[f"staging.{table}"], output / table / file)
        counts[f"{table}/{file}"] = rows.height
    return counts


def _afcars_files(world: World, output: Path, tell: Progress) -> dict[str, int]:
    """One out-of-home care file for each period."""
    counts = {}
    care = look_into_care(world)
    rows = AfcarsRows(care)
    for submission, first, last in care.submissions:
        tell(f"AFCARS {submission}")
        tables = rows.submission(submission, first, last)
        name = f"afcars_oohc/{submission.lower()}.xml.gz"
        write_afcars_oohc(tables, STATE, submission, output / name)
        counts[name] = tables["afcars_oohc_children"].height
    return counts


def _agency(world: World, path: Path) -> None:
    """The agency's own folder: its name, that it is invented, and its counties."""
    path.parent.mkdir(parents=True, exist_ok=True)
    limits = world.parameters.responses["limit_hours"]
    hours = "\n".join(f"{priority} = {limit}" for priority, limit in limits.items())
    counties = "\n".join(f'"{one["fips"]}" = "{one["name"]}"' for one in world.parameters.counties)
    path.write_text(AGENCY.format(limits=hours, counties=counties), encoding="utf-8")


def _register(files: Iterable[str], path: Path) -> None:
    """When the agency received its files: federal ones some weeks after their period, extracts at the end.

    Without it a file counts as received when it was last changed, which every copy of a folder changes.
    """
    lines = [f"{name},{_received_on(Path(name).name)}\n" for name in sorted(files)]
    path.write_text("path,received_at\n" + "".join(lines), encoding="utf-8", newline="\n")


def _received_on(name: str) -> dt.date:
    """The day a file arrived, by the period in its name; without one, when the last year arrived."""
    years = re.match(r"ffy(\d{4})", name)
    half = re.match(r"(\d{2})([ab])", name)
    if half is not None:
        year = 2000 + int(half[1])
        end = dt.date(year, 3, 31) if half[2] == "a" else dt.date(year, 9, 30)
    else:
        end = dt.date(int(years[1]) if years else days.LAST_FISCAL_YEAR, 9, 30)
    return end + dt.timedelta(days=WEEKS_TO_FILE * 7)

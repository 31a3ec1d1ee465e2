"""Writing a complete synthetic drop zone, laid out as an agency would fill one.

The world is simulated in `generator`, the files are written by `writers`; this joins the two and says
which file goes where.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from data_samples.faults.planting import plant
from data_samples.generator import days
from data_samples.generator.afcars_1993_rows import Afcars1993Rows
from data_samples.generator.afcars_rows import STATE, AfcarsRows
from data_samples.generator.ncands_rows import NcandsRows
from data_samples.generator.simulation import Progress, World, silent, simulate
from data_samples.generator.tables import ADOPTION_PERIODS, Sources
from data_samples.sample_files import MAPPING, SampleFile

ACCEPTED = MAPPING.with_name("accepted.csv")
"""What the invented agency accepts with a reason."""

ANNOTATIONS = MAPPING.with_name("annotations.csv")
"""Invented policy changes, beside which the agency reads its figures."""

EVALUATIONS = MAPPING.with_name("evaluations")
"""Invented programmes that the agency has evaluated: two that can be, and one that is refused."""

WEEKS_TO_FILE = 6
"""From the end of a period to the day its file arrives."""

EXTRACT_FILES = {
    "workers": "workers.csv",
    "worker_assignments": "assignments.parquet",
    "worker_leave": "leave.csv",
    "positions": "positions.xlsx",
    "referrals": "referrals.parquet",
    "contacts": "contacts.parquet",
    "law_enforcement_events": "events.csv.gz",
    "placements": "placement_history.csv.gz",
    "court_events": "court.zip",
    "youth_outcomes": "surveys.csv.gz",
    "child_population": "population.csv.gz",
    "benchmarks": "benchmarks.csv",
}
"""The file of each extract; its name says its form."""

AGENCY = """# Synthetic data: no child, worker, agency or place in this drop zone is real.

[agency]
name = "State of ZZ, Department of Invented Families"
synthetic = true

[response.hours_by_priority]
{limits}

[counties]
{counties}
"""


def synthesize(  # noqa: PLR0913
    children: int,
    years: int,
    seed: int,
    output: Path,
    progress: Progress | None = None,
    *,
    faults: bool = False,
) -> dict[str, int]:
    """Writes a synthetic drop zone of the fictitious state ZZ.

    The last fiscal year is FFY2026 for the Child File; six-month files run to 26A, those before 23A in the
    AFCARS layouts of 1993.

    Args:
        children: size of the child population, 2,000 or more.
        years: federal fiscal years, 1 to 10.
        seed: the same arguments give the same bytes.
        output: folder to write to; files of the same names are replaced.
        progress: told in a few words what is being made.
        faults: plants faults of recording at low rates, for the quality checks to find.

    Returns:
        Number of records by file, named relative to `output`.

    Raises:
        ValueError: where `children` or `years` is out of range.
    """
    tell = progress or silent
    world = simulate(children, years, seed, tell, faults=faults)
    clean = _files(Sources(world), tell)
    files = plant(list(clean), output, tell) if faults else clean
    counts: dict[str, int] = {}
    for file in files:
        file.write(output)
        counts |= file.counts()
    _agency(world, output / "agency")
    _register(counts, output / "agency" / "received.csv")
    return counts


def _files(of: Sources, tell: Progress) -> Iterator[SampleFile]:
    """Every file of the drop zone, made when its turn comes."""
    yield from _ncands_files(of, tell)
    for table, file in EXTRACT_FILES.items():
        tell(table.replace("_", " "))
        rows = of.extract(table)
        if rows.height:
            yield SampleFile(f"{table}/{file}", STATE, "", {table: rows})
    yield from _old_afcars_files(of, tell)
    yield from _afcars_files(of, tell)
    yield from _youth_files(of, tell)


def _ncands_files(of: Sources, tell: Progress) -> Iterator[SampleFile]:
    """One Child File and one Agency File for each fiscal year."""
    rows = NcandsRows(of.world, of.facts, of.workforce)
    for year in of.years:
        tell(f"Child File FFY{year}")
        tables = {"ncands_child": rows.year(year)}
        yield SampleFile(f"ncands_child/ffy{year}.txt.gz", STATE, f"FFY{year}", tables)
    for year in of.years:
        tables = {"ncands_agency": of.agency_file(year)}
        yield SampleFile(f"ncands_agency/ffy{year}.csv", STATE, f"FFY{year}", tables)


def _old_afcars_files(of: Sources, tell: Progress) -> Iterator[SampleFile]:
    """Foster care files of 1993 for each period before AFCARS 2020; adoption files for some."""
    if of.old_periods:
        rows = Afcars1993Rows(of.care, of.old_periods[0][1])
        for period in of.old_periods:
            tell(f"AFCARS {period[0]}")
            name = f"afcars_foster_care_1993/{period[0].lower()}.txt.gz"
            yield SampleFile(name, STATE, period[0], {"afcars_foster_care_1993": rows.submission(*period)})
    for period in of.old_periods[-ADOPTION_PERIODS:]:
        records = of.adoptions(period)
        if records.height:
            name = f"afcars_adoption_1993/{period[0].lower()}.txt.gz"
            yield SampleFile(name, STATE, period[0], {"afcars_adoption_1993": records})


def _afcars_files(of: Sources, tell: Progress) -> Iterator[SampleFile]:
    """One out-of-home care file and one assistance file for each period."""
    rows = AfcarsRows(of.care)
    for period in of.care.submissions:
        submission = period[0]
        tell(f"AFCARS {submission}")
        file = f"{submission.lower()}.xml.gz"
        yield SampleFile(f"afcars_oohc/{file}", STATE, submission, rows.submission(*period))
        agreements = {"afcars_aga": of.agreements(period)}
        yield SampleFile(f"afcars_aga/{file}", STATE, submission, agreements)


def _youth_files(of: Sources, tell: Progress) -> Iterator[SampleFile]:
    """NYTD files of each period with youth: the outcomes in one folder, the services in the other."""
    for period in of.periods:
        submission = period[0]
        tell(f"NYTD {submission}")
        for table, make in (("nytd_outcomes", of.outcomes), ("nytd_served", of.served)):
            rows = make(period)
            if rows.height:
                yield SampleFile(f"{table}/{submission.lower()}.xml.gz", STATE, submission, {table: rows})


def _agency(world: World, folder: Path) -> None:
    """The agency's own folder: name, counties, what it accepts, changed and evaluates, its mappings."""
    (folder / "mappings").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MAPPING, folder / "mappings" / "placements.toml")
    shutil.copyfile(ACCEPTED, folder / ACCEPTED.name)
    shutil.copyfile(ANNOTATIONS, folder / ANNOTATIONS.name)
    shutil.copytree(EVALUATIONS, folder / EVALUATIONS.name, dirs_exist_ok=True)
    limits = world.parameters.responses["limit_hours"]
    hours = "\n".join(f"{priority} = {limit}" for priority, limit in limits.items())
    counties = "\n".join(f'"{one["fips"]}" = "{one["name"]}"' for one in world.parameters.counties)
    path = folder / "agency.toml"
    path.write_text(AGENCY.format(limits=hours, counties=counties), encoding="utf-8")


def _register(files: Iterable[str], path: Path) -> None:
    """When the agency received its files: federal ones some weeks after their period, extracts at the end.

    Without it a file counts as received when it was last changed, which every copy of a folder changes.
    """
    lines = [f"{name},{_received_on(name)}\n" for name in sorted(files)]
    path.write_text("path,received_at\n" + "".join(lines), encoding="utf-8", newline="\n")


def _received_on(name: str) -> dt.date:
    """The day a file arrived, by the period in its name; without one, when the last year arrived."""
    years = re.search(r"/ffy(\d{4})\.(?:txt|csv)(?:\.gz)?$", name) if ".zip/" not in name else None
    half = re.search(r"/(\d{2})([ab])\.", name)
    if half is not None:
        year = 2000 + int(half[1])
        end = dt.date(year, 3, 31) if half[2] == "a" else dt.date(year, 9, 30)
    else:
        end = dt.date(int(years[1]) if years else days.LAST_FISCAL_YEAR, 9, 30)
    return end + dt.timedelta(days=WEEKS_TO_FILE * 7)

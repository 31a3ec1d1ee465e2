"""Writing a complete synthetic drop zone, laid out as an agency would fill one.

The world is simulated in `generator`, the files are written by `writers`; this joins the two and says
which file goes where.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_1993_rows import Afcars1993Rows
from data_samples.generator.afcars_rows import STATE, AfcarsRows
from data_samples.generator.ncands_rows import NcandsRows
from data_samples.generator.simulation import Progress, World, silent, simulate
from data_samples.generator.tables import ADOPTION_PERIODS, Sources
from data_samples.writers import (
    OwnForm,
    write_afcars_aga,
    write_afcars_oohc,
    write_archive,
    write_extract,
    write_fixed_width,
    write_in_own_form,
    write_ncands_agency,
    write_ncands_child,
    write_nytd,
    write_workbook,
)
from transforms.contracts.contract import all_contracts
from transforms.contracts.staging.afcars_adoption_1993 import AfcarsAdoption1993
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes
from transforms.contracts.staging.nytd_served import NytdServed

MAPPING = Path(__file__).parent / "writers" / "placement_history.toml"
"""How the invented agency's own placement table translates; its `mappings/placements.toml`."""

ACCEPTED = MAPPING.with_name("accepted.csv")
"""What the invented agency accepts with a reason."""

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
    of = Sources(world)
    counts = _ncands_files(of, output, tell)
    counts |= _extracts(of, output, tell)
    counts |= _old_afcars_files(of, output, tell)
    counts |= _afcars_files(of, output, tell)
    counts |= _youth_files(of, output, tell)
    _agency(world, output / "agency")
    _register(counts, output / "agency" / "received.csv")
    return counts


def _ncands_files(of: Sources, output: Path, tell: Progress) -> dict[str, int]:
    """One Child File and one Agency File for each fiscal year."""
    counts = {}
    rows = NcandsRows(of.world, of.facts, of.workforce)
    for year in of.years:
        tell(f"Child File FFY{year}")
        records = rows.year(year)
        name = f"ncands_child/ffy{year}.txt.gz"
        write_ncands_child(records, output / name)
        counts[name] = records.height
    for year in of.years:
        name = f"ncands_agency/ffy{year}.csv"
        write_ncands_agency(of.agency_file(year), output / name)
        counts[name] = 1
    return counts


def _extracts(of: Sources, output: Path, tell: Progress) -> dict[str, int]:
    """The agency's extracts: most as they are, one under its own names, one as a workbook, one in a ZIP."""
    counts: dict[str, int] = {}
    for table, file in EXTRACT_FILES.items():
        tell(table.replace("_", " "))
        rows, contract = of.extract(table), all_contracts()[f"staging.{table}"]
        name, path = f"{table}/{file}", output / table / file
        if table == "placements":
            write_in_own_form(rows, OwnForm.of_mapping(MAPPING.read_text(encoding="utf-8")), path)
        elif path.suffix == ".xlsx":
            write_workbook(rows, contract, path)
        elif path.suffix == ".zip":
            parts = _by_fiscal_year(rows, "occurred_on")
            write_archive(parts, contract, path)
            counts |= {f"{name}/{member}": part.height for member, part in parts.items()}
            continue
        else:
            write_extract(rows, contract, path)
        counts[name] = rows.height
    return counts


def _by_fiscal_year(rows: pl.DataFrame, on: str) -> dict[str, pl.DataFrame]:
    """Rows in parts by the fiscal year of a date, under the names of their files; earlier years in one."""
    year = pl.max_horizontal(
        pl.col(on).dt.offset_by("3mo").dt.year(), pl.lit(days.FIRST_AFCARS_2020_YEAR - 1)
    )
    parts = rows.with_columns(year.alias("fiscal_year")).partition_by(
        "fiscal_year", as_dict=True, include_key=False
    )
    return {f"ffy{key[0]}.csv": parts[key] for key in sorted(parts)}


def _old_afcars_files(of: Sources, output: Path, tell: Progress) -> dict[str, int]:
    """Foster care files of 1993 for each period before AFCARS 2020; adoption files for some."""
    counts = {}
    if of.old_periods:
        rows = Afcars1993Rows(of.care, of.old_periods[0][1])
        for period in of.old_periods:
            tell(f"AFCARS {period[0]}")
            records = rows.submission(*period)
            name = f"afcars_foster_care_1993/{period[0].lower()}.txt.gz"
            write_fixed_width(records, AfcarsFosterCare1993, output / name)
            counts[name] = records.height
    for period in of.old_periods[-ADOPTION_PERIODS:]:
        records = of.adoptions(period)
        if records.height:
            name = f"afcars_adoption_1993/{period[0].lower()}.txt.gz"
            write_fixed_width(records, AfcarsAdoption1993, output / name)
            counts[name] = records.height
    return counts


def _afcars_files(of: Sources, output: Path, tell: Progress) -> dict[str, int]:
    """One out-of-home care file and one assistance file for each period."""
    counts = {}
    rows = AfcarsRows(of.care)
    for period in of.care.submissions:
        submission = period[0]
        tell(f"AFCARS {submission}")
        tables = rows.submission(*period)
        name = f"afcars_oohc/{submission.lower()}.xml.gz"
        write_afcars_oohc(tables, STATE, submission, output / name)
        counts[name] = tables["afcars_oohc_children"].height
        agreements = of.agreements(period)
        name = f"afcars_aga/{submission.lower()}.xml.gz"
        write_afcars_aga(agreements, STATE, submission, output / name)
        counts[name] = agreements.height
    return counts


def _youth_files(of: Sources, output: Path, tell: Progress) -> dict[str, int]:
    """NYTD files of each period with youth: the outcomes in one folder, the services in the other."""
    counts: dict[str, int] = {}
    for period in of.periods:
        submission = period[0]
        tell(f"NYTD {submission}")
        outcomes, served = of.outcomes(period), of.served(period)
        nobody = NytdOutcomes.schema().to_frame(), NytdServed.schema().to_frame()
        for folder, parts in (("nytd_outcomes", (outcomes, nobody[1])), ("nytd_served", (nobody[0], served))):
            count = max(part.height for part in parts)
            if count:
                name = f"{folder}/{submission.lower()}.xml.gz"
                write_nytd(*parts, STATE, submission, output / name)
                counts[name] = count
    return counts


def _agency(world: World, folder: Path) -> None:
    """The agency's own folder: name, counties, what it accepts, how its tables translate."""
    (folder / "mappings").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MAPPING, folder / "mappings" / "placements.toml")
    shutil.copyfile(ACCEPTED, folder / ACCEPTED.name)
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

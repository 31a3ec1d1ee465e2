"""`cwo list`: the members behind a figure, as files for those inside the agency who work with them.

Here belong the words of the command: what was meant, what went wrong, where the files are. Nothing it says
names a member.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from pipelines.command_measures import named
from pipelines.edition_building import UNPLACED
from pipelines.editions import folder_of
from pipelines.list_files import figure_told, write_list
from pipelines.lists import Lists
from pipelines.publishing import BUILT
from pipelines.wrong_use import WrongUseError
from transforms.lists.asked import Asked, ListError
from transforms.lists.missed import missed
from transforms.lists.rows import Listing
from transforms.measures.registry import Measure
from transforms.publication.names import DATABASE
from transforms.publication.release import About
from transforms.warehouse import Warehouse

TOLD = ("edition", "as_of", "agency", "is_synthetic", "code_version", "contact")
"""What an edition says of itself."""


def write_asked(measure_id: str, asked: Asked, output: Path) -> str:
    """Write the list of each agency that has it; returns what to tell.

    Raises:
        ListError: the measure asks nothing of a member.
        WrongUseError: there are no results, no such measure, or no agency has what was asked for.
    """
    measure = _measure(measure_id)
    if asked.is_missed:
        missed(measure)  # why there is none is told before any results are looked at
    if not (output / "restricted" / "lake" / "current").exists():
        raise WrongUseError(f"{output} holds no results; `cwo run --output {output}` makes them")
    warehouse = Warehouse(output)
    about = about_results(warehouse)
    told, lacking = [], []
    for state, draft in sorted(warehouse.current().items()):
        if state == UNPLACED:
            continue
        lists = Lists.open(warehouse, draft)
        try:
            made = lists.make(measure, asked, about.counties)
        except ListError as error:
            lacking.append(str(error))
            continue
        finally:
            lists.connection.close()
        written = write_list(warehouse.lists / state, made, about)
        told.append(_told(state, made, written.rows, written.workbook))
    if not told:
        raise WrongUseError("; ".join(dict.fromkeys(lacking)))
    return "\n".join(told)


def categories(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """Breakdowns and categories written as `age_group=1_5_years`.

    Raises:
        WrongUseError: a text is not written so.
    """
    pairs = [tuple(part.strip() for part in text.split("=", 1)) for text in texts]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise WrongUseError(
            "write a category as BREAKDOWN=CATEGORY, as age_group=1_5_years or outcome=adoption"
        )
    return tuple((pair[0], pair[1]) for pair in pairs)


def _measure(measure_id: str) -> Measure:
    """The measure asked for.

    Raises:
        WrongUseError: there is none, or it has no members.
    """
    measure = named(measure_id)
    if measure.is_derived:
        raise WrongUseError(
            f"{measure_id} compares results of groups and has no members of its own; list the measures it is"
            f" made of, which `cwo measures {measure_id}` names"
        )
    return measure


def about_results(warehouse: Warehouse) -> About:
    """What the edition made of the results says of itself, the names of counties with it.

    Raises:
        WrongUseError: it was removed.
    """
    edition = json.loads((warehouse.lake / BUILT).read_text(encoding="utf-8"))["edition"]
    path = folder_of(warehouse, "internal", edition) / DATABASE
    if not path.exists():
        raise WrongUseError(f"the edition {edition} is no longer there; `cwo run` makes it again")
    return about_edition_of(path.parent)


def about_edition_of(folder: Path) -> About:
    """What the edition in a folder says of itself, the names of counties with it."""
    path, edition = folder / DATABASE, folder.name
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute(f"select {', '.join(TOLD)} from published.edition").fetchone()
        names = connection.execute(
            "select name, label from published.labels where list = 'counties'"
        ).fetchall()
    told = dict(zip(TOLD, row or (edition, None, "", False, "", ""), strict=True))
    return About(**told, counties=dict(names))


def _told(state: str, listing: Listing, rows: int, workbook: Path) -> str:
    """A list in three lines: what it is, the figure it stands behind, and where it lies."""
    lines = [f"{state} {listing.asked.period}: {listing.says}: {rows:,}"]
    lines += [f"  behind   {figure_told(row)}" for row in listing.figures.head(4).iter_rows(named=True)]
    return "\n".join([*lines, f"  in       {workbook}, and as CSV beside it"])

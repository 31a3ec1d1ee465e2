"""`cwo diff`: which figures moved between two editions, and why.

Here belongs what is compared, and the answer as text. Inside the agency the parts are computed from what both
editions were made of; of two public editions they are those that the later one released.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb
import polars as pl

from pipelines.command_explain import EITHER, is_internal
from pipelines.made_of import made_of
from pipelines.named_edition import named_edition
from pipelines.revisions import NOT_SEPARATED, moved_since, released_results
from pipelines.wrong_use import WrongUseError
from transforms.publication.names import DATABASE
from transforms.publication.shown_revisions import Earlier, released_revisions
from transforms.revisions.split import FIGURE, WHOLE, split
from transforms.warehouse import Warehouse

SHOWN_FIGURES = 40
"""Moved figures that the terminal shows; a file holds all."""

NUMBERS = ("value", "numerator", "denominator")


def diff(earlier: str, later: str, output: Path, into: Path | None = None) -> str:
    """Which figures moved from one edition to another, and why, as text; all rows as CSV in a file.

    Raises:
        WrongUseError: there is no such edition, or one of both is public and the other is not.
    """
    before, now = (named_edition(name, output, EITHER) for name in (earlier, later))
    if is_internal(before) != is_internal(now):
        raise WrongUseError("one of both editions is public and the other internal; compare two of a kind")
    rows = _recorded(before, now)
    if rows is None:
        rows = _computed(before, now, output) if is_internal(now) else _unsplit(before, now)
    if into is not None:
        rows.write_csv(into)
    return told(rows, before.name, now.name, into)


def _recorded(before: Path, now: Path) -> pl.DataFrame | None:
    """The rows that the later edition itself released, where they are since the earlier one."""
    with duckdb.connect(str(now / DATABASE), read_only=True) as connection:
        try:
            row = connection.execute("select earlier_edition from published.edition").fetchone()
            is_since = bool(row and row[0] == before.name)
            return connection.sql("from published.revisions").pl() if is_since else None
        except duckdb.CatalogException:  # an edition of an older release tells of no revisions
            return None
        except duckdb.BinderException:
            return None


def _computed(before: Path, now: Path, output: Path) -> pl.DataFrame:
    """The exact parts, from what both editions were made of."""
    warehouse = Warehouse(output)
    made = made_of(warehouse, now.name)
    if made is None:
        return _unsplit(before, now)
    moved = moved_since(warehouse, before.name, list(made.drafts.values()), made.settings, made.code_version)
    return released_revisions(Earlier(before.name, moved, pl.DataFrame()), pl.DataFrame(), 0)


def _unsplit(before: Path, now: Path) -> pl.DataFrame:
    """What moved, as a whole: the parts between these two are not known here."""
    moved = split([("", released_results(before)), (NOT_SEPARATED, released_results(now))])
    whole = moved.filter(pl.col("cause") == WHOLE)
    return released_revisions(Earlier(before.name, whole, pl.DataFrame()), pl.DataFrame(), 0)


def told(rows: pl.DataFrame, before: str, now: str, into: Path | None) -> str:
    """The moved figures of whole states first, each with its parts."""
    figures = rows.filter(pl.col("cause").is_in([WHOLE, "suppression"])).height
    lines = [f"{figures:,} figures of {now} are others than in {before}"]
    causes = rows.filter(pl.col("cause") != WHOLE).group_by("cause").len().sort("len", descending=True)
    lines += [f"  {cause.replace('_', ' '):<20} in {count:,}" for cause, count in causes.iter_rows()]
    leading = rows.sort(
        pl.col("geography_level") != "state",
        pl.col("dimension") != "all",
        pl.col("period_type") != "12_months",
        *FIGURE,
        "position",
    )
    shown = groupby(leading.iter_rows(named=True), key=lambda row: tuple(row[name] for name in FIGURE))
    for number, (_, parts) in enumerate(shown):
        if number == SHOWN_FIGURES:
            lines.append(f"and {figures - SHOWN_FIGURES:,} more; `--to FILE` writes all as CSV")
            break
        lines += _figure(list(parts))
    if into is not None:
        lines.append(f"{into} holds all {rows.height:,} rows")
    return "\n".join(lines)


def _figure(parts: list[dict[str, object]]) -> Iterator[str]:
    """One moved figure: what it is, from what to what, and its parts."""
    first = parts[0]
    usual = ("all", "value", "12_months", first["state"])
    which = [str(first[name]) for name in FIGURE if first[name] not in usual and name != "geography_level"]
    yield f"{' '.join(which)}"
    for part in parts:
        yield f"  {str(part['cause']).replace('_', ' '):<18} {_moved(part)}"


def _moved(part: dict[str, object]) -> str:
    """From what to what the numbers of a part go; the status, where it is that which moved."""
    if part["is_hidden"]:
        return f"{part['status_before'] or ''} to {part['status_now'] or ''}: [c]".strip()
    moved = [
        f"{name} {_number(part[f'{name}_before'])} to {_number(part[f'{name}_now'])}"
        for name in NUMBERS
        if part[f"{name}_before"] != part[f"{name}_now"]
    ]
    if part["status_before"] != part["status_now"]:
        moved.append(f"{part['status_before'] or 'none'} to {part['status_now'] or 'none'}")
    if part["version_before"] != part["version_now"]:
        moved.append(f"version {part['version_before'] or 'none'} to {part['version_now'] or 'none'}")
    return ", ".join(moved)


def _number(value: object) -> str:
    return "none" if value is None else f"{float(str(value)):,.6g}"

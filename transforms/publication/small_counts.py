"""Hiding of small counts in the public edition, until full disclosure control exists.

Here belongs the rule that says which results of the public edition lose their numbers. It works on
cells (a result without its component and statistic, so that mean and median, rate and count of the same
children are hidden together) in three steps, repeated until nothing changes:

1. *Primary.* A cell whose denominator, numerator, complement (denominator - numerator) or number of
   persons (children behind days or months of care) lies between 1 and the threshold (10). Zero may be
   shown. A primary cell is hidden in every period that overlaps its own.
2. *Categories of a breakdown and their total.* If any of them is hidden, at least two are, and what the
   total minus the categories still shown would tell exceeds the threshold; the smallest remaining go
   first, ties by name. A total is hidden only on its own account.
3. *Outcomes of a share.* The same within one category, whose outcomes add up to the denominator.

What this is not: full disclosure control. It solves no linear system over all cells of the release and
audits nothing. It does **not** protect against: bounds that narrow a hidden cell without naming it
(two hidden cells whose sum is known); a cell that stands in two tables under different names
(reunifications stand in exits by reason and under reunification within 12 months); children in care,
entries and exits of a year, which balance; a measure whose members are some of another's, so that the
difference is a count; differences between overlapping periods where no cell is small by itself;
comparison with an earlier release, or with figures others published; and what an insider knows. It
therefore goes with state-level figures only: no county, no unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import polars as pl

ROUNDING_SLACK = 1e-6
WITH_COMPLEMENT = ("proportion", "share")
HIDDEN_REASON = "Hidden to protect persons"
NUMBERS = ("denominator", "numerator", "value", "ci_lower", "ci_upper")


class Cell(NamedTuple):
    """What one hidden figure would be about: a result without its component and statistic."""

    measure_id: str
    state: str
    geography: str
    period_type: str
    period: str
    dimension: str
    category: str
    outcome: str


class Counts(NamedTuple):
    """The counts of a cell that could be small: members, events, those without the event, persons.

    `members` are days for a rate over days and months for child-months; `persons` are the children,
    workers or reports behind them.
    """

    members: float | None
    events: float | None
    without: float | None
    persons: float | None = None


CountsByCell = Mapping[Cell, Mapping[str, Counts]]


def is_small(count: float | None, threshold: int) -> bool:
    """Whether a count is 1 to the threshold; fractions (full-time equivalents) above 0 count too."""
    return count is not None and ROUNDING_SLACK < count < threshold + 1 - ROUNDING_SLACK


def hide_small_counts(results: pl.DataFrame, kinds: Mapping[str, str], threshold: int) -> pl.DataFrame:
    """The results with the numbers of small and complementary cells null and status `suppressed`.

    `results` has the columns of `marts.measure_results`; `kinds` gives the kind of each measure.
    Results that are withheld or not available lose their numbers and keep their status. `members_open`
    stays only for totals, and only where neither it nor its complement is small.
    """
    results = results.with_row_index("row")
    shown = results.filter(pl.col("status").is_in(["final", "provisional"]))
    hidden = cells_to_hide(shown, kinds, threshold)
    rows_hidden = [row["row"] for row in shown.iter_rows(named=True) if _cell(row) in hidden]
    is_hidden = pl.col("row").is_in(rows_hidden)
    is_empty = is_hidden | ~pl.col("status").is_in(["final", "provisional"])
    return results.with_columns(
        *(pl.when(is_empty).then(None).otherwise(pl.col(name)).alias(name) for name in NUMBERS),
        pl.when(~is_empty & _is_open_count_safe(threshold)).then("members_open").alias("members_open"),
        pl.when(is_hidden).then(pl.lit("suppressed")).otherwise("status").alias("status"),
        pl.when(is_hidden).then(pl.lit(HIDDEN_REASON)).otherwise("status_reason").alias("status_reason"),
    ).drop("row")


def _is_open_count_safe(threshold: int) -> pl.Expr:
    """Whether `members_open` may be shown: of totals, when it and its complement are zero or large."""
    complement = pl.col("denominator") - pl.col("members_open")
    small = pl.any_horizontal(
        (count > ROUNDING_SLACK) & (count < threshold + 1) for count in (pl.col("members_open"), complement)
    )
    return (pl.col("dimension") == "all") & ~small.fill_null(value=False)


def cells_to_hide(shown: pl.DataFrame, kinds: Mapping[str, str], threshold: int) -> set[Cell]:
    """The cells that lose their numbers: small ones, the same in overlapping periods, and partners."""
    counts = _counts_by_cell(shown, kinds)
    hidden = {
        cell
        for cell, figures in counts.items()
        if any(is_small(count, threshold) for one in figures.values() for count in one)
    }
    hidden |= _same_in_overlapping_periods(hidden, counts, _overlaps(shown))
    tables = _sums(counts)
    while True:
        more = {cell for table in tables for cell in _partners(table, counts, hidden, threshold)}
        if not more:
            return hidden
        hidden |= more


def _cell(row: Mapping[str, object]) -> Cell:
    return Cell(*(str(row[name]) for name in Cell._fields))


def _counts_by_cell(shown: pl.DataFrame, kinds: Mapping[str, str]) -> CountsByCell:
    """Counts of every cell, by component and statistic."""
    counts: dict[Cell, dict[str, Counts]] = defaultdict(dict)
    for row in shown.iter_rows(named=True):
        kind = kinds.get(row["measure_id"], "proportion")
        members, events = row["denominator"], row["numerator"]
        if kind == "count" and events is None:
            events = row["value"]
        has_complement = kind in WITH_COMPLEMENT and members is not None and events is not None
        counts[_cell(row)][f"{row['component']} {row['statistic']}"] = Counts(
            members, events, members - events if has_complement else None, row.get("members")
        )
    return counts


def _overlaps(shown: pl.DataFrame) -> dict[tuple[str, str], list[str]]:
    """For each period type and period, the other periods that share a day with it."""
    periods = shown.select("period_type", "period", "period_start", "period_end").unique().rows()
    return {
        (kind, period): [
            other
            for other_kind, other, other_start, other_end in periods
            if kind == other_kind and period != other and start <= other_end and other_start <= end
        ]
        for kind, period, start, end in periods
    }


def _same_in_overlapping_periods(
    cells: Iterable[Cell], known: Mapping[Cell, object], overlaps: Mapping[tuple[str, str], Sequence[str]]
) -> set[Cell]:
    """The same cells in the periods that overlap theirs, where they exist."""
    return {
        other
        for cell in cells
        for period in overlaps[cell.period_type, cell.period]
        if (other := cell._replace(period=period)) in known
    }


class _Sum(NamedTuple):
    """Cells that add up: the total, if it is a cell, and its parts. A part may be several cells (a block)."""

    total: Cell | None
    parts: tuple[tuple[Cell, ...], ...]


def _sums(counts: CountsByCell) -> list[_Sum]:
    """The sums in the release: categories within an outcome, outcomes within a category, whole categories.

    A whole category is one part of a sum over denominators, which every outcome of a share repeats.
    """
    by_outcome: dict[tuple, list[Cell]] = defaultdict(list)
    by_category: dict[tuple, list[Cell]] = defaultdict(list)
    for cell in sorted(counts):
        by_category[cell._replace(outcome="")].append(cell)
        if cell.dimension != "all":
            by_outcome[cell._replace(category="")].append(cell)
    sums = []
    for cells in by_outcome.values():
        total = cells[0]._replace(dimension="all", category="all")
        sums.append(_Sum(total if total in counts else None, tuple((cell,) for cell in cells)))
    sums += [_Sum(None, tuple((cell,) for cell in cells)) for cells in by_category.values() if len(cells) > 1]
    blocks: dict[tuple, list[tuple[Cell, ...]]] = defaultdict(list)
    for cells in by_category.values():
        if len(cells) > 1 and cells[0].dimension != "all":
            blocks[cells[0]._replace(category="", outcome="")].append(tuple(cells))
    return sums + [_Sum(None, tuple(parts)) for parts in blocks.values()]


def _partners(adds_up: _Sum, counts: CountsByCell, hidden: set[Cell], threshold: int) -> set[Cell]:
    """Further cells of a sum that must go so that the hidden ones cannot be told from the rest."""
    gone = [part for part in adds_up.parts if set(part) <= hidden]
    left = [part for part in adds_up.parts if not set(part) <= hidden]
    left.sort(key=lambda part: _size(part, counts))
    is_total_hidden = adds_up.total is not None and adds_up.total in hidden
    if not gone and not is_total_hidden:
        return set()
    partners: set[Cell] = set()
    while left and not _is_covered(gone, counts, threshold, is_total_hidden=is_total_hidden):
        gone.append(left.pop(0))
        partners.update(gone[-1])
    return partners - hidden


def _size(part: tuple[Cell, ...], counts: CountsByCell) -> tuple:
    """Order in which parts are taken: fewest members, then fewest events, empty ones last, ties by name."""
    every = [one for cell in part for one in counts[cell].values()]
    members = max((one.members or 0.0) for one in every)
    events = max((one.events or 0.0) for one in every)
    return (members == 0 and events == 0, events == 0, members, events, part)


def _is_covered(
    gone: Sequence[tuple[Cell, ...]], counts: CountsByCell, threshold: int, *, is_total_hidden: bool
) -> bool:
    """Whether the hidden parts hide each other: two at least, with a sum that is not small."""
    if is_total_hidden:
        return len(gone) >= 1
    if len(gone) < 2:
        return False
    for figure in sorted({name for part in gone for name in counts[part[0]]}):
        known = [counts[part[0]][figure] for part in gone if figure in counts[part[0]]]
        told = Counts(0.0, 0.0, 0.0, 0.0) if len(gone[0]) > 1 else _totals(known)
        members = sum(one.members or 0.0 for one in known)
        if any(is_small(total, threshold) for total in (members, *told)):
            return False
    return True


def _totals(known: Sequence[Counts]) -> Counts:
    """The counts of several cells together; unknown counts as nothing."""
    return Counts(*(sum(count or 0.0 for count in column) for column in zip(*known, strict=True)))

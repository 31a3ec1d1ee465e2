"""The results of a public edition: what the catalogue releases, without what tells a small count.

Here belongs the way from exact results to released ones. The order: the catalogue (`plan.py`), pooled years
(`pooled.py`), counts (`counts.py`, `same_counts.py`), their equations (`relations.py`), small ones
(`primary.py`), what earlier editions told (`earlier.py`) and no longer holds (`superseded.py`), what must go
besides (`partners.py`, proven in `ranges.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from transforms.publication.disclosure.counts import EQUITY, ROUNDING_SLACK, Counts, counts_of
from transforms.publication.disclosure.earlier import (
    earlier_results,
    known_and_hidden,
    told_alone,
    told_beside,
)
from transforms.publication.disclosure.equity import ratios_told
from transforms.publication.disclosure.lots import ALONE, Means
from transforms.publication.disclosure.plan import EVERY, is_main, released
from transforms.publication.disclosure.pooled import pooled_results, without_small_tables
from transforms.publication.disclosure.primary import choice_of, small_counts
from transforms.publication.disclosure.relations import System, system_of
from transforms.publication.disclosure.same_counts import same_counts
from transforms.publication.disclosure.solved import Solution, solved
from transforms.publication.disclosure.superseded import superseded, superseded_before

HIDDEN_REASON = "Hidden to protect persons"
WITHHELD_REASON = "Not released: its small counts could be told beside what is shown here or was shown before"
PERIOD = ["measure_id", "component", "state", "period_type", "period_end"]
BLOCK = [*PERIOD, "is_main"]
"""What is withheld together where a count in it cannot be protected: of the main tables, or of the others."""
Period = tuple[str, str, str, str, str]
"""A part of a measure and a period of it, as PERIOD names them."""
WIDER = 4
"""How often what stands beside a count that cannot be protected is withheld too."""
FIGURES = ("value", "ci_lower", "ci_upper", "members_open")


@dataclass(frozen=True)
class Known:
    """What protection is made from besides results: definitions, decision points, earlier editions."""

    definitions: pl.DataFrame
    steps: pl.DataFrame
    earlier: tuple[Path, ...] = ()
    means: Means = ALONE
    tables: tuple[str, ...] = EVERY
    """Names of the tables of the catalogue that are released."""

    kept_back: tuple[Period, ...] = ()
    """Periods of measures of which no number is released, for the audit could tell a hidden count of them."""


@dataclass(frozen=True)
class Protected:
    """Released results, what the edition says of their protection, and what it supersedes."""

    results: pl.DataFrame
    told: dict[str, int]
    superseded: pl.DataFrame


@dataclass(frozen=True)
class _Release:
    """The counts of a release, the first of those that are the same, and their equations."""

    found: Counts
    same: np.ndarray
    system: System


def protected_results(results: pl.DataFrame, known: Known, threshold: int) -> Protected:
    """The rows the catalogue releases, numbers that are hidden null and their status `suppressed`.

    `results` has the columns of `marts.measure_results`, exact. What is withheld or not available loses its
    numbers and keeps its status. A measure's part and period of which a count cannot be protected,
    whatever is hidden, is not released: its rows say so.
    """
    definitions = known.definitions.unique("measure_id", keep="first", maintain_order=True)
    known = replace(known, definitions=definitions)
    told_before = earlier_results(known.earlier)
    every, no_longer = _rows(results, known, told_before, threshold)
    shown = every.filter(pl.col("status").is_in(["final", "provisional"]))
    found = counts_of(shown, definitions, known.steps)
    if found.counts.is_empty():
        nothing = np.zeros(0, dtype=bool)
        return Protected(_applied(every, found, nothing, nothing, known, threshold), {}, no_longer)
    same = same_counts(found.counts)
    whole = _Release(found, same, system_of(found, same, threshold))
    before, stays_hidden = known_and_hidden(found, shown, told_before)
    small = small_counts(found.counts, same, threshold)
    is_known = _of_any(same, before)
    hidden = _of_any(same, small | (stays_hidden & (found.counts["value"].to_numpy() > ROUNDING_SLACK)))
    hides = np.zeros(len(whole.system.values), dtype=bool)
    hides[: len(same)] = hidden & ~is_known & (same == np.arange(len(same)))
    solution, withheld = _solution(whole, hides, is_known, known)
    gone = (solution.hidden[: len(same)] | (hidden & is_known & small))[same] | withheld
    told = _told(same, _of_any(same, small), gone, is_known, solution)
    return Protected(_applied(every, found, gone, withheld, known, threshold), told, no_longer)


def _rows(
    results: pl.DataFrame, known: Known, told_before: pl.DataFrame, threshold: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The exact rows that readers will hold, and what no longer holds of what they have.

    `is_released` is of this edition; the others an earlier one told, and they hold.
    """
    pooled = pooled_results(results, known.definitions)
    exact = pl.concat([results, pooled])
    no_longer = superseded(exact, told_before, superseded_before(known.earlier), known.definitions)
    large = without_small_tables(pooled, known.definitions, threshold)
    own = released(pl.concat([results, large]), known.tables)
    beside = pl.concat(
        [
            told_beside(exact, own, told_before, no_longer),
            told_alone(exact, told_before, no_longer),
        ]
    )
    every = pl.concat([own.with_columns(is_released=True), beside.with_columns(is_released=False)])
    return every.with_row_index("row").with_columns(is_main=is_main()), no_longer


def _of_any(same: np.ndarray, marked: np.ndarray) -> np.ndarray:
    """Counts of which any that is the same one is marked."""
    any_of = np.zeros(len(same), dtype=bool)
    np.logical_or.at(any_of, same, marked)
    return any_of[same]


def _solution(
    whole: _Release, hides: np.ndarray, is_known: np.ndarray, known: Known
) -> tuple[Solution, np.ndarray]:
    """What must go, and which counts are withheld, for a count among them cannot be protected otherwise.

    What is too narrow still, when all that stands around it is withheld, earlier editions tell by themselves.
    """
    system = whole.system
    choice = choice_of(whole.found, whole.same, len(system.values), is_known)
    withheld, kept_back = np.zeros(len(whole.same), dtype=bool), _kept_back(whole.found, known.kept_back)
    solution = solved(system, hides, choice, known.means)
    for _ in range(WIDER):
        more = kept_back | _blocks_beside(whole, solution.narrow, choice.main, withheld)
        if not (more & ~withheld).any():
            break
        withheld |= more
        unknown = hides.copy()
        # A count that stands in a row that is released, too, is told there.
        elsewhere = _of_any(whole.same, ~withheld)
        gone = withheld & ~elsewhere & (whole.found.counts["value"].to_numpy() > ROUNDING_SLACK)
        unknown[whole.same[gone]] = True
        asked = replace(system, needs=np.where(unknown & ~hides, 0.0, system.needs))
        solution = solved(asked, unknown & ~choice.fixed, choice, known.means)
    every = np.ones(len(withheld), dtype=bool)
    return solution, withheld | _blocks_beside(whole, solution.narrow, choice.main, every)


def _kept_back(found: Counts, periods: tuple[Period, ...]) -> np.ndarray:
    """The counts of some periods of measures."""
    named = pl.DataFrame(periods, dict.fromkeys(PERIOD, pl.String), orient="row").with_columns(
        pl.col("period_end").str.to_date(), is_named=pl.lit(value=True)
    )
    marked = found.counts.join(named, on=PERIOD, how="left", maintain_order="left")
    return marked["is_named"].fill_null(value=False).to_numpy()


def _blocks_beside(whole: _Release, narrow: np.ndarray, main: np.ndarray, withheld: np.ndarray) -> np.ndarray:
    """The counts of the measures, parts and periods that narrow counts stand among.

    Those of the main tables only where no others, of what is not withheld yet, stand beside, and then the
    others with them: what is shown of parts would tell the whole.
    """
    pattern, size = whole.system.pattern, len(whole.same)
    others = ~main
    others[whole.same[withheld]] = False
    beside = whole.system.by_count[:, np.flatnonzero(narrow)].astype(bool).astype(np.int32)
    has_others = beside.T @ (pattern @ others.astype(np.int32)) + others[narrow] > 0
    near = np.zeros(len(main), dtype=bool)
    for own, among in ((has_others, others), (~has_others, np.ones(len(main), dtype=bool))):
        marked = np.isin(np.arange(len(main)), np.flatnonzero(narrow)[own])
        near |= (pattern.T @ (pattern @ marked.astype(np.int32)) + marked > 0) & among
    counts = whole.found.counts
    beside_narrow = counts.filter(pl.Series(near[:size][whole.same])).select(BLOCK)
    with_main = beside_narrow.filter("is_main").with_columns(is_main=pl.lit(value=False))
    blocks = pl.concat([beside_narrow, with_main]).unique()
    marked_blocks = counts.select(BLOCK).join(
        blocks.with_columns(is_near=True), on=BLOCK, how="left", maintain_order="left"
    )
    return marked_blocks["is_near"].fill_null(value=False).to_numpy()


def _told(
    same: np.ndarray, small: np.ndarray, gone: np.ndarray, known: np.ndarray, solution: Solution
) -> dict[str, int]:
    """What the edition says of its protection, in counts of counts, those told before among them."""
    own = same == np.arange(len(same))
    return {
        "counts": int(own.sum()),
        "counts_small": int((small & own).sum()),
        "counts_hidden": int((gone & own).sum()),
        "counts_small_but_told_before": int((small & known & own).sum()),
        "linked_groups": solution.groups,
        "largest_linked_group": solution.largest_group,
    }


def _applied(  # noqa: PLR0913, PLR0917 - what a row depends on
    every: pl.DataFrame,
    found: Counts,
    gone: np.ndarray,
    withheld: np.ndarray,
    known: Known,
    threshold: int,
) -> pl.DataFrame:
    """The released rows without the numbers that are gone, and without those that tell them."""
    flags = pl.DataFrame({"id": np.arange(len(gone), dtype=np.uint32), "is_gone": gone})
    rows = found.rows
    for name in ("members", "events"):
        ids = flags.select(pl.col("id").alias(f"{name}_id"), pl.col("is_gone").alias(f"{name}_gone"))
        rows = rows.join(ids, on=f"{name}_id", how="left")
    rows = rows.with_columns(pl.col("members_gone", "events_gone").fill_null(value=False))
    marked = every.join(rows, on="row", how="left", maintain_order="left").join(
        known.definitions.select("measure_id", "kind"), on="measure_id", how="left", maintain_order="left"
    )
    untold = ratios_told(marked.filter(pl.col("kind").is_in(EQUITY)), found.counts, gone, known.steps)
    blocks = found.counts.filter(pl.Series(withheld, dtype=pl.Boolean)).select(BLOCK).unique()
    marked = (
        marked.join(untold, on="row", how="left", maintain_order="left")
        .join(blocks.with_columns(is_withheld=True), on=BLOCK, how="left", maintain_order="left")
        .with_columns(
            pl.col("members_gone", "events_gone", "is_untold", "is_withheld").fill_null(value=False)
        )
    )
    has_figure = pl.col("status").is_in(["final", "provisional"])
    marked = marked.with_columns(
        status=pl.when(has_figure & pl.col("is_withheld")).then(pl.lit("not_available")).otherwise("status"),
        status_reason=pl.when(has_figure & pl.col("is_withheld"))
        .then(pl.lit(WITHHELD_REASON))
        .otherwise("status_reason"),
    )
    is_empty = ~pl.col("status").is_in(["final", "provisional"])
    denominator_gone = pl.col("members_gone") | ((pl.col("kind") == "count") & pl.col("events_gone"))
    is_hidden = pl.col("members_gone") | pl.col("events_gone") | pl.col("is_untold")
    told = marked.with_columns(
        *(
            pl.when(~is_empty & ~is_hidden).then(name).alias(name)
            for name in FIGURES
            if name != "members_open"
        ),
        pl.when(~is_empty & ~is_hidden & _is_open_count_safe(threshold))
        .then("members_open")
        .alias("members_open"),
        pl.when(~is_empty & ~denominator_gone).then("denominator").alias("denominator"),
        pl.when(~is_empty & ~pl.col("events_gone")).then("numerator").alias("numerator"),
        pl.when(is_hidden & ~is_empty).then(pl.lit("suppressed")).otherwise("status").alias("status"),
        pl.when(is_hidden & ~is_empty)
        .then(pl.lit(HIDDEN_REASON))
        .otherwise("status_reason")
        .alias("status_reason"),
    )
    own = ("row", "is_main", "is_released")
    return told.filter("is_released").select(name for name in every.columns if name not in own)


def _is_open_count_safe(threshold: int) -> pl.Expr:
    """Whether `members_open` may be shown: of the whole state's years, where it is not small."""
    small = pl.any_horizontal(
        (count > ROUNDING_SLACK) & (count < threshold + 1)
        for count in (pl.col("members_open"), pl.col("denominator") - pl.col("members_open"))
    )
    is_whole = (pl.col("dimension") == "all") & (pl.col("geography_level") == "state")
    return is_whole & (pl.col("period_type") == "12_months") & ~small.fill_null(value=False)

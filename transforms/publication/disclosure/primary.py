"""Which counts are small, and what may be hidden beside them.

Here belongs the rule: a count of 1 to the threshold is hidden, whether it is a denominator, a numerator or
the members without the event, and so is every count that rests on so few persons. Zero is shown.
"""

from __future__ import annotations

import zlib

import numpy as np
import polars as pl

from transforms.publication.disclosure.counts import PLACE, ROUNDING_SLACK, TOGETHER, Counts, are_small
from transforms.publication.disclosure.partners import DEAR, Choice

EVENT = [*PLACE, "outcome", "statistic"]
LOTS = 16
"""How many lots there are: of fewer, more is solved again where a measure moved; in more, less is shared."""


def small_counts(counts: pl.DataFrame, same: np.ndarray, threshold: int) -> np.ndarray:
    """Which counts are hidden on their own account; of a small count without the event, the events."""
    of_many = _are_of_many(counts, same, threshold)
    values, part = counts["value"].to_numpy(), counts["part"].to_numpy()
    persons = counts["persons"].fill_null(0.0).to_numpy()
    of_few = are_small(persons, threshold) & ~of_many
    small = are_small(values, threshold) | ((values > ROUNDING_SLACK) & of_few)
    hidden = small & (part != "without")
    both = _events_and_without(counts)
    of_few = are_small(values[both["without"].to_numpy()], threshold)
    events = both["events"].to_numpy()[of_few]
    hidden[events] |= values[events] > ROUNDING_SLACK
    sums, members = _sums_over_members(counts)
    hidden[sums] |= hidden[members] & (values[sums] > ROUNDING_SLACK) & ~of_many[sums]
    return hidden


def _are_of_many(counts: pl.DataFrame, same: np.ndarray, threshold: int) -> np.ndarray:
    """Counts of more persons than the threshold, under any name: what nine workers have between them.

    Children in care are no secret of the workers of a small county, though a ratio counts them by worker.
    """
    persons = counts["persons"].fill_null(0.0).to_numpy()
    of_many = ~counts["is_quantity"].to_numpy() & (persons >= threshold + 1 - ROUNDING_SLACK)
    found = np.zeros(len(same), dtype=bool)
    np.logical_or.at(found, same, of_many)
    return found[same]


def choice_of(found: Counts, same: np.ndarray, size: int, known: np.ndarray) -> Choice:
    """What may be hidden: `known` stands elsewhere already; figures of the whole state go last."""
    counts = found.counts
    own = len(counts)
    has_outcomes = counts["kind"].is_in(["share", "incidence"]) & (counts["part"] != "members")
    is_whole = (counts["geography_level"] == "state") & (counts["dimension"] == "all") & ~has_outcomes
    totals, fixed, main = (np.zeros(size, dtype=bool) for _ in range(3))
    totals[same[(is_whole & counts["is_main"]).to_numpy()]] = True
    main[same[counts["is_main"].to_numpy()]] = True
    main[:own] |= same != np.arange(own)  # what another stands for stands in no equation
    main[own:] = True
    fixed[same[known]] = True
    table = counts.select(
        pl.struct(
            "measure_id", "component", "state", "period_type", "period_end", "geography", "dimension", "part"
        )
        .rank("dense")
        .alias("table")
    )["table"].to_numpy()
    tables = np.concatenate([table.astype(np.int64), np.arange(size - own) + len(table) + 1])
    return Choice(
        fixed,
        totals,
        _told_by(counts, same, size),
        tables,
        _rows(found, same, size),
        np.where(totals, DEAR, 1.0),
        main,
        _lot(counts, size),
    )


def _lot(counts: pl.DataFrame, size: int) -> np.ndarray:
    """The lot of each count: measures are dealt out by their names, whatever others there are."""
    names = counts["measure_id"].unique()
    lots = {name: zlib.crc32(name.encode()) % LOTS for name in names}
    lot = np.zeros(size, dtype=np.int64)
    lot[: len(counts)] = counts["measure_id"].replace_strict(lots, return_dtype=pl.Int64).to_numpy()
    return lot


def _rows(found: Counts, same: np.ndarray, size: int) -> np.ndarray:
    """In how many rows each count stands under any of its names; one for what is printed nowhere."""
    rows = np.zeros(size)
    for name in ("members_id", "events_id"):
        np.add.at(rows, same[found.rows[name].drop_nulls().to_numpy()], 1.0)
    return np.maximum(rows, 1.0)


def _events_and_without(counts: pl.DataFrame) -> pl.DataFrame:
    """Pairs of ids: events, and the members without them."""
    events = counts.filter(part="events").select(*EVENT, pl.col("id").alias("events"))
    without = counts.filter(part="without").select(*EVENT, pl.col("id").alias("without"))
    return events.join(without, on=EVENT).sort("events")


def _members(counts: pl.DataFrame) -> pl.DataFrame:
    return counts.filter(part="members").select(
        *PLACE, pl.col("statistic").alias("way"), pl.col("id").alias("members")
    )


def _sums_over_members(counts: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of ids: a sum over members, and the members: the sum over few is hidden with them."""
    sums = counts.filter(pl.col("kind").is_in(TOGETHER), pl.col("part") == "events").with_columns(
        way=pl.when(pl.col("kind") == "ratio").then(pl.lit("value")).otherwise(pl.lit("ended"))
    )
    pairs = sums.join(_members(counts), on=[*PLACE, "way"]).sort("id")
    return pairs["id"].to_numpy(), pairs["members"].to_numpy()


def _told_by(counts: pl.DataFrame, same: np.ndarray, size: int) -> np.ndarray:
    """For members without the event the count to hide: the events, or the members where there are none."""
    told_by = np.arange(size)
    way = pl.when(pl.col("statistic") == "").then(pl.lit("value")).otherwise(pl.lit("incidence"))
    pairs = _events_and_without(counts).with_columns(way=way).join(_members(counts), on=[*PLACE, "way"])
    events, members, without = (same[pairs[name].to_numpy()] for name in ("events", "members", "without"))
    has_events = counts["value"].to_numpy()[events] > ROUNDING_SLACK
    told_by[without] = np.where(has_events, events, members)
    return told_by

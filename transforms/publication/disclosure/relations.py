"""How the counts of a release hang together: linear equations over counts that are not negative.

Here belong the relations that everyone who reads the release knows: categories and places add up, members
are those with the event and those without, outcomes are the members, months make quarters and years, years
make pooled years, overlapping years share a half. Each is taken where the exact counts bear it out, so that
the system always has the truth among its solutions. What is printed nowhere (a county that is not known, a
half-year) is a count of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import polars as pl
from scipy.sparse import csc_array, csr_array

from transforms.publication.disclosure.counts import PLACE, Counts, are_small
from transforms.publication.disclosure.plan import POOLED, block_end

EPSILON = 1e-6
MARKS_FOR_EACH = 50
"""Up to how many marks for each key are faster than sorting the keys."""
KEY = [*PLACE, "part", "outcome", "statistic"]
TIMES = ("incidence_6_months", "incidence_12_months", "incidence_18_months", "incidence_24_months",
         "incidence_36_months", "restricted_mean", "ended", "incidence")  # fmt: skip
"""Of spells: what is counted, each among the next."""
COMBINED, EXCLUSIVE = "race_alone_or_in_combination", "race_ethnicity"
IN_SEVERAL = ("hispanic", "two_or_more")
"""Exclusive groups whose members stand in groups alone or in combination."""


class Lists:
    """The rows of a sparse matrix as lists, for what is looked up one by one."""

    def __init__(self, starts: np.ndarray, every: np.ndarray) -> None:
        """Take the columns of each row, one after the other, and where each row starts and ends."""
        self._starts, self._every = starts.tolist(), every.tolist()

    def of(self, one: int) -> list[int]:
        """What stands in one row."""
        return self._every[self._starts[one] : self._starts[one + 1]]


@dataclass
class System:
    """Equations `matrix @ values = 0` over counts, each at least 0.

    `values` are exact. Counts from `printed` on are printed nowhere. `needs` is how wide the range of a count
    must be where it is hidden; 0 where it need not be protected.
    """

    matrix: csr_array
    values: np.ndarray
    needs: np.ndarray
    is_count: np.ndarray
    """Whether a count is a whole number, not days or full-time equivalents."""

    printed: int
    is_implied: np.ndarray
    """Whether a count stands in no row though rows tell it: members without the event."""

    by_count: csc_array = field(init=False)
    pattern: csr_array = field(init=False)

    def __post_init__(self) -> None:
        self.by_count = csc_array(self.matrix)
        ones = np.ones(self.matrix.nnz, dtype=np.int32)
        self.pattern = csr_array((ones, self.matrix.indices, self.matrix.indptr), shape=self.matrix.shape)

    @cached_property
    def equations_by_count(self) -> Lists:
        """The numbers of the equations each count stands in."""
        return Lists(self.by_count.indptr, self.by_count.indices)

    @cached_property
    def counts_by_equation(self) -> Lists:
        """The counts in each equation."""
        return Lists(self.matrix.indptr, self.matrix.indices)

    def among(self, counts: np.ndarray) -> csr_array:
        """The equations in which any of some counts stand, with those counts as columns."""
        return self.apart(counts, np.zeros(len(counts), dtype=np.int64))

    def apart(self, counts: np.ndarray, owner: np.ndarray) -> csr_array:
        """The same for counts of several owners, side by side: equations tie the counts of one owner alone.

        A count that has several owners has as many columns.
        """
        first = self.by_count.indptr[counts]
        sizes = self.by_count.indptr[counts + 1] - first
        ends = np.cumsum(sizes, dtype=np.int64)
        column = np.repeat(np.arange(len(counts)), sizes)
        where = np.arange(len(column)) + (first - ends + sizes)[column]
        keys = self.by_count.indices[where] + owner[column] * np.int64(self.by_count.shape[0])
        rows, numbers = _numbered(keys)
        starts = np.concatenate([[0], ends])
        part = csc_array((self.by_count.data[where], numbers, starts), shape=(rows, len(counts)))
        return csr_array(part.tocsr())

    def equations_of(self, counts: np.ndarray) -> np.ndarray:
        """The numbers of the equations in which any of some counts stand."""
        return np.unique(self.by_count[:, counts].indices)

    def equations_with(self, count: int) -> np.ndarray:
        """The numbers of the equations in which one count stands."""
        return self.by_count.indices[self.by_count.indptr[count] : self.by_count.indptr[count + 1]]

    def beside(self, counts: np.ndarray) -> np.ndarray:
        """Marks of the counts that stand in an equation with marked ones, these included."""
        rows = self.pattern @ counts.astype(np.int32) > 0
        return self.pattern.T @ rows.astype(np.int32) > 0

    def counts_in(self, equations: np.ndarray) -> np.ndarray:
        """The counts that stand in any of some equations."""
        return np.unique(self.matrix[equations].indices)

    def terms(self, equation: int) -> tuple[np.ndarray, np.ndarray]:
        """The counts of an equation and their signs."""
        own = slice(self.matrix.indptr[equation], self.matrix.indptr[equation + 1])
        return self.matrix.indices[own], self.matrix.data[own]

    def is_unprinted(self) -> np.ndarray:
        """Counts that stand in no row: what is left over, and members without the event."""
        unprinted = self.is_implied.copy()
        unprinted[self.printed :] = True
        return unprinted


def _numbered(keys: np.ndarray) -> tuple[int, np.ndarray]:
    """How many different keys, and for each the number of its kind, in order: by marks where few are."""
    size = int(keys.max(initial=-1)) + 1
    if size > MARKS_FOR_EACH * len(keys):
        kinds, numbers = np.unique(keys, return_inverse=True)
        return len(kinds), numbers
    marked = np.zeros(size, dtype=bool)
    marked[keys] = True
    number = np.cumsum(marked) - 1
    return int(number[-1]) + 1 if size else 0, number[keys]


@dataclass
class _Builder:
    """Equations as they are added, with the counts that come about on the way."""

    values: np.ndarray
    rows: list[np.ndarray] = field(default_factory=list)
    columns: list[np.ndarray] = field(default_factory=list)
    signs: list[np.ndarray] = field(default_factory=list)
    equations: int = 0
    to_protect: list[int] = field(default_factory=list)

    def value(self, ids: np.ndarray) -> np.ndarray:
        """The exact values of counts."""
        return self.values[ids]

    def unprinted(self, values: np.ndarray, *, is_protected: bool = False) -> np.ndarray:
        """New counts that are printed nowhere; their ids."""
        ids = np.arange(len(self.values), len(self.values) + len(values))
        self.values = np.concatenate([self.values, values])
        if is_protected:
            self.to_protect.extend(int(one) for one in ids)
        return ids

    def add(self, *terms: tuple[np.ndarray, np.ndarray, float]) -> None:
        """Equations from terms: for each, the number of the equation from 0, the count and its sign."""
        count = 0
        for number, ids, sign in terms:
            self.rows.append(number + self.equations)
            self.columns.append(ids)
            self.signs.append(np.full(len(ids), sign))
            count = max(count, int(number.max()) + 1 if len(number) else 0)
        self.equations += count

    def add_at_most(self, less: np.ndarray, more: np.ndarray, *, is_protected: bool = False) -> None:
        """Counts that lie among others: what is left over is a count that is printed nowhere."""
        left = self.value(more) - self.value(less)
        holds = (left > -EPSILON) & (less != more)
        less, more, left = less[holds], more[holds], np.maximum(left[holds], 0.0)
        number = np.arange(len(less))
        self.add(
            (number, more, 1.0),
            (number, less, -1.0),
            (number, self.unprinted(left, is_protected=is_protected), -1.0),
        )

    def add_sums(self, sums: pl.DataFrame, *, is_exact: bool = False) -> None:
        """Sums from rows of `whole`, `part` (ids) and `sum`, what names the sum.

        Parts that fall short of their whole leave a rest that is printed nowhere. Parts that are more than it
        overlap: each is among the whole, and all of them hold it. With `is_exact` neither is taken.
        """
        if sums.is_empty():
            return
        number = sums["sum"].rank("dense").cast(pl.Int64).to_numpy() - 1
        whole, part = sums["whole"].to_numpy(), sums["part"].to_numpy()
        wholes = np.zeros(number.max() + 1, dtype=np.int64)
        wholes[number] = whole
        rest = self.value(wholes) - np.bincount(number, weights=self.value(part))
        slack = EPSILON * np.maximum(1.0, np.abs(self.value(wholes)))
        exact, short = np.abs(rest) <= slack, rest > slack
        self._add_plain(number, part, wholes, exact)
        if is_exact:
            return
        left = self.unprinted(rest[short])
        self._add_plain(number, part, wholes, short, left)
        over = ~exact & ~short
        self._add_plain(number, part, wholes, over, self.unprinted(-rest[over]), sign=1.0)
        in_over = over[number]
        self.add_at_most(part[in_over], wholes[number[in_over]])

    def _add_plain(  # noqa: PLR0913, PLR0917 - an equation in its parts
        self,
        number: np.ndarray,
        part: np.ndarray,
        wholes: np.ndarray,
        which: np.ndarray,
        rest: np.ndarray | None = None,
        sign: float = -1.0,
    ) -> None:
        """Sums: whole - parts - rest = 0; with a sign of 1 the rest is what the parts are over."""
        if not which.any():
            return
        again = np.cumsum(which) - 1
        own = which[number]
        every = np.arange(int(which.sum()))
        terms = [(every, wholes[which], 1.0), (again[number[own]], part[own], -1.0)]
        if rest is not None:
            terms.append((every, rest, sign))
        self.add(*terms)


def system_of(found: Counts, same: np.ndarray, threshold: int) -> System:
    """The system of a release's counts. `same` gives the first id of each count that is the same one."""
    counts = found.counts.with_columns(id=pl.Series(same).gather(found.counts["id"]).cast(pl.Int64))
    builder = _Builder(found.counts["value"].to_numpy())
    for by in (_by_breakdown, _by_outcome, _by_county, _by_pooled_year, _by_month):
        by(builder, counts)
    for among in (_with_and_without, _in_time, _in_combination, _in_half_years, _on_one_day):
        among(builder, counts)
    return _finished(builder, found.counts, same, threshold)


def _finished(builder: _Builder, own: pl.DataFrame, same: np.ndarray, threshold: int) -> System:
    """The equations as a matrix, and what each count needs."""
    values = builder.values
    shape = (builder.equations, len(values))
    if builder.rows:
        triplets = (
            np.concatenate(builder.signs),
            (np.concatenate(builder.rows), np.concatenate(builder.columns)),
        )
        matrix = csr_array(triplets, shape=shape)
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
    else:
        matrix = csr_array(shape)
    needs, is_count, is_implied = _needs(own, len(values), same, threshold)
    protected = np.array(builder.to_protect, dtype=np.int64)
    needs[protected[are_small(values[protected], threshold)]] = threshold
    is_count &= np.abs(values - np.round(values)) < EPSILON
    return System(matrix, values, needs, is_count, len(own), is_implied)


def _needs(
    own: pl.DataFrame, size: int, same: np.ndarray, threshold: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How wide the range of each count must be, which are whole numbers, and which stand in no row.

    Days and sums over few persons need as many as the threshold of persons stand for; of many, a sum is no
    secret, and its unit is what it is counted in. Of counts that are the same, the first one speaks for all.
    """
    values, persons = own["value"].to_numpy(), own["persons"].fill_null(0.0).to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(persons > 0, values / persons, 1.0)
    is_quantity = own["is_quantity"].to_numpy()
    is_without = (own["part"] == "without").to_numpy()
    is_of_persons = np.zeros(size, dtype=bool)
    is_of_persons[same[~is_quantity]] = True  # children are counted one by one, also where workers share them
    is_of_few = is_quantity & are_small(persons, threshold) & ~is_of_persons[same]
    wanted = threshold * np.where(is_of_few, np.maximum(each, 1.0), 1.0)
    wanted = np.where(is_without & ~are_small(values, threshold), 0.0, wanted)
    needs, is_count, is_implied = np.zeros(size), np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
    np.maximum.at(needs, same, wanted)
    np.logical_and.at(is_count, same, ~is_quantity)
    is_implied[same] = True
    np.logical_and.at(is_implied, same, is_without)
    return needs, is_count, is_implied


def _wholes(
    builder: _Builder, parts: pl.DataFrame, wholes: pl.DataFrame, sum_by: list[str], **options: bool
) -> None:
    """Sums of parts to the wholes of the same key, one for each whole and value of `sum_by`.

    `parts` name their wholes in KEY and carry `id` and the columns of `sum_by`.
    """
    joined = parts.rename({"id": "part_id"}).join(
        wholes.select(*KEY, pl.col("id").alias("whole")), on=KEY, how="inner"
    )
    sums = joined.select("whole", pl.col("part_id").alias("part"), sum=pl.struct(*KEY, *sum_by)).unique()
    builder.add_sums(_each_once(sums), **options)


def _each_once(sums: pl.DataFrame) -> pl.DataFrame:
    """Sums without those that say the same of the same counts under another name.

    Two sums of one whole are two, where their parts differ: a total that two measures share is told by the
    groups of either.
    """
    told = (
        sums.sort("sum", "part")
        .group_by("sum", maintain_order=True)
        .agg(pl.col("whole").first(), "part")
        .with_columns(parts=pl.col("part").cast(pl.List(pl.String)).list.join(" "))
        .unique(["whole", "parts"], keep="first", maintain_order=True)
    )
    return told.select("whole", "part", "sum").explode("part")


def _by_breakdown(builder: _Builder, counts: pl.DataFrame) -> None:
    parts = counts.filter(pl.col("dimension") != "all").with_columns(
        by="dimension", dimension=pl.lit("all"), category=pl.lit("all")
    )
    _wholes(builder, parts, counts.filter(dimension="all"), ["by"])


def _by_outcome(builder: _Builder, counts: pl.DataFrame) -> None:
    """Outcomes of a share add up to its members, those of an incidence to ends of any kind."""
    shares = counts.filter(kind="share", part="events").with_columns(
        part=pl.lit("members"), outcome=pl.lit(""), statistic=pl.lit("value")
    )
    _wholes(builder, shares, counts.filter(part="members"), [])
    ends = counts.filter(pl.col("outcome") != "all", kind="incidence", part="events")
    _wholes(builder, ends.with_columns(outcome=pl.lit("all")), counts.filter(outcome="all"), [])


def _by_county(builder: _Builder, counts: pl.DataFrame) -> None:
    parts = counts.filter(geography_level="county").with_columns(
        geography_level=pl.lit("state"), geography="state"
    )
    _wholes(builder, parts, counts.filter(geography_level="state"), [])


def _by_pooled_year(builder: _Builder, counts: pl.DataFrame) -> None:
    fiscal = counts.filter(pl.col("period_end").dt.month() == 9, period_type="12_months")
    parts = fiscal.with_columns(
        period_type=pl.lit(POOLED), period_end=pl.date(block_end("period_end"), 9, 30)
    )
    _wholes(builder, parts, counts.filter(period_type=POOLED), [], is_exact=True)


def _by_month(builder: _Builder, counts: pl.DataFrame) -> None:
    """Months make quarters, quarters the years that end with them, where the measure counts events."""
    months = counts.filter(period_type="month").with_columns(
        period_type=pl.lit("quarter"), period_end=pl.col("period_end").dt.month_end().dt.offset_by("0d")
    )
    quarter_end = pl.date(
        pl.col("period_end").dt.year(), (pl.col("period_end").dt.month() + 2) // 3 * 3, 1
    ).dt.month_end()
    _wholes(
        builder,
        months.with_columns(period_end=quarter_end),
        counts.filter(period_type="quarter"),
        [],
        is_exact=True,
    )
    quarters = counts.filter(period_type="quarter")
    for last in (9, 3):
        ends_later = pl.col("period_end").dt.month() > last
        parts = quarters.with_columns(
            period_type=pl.lit("12_months"),
            period_end=pl.date(
                pl.col("period_end").dt.year() + ends_later.cast(pl.Int32), last, 1
            ).dt.month_end(),
        )
        _wholes(builder, parts, counts.filter(period_type="12_months"), [], is_exact=True)


def _on_one_day(builder: _Builder, counts: pl.DataFrame) -> None:
    """What is counted on the last day of a period is the same for the month, the quarter and the year."""
    series = [name for name in KEY if name not in ("period_type", "period_end")]
    shorter = counts.filter(pl.col("period_type").is_in(["month", "quarter"]))
    longer = counts.filter(pl.col("period_type").is_in(["quarter", "12_months"]))
    both = shorter.join(longer, on=[*series, "period_end"], suffix="_longer").filter(
        pl.col("period_type") != pl.col("period_type_longer")
    )
    apart = (pl.col("value") - pl.col("value_longer")).abs()
    same = both.filter((apart < EPSILON).all().over(series), pl.col("id") != pl.col("id_longer"))
    pairs = same.select("id", "id_longer").unique().sort("id", "id_longer")
    number = np.arange(len(pairs))
    builder.add((number, pairs["id"].to_numpy(), 1.0), (number, pairs["id_longer"].to_numpy(), -1.0))


def _with_and_without(builder: _Builder, counts: pl.DataFrame) -> None:
    """Members are those with the event and those without it."""
    keys = [name for name in KEY if name not in ("part", "outcome", "statistic")]
    events = counts.filter(part="events").select(*keys, "outcome", "statistic", pl.col("id").alias("events"))
    without = counts.filter(part="without").select(
        *keys, "outcome", "statistic", pl.col("id").alias("without")
    )
    both = events.join(without, on=[*keys, "outcome", "statistic"])
    way = pl.when(pl.col("statistic") == "").then(pl.lit("value")).otherwise(pl.lit("incidence"))
    members = counts.filter(part="members").select(*keys, way="statistic", members="id")
    both = both.with_columns(way=way).join(members, on=[*keys, "way"])
    every = both.select("members", "events", "without").unique().sort("members", "events")
    number = np.arange(len(every))
    builder.add(
        (number, every["members"].to_numpy(), 1.0),
        (number, every["events"].to_numpy(), -1.0),
        (number, every["without"].to_numpy(), -1.0),
    )


def _in_time(builder: _Builder, counts: pl.DataFrame) -> None:
    """Of spells: who has ended by a time has by the next; what lies between is a count."""
    named = counts.filter(pl.col("kind") == "incidence", pl.col("part") != "without").with_columns(
        position=pl.col("statistic").replace_strict({name: n for n, name in enumerate(TIMES)}, default=None)
    )
    named = named.filter(pl.col("position").is_not_null())
    everyone = named.with_columns(
        outcome=pl.when(pl.col("outcome") == "").then(pl.lit("all")).otherwise("outcome")
    )
    chains = everyone.sort(*PLACE, "outcome", "position").with_columns(
        next=pl.col("id").shift(-1).over(*PLACE, "outcome")
    )
    pairs = chains.filter(pl.col("next").is_not_null()).select("id", "next").unique().sort("id", "next")
    builder.add_at_most(pairs["id"].to_numpy(), pairs["next"].to_numpy(), is_protected=True)


def _in_combination(builder: _Builder, counts: pl.DataFrame) -> None:
    """A race alone or in combination holds its exclusive group, and besides at most those of several."""
    key = [name for name in KEY if name not in ("dimension",)]
    combined = counts.filter(dimension=COMBINED).select(*key, more="id")
    exclusive = counts.filter(dimension=EXCLUSIVE)
    pairs = combined.join(exclusive.select(*key, less="id"), on=key).sort("less", "more")
    builder.add_at_most(pairs["less"].to_numpy(), pairs["more"].to_numpy())
    several = exclusive.filter(pl.col("category").is_in(IN_SEVERAL)).drop("category")
    other = [name for name in key if name != "category"]
    parts = (
        pl.concat(
            [
                combined.join(exclusive.select(*key, one="id"), on=key).select("more", "one"),
                combined.filter(~pl.col("category").is_in([*IN_SEVERAL, "unknown", "missing"]))
                .join(several.select(*other, one="id"), on=other)
                .select("more", "one"),
            ]
        )
        .unique()
        .sort("more", "one")
    )
    if parts.is_empty():
        return
    number = parts["more"].rank("dense").cast(pl.Int64).to_numpy() - 1
    most = np.bincount(number, weights=builder.value(parts["one"].to_numpy()))
    wholes = parts["more"].unique().sort().to_numpy()
    over = most - builder.value(wholes)
    holds = over > -EPSILON
    builder._add_plain(
        number,
        parts["one"].to_numpy(),
        wholes,
        holds,
        builder.unprinted(np.maximum(over[holds], 0.0)),
        sign=1.0,
    )


def _in_half_years(builder: _Builder, counts: pl.DataFrame) -> None:
    """Years to September and to March share a half-year, where the counts bear out that they count events."""
    years = counts.filter(
        pl.col("part").is_in(["events", "without"]) | (pl.col("kind") == "count"),
        period_type="12_months", geography_level="state", dimension="all",
    )  # fmt: skip
    series = [name for name in KEY if name != "period_end"]
    half = pl.col("period_end").dt.year() * 2 + (pl.col("period_end").dt.month() == 9).cast(pl.Int32)
    chains = years.with_columns(half=half).sort(*series, "half").group_by(series, maintain_order=True)
    ids: list[np.ndarray] = []
    first: list[np.ndarray] = []
    second: list[np.ndarray] = []
    for own, halves in chains.agg("id", "half").select("id", "half").iter_rows():
        found = _halves(builder.value(np.array(own))) if len(own) > 1 and _is_chain(halves) else None
        if found is not None:
            made = builder.unprinted(found)
            ids, first, second = [*ids, np.array(own)], [*first, made[:-1]], [*second, made[1:]]
    if ids:
        number = np.arange(sum(len(own) for own in ids))
        builder.add(
            (number, np.concatenate(ids), 1.0),
            (number, np.concatenate(first), -1.0),
            (number, np.concatenate(second), -1.0),
        )


def _is_chain(halves: list[int]) -> bool:
    """Whether each year ends half a year after the one before."""
    return all(after - before == 1 for before, after in pairwise(halves))


def _halves(years: np.ndarray) -> np.ndarray | None:
    """Half-years that could make the overlapping years, or nothing where none could.

    Each is a sum of the years before it with changing signs, plus or minus the first half: its bounds follow.
    """
    offsets = np.zeros(len(years) + 1)
    for n, year in enumerate(years):
        offsets[n + 1] = year - offsets[n]
    even, odd = offsets[0::2], offsets[1::2]
    least, most = max(0.0, float((-even).max())), float(odd.min())
    if least > most + EPSILON:
        return None
    first = np.ceil(least - EPSILON) if np.ceil(least - EPSILON) <= most + EPSILON else least
    signs = np.where(np.arange(len(offsets)) % 2 == 0, 1.0, -1.0)
    return np.maximum(offsets + signs * first, 0.0)

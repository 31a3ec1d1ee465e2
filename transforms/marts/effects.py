"""What faults in the data could do to each figure: the lowest and the highest one possible.

Here belongs bringing together members, flags and members left out, one figure after the other, and ranking
the rules. The arithmetic stands in `bounds.py`. Nothing here is rounded or hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.contracts.marts.data_quality_effects import DataQualityEffects
from transforms.contracts.marts.rule_effects import RuleEffects
from transforms.engine import on_all_cores
from transforms.marts.bounds import (
    NONE,
    Bounds,
    Figure,
    Parts,
    of_count,
    of_percentile,
    of_proportion,
    of_rate,
    of_ratio,
)
from transforms.marts.coverage import Coverage
from transforms.marts.flagged import (
    Concerned,
    flagged_members,
    show_facts,
    show_observed,
    unlinked_events,
)
from transforms.marts.intervals import Floats
from transforms.marts.left_out import Usable, as_if_usable, rests_on_episodes
from transforms.marts.spells import is_of_spells
from transforms.measures.registry import POPULATION, Measure
from transforms.periods import Period

EVERY_RULE = "all"
PERCENTILES = {"median": 0.5, "p90": 0.9}
PLACE = ["component", "period"]
AS_PUBLISHED = (
    "measure_id", "component", "period", "outcome", "statistic", "period_start", "period_end",
    "numerator", "denominator", "value", "status", "status_reason",
)  # fmt: skip
PUBLISHED = """
    select * from marts.measure_results
    where period_type = '12_months' and geography_level = 'state' and dimension = 'all'
        and status <> 'not_available'
"""
OF_MEMBERS = (*PLACE, "member_key", "outcome", "numerator", "denominator", "exposure", "duration", "ended")
LEFT_OUT = {
    "component": pl.String,
    "period": pl.String,
    "member_key": pl.String,
    "rule_id": pl.String,
    "numerator": pl.Float64,
    "exposure": pl.Float64,
}


def effects_frame(
    connection: duckdb.DuckDBPyConnection,
    coverage: Coverage,
    state: str,
    concerns: Concerned,
    measures: Sequence[Measure],
) -> pl.DataFrame:
    """The table `marts.data_quality_effects` of one agency.

    Reads the members of all measures, `marts.measure_results`, `quality.flagged_records`, `quality.rules`,
    episodes and cohorts. `concerns` are the rules of each measure.
    """
    counted = [measure for measure in measures if not is_of_spells(measure)]
    published = connection.execute(PUBLISHED).pl().partition_by("measure_id", as_dict=True)
    row = connection.execute("select cast(current_setting('threads') as integer)").fetchone()
    parts = [counted[n :: row[0] if row else 1] for n in range(row[0] if row else 1)]
    with on_all_cores(connection) as pool:
        found = pool.map(lambda part: _effects_apart(connection, coverage, concerns, part, published), parts)
        rows = [{"state": state} | effect for part in found for effect in part]
    return pl.DataFrame(rows, schema=DataQualityEffects.schema()).sort(DataQualityEffects.keys())


def _effects_apart(
    connection: duckdb.DuckDBPyConnection,
    coverage: Coverage,
    concerns: Concerned,
    measures: Sequence[Measure],
    published: Mapping[tuple[object, ...], pl.DataFrame],
) -> list[dict[str, Any]]:
    """The effects on the figures of some measures, over a cursor of its own, so that others go on beside."""
    rows: list[dict[str, Any]] = []
    with connection.cursor() as cursor, ExitStack() as stack:
        show_facts(cursor)
        is_any = cursor.execute("select 1 from cohorts.left_out limit 1").fetchone()
        resting = [measure for measure in measures if rests_on_episodes(measure)]
        usable = stack.enter_context(as_if_usable(cursor, resting)) if is_any and resting else None
        for measure in measures:
            results = published.get((measure.measure_id,))
            if results is not None:
                periods = coverage.periods(measure)
                show_observed(cursor, measure, periods)
                rules = concerns.get(measure.measure_id, frozenset())
                rows += _rows(cursor, measure, _doubts(cursor, measure, periods, rules, usable), results)
    return rows


@dataclass(frozen=True)
class _Doubts:
    """Members flagged and left out: of one rule, or of each and of all together."""

    flagged: pl.DataFrame
    left_out: pl.DataFrame


def _doubts(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    periods: Sequence[Period],
    rules: frozenset[str],
    usable: Usable | None,
) -> _Doubts:
    flagged = [flagged_members(connection, measure, rules)]
    left_out = [
        unlinked_events(connection, measure).with_columns(
            component=pl.lit(measure.header.components[0]), numerator=pl.lit(1.0), exposure=pl.lit(0.0)
        )
    ]
    if usable is not None and rests_on_episodes(measure):
        concerned = pl.col("rule_id").is_in(sorted(rules))
        besides = usable.members_besides(measure, periods).with_columns(
            rule_id=pl.when(concerned).then("rule_id")
        )
        flagged.append(besides.filter("is_member").with_columns(is_event=pl.lit(value=False)))
        left_out.append(besides.filter(~pl.col("is_member") | (pl.col("exposure") > 0)))
    return _Doubts(
        _also_together(
            pl.concat(frame.select(*PLACE, "member_key", "rule_id", "is_event") for frame in flagged)
        ),
        _also_together(
            pl.concat(frame.select(pl.col(n).cast(t) for n, t in LEFT_OUT.items()) for frame in left_out)
        ).with_columns(pl.col("numerator", "exposure").fill_null(0).clip(0)),
    )


def _also_together(found: pl.DataFrame) -> pl.DataFrame:
    """Members once for each rule, and once for all of them."""
    together = found.with_columns(rule_id=pl.lit(EVERY_RULE))
    key = [*PLACE, "member_key", "rule_id"]
    every = pl.concat([found.drop_nulls("rule_id"), together.select(found.columns)])
    return every.group_by(key).agg(pl.all().max()).sort(key)


def _rows(
    connection: duckdb.DuckDBPyConnection, measure: Measure, doubts: _Doubts, results: pl.DataFrame
) -> Iterator[dict[str, Any]]:
    """The effects on every figure of a measure for the whole state."""
    members = (
        connection.execute(
            f"select {', '.join(OF_MEMBERS)} from {measure.query.name} where period_type = '12_months'"
        )
        .pl()
        .with_columns(row=pl.int_range(pl.len()).over(PLACE))
    )
    by_place = members.partition_by(PLACE, as_dict=True)
    by_rule = _by_rule(doubts, members)
    for result in results.iter_rows(named=True):
        place = result["component"], result["period"]
        own = _Members.of(measure, by_place.get(place, members.clear()), result["outcome"])
        for rule, doubt in by_rule.get(place, {EVERY_RULE: NO_DOUBT}).items():
            yield {"rule_id": rule} | _row(measure, result, own, doubt)


@dataclass(frozen=True)
class _Doubt:
    """What one rule, or all together, put in doubt at a place.

    Of members flagged their rows and whether it is an event of theirs; of those left out what they would add.
    """

    rows: NDArray[np.int64]
    is_event: NDArray[np.bool_]
    numerators: Floats
    exposures: Floats


NO_DOUBT = _Doubt(np.array([], dtype=np.int64), np.array([], dtype=bool), NONE, NONE)


def _by_rule(doubts: _Doubts, members: pl.DataFrame) -> dict[tuple[object, ...], dict[str, _Doubt]]:
    """What is in doubt, by component and period, then by rule; all rules together everywhere."""
    rows = doubts.flagged.join(members.select(*PLACE, "member_key", "row"), on=[*PLACE, "member_key"])
    flagged, left_out = (
        found.partition_by([*PLACE, "rule_id"], as_dict=True) for found in (rows, doubts.left_out)
    )
    by_rule: dict[tuple[object, ...], dict[str, _Doubt]] = defaultdict(dict)
    for *place, rule in sorted({*flagged, *left_out}):  # type: ignore[type-var]
        found, besides = flagged.get((*place, rule)), left_out.get((*place, rule))
        by_rule[tuple(place)][str(rule)] = _Doubt(
            NO_DOUBT.rows if found is None else found["row"].to_numpy(),
            NO_DOUBT.is_event if found is None else found["is_event"].to_numpy(),
            NONE if besides is None else besides["numerator"].to_numpy(),
            NONE if besides is None else besides["exposure"].to_numpy(),
        )
    for rules in by_rule.values():
        rules.setdefault(EVERY_RULE, NO_DOUBT)
    return by_rule


@dataclass(frozen=True)
class _Members:
    """Numerators and denominators of the members of one figure; `is_in`: of durations, whose end is known."""

    numerators: Floats
    denominators: Floats
    is_in: NDArray[np.bool_]

    @classmethod
    def of(cls, measure: Measure, members: pl.DataFrame, outcome: str) -> _Members:
        kind, ones = measure.header.kind, np.ones(len(members))
        if kind == "share":
            return cls((members["outcome"] == outcome).to_numpy().astype(float), ones, ones > 0)
        if kind == "duration":
            ended = members["ended"].fill_null(value=False).to_numpy()
            return cls(_floats(members, "duration"), ones, ended)
        numerators = ones if kind == "count" else _floats(members, "numerator")
        below = {"rate": "exposure", "ratio": "denominator"}.get(kind)
        return cls(numerators, _floats(members, below) if below else ones, ones > 0)

    def parts(self, doubt: _Doubt, left_out: tuple[Floats, Floats]) -> Parts:
        """The members apart: those not in doubt, those flagged, those left out."""
        is_flagged = np.zeros(len(self.is_in), dtype=bool)
        is_event = np.zeros(len(self.is_in))
        is_flagged[doubt.rows], is_event[doubt.rows] = True, doubt.is_event
        kept, is_flagged = self.is_in & ~is_flagged, self.is_in & is_flagged
        return Parts(
            (self.numerators[kept], self.denominators[kept]),
            (self.numerators[is_flagged], self.denominators[is_flagged]),
            left_out,
            is_event[is_flagged],
        )


def _floats(frame: pl.DataFrame, column: str) -> Floats:
    return frame[column].cast(pl.Float64).fill_null(0).to_numpy()


def _row(measure: Measure, result: Mapping[str, Any], members: _Members, doubt: _Doubt) -> dict[str, Any]:
    """What one rule could do to one figure."""
    is_rate = measure.header.kind == "rate" and measure.header.exposure != POPULATION
    ones = np.ones(len(doubt.numerators))
    besides = (doubt.numerators, doubt.exposures) if is_rate else (ones, ones)
    parts = members.parts(doubt, besides)
    bounds = _bounds(measure, result, parts)
    per = 1.0 if result["statistic"] == "count" else measure.header.per
    without, lowest, highest = (_scaled(figure, per) for figure in bounds)
    effect = None if lowest.value is None or highest.value is None else highest.value - lowest.value
    return {name: result[name] for name in AS_PUBLISHED} | {
        "members_flagged": len(parts.flagged[0]),
        "members_left_out": len(doubt.numerators),
        "value_without": without.value,
        "lowest": lowest.value,
        "lowest_numerator": lowest.numerator,
        "lowest_denominator": lowest.denominator,
        "highest": highest.value,
        "highest_numerator": highest.numerator,
        "highest_denominator": highest.denominator,
        "effect": effect,
        "effect_share": effect / result["value"] if effect is not None and result["value"] else None,
        "reach": _reach(measure, effect, highest.value),
    }


def _reach(measure: Measure, effect: float | None, highest: float | None) -> float | None:
    """How wide a range is on a scale that all kinds share, so that rules can be ranked.

    As a part of the figure a small share would outrank all else: shares of a whole are compared by points.
    """
    if effect is None or highest is None:
        return None
    if measure.header.kind in ("proportion", "share"):
        return effect / measure.header.per
    return effect / highest if highest else 0.0


def _scaled(figure: Figure, per: float) -> Figure:
    return figure if figure.value is None else figure._replace(value=figure.value * per)


def _bounds(measure: Measure, result: Mapping[str, Any], parts: Parts) -> Bounds:
    """The arithmetic of the measure's kind and the figure's statistic."""
    kind, statistic = measure.header.kind, result["statistic"]
    if kind in ("proportion", "share"):
        return of_proportion(parts)
    if kind == "count" or statistic == "count":
        return of_count(parts)
    if measure.header.exposure == POPULATION:
        return of_count(parts, result["denominator"] or 0.0)
    if kind == "rate":
        return of_rate(parts)
    if statistic in PERCENTILES:
        return of_percentile(_own(parts.kept), _own(parts.flagged), PERCENTILES[statistic])
    return of_ratio(parts)


def _own(part: tuple[Floats, Floats]) -> Floats:
    """The members' own figures, where they have one."""
    return part[0][part[1] > 0] / part[1][part[1] > 0]


def rule_effects_frame(effects: pl.DataFrame) -> pl.DataFrame:
    """The table `marts.rule_effects`: each rule with the figure it could move furthest, in that order.

    Furthest is the largest reach; figures and rules alike are ordered by the members they concern.
    """
    moved = effects.filter(pl.col("rule_id") != EVERY_RULE, pl.col("effect") > 0).with_columns(
        members=pl.col("members_flagged") + pl.col("members_left_out")
    )
    order = ["reach", "members", "measure_id", "period", "outcome", "statistic", "component"]
    furthest = moved.sort(order, descending=[True, True, False, True, False, False, False])
    measures = pl.col("measure_id").unique().sort().str.join(" ").alias("measures")
    rules = furthest.group_by("state", "rule_id", maintain_order=True).agg(
        pl.all().exclude("state", "rule_id").first(), measures
    )
    ranked = rules.with_columns(position=pl.int_range(1, pl.len() + 1).over("state"))
    return ranked.select(pl.col(n).cast(t) for n, t in RuleEffects.schema().items())

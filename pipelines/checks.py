"""Asset checks: what must hold of a measure's results, whatever the measure.

Here belong the rules over all measures and their projection onto Dagster. Rules about the data received
stand in `quality`; that a member is counted once is enforced where members are made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import dagster as dg
import polars as pl

from pipelines.assets.described import key_of
from transforms.agency import AgencyRun
from transforms.measures.registry import Measure
from transforms.periods import months_after

JUMP_RATIO = 1.5
JUMP_MEMBERS = 100
FINAL = ("final", "provisional")


@dataclass(frozen=True)
class ResultRule:
    """A rule over the results of one measure. `broken` returns the rows that break it."""

    name: str
    says: str
    broken: Callable[[pl.DataFrame, Measure], pl.DataFrame]
    kinds: tuple[str, ...] = ("proportion", "rate", "duration", "share", "count", "ratio", "incidence")
    is_warning: bool = False


def numerator_above(results: pl.DataFrame, measure: Measure) -> pl.DataFrame:  # noqa: ARG001
    """Results whose numerator is negative or above the denominator."""
    outside = (pl.col("numerator") < 0) | (pl.col("numerator") > pl.col("denominator"))
    return results.filter(outside)


def status_unexplained(results: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Results that are not final and say no reason, or that are final before their follow-up is over."""
    unexplained = (pl.col("status") != "final") & pl.col("status_reason").is_null()
    if measure.calendar == "afcars":
        ends = results.select("component", "period_end").unique()
        followed = ends.with_columns(
            followed_to=pl.Series(
                [months_after(end, measure.follow_up_months(part)) for part, end in ends.iter_rows()],
                dtype=pl.Date,
            )
        )
        results = results.join(followed, on=["component", "period_end"])
        early = pl.col("as_of") < pl.col("followed_to")
        unexplained |= (pl.col("status") == "final") & early.fill_null(value=True)
    return results.filter(unexplained)


def outside_interval(results: pl.DataFrame, measure: Measure) -> pl.DataFrame:  # noqa: ARG001
    """Results that lie outside their own interval."""
    margin = 1e-9 * pl.col("value").abs()
    below = pl.col("value") < pl.col("ci_lower") - margin
    return results.filter(below | (pl.col("value") > pl.col("ci_upper") + margin))


def jumped(results: pl.DataFrame, measure: Measure) -> pl.DataFrame:  # noqa: ARG001
    """State results whose members changed by half or more from the period a year before."""
    whole = results.filter(
        pl.col("status").is_in(FINAL)
        & (pl.col("geography_level") == "state")
        & (pl.col("dimension") == "all")
    )
    same = ["component", "outcome", "statistic"]
    before = whole.select(
        *same,
        pl.col("period_end").dt.offset_by("1y").alias("period_end"),
        pl.col("denominator").alias("before"),
    )
    ratio = pl.col("denominator") / pl.col("before")
    large = pl.max_horizontal("denominator", "before") >= JUMP_MEMBERS
    return whole.join(before, on=[*same, "period_end"]).filter(
        large & ((ratio > JUMP_RATIO) | (ratio < 1 / JUMP_RATIO))
    )


RULES = (
    ResultRule(
        "numerator_within_denominator",
        "The numerator is at least 0 and no more than the denominator.",
        numerator_above,
        kinds=("proportion", "share"),
    ),
    ResultRule(
        "status_is_explained",
        "A result that is not final says why; a final one has its whole follow-up observed.",
        status_unexplained,
    ),
    ResultRule("value_within_interval", "A value lies within its own 95% interval.", outside_interval),
    ResultRule(
        "no_jump_from_last_year",
        "The members of the whole state change by less than half from the period a year before.",
        jumped,
        is_warning=True,
    ),
)


def rules_of(measure: Measure) -> list[ResultRule]:
    """The rules that apply to a measure's kind."""
    return [rule for rule in RULES if measure.header.kind in rule.kinds]


def measure_check_specs(measure: Measure) -> list[dg.AssetCheckSpec]:
    """The asset checks of one measure."""
    key = key_of(measure.query.name)
    return [dg.AssetCheckSpec(rule.name, asset=key, description=rule.says) for rule in rules_of(measure)]


def measure_checks(run: AgencyRun, measure: Measure) -> list[dg.AssetCheckResult]:
    """How the checks of one measure ended, with counts."""
    path, _ = run.draft.facts[f"marts.results_of_{measure.measure_id}"]
    results = pl.read_parquet(run.warehouse.lake / path)
    return [_outcome(rule, results, measure) for rule in rules_of(measure)]


def _outcome(rule: ResultRule, results: pl.DataFrame, measure: Measure) -> dg.AssetCheckResult:
    """How one rule ended."""
    violations = len(rule.broken(results, measure))
    counts: Mapping[str, int] = {"results": len(results), "violations": violations}
    return dg.AssetCheckResult(
        passed=violations == 0,
        check_name=rule.name,
        asset_key=key_of(measure.query.name),
        severity=dg.AssetCheckSeverity.WARN if rule.is_warning else dg.AssetCheckSeverity.ERROR,
        metadata=counts,
    )

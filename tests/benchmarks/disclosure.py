"""What disclosure control hides of a state's release, in what time and memory, and how that grows.

Here belong invented results of the size of a whole state: 60 measures of five fiscal years, every third of
them a share of six outcomes, of the state in all and by age, sex and race and ethnicity, and of counties
whose sizes differ as counties' do, in all and, for three years together, by the same groups. The line says
counts, hidden ones, seconds by the clock with two processes, peak memory of the first, and the share hidden
of the counts of counties that are not small themselves.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.publication.disclosure.lots import Means
from transforms.publication.disclosure.partners import with_partners
from transforms.publication.disclosure.plan import EVERY
from transforms.publication.disclosure.protect import Known, protected_results

COUNTIES = (15, 30, 60)
MEASURES = 60
YEARS = range(2021, 2026)
CHILDREN = 12_000
"""Members of the largest measure of the state in a year; of the others a part."""
OUTCOMES = 6
BREAKDOWNS = {"age_group": 7, "sex": 2, "race_ethnicity": 8}
THRESHOLD = 10
STEPS = pl.DataFrame(
    schema={"name": pl.String, "reached": pl.String, "base": pl.String, "is_of_population": pl.Boolean}
)


def run(into: Path) -> Iterator[str]:
    """One line for each number of counties, each measured in a process of its own."""
    for counties in COUNTIES:
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.disclosure", str(counties), str(into)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        yield told.stdout.strip()


def measured(counties: int, store: Path) -> str:
    """Protect a release with so many counties twice, and say what that took."""
    results = invented_results(counties)
    names = results["measure_id"].unique().sort()
    kinds = [_kind(int(name.split("_")[1])) for name in names]
    definitions = pl.DataFrame({"measure_id": names, "kind": kinds, "exposure": "", "per": 1.0})
    seconds = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        beside.submit(import_module, with_partners.__module__)
        known = Known(definitions, STEPS, means=Means(store / f"counties_{counties}", beside), tables=EVERY)
        for _ in range(2):
            began = time.perf_counter()
            done = protected_results(results, known, THRESHOLD)
            seconds.append(time.perf_counter() - began)
    peak = next(
        line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    told = done.told
    return (
        f"disclosure, {counties} counties: {told['counts']:,} counts, {told['counts_small']:,} small, "
        f"{told['counts_hidden']:,} hidden; {seconds[0]:.0f} s, again {seconds[1]:.0f} s; "
        f"{int(peak) / 1024:,.0f} MB; of counts of counties that are not small "
        f"{_share_hidden(results, done.results):.1%} hidden"
    )


def _share_hidden(exact: pl.DataFrame, shown: pl.DataFrame) -> float:
    """Of the counts of counties that are not small, nor without a small rest, the part that is hidden."""
    key = ["measure_id", "period", "geography", "dimension", "category", "outcome"]
    both = exact.filter(geography_level="county").join(shown, on=key, suffix="_shown")
    parts = [
        both.select(count="denominator", told="denominator_shown", rest=pl.lit(0.0)),
        both.select(
            count="numerator", told="numerator_shown", rest=pl.col("denominator") - pl.col("numerator")
        ),
    ]
    small = [pl.col(name).is_between(0.5, THRESHOLD + 0.5) for name in ("count", "rest")]
    own = pl.concat(parts).filter(~pl.any_horizontal(small), pl.col("count") > 0)
    return own["told"].null_count() / len(own)


def _kind(measure: int) -> str:
    return "share" if measure % 3 == 0 else "proportion"


def invented_results(counties: int) -> pl.DataFrame:
    """Rows of all measures, as `marts.measure_results` holds them; nobody in them exists."""
    dice = np.random.default_rng(20260930)
    sizes = dice.lognormal(0.0, 1.3, counties)
    parts = {name: dice.dirichlet(np.full(number, 1.5)) for name, number in BREAKDOWNS.items()}
    rows: list[tuple[object, ...]] = []
    for measure in range(MEASURES):
        members = int(CHILDREN * min(dice.lognormal(-1.5, 1.0), 1.0)) + 50
        share = dice.uniform(0.05, 0.9)
        is_share = _kind(measure) == "share"
        weights = dice.dirichlet(np.full(OUTCOMES, 0.7)) if is_share else np.array([share, 1 - share])
        for year in YEARS:
            of_counties = _split(dice, dice.poisson(members), sizes / sizes.sum(), weights)
            whole = of_counties.sum(axis=0)
            cells = [("state", "ZZ", "all", "all", whole)]
            cells += [
                ("county", f"99{n:03}", "all", "all", own) for n, own in enumerate(of_counties, start=1)
            ]
            for name, groups in parts.items():
                by_county = dice.multinomial(of_counties, groups).transpose(0, 2, 1)
                by_group = by_county.sum(axis=0)
                cells += [("state", "ZZ", name, f"group_{n}", own) for n, own in enumerate(by_group)]
                cells += [
                    ("county", f"99{n:03}", name, f"group_{m}", own)
                    for n, of_groups in enumerate(by_county, start=1)
                    for m, own in enumerate(of_groups)
                    if not is_share and own.any()
                ]
            for *where, events in cells:
                told = range(OUTCOMES) if is_share else (0,)
                names = [f"outcome_{n}" if is_share else "all" for n in told]
                rows += [
                    (f"measure_{measure:02}", year, *where, name, int(events.sum()), int(events[n]))
                    for n, name in zip(told, names, strict=True)
                ]
    return _as_results(rows)


def _split(dice: np.random.Generator, members: int, sizes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Members by county and outcome."""
    return np.stack([dice.multinomial(own, weights) for own in dice.multinomial(members, sizes)])


def _as_results(rows: list[tuple[object, ...]]) -> pl.DataFrame:
    """Rows with what the contract asks for besides."""
    names = (
        "measure_id", "year", "geography_level", "geography", "dimension", "category", "outcome",
        "denominator", "numerator",
    )  # fmt: skip
    frame = pl.DataFrame(rows, schema=names, orient="row").with_columns(
        component=pl.lit("all"), state=pl.lit("ZZ"), statistic=pl.lit("value"),
        measure_version=pl.lit("1.0"), period_type=pl.lit("12_months"), status=pl.lit("final"),
        period=pl.format("FFY{}", "year"), period_start=pl.date(pl.col("year") - 1, 10, 1),
        period_end=pl.date("year", 9, 30), as_of=pl.lit(date(2026, 9, 30)),
        value=pl.col("numerator") / pl.col("denominator"), members="denominator",
    )  # fmt: skip
    schema = all_contracts()["marts.measure_results"].schema()
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


if __name__ == "__main__":
    sys.stdout.write(measured(int(sys.argv[1]), Path(sys.argv[2])) + "\n")

"""Workers: units in each county, seats in each unit, the people who come and go, and their cases.

A seat is a position of a role in a unit; employment spells and vacancies follow each other in it. A
case stays with its seat, so a worker who leaves hands it to a vacant desk and then to a successor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.arrays import Numbers
from data_samples.generator.days import NEVER, dates
from data_samples.generator.identifiers import case_ids, child_ids, report_ids, worker_ids
from data_samples.generator.report_facts import ReportFacts
from data_samples.generator.simulation import World

ROLES = ("investigation", "foster_care")
NOBODY = -1
UNIT_NAMES = {"investigation": "Investigations", "foster_care": "Foster care"}


@dataclass(frozen=True)
class Workforce:
    """Seats and who sat in them."""

    seats: pl.DataFrame
    """seat, county, role, unit, supervisor."""
    spells: pl.DataFrame
    """seat, worker (NOBODY while vacant), hired, carries, leaves; one per employment spell."""
    reports_seat: Numbers
    """Of each report of the facts: its seat."""
    open_seat: Numbers
    """Of each report still open on the last day: its seat."""
    episodes: Numbers
    """Episodes with a foster care case in the observed years."""
    episodes_seat: Numbers


def staff(world: World, facts: ReportFacts, pending: ReportFacts) -> Workforce:
    """Seats enough for the caseloads of each county, and cases dealt out to them in turn."""
    chances = world.parameters.workforce
    begins, ends = _window(world)
    open_days = facts.disposed - facts.received // (24 * 60)
    episodes, people = world.episodes, world.people
    cared = np.flatnonzero((episodes.exited > begins) & (episodes.removed <= ends))
    county = people.county[episodes.person[cared]]
    stays = np.minimum(episodes.exited[cared], ends) - np.maximum(episodes.removed[cared], begins)
    counties = len(world.parameters.counties)
    loads = {
        "investigation": np.bincount(facts.county, open_days, counties)
        / chances["investigations_per_worker"],
        "foster_care": np.bincount(county, stays, counties) / chances["children_per_worker"],
    }
    numbers = {
        role: np.maximum(np.ceil(load / (ends - begins)), 1).astype(int) for role, load in loads.items()
    }
    seats = _seats(world, numbers)
    return Workforce(
        seats,
        _spells(world, seats, begins, ends),
        _dealt(facts.county, numbers["investigation"], 0),
        _dealt(pending.county, numbers["investigation"], 0),
        cared,
        _dealt(county, numbers["foster_care"], int(numbers["investigation"].sum())),
    )


def _window(world: World) -> tuple[int, int]:
    return days.first_day(world.first_fiscal_year), days.day(days.LAST_FISCAL_YEAR, 9, 30)


def _dealt(county: Numbers, numbers: Numbers, offset: int) -> Numbers:
    """Seats of cases in turn within their county."""
    order = np.argsort(county, kind="stable")
    turn = np.arange(len(county)) - np.searchsorted(county[order], county[order])
    seat = np.empty(len(county), dtype=np.int64)
    first = offset + np.cumsum(numbers) - numbers
    seat[order] = first[county[order]] + turn % numbers[county[order]]
    return seat


def _seats(world: World, numbers: dict[str, Numbers]) -> pl.DataFrame:
    """One row per seat; units of a handful of seats, each with a supervisor."""
    rows = []
    for role in ROLES:
        for place, number in enumerate(numbers[role]):
            name = world.parameters.counties[place]["name"].removesuffix(" County")
            for turn in range(int(number)):
                unit = turn // world.parameters.workforce["workers_per_supervisor"] + 1
                rows.append((place, role, f"{name} {UNIT_NAMES[role]} {unit}"))
    frame = (
        pl.DataFrame(rows, schema=["county", "role", "unit"], orient="row")
        .with_row_index("seat")
        .with_columns(pl.col("seat").cast(pl.Int64))
    )
    return frame.with_columns(supervisor=900_000 + pl.col("unit").rank("dense").cast(pl.Int64))


def _spells(world: World, seats: pl.DataFrame, begins: int, ends: int) -> pl.DataFrame:
    """Employment spells of every seat from some years before the observed time to its end."""
    chances, draws = world.parameters.workforce, world.draws
    seat = seats["seat"].to_numpy().astype(np.int64)
    now = begins - draws.stream("first hired").integers(30, 2500, len(seat))
    parts, turn = [], 0
    while len(seat):
        stays = draws.stream(f"employed {turn}").exponential(chances["years_employed"] * 365, len(seat))
        leaves = now + 90 + stays.astype(np.int64)
        parts.append((seat, now, np.minimum(now + chances["training_days"], leaves), leaves))
        pause = draws.stream(f"vacant {turn}").exponential(chances["vacant_days"], len(seat))
        now = leaves + 7 + pause.astype(np.int64)
        seat, now, turn = seat[now <= ends], now[now <= ends], turn + 1
    columns = [np.concatenate(part) for part in zip(*parts, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    frame = pl.DataFrame(
        dict(zip(("seat", "hired", "carries", "leaves"), (c[order] for c in columns), strict=True))
    )
    frame = frame.filter(pl.col("leaves") > begins).with_columns(
        leaves=pl.when(pl.col("leaves") > ends).then(NEVER).otherwise(pl.col("leaves"))
    )
    return frame.with_columns(worker=pl.int_range(1, pl.len() + 1))


def worker_rows(world: World, workforce: Workforce) -> pl.DataFrame:
    """Rows of `staging.workers`: one per employment spell, supervisors included."""
    part_time = (
        world.draws.uniform("part time", workforce.spells.height) < world.parameters.workforce["part_time"]
    )
    spells = workforce.spells.join(workforce.seats, on="seat", how="left", maintain_order="left")
    workers = spells.select(
        worker_ids(spells["worker"].to_numpy()).alias("worker_id"),
        "unit",
        "county",
        "role",
        pl.Series("fte", np.where(part_time, 0.5, 1.0)),
        worker_ids(spells["supervisor"].to_numpy()).alias("supervisor_id"),
        dates(spells["hired"].to_numpy()).alias("hired_on"),
        dates(spells["leaves"].to_numpy()).alias("separated_on"),
        dates(spells["carries"].to_numpy()).alias("case_carrying_from"),
    )
    heads = workforce.seats.unique("unit", maintain_order=True)
    supervisors = heads.select(
        worker_ids(heads["supervisor"].to_numpy()).alias("worker_id"),
        "unit",
        "county",
        pl.lit("supervisor").alias("role"),
        pl.lit(1.0).alias("fte"),
        pl.lit(None, dtype=pl.String).alias("supervisor_id"),
        pl.lit(days.first_day(world.first_fiscal_year) - 2000, dtype=pl.Int32)
        .cast(pl.Date)
        .alias("hired_on"),
        pl.lit(None, dtype=pl.Date).alias("separated_on"),
        pl.lit(None, dtype=pl.Date).alias("case_carrying_from"),
    )
    fips = [one["fips"] for one in world.parameters.counties]
    rows = pl.concat([workers, supervisors])
    return rows.with_columns(pl.Series("county", fips).gather(rows["county"]))


def worker_of_report(workforce: Workforce, facts: ReportFacts) -> tuple[Numbers, Numbers]:
    """Worker (or NOBODY) and supervisor of each report on the day it was received."""
    cases = pl.DataFrame({"seat": workforce.reports_seat, "on": facts.received // (24 * 60)}).with_row_index(
        "case"
    )
    held = cases.join(workforce.spells, on="seat").filter(
        pl.col("on").is_between("carries", pl.col("leaves") - 1)
    )
    worker = np.full(facts.count, NOBODY, dtype=np.int64)
    worker[held["case"].to_numpy()] = held["worker"].to_numpy()
    return worker, workforce.seats["supervisor"].to_numpy()[workforce.reports_seat]


def assignment_rows(
    world: World, facts: ReportFacts, pending: ReportFacts, workforce: Workforce
) -> pl.DataFrame:
    """Rows of `staging.worker_assignments`: investigations by report, foster care cases by child."""
    investigations = [
        pl.DataFrame(
            {
                "case_id": case_ids("I", reports.numbers),
                "child_id": pl.Series([None] * reports.count, dtype=pl.String),
                "report_id": report_ids(reports.numbers),
                "seat": seat,
                "start": reports.received // (24 * 60),
                "end": reports.disposed,
            }
        )
        for reports, seat in ((facts, workforce.reports_seat), (pending, workforce.open_seat))
    ]
    chosen, episodes = workforce.episodes, world.episodes
    care = pl.DataFrame(
        {
            "case_id": case_ids("F", chosen + 1),
            "child_id": child_ids(episodes.person[chosen]),
            "report_id": pl.Series([None] * len(chosen), dtype=pl.String),
            "seat": workforce.episodes_seat,
            "start": episodes.removed[chosen],
            "end": episodes.exited[chosen],
        }
    )
    return _segments(world, pl.concat([*investigations, care]), workforce)


def _segments(world: World, cases: pl.DataFrame, workforce: Workforce) -> pl.DataFrame:
    """Each case cut where its seat changes hands, what ended before the observed years left out.

    A vacant desk has a unit and no worker.
    """
    begins, ends = _window(world)
    every = _held_or_vacant(workforce.spells)
    cut = (
        cases.join(every, on="seat")
        .with_columns(start=pl.max_horizontal("start", "from"), end=pl.min_horizontal("end", "to"))
        .filter(pl.col("start") < pl.col("end"))
        .filter(pl.col("start") <= ends, pl.col("end") > begins)
        .join(workforce.seats, on="seat")
        .sort("case_id", "start")
    )
    worker, ended = cut["worker"].to_numpy(), cut["end"].to_numpy()
    named = pl.Series(worker != NOBODY)
    return cut.select(
        pl.when(named).then(worker_ids(np.maximum(worker, 0))).alias("worker_id"),
        pl.when(~named).then(pl.col("unit")).alias("unit"),
        "case_id",
        "child_id",
        "report_id",
        "role",
        pl.lit(value=True).alias("primary"),
        dates(cut["start"].to_numpy()).alias("assigned_on"),
        dates(np.where(ended > ends, NEVER, ended)).alias("ended_on"),
    )


def _held_or_vacant(spells: pl.DataFrame) -> pl.DataFrame:
    """Every seat through all time: spans held by a worker and spans with nobody."""
    held = spells.select("seat", "worker", pl.col("carries").alias("from"), pl.col("leaves").alias("to"))
    before = spells.select(
        "seat",
        pl.lit(NOBODY).alias("worker"),
        pl.col("leaves").shift(1).over("seat").fill_null(0).alias("from"),
        pl.col("carries").alias("to"),
    )
    after = spells.group_by("seat", maintain_order=True).agg(
        pl.lit(NOBODY).alias("worker"), pl.col("leaves").last().alias("from"), pl.lit(NEVER).alias("to")
    )
    whole = [part.select(pl.all().cast(pl.Int64)) for part in (held, before, after)]
    return pl.concat(whole).filter(pl.col("from") < pl.col("to"))

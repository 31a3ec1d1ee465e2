"""Rows about adoptions and guardianships: the assistance file of AFCARS 2020 and the adoption file of 1993.

The removal episodes that ended so are those of the other files. The children's record numbers lead back to
foster care in the assistance file, and do not in the adoption file, as the regulations have it.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_attributes import Answers, only_where, race_flags, second_race
from data_samples.generator.afcars_rows import NO_FILE, STATE
from data_samples.generator.arrays import Days, Numbers
from data_samples.generator.case_history import terminations
from data_samples.generator.days import NEVER, dates
from data_samples.generator.draws import names
from data_samples.generator.identifiers import adopted_ids, child_ids
from data_samples.generator.parameters import CAUSES
from data_samples.generator.simulation import World
from transforms.contracts import codes
from transforms.contracts.staging.afcars_adoption_1993 import AfcarsAdoption1993
from transforms.contracts.staging.afcars_aga import AfcarsAga

KINDS = ("adoption", "guardianship")
AGE_OF_MAJORITY = 18


def agreement_rows(world: World, submission: str, first: int, last: int) -> pl.DataFrame:
    """Rows of `staging.afcars_aga`: agreements in force at any time of a period, as known on its last day."""
    people, chances = world.people, world.parameters.agreements
    every = world.episodes
    chosen, ended = _agreements(world)
    since = days.first_day(chances["first_year"])
    inside = (every.exited[chosen] <= last) & (every.exited[chosen] >= since) & (ended >= first)
    chosen, ended = chosen[inside], ended[inside]
    person = every.person[chosen]
    kind = np.array(CAUSES)[every.cause[chosen]]
    at = world.draws.uniform("subsidies", people.count)[person]
    low, high = (np.array([chances["subsidy"][one][place] for one in KINDS]) for place in (0, 1))
    which = (kind == KINDS[1]).astype(np.int64)
    amount = (low[which] + (high - low)[which] * at) // 5 * 5
    flags = race_flags(people, person, second_race(world, person))
    none = np.zeros(len(person), dtype=bool)
    columns: dict[str, object] = {
        "a3_child_record_number": child_ids(person),
        "a4_child_date_of_birth": dates(people.born[person]),
        "a5_child_sex": np.where(people.male[person], "male", "female"),
        "a6_child_race_american_indian_alaska_native": flags["american_indian_alaska_native"],
        "a7_child_race_asian": flags["asian"],
        "a8_child_race_black_african_american": flags["black"],
        "a9_child_race_hawaiian_pacific_islander": flags["native_hawaiian_pacific_islander"],
        "a10_child_race_white": flags["white"],
        "a11_child_race_unknown": flags["unknown"],
        "a12_child_race_abandoned": none,
        "a13_child_race_declined": none,
        "a14_child_hispanic_latino": np.select(
            [flags["hispanic"], flags["not_recorded"]], ["hispanic", "unknown"], "not_hispanic"
        ),
        "a15_assistance_agreement_type": kind,
        "a16_adoption_subsidy_amount": amount.astype(np.int64),
        "a17_adoption_finalization_date": dates(every.exited[chosen]),
        "a18_agreement_termination_date": dates(np.where(ended <= last, ended, NEVER)),
        "a19_adoption_placing_agency": names(
            chances["placed_by"], world.draws.uniform("placing agencies", people.count)[person]
        ),
    }
    return _finished(pl.DataFrame(columns), AfcarsAga.schema(), submission)


def _agreements(world: World) -> tuple[Numbers, Days]:
    """Episodes that ended in an agreement, by person, and the last day of each agreement.

    An agreement ends at 18, when the child comes back into care, or when it dies.
    """
    every, people = world.episodes, world.people
    chosen = np.flatnonzero(np.isin(every.cause, [CAUSES.index(kind) for kind in KINDS]))
    person = every.person[chosen]
    grown = days.add_years(people.born[person], AGE_OF_MAJORITY)
    after = np.minimum(chosen + 1, every.count - 1)
    back = np.where((after > chosen) & (every.person[after] == person), every.removed[after], NEVER)
    ended = np.minimum.reduce([grown, back, world.died[person]])
    lasts = ended > every.exited[chosen]
    chosen, ended = chosen[lasts], ended[lasts]
    # one agreement for a child: the latest, where a guardianship was followed by an adoption
    latest = np.diff(every.person[chosen], append=-1) != 0
    return chosen[latest], ended[latest]


def adoption_rows(world: World, submission: str, first: int, last: int) -> pl.DataFrame:
    """Rows of `staging.afcars_adoption_1993`: adoptions made final in a period."""
    every, people = world.episodes, world.people
    inside = (every.exited >= first) & (every.exited <= last)
    chosen = np.flatnonzero(inside & (every.cause == CAUSES.index("adoption")))
    person, exited = every.person[chosen], every.exited[chosen]
    ended = dates(terminations(world.given, every, chosen, last).ended)
    ask = Answers(world.draws, f"adoptions {submission}", len(chosen))
    flags = race_flags(people, person, second_race(world, person))
    mother = people.born[people.first_of_family[people.family[person]]] - ask.between("mother", 6800, 13000)
    subsidy = ask.yes("subsidy", 0.93)
    columns: dict[str, object] = {
        "state_fips": np.full(len(chosen), codes.STATES.by_name[STATE].code),
        "report_date": [(days.EPOCH + dt.timedelta(days=last)).replace(day=1)] * len(chosen),
        "recnum": adopted_ids(person),
        "agnyinvl": np.full(len(chosen), "yes"),
        "dob": dates(people.born[person]).dt.truncate("1mo"),
        "sex": np.where(people.male[person], "male", "female"),
        "amiakn": flags["american_indian_alaska_native"],
        "asian": flags["asian"],
        "blkafram": flags["black"],
        "hawaiipi": flags["native_hawaiian_pacific_islander"],
        "white": flags["white"],
        "untodetm": flags["unknown"],
        "hisorgin": np.select(
            [flags["hispanic"], flags["not_recorded"]], ["yes", "unable_to_determine"], "no"
        ),
        "agyspnds": np.full(len(chosen), "yes"),
        "basspnds": ask.one_of(
            "need",
            {"sibling_group": 0.35, "age": 0.25, "medical_condition_or_disability": 0.20, "other": 0.20},
        ),
        "dobyrmom": _year(mother),
        "dobyrdad": _year(mother) - ask.between("father", -3, 8),
        "momarrd": ask.one_of("married", {"no": 0.62, "yes": 0.20, "unable_to_determine": 0.18}),
        "tprmomdate": ended,
        "tprdaddate": ended,
        "adoptdate": dates(exited),
        "chpldfrm": np.full(len(chosen), "within_state"),
        "chpldby": np.full(len(chosen), "public_agency"),
        "monsubsy": np.where(subsidy, "yes", "no"),
        "monamnt": np.where(subsidy, ask.between("amount", 70, 210) * 5, 0),
        "iveaa": np.where(subsidy, ask.one_of("title", {"yes": 0.85, "no": 0.15}), "no"),
    }
    columns |= dict.fromkeys(
        ("mr", "vishear", "phydis", "othrmed", "stparent"), np.zeros(len(chosen), dtype=bool)
    )
    medical = columns["basspnds"] == "medical_condition_or_disability"
    columns["dsmiii"] = medical
    columns |= _adopters(world, exited, ask)
    return _finished(pl.DataFrame(columns), AfcarsAdoption1993.schema(), submission)


def _adopters(world: World, exited: Days, ask: Answers) -> dict[str, object]:
    """Who adopted: a couple or one parent, and what tied them to the child before."""
    structure = ask.one_of(
        "structure",
        {"married_couple": 0.68, "unmarried_couple": 0.04, "single_female": 0.25, "single_male": 0.03},
    )
    tie = ask.one_of("adopters", world.parameters.plans["adopters"])
    born = _year(exited - ask.between("adopter", 28 * 365, 58 * 365))
    white = ask.yes("white", 0.7)
    columns: dict[str, object] = {
        "adpfamst": structure,
        "otherel": tie == "relative",
        "fosparch": tie == "foster_parent",
        "nonrel": tie == "non_relative",
    }
    for who, year, alone, hispanic in (
        ("m", "admomyr", "single_male", "homom"),
        ("d", "addadyr", "single_female", "hodad"),
    ):
        there = structure != alone
        no = np.zeros(len(born), dtype=bool)
        columns[year] = only_where(born, there)
        columns[hispanic] = np.where(there, "no", "not_applicable")
        races = {"amiakn": no, "asian": no, "blafram": ~white, "hawiipi": no, "white": white, "untodem": no}
        columns |= {f"{name}{who}": only_where(value, there) for name, value in races.items()}
    return columns


def _year(day: Days) -> Numbers:
    return 1970 + day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)


def _finished(rows: pl.DataFrame, schema: pl.Schema, submission: str) -> pl.DataFrame:
    """Rows in the columns and types of a contract, numbered in the order of their children."""
    rows = rows.with_columns(
        pl.lit(STATE).alias("state"),
        pl.lit(submission).alias("submission"),
        pl.lit(NO_FILE).alias("file_id"),
        pl.int_range(1, pl.len() + 1).alias("record_number"),
    )
    missing = [pl.lit(None).alias(name) for name in schema if name not in rows.columns]
    return rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in schema.items())

"""Rows about youth in transition: NYTD's outcomes and served parts, and the agency's own survey table.

The youth are those of the removal episodes: in care at 17 in a cohort's year, asked again at 19 and 21; in
care at 14 to 20, or just gone, for services.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_attributes import only_where, race_flags, second_race
from data_samples.generator.afcars_rows import NO_FILE, STATE
from data_samples.generator.arrays import Days, Flags, Numbers, Shares
from data_samples.generator.days import NEVER, dates
from data_samples.generator.draws import names
from data_samples.generator.identifiers import child_ids
from data_samples.generator.parameters import CAUSES
from data_samples.generator.simulation import World
from transforms.contracts import codes
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes
from transforms.contracts.staging.nytd_served import NytdServed

AGES = (17, 19, 21)
WITHIN = 45
"""Days after the 17th birthday in which a youth is to be asked (45 CFR 1356.82)."""
AROUND = 30
"""Days around a later birthday in which a youth is asked, within the period it falls into."""
GONE_AT_MOST = 365
"""Days after leaving care on the own feet in which a youth is still served."""
OF_AGE = 18
ROOM_AND_BOARD = "e31_room_board_financial_assist"
PUBLIC_ASSISTANCE = (
    "e42_public_financial_assist",
    "e43_public_food_assist",
    "e44_public_housing_assist",
)
INSURANCE = ("e54_medicaid", "e55_other_health_insurance")
COVERAGE = (
    "e56_health_insurance_type_medical",
    "e57_health_insurance_type_mental_health",
    "e58_health_insurance_type_prescription_drugs",
)
MARRIAGE = "e53_marriage_at_childs_birth"
CERTIFICATE = "e46_highest_educ_certification"


@dataclass(frozen=True)
class Wave:
    """The youth of one cohort at one age."""

    age: int
    cohort: int
    """Fiscal year in which the youth were 17."""
    person: Numbers
    asked: Days
    """The day of the survey, or of the last attempt."""
    took_part: Flags

    def asked_between(self, first: int, last: int) -> Flags:
        """Who was asked from the first to the last day."""
        return (self.asked >= first) & (self.asked <= last)

    def uniform(self, world: World, purpose: str) -> Shares:
        """A number drawn for each youth, the same whichever period asks."""
        return world.draws.uniform(f"{purpose} {self.age} {self.cohort}", len(self.person))


def waves(world: World) -> list[Wave]:
    """Every wave of every cohort of youth, one without anyone where there are none."""
    chances, episodes, people = world.parameters.youth, world.episodes, world.people
    persons = np.unique(episodes.person)
    seventeen = days.add_years(people.born[persons], AGES[0])
    cohort = days.fiscal_year(seventeen)
    begins = (cohort - chances["first_cohort"]) % chances["every_years"] == 0
    inside = begins & (episodes.in_care(persons, seventeen) >= 0) & (world.died[persons] > seventeen)
    found = []
    for year in np.unique(cohort[inside]):
        mine = persons[inside & (cohort == year)]
        for place, age in enumerate(AGES):
            asked = _asked(world, mine, age)
            alive = world.died[mine] > asked
            mine, asked = mine[alive], asked[alive]
            at = world.draws.uniform(f"takes part at {age}", people.count)[mine]
            followed_in_care = (place > 0) & (episodes.in_care(mine, asked) >= 0)
            share = np.where(
                followed_in_care, chances["participates_in_care"], chances["participates"][place]
            )
            took_part = at < share
            found.append(Wave(age, int(year), mine, asked, took_part))
            # those who took part at 17 are asked again, whether they answer at 19 or not
            mine = mine[took_part] if place == 0 else mine
    nobody = np.zeros(0, dtype=np.int64)
    return found or [Wave(AGES[0], chances["first_cohort"], nobody, nobody, np.zeros(0, dtype=bool))]


def _asked(world: World, person: Numbers, age: int) -> Days:
    """The day of the survey: soon after the 17th birthday; around later ones, in their period."""
    birthday = days.add_years(world.people.born[person], age)
    at = world.draws.uniform(f"asked at {age}", world.people.count)[person]
    if age == AGES[0]:
        return birthday + np.floor(WITHIN * at).astype(np.int64)
    first, last = _period(birthday)
    around = birthday + np.floor((2 * AROUND + 1) * at).astype(np.int64) - AROUND
    return np.clip(around, first, last)


def _period(on: Days) -> tuple[Days, Days]:
    """First and last day of the six-month report period that each day falls into."""
    month = on.astype("datetime64[D]").astype("datetime64[M]")
    start = month - (month.astype(np.int64) + 3) % 6
    end = (start + 6).astype("datetime64[D]").astype(np.int64) - 1
    return start.astype("datetime64[D]").astype(np.int64), end


def outcome_rows(world: World, every: list[Wave], submission: str, first: int, last: int) -> pl.DataFrame:
    """Rows of `staging.nytd_outcomes` of one period: youth who were asked in it."""
    now = _asked_then(every, first, last)
    parts = [_outcomes(world, wave, wave.asked_between(first, last)) for wave in now]
    return _finished(pl.concat(parts).sort("e3_record_number"), NytdOutcomes.schema(), submission, last)


def _asked_then(every: list[Wave], first: int, last: int) -> list[Wave]:
    """The waves with a youth who was asked from the first to the last day; without one, some wave."""
    return [wave for wave in every if wave.asked_between(first, last).any()] or every[:1]


def _outcomes(world: World, wave: Wave, inside: Flags) -> pl.DataFrame:
    """Some youth of a wave with their answers."""
    person, asked, took_part = wave.person[inside], wave.asked[inside], wave.took_part[inside]
    in_care = world.episodes.in_care(person, asked) >= 0
    status = names(world.parameters.youth["reasons"], wave.uniform(world, "no part"))[inside]
    columns = _demographics(world, person) | {
        "wave": np.full(len(person), str(wave.age)),
        "e34_outcomes_reporting_status": np.where(took_part, "participated", status),
        "e35_date_outcome_data_collection": dates(np.where(took_part, asked, NEVER)),
        "e36_foster_care_status_outcomes": in_care,
    }
    answers = _answers(world, wave, inside, in_care)
    return pl.DataFrame(columns | {name: only_where(value, took_part) for name, value in answers.items()})


def _answers(world: World, wave: Wave, inside: Flags, in_care: Flags) -> dict[str, np.ndarray]:
    """The answers of some youth of a wave, as if all had taken part."""
    chances, place = world.parameters.youth, AGES.index(wave.age)
    found: dict[str, np.ndarray] = {}
    for name, shares in chances["answers"].items():
        at = wave.uniform(world, name)[inside]
        value = np.where(at < shares[place], "yes", "no")
        if name in (*INSURANCE, *COVERAGE):
            unsure = at > 1 - chances["declines_answer"] - chances["unsure"]
            value = np.where(unsure & (value == "no"), "do_not_know", value)
        found[name] = np.where(at > 1 - chances["declines_answer"], "declined", value)
    for name in PUBLIC_ASSISTANCE:
        found[name] = np.where(in_care, "not_applicable", found[name])
    found[MARRIAGE] = np.where(found["e52_children"] == "yes", found[MARRIAGE], "not_applicable")
    insured = found[INSURANCE[1]] == "yes"
    for name in COVERAGE:
        found[name] = np.where(insured, found[name], "not_applicable")
    certificates = {name: shares[place] for name, shares in chances["certificates"].items()}
    found[CERTIFICATE] = names(certificates, wave.uniform(world, CERTIFICATE)[inside])
    return found


def _demographics(world: World, person: Numbers) -> dict[str, object]:
    """Elements 3 to 13."""
    people = world.people
    flags = race_flags(people, person, second_race(world, person))
    return {
        "e3_record_number": child_ids(person),
        "e4_date_of_birth": dates(people.born[person]),
        "e5_sex": np.where(people.male[person], "male", "female"),
        "e6_race_american_indian_alaska_native": flags["american_indian_alaska_native"],
        "e7_race_asian": flags["asian"],
        "e8_race_black_african_american": flags["black"],
        "e9_race_hawaiian_pacific_islander": flags["native_hawaiian_pacific_islander"],
        "e10_race_white": flags["white"],
        "e11_race_unknown": flags["unknown"],
        "e12_race_declined": np.zeros(len(person), dtype=bool),
        "e13_hispanic_latino": np.select(
            [flags["hispanic"], flags["not_recorded"]], ["hispanic", "unknown"], "not_hispanic"
        ),
    }


def served_rows(world: World, submission: str, first: int, last: int) -> pl.DataFrame:
    """Rows of `staging.nytd_served` of one period: youth who received a service in it."""
    person, in_care = _may_be_served(world, first, last)
    draws, people = world.draws, world.people
    services = {
        name: draws.uniform(f"{name} {submission}", len(person)) < share
        for name, share in world.parameters.youth["services"].items()
    }
    # room and board are for those of 18 or more, so that a larger share of them receives it
    grown = people.age(person, np.full(len(person), last)) >= OF_AGE
    services[ROOM_AND_BOARD] &= grown
    served = np.any(list(services.values()), axis=0)
    person, in_care = person[served], in_care[served]
    age = people.age(person, np.full(len(person), last))
    grade = np.clip(age - 6, 6, 12)
    fips = np.array([one["fips"] for one in world.parameters.counties])
    columns = _demographics(world, person) | {
        "e14_foster_care_status_services": in_care,
        "e15_local_agency": fips[people.county[person]],
        "e16_federally_recognized_tribe": np.zeros(len(person), dtype=bool),
        "e17_adjudicated_delinquent": draws.uniform("delinquent", people.count)[person] < 0.06,
        "e18_educational_level": np.where(age >= 19, "college", np.char.add("grade_", grade.astype(str))),
        "e19_special_education": draws.uniform("special education", people.count)[person] < 0.25,
    }
    rows = pl.DataFrame(columns | {name: value[served] for name, value in services.items()})
    return _finished(rows.sort("e3_record_number"), NytdServed.schema(), submission, last)


def _may_be_served(world: World, first: int, last: int) -> tuple[Numbers, Flags]:
    """Youth of 14 to 20 in care in a period, and those who left on their own feet shortly before it."""
    episodes, people = world.episodes, world.people
    begun = (episodes.removed <= last) & (world.died[episodes.person] > last)
    inside = begun & (episodes.exited >= first)
    alone = episodes.cause == CAUSES.index("emancipation")
    after = begun & alone & (episodes.exited >= first - GONE_AT_MOST)
    age = people.age(episodes.person, np.full(episodes.count, first))
    of_age = (age >= 14) & (age < 21)
    person = np.unique(episodes.person[(inside | after) & of_age])
    return person, np.isin(person, episodes.person[inside])


def survey_rows(world: World, every: list[Wave], first: int, last: int) -> pl.DataFrame:
    """Rows of `staging.youth_outcomes`: the agency's own table of the same surveys."""
    parts = []
    for wave in _asked_then(every, first, last):
        inside = wave.asked_between(first, last)
        told = _outcomes(world, wave, inside)
        weight = inside.sum() / max(int((inside & wave.took_part).sum()), 1)
        parts.append(
            told.with_columns(
                pl.col("e3_record_number").alias("child_id"),
                dates(wave.asked[inside]).alias("surveyed_on"),
                pl.Series("participated", wave.took_part[inside]),
                pl.when(pl.Series(wave.took_part[inside])).then(round(float(weight), 4)).alias("weight"),
            )
        )
    rows = pl.concat(parts)
    yes_or_no = {"yes": True, "no": False}
    answers = [
        pl.col(name).replace_strict(yes_or_no, default=None, return_dtype=pl.Boolean).alias(ours)
        for name, ours in IN_EXTRACT.items()
    ]
    certificate = pl.col(CERTIFICATE).alias("highest_certificate")
    kept = ("child_id", "wave", "surveyed_on", "participated", "weight")
    return rows.select(*kept, certificate, *answers).sort("surveyed_on", "child_id")


IN_EXTRACT = {
    "e37_current_full_time_employment": "employed_full_time",
    "e38_current_part_time_employment": "employed_part_time",
    "e39_employment_related_skills": "employment_skills",
    "e40_social_security": "social_security",
    "e41_educ_aid": "educational_aid",
    "e42_public_financial_assist": "public_financial_assistance",
    "e43_public_food_assist": "public_food_assistance",
    "e44_public_housing_assist": "public_housing_assistance",
    "e45_other_financial_support": "other_financial_support",
    "e47_current_enrollment_attendance": "enrolled",
    "e48_connection_adult": "connection_to_adult",
    "e49_homelessness": "homeless",
    "e50_substance_abuse_referral": "substance_abuse_referral",
    "e51_incarceration": "incarcerated",
    "e52_children": "has_children",
    "e53_marriage_at_childs_birth": "married_at_birth",
    "e54_medicaid": "medicaid",
    "e55_other_health_insurance": "other_health_insurance",
    "e56_health_insurance_type_medical": "medical_coverage",
    "e57_health_insurance_type_mental_health": "mental_health_coverage",
    "e58_health_insurance_type_prescription_drugs": "prescription_coverage",
}
"""NYTD's answers under the names of the agency's table."""


def _finished(rows: pl.DataFrame, schema: pl.Schema, submission: str, last: int) -> pl.DataFrame:
    """Rows in the columns and types of a contract, numbered as they stand."""
    month = (days.EPOCH + dt.timedelta(days=last)).replace(day=1)
    rows = rows.with_columns(
        pl.lit(STATE).alias("state"),
        pl.lit(submission).alias("submission"),
        pl.lit(NO_FILE).alias("file_id"),
        pl.int_range(1, pl.len() + 1).alias("record_number"),
        pl.lit(codes.STATES.by_name[STATE].code).alias("e1_state"),
        pl.lit(month).alias("e2_report_date"),
    )
    missing = [pl.lit(None).alias(name) for name in schema if name not in rows.columns]
    return rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in schema.items())

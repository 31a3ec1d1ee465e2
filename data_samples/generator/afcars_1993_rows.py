"""AFCARS 1993 foster care rows of one submission, from the same simulated histories as the 2020 rows.

Each child in care in the period has one row: the latest removal, its current setting and the count of
settings, as known on the period's last day. Stays in hospital or detention are not told, as in real files.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_attributes import mothers_birth_years, only_where, race_flags, second_race
from data_samples.generator.afcars_rows import NO_FILE, STATE
from data_samples.generator.arrays import Numbers
from data_samples.generator.care import Care
from data_samples.generator.days import dates
from data_samples.generator.draws import names
from data_samples.generator.identifiers import child_ids
from data_samples.generator.parameters import CAUSES
from data_samples.generator.placements import place
from transforms.contracts import codes
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993

LAST_YEAR_OF_1993 = 2022
TOLD_AS = {
    "pre_adoptive_home": "pre_adoptive_home",
    "relative_foster_home": "relative_foster_home",
    "kin_foster_home": "nonrelative_foster_home",
    "therapeutic_foster_home": "nonrelative_foster_home",
    "shelter_foster_home": "nonrelative_foster_home",
    "foster_home": "nonrelative_foster_home",
    "group_home_family_operated": "group_home",
    "group_home_staff_operated": "group_home",
    "group_home_shelter": "group_home",
    "residential_treatment_center": "institution",
    "qualified_residential_treatment": "institution",
    "child_care_institution": "institution",
    "child_care_institution_shelter": "institution",
    "supervised_independent_living": "supervised_independent_living",
    "runaway": "runaway",
    "whereabouts_unknown": "runaway",
    "placed_at_home": "trial_home_visit",
}
GOALS = ("reunification", "living_with_relative", "adoption", "emancipation", "guardianship")
FIRST_REVIEW, BETWEEN_REVIEWS = 170, 182
"""Days in care."""
SETTING_NOT_TOLD = "institution"
"""Where a child who has been in hospital or detention alone is said to live."""
COUPLES = ("married_couple", "unmarried_couple")
OLDER = 2
"""Years by which a second caretaker is older than the first."""
NOT_COUNTED = ("runaway", "trial_home_visit")


def submissions_1993(first_fiscal_year: int) -> list[tuple[str, int, int]]:
    """Six-month submissions from a year up to the last before AFCARS 2020: name, first and last day."""
    return [
        found
        for year in range(first_fiscal_year, LAST_YEAR_OF_1993 + 1)
        for found in (
            (f"{year % 100:02d}A", days.day(year - 1, 10, 1), days.day(year, 3, 31)),
            (f"{year % 100:02d}B", days.day(year, 4, 1), days.day(year, 9, 30)),
        )
    ]


class Afcars1993Rows:
    """Rows of one submission after another, over one `Care`."""

    def __init__(self, care: Care, first: int) -> None:
        """`first` is the first day of the first submission that will be asked for."""
        self.care = care
        every, people = care.world.episodes, care.world.people
        self._episodes = pl.DataFrame(
            {"person": every.person, "removed": every.removed, "exited": every.exited, "cause": every.cause}
        ).with_row_index("episode")
        earlier = np.flatnonzero((every.exited < days.AFCARS_2020_BEGINS) & (every.exited >= first))
        self._settings = _told_settings(care, earlier)
        persons = np.unique(every.person)
        self._children = _children(care, persons)
        self._counties = np.array([one["fips"] for one in care.world.parameters.counties])[people.county]

    def submission(self, name: str, first: int, last: int) -> pl.DataFrame:
        """The rows of a submission, in the columns of the contract.

        Args:
            name: the submission, such as `21A`.
            first: first day of the period.
            last: last day of the period.
        """
        rows = self._latest(first, last).join(self._current(last), on="episode", how="left")
        left = pl.col("exited") <= last
        person = rows["person"].to_numpy()
        ended = rows["exited"].to_numpy() <= last
        exited = np.where(ended, rows["exited"].to_numpy(), days.NEVER)
        removed, cause = rows["removed"].to_numpy(), np.array(CAUSES)[rows["cause"].to_numpy()]
        until = np.minimum(exited, last)
        reviews = (until - removed - FIRST_REVIEW) // BETWEEN_REVIEWS
        reviewed = np.where(reviews >= 0, removed + FIRST_REVIEW + reviews * BETWEEN_REVIEWS, days.NEVER)
        freed = np.where(ended & (cause == "adoption"), removed + (exited - removed) * 2 // 3, days.NEVER)
        goal = np.where(np.isin(cause, GOALS) & (until - removed > BETWEEN_REVIEWS), cause, GOALS[0])
        previous = rows["previous"].fill_null(int(days.NEVER)).to_numpy()
        rows = rows.join(self._children, on="person", how="left").with_columns(
            pl.lit(STATE).alias("state"),
            pl.lit(name).alias("submission"),
            pl.lit(NO_FILE).alias("file_id"),
            pl.int_range(1, pl.len() + 1).alias("record_number"),
            pl.lit(codes.STATES.by_name[STATE].code).alias("state_fips"),
            pl.lit((dt.date(1970, 1, 1) + dt.timedelta(days=last)).replace(day=1)).alias("report_date"),
            pl.Series("fipscode", self._counties[person]),
            dates(rows["first_removed"].to_numpy()).alias("rem1dt"),
            pl.col("number").alias("totalrem"),
            dates(previous).alias("dlstfcdt"),
            dates(rows["removed"].to_numpy()).alias("latremdt"),
            pl.col("curplset").fill_null(SETTING_NOT_TOLD),
            pl.col("cursetdt").fill_null(dates(rows["removed"].to_numpy())),
            pl.col("numplep").fill_null(1),
            dates(rows["removed"].to_numpy() + 3).alias("remtrndt"),
            pl.lit("court_ordered").alias("manrem"),
            pl.lit(value=True).alias("neglect"),
            dates(reviewed).alias("pedrevdt"),
            dates(freed).alias("tprmomdt"),
            dates(freed).alias("tprdaddt"),
            pl.Series("casegoal", goal),
            pl.lit("no").alias("clindis"),
            pl.lit("no").alias("everadpt"),
            pl.lit("no").alias("placeout"),
            dates(exited).alias("dodfcdt"),
            dates(np.where(ended, exited + 4, days.NEVER)).alias("dodtrndt"),
            pl.when(left)
            .then(pl.Series(np.array(CAUSES)[rows["cause"].to_numpy()]))
            .otherwise(pl.lit("not_applicable"))
            .alias("disreasn"),
        )
        absent = [pl.lit(None).alias(c) for c in AfcarsFosterCare1993.columns if c not in rows.columns]
        return rows.with_columns(absent).select(
            pl.col(column).cast(kind) for column, kind in AfcarsFosterCare1993.schema().items()
        )

    def _latest(self, first: int, last: int) -> pl.DataFrame:
        """The latest removal by the last day of each child in care in the period, with those before it."""
        known = self._episodes.filter(pl.col("removed") <= last).sort("person", "removed")
        counted = known.with_columns(
            pl.int_range(1, pl.len() + 1).over("person").alias("number"),
            pl.col("exited").shift(1).over("person").alias("previous"),
            pl.col("removed").first().over("person").alias("first_removed"),
        )
        latest = counted.group_by("person", maintain_order=True).last()
        return latest.filter(pl.col("exited") >= first)

    def _current(self, last: int) -> pl.DataFrame:
        """The current setting of each episode on a day, its start, and the count of settings so far."""
        known = self._settings.filter(pl.col("began") <= last).sort("episode", "began")
        return known.group_by("episode", maintain_order=True).agg(
            pl.col("told_as").last().alias("curplset"),
            pl.col("began").last().cast(pl.Int32).cast(pl.Date).alias("cursetdt"),
            (~pl.col("told_as").is_in(NOT_COUNTED)).sum().clip(1).alias("numplep"),
        )


def _told_settings(care: Care, earlier: Numbers) -> pl.DataFrame:
    """Living arrangements in the settings of 1993: those of the 2020 rows, and of episodes ended before."""
    world = care.world
    parts = [care.arrangements, place(world.given, world.episodes, earlier)]
    return pl.concat(
        pl.DataFrame(
            {
                "episode": part.episode.astype(np.uint32),
                "began": part.began.astype(np.int64),
                "told_as": [TOLD_AS.get(part.settings[number]) for number in part.setting],
            },
            schema_overrides={"told_as": pl.String},
        )
        for part in parts
    ).filter(pl.col("told_as").is_not_null())


def _children(care: Care, persons: Numbers) -> pl.DataFrame:
    """What does not change of each child."""
    people = care.world.people
    flags = race_flags(people, persons, second_race(care.world, persons))
    mother_born = mothers_birth_years(care.world, persons)
    structure = names(
        {"single_female": 0.5, "married_couple": 0.25, "unmarried_couple": 0.2, "single_male": 0.05},
        care.world.draws.uniform("family structure", int(people.family.max()) + 1)[people.family[persons]],
    )
    return pl.DataFrame(
        {
            "person": persons,
            "recnumbr": child_ids(persons),
            "dob": dates(people.born[persons]),
            "ctkfamst": structure,
            "ctk1yr": mother_born,
            "ctk2yr": only_where(mother_born - OLDER, np.isin(structure, COUPLES)),
            "sex": np.where(people.male[persons], "male", "female"),
            "amiakn": flags["american_indian_alaska_native"],
            "asian": flags["asian"],
            "blkafram": flags["black"],
            "hawaiipi": flags["native_hawaiian_pacific_islander"],
            "white": flags["white"],
            "untodetm": flags["unknown"],
            "hisorgin": np.select(
                [flags["hispanic"], flags["not_recorded"]], ["yes", "unable_to_determine"], "no"
            ),
        }
    )

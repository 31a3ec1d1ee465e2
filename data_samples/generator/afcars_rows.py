"""AFCARS staging rows of one submission: what was known on the last day of the period, and no later.

Attributes that do not change stand in `afcars_attributes`; here belongs what depends on the period.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_attributes import (
    arrangement_attributes,
    child_attributes,
    removal_attributes,
)
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.care import Care, earlier_episodes
from data_samples.generator.case_history import PLANS, Events
from data_samples.generator.days import dates
from transforms.contracts.contract import all_contracts

STATE = "ZZ"
NO_FILE = "0" * 16
TABLES = tuple(name.split(".")[1] for name in all_contracts() if name.startswith("staging.afcars_oohc_"))
EXIT_ELEMENTS = {f"e{number}" for number in range(153, 187)}


class AfcarsRows:
    """Rows of every AFCARS table for one submission after another, over one `Care`."""

    def __init__(self, care: Care) -> None:
        self.care = care
        self._children = child_attributes(care)
        self._removals = removal_attributes(care, np.concatenate([care.chosen, earlier_episodes(care)]))
        self._arrangements = arrangement_attributes(care)

    def submission(self, name: str, first: int, last: int) -> dict[str, pl.DataFrame]:
        """Rows by table name, in the columns of the contracts.

        Args:
            name: the submission, such as `23A`.
            first: first day of the period.
            last: last day of the period.
        """
        served = self.care.served(first, last)
        persons = np.unique(self.care.world.episodes.person[served])
        records = pl.DataFrame({"person": persons}).with_row_index("record_number", offset=1)
        removals = self._removals_known(records, last)
        numbers = removals.select("episode", "record_number", "removal_number", "e4_child_record_number")
        tables = {
            "afcars_oohc_children": self._children_known(records, last),
            "afcars_oohc_removals": removals,
            "afcars_oohc_living_arrangements": self._arrangements_known(numbers, last),
            "afcars_oohc_second_parents": self._second_parents(records, last),
            "afcars_oohc_tribes": self._tribes(records),
        }
        for table, events, column, names in (
            ("permanency_plans", self.care.plans, "e147_permanency_plan_date", PLANS),
            ("periodic_reviews", self.care.reviews, "e149_periodic_review_date", ()),
            ("permanency_hearings", self.care.hearings, "e150_permanency_hearing_date", ()),
            ("caseworker_visits", self.care.visits, "e151_case_worker_visit_date", ("other", "residence")),
        ):
            tables[f"afcars_oohc_{table}"] = _events(events, column, names, numbers, last)
        return {table: _finished(table, rows, name) for table, rows in tables.items()}

    def _removals_known(self, records: pl.DataFrame, last: int) -> pl.DataFrame:
        """Removals up to the last day, exits up to the last day, numbered within the record."""
        end = dt.date(1970, 1, 1) + dt.timedelta(days=last)
        known = pl.col("e153_exit_date") <= end
        exits = [column for column in self._removals.columns if column[:4] in EXIT_ELEMENTS]
        return (
            self._removals.join(records, on="person", how="inner")
            .filter(pl.col("e69_removal_date") <= end)
            .with_columns(pl.when(known).then(pl.col(exits)))
            .with_columns(
                pl.when(known | pl.col("e153_exit_date").is_not_null())
                .then(pl.col("e155_exit_reason"))
                .otherwise(pl.lit("not_applicable"))
                .alias("e155_exit_reason")
            )
            .sort("record_number", "removal_layout", "e69_removal_date", descending=[False, True, False])
            .with_columns(pl.int_range(1, pl.len() + 1).over("record_number").alias("removal_number"))
        )

    def _children_known(self, records: pl.DataFrame, last: int) -> pl.DataFrame:
        """Children with what depends on the last day: school, siblings in care, parents' rights."""
        care, people = self.care, self.care.world.people
        persons = records["person"].to_numpy()
        age = people.age(persons, np.full(len(persons), last))
        in_care = self._in_care(last)
        together = np.bincount(people.family[in_care], minlength=int(people.family.max()) + 1)
        here = np.isin(persons, in_care)
        siblings = np.maximum(together[people.family[persons]] - here, 0)
        rows = records.join(self._children, on="person", how="left").with_columns(
            *_school(age),
            pl.Series("e57_siblings_in_foster_care", siblings),
            e39_fathered_or_bore_child=pl.col("parent_u") < np.clip((age - 14) * 0.012, 0, 0.06),
        )
        rows = rows.with_columns(
            e56_total_siblings=pl.max_horizontal("e56_total_siblings", "e57_siblings_in_foster_care"),
            e58_siblings_in_living_arrangement=pl.when(pl.col("e57_siblings_in_foster_care") > 0).then(
                (pl.col("e57_siblings_in_foster_care") * pl.col("together_share")).round().cast(pl.Int64)
            ),
            e40_child_and_children_together=pl.when("e39_fathered_or_bore_child")
            .then(pl.lit("yes"))
            .otherwise(pl.lit("not_applicable")),
        ).with_columns(
            e57_siblings_in_foster_care=pl.when(pl.col("e56_total_siblings") > 0).then(
                pl.col("e57_siblings_in_foster_care")
            )
        )
        petitioned, ended, voluntary = self._rights(care, persons, last)
        way = np.where(ended == days.NEVER, "not_applicable", np.where(voluntary, "voluntary", "involuntary"))
        dead = rows["parent_deceased"].to_numpy() & (ended != days.NEVER)
        return rows.with_columns(
            pl.Series("e63_tpr_parent1", way),
            dates(np.where((ended == days.NEVER) | dead, days.NEVER, petitioned)).alias(
                "e65_tpr_petition_date_parent1"
            ),
            pl.Series("e65_tpr_petition_date_parent1_deceased", dead),
            dates(ended).alias("e67_tpr_date_parent1"),
        )

    def _in_care(self, last: int) -> Numbers:
        """Persons in care at the end of a day."""
        episodes, chosen = self.care.world.episodes, self.care.chosen
        inside = (episodes.removed[chosen] <= last) & (episodes.exited[chosen] > last)
        return np.unique(episodes.person[chosen[inside]])

    @staticmethod
    def _rights(care: Care, persons: Numbers, last: int) -> tuple[Days, Days, Flags]:
        """Petition, end and manner of each person's parents' rights, as known on a day."""
        petitioned = np.full(len(persons), days.NEVER, dtype=np.int64)
        ended, voluntary = petitioned.copy(), np.zeros(len(persons), dtype=bool)
        place = np.searchsorted(persons, care.world.episodes.person[care.chosen])
        place = np.minimum(place, len(persons) - 1)
        mine = persons[place] == care.world.episodes.person[care.chosen]
        known = mine & (care.rights.ended <= last)
        petitioned[place[known]] = care.rights.petitioned[known]
        ended[place[known]] = care.rights.ended[known]
        voluntary[place[known]] = care.rights.voluntary[known]
        return petitioned, ended, voluntary

    def _second_parents(self, records: pl.DataFrame, last: int) -> pl.DataFrame:
        """The second parent of children, where there is one."""
        persons = records["person"].to_numpy()
        petitioned, ended, voluntary = self._rights(self.care, persons, last)
        return (
            records.join(self._children, on="person", how="left")
            .with_columns(
                dates(petitioned).alias("e66_tpr_petition_date_parent2"),
                dates(ended).alias("e68_tpr_date_parent2"),
                pl.Series(
                    "e64_tpr_parent2",
                    np.where(
                        ended == days.NEVER,
                        "not_applicable",
                        np.where(voluntary, "voluntary", "involuntary"),
                    ),
                ),
                pl.lit(value=False).alias("e66_tpr_petition_date_parent2_deceased"),
                pl.lit(1).alias("sequence"),
            )
            .filter(pl.col("e60_second_parent_birth_year") < 7777)
        )

    def _tribes(self, records: pl.DataFrame) -> pl.DataFrame:
        """One tribe for each child that is a member of one."""
        return (
            records.join(self._children, on="person", how="left")
            .filter(pl.col("e8_tribal_membership") == "yes")
            .with_columns(pl.lit(1).alias("sequence"), pl.lit("T099").alias("e9_recognized_tribe"))
        )

    def _arrangements_known(self, numbers: pl.DataFrame, last: int) -> pl.DataFrame:
        end = dt.date(1970, 1, 1) + dt.timedelta(days=last)
        return _numbered(
            self._arrangements.filter(pl.col("e112_date_living_arrangement") <= end).join(
                numbers, on="episode", how="inner"
            ),
            "e112_date_living_arrangement",
        )


def _school(age: Numbers) -> list[pl.Series]:
    """School enrollment and grade by age in years."""
    enrolled = np.select(
        [age < 5, age < 12, age < 18, age < 19],
        ["not_school_age", "elementary", "secondary", "secondary"],
        "college",
    )
    grade = np.clip(age - 6, 0, 12)
    level = np.where(
        age < 5,
        "not_school_age",
        np.where(grade == 0, "kindergarten", np.char.add("grade_", grade.astype(str))),
    )
    return [pl.Series("e35_school_enrollment", enrolled), pl.Series("e36_school_highest_completed", level)]


def _events(
    events: Events, column: str, names: tuple[str, ...], numbers: pl.DataFrame, last: int
) -> pl.DataFrame:
    """Events up to the last day as rows with their date and, where they carry one, their name."""
    known = events.on <= last
    rows = pl.DataFrame({"episode": events.episode[known], column: dates(events.on[known])})
    if names:
        coded = {"e147_permanency_plan_date": "e148_permanency_plan_type"}.get(
            column, "e152_case_worker_visit_location"
        )
        rows = rows.with_columns(pl.Series(coded, np.array(names)[events.what[known]]))
    return _numbered(rows.join(numbers, on="episode", how="inner"), column)


def _numbered(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Rows in order, with their sequence within the removal."""
    rows = rows.sort("record_number", "removal_number", column)
    return rows.with_columns(
        pl.int_range(1, pl.len() + 1).over("record_number", "removal_number").alias("sequence")
    )


def _finished(table: str, rows: pl.DataFrame, submission: str) -> pl.DataFrame:
    """Rows in the columns and types of the table's contract."""
    contract = all_contracts()[f"staging.{table}"]
    rows = rows.with_columns(
        pl.lit(STATE).alias("state"),
        pl.lit(submission).alias("submission"),
        pl.lit(NO_FILE).alias("file_id"),
    )
    missing = [pl.lit(None).alias(name) for name in contract.columns if name not in rows.columns]
    return rows.with_columns(missing).select(
        pl.col(name).cast(kind) for name, kind in contract.schema().items()
    )

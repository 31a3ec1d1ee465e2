"""What AFCARS says of children, removals and homes that does not change from one period to the next.

Each function returns a frame with a key (`person` or `episode`) and columns named as in the contracts.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.arrays import Flags, Numbers
from data_samples.generator.care import Care
from data_samples.generator.days import dates
from data_samples.generator.draws import Draws, in_order, names
from data_samples.generator.identifiers import child_ids
from data_samples.generator.parameters import CAUSES
from data_samples.generator.people import RACES, People
from data_samples.generator.simulation import World
from transforms.contracts.staging.afcars_oohc_children import AfcarsOohcChildren
from transforms.contracts.staging.afcars_oohc_removals import AfcarsOohcRemovals

ONE_RACE = {
    "american_indian_alaska_native": "american_indian_alaska_native",
    "asian": "asian",
    "black": "black",
    "native_hawaiian_pacific_islander": "native_hawaiian_pacific_islander",
    "white": "white",
}
HOMES = {
    "relative_foster_home": "e117_relative_foster_family",
    "kin_foster_home": "e119_kin_foster_family",
    "therapeutic_foster_home": "e115_therapeutic_home",
    "shelter_foster_home": "e116_shelter_care_home",
    "pre_adoptive_home": "e118_pre_adopt_home",
    "foster_home": "e114_licensed_home",
}
SUPPORT = tuple(f"e{number}" for number in range(47, 55))
"""Elements of the kinds of support; title IV-E foster care (E55) is asked apart from them."""
ABSENCES = ("runaway", "whereabouts_unknown")
ONE_OF_THESE = ("e80_abandonment", "e81_failure_to_return", "e97_voluntary_adoption")
"""Circumstances of which at most one applies."""


class Answers:
    """Columns drawn for `count` rows; each purpose has its own random numbers."""

    def __init__(self, draws: Draws, about: str, count: int) -> None:
        self.draws, self.about, self.count = draws, about, count

    def yes(self, purpose: str, share: float) -> Flags:
        """True for about `share` of the rows."""
        return self.draws.uniform(f"{self.about} {purpose}", self.count) < share

    def one_of(self, purpose: str, shares: dict[str, float]) -> np.ndarray:
        """A category for each row."""
        return names(shares, self.draws.uniform(f"{self.about} {purpose}", self.count))

    def between(self, purpose: str, low: int, high: int) -> Numbers:
        """A whole number from `low` to `high` for each row."""
        return self.draws.stream(f"{self.about} {purpose}").integers(low, high + 1, self.count)


def _year(day: Numbers) -> Numbers:
    return 1970 + day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)


def race_flags(people: People, persons: Numbers, second: Flags) -> dict[str, Flags]:
    """Race flags by name, with `unknown` and `hispanic`; `second` says who of several races is Asian too."""
    race = people.recorded_race[persons]

    def is_(name: str) -> Flags:
        return race == RACES.index(name)

    several, hispanic = is_("two_or_more"), is_("hispanic")
    flags = {name: is_(name) for name in ONE_RACE}
    flags["white"] = flags["white"] | several | (hispanic & ~second)
    flags["black"] = flags["black"] | (several & ~second)
    flags["asian"] = flags["asian"] | (several & second)
    flags["unknown"] = is_("unknown") | (hispanic & second)
    return flags | {"hispanic": hispanic, "not_recorded": is_("unknown")}


def second_race(world: World, persons: Numbers) -> Flags:
    """Whether persons of several races are Asian too: the same answer in every file."""
    return world.draws.uniform("second race of person", world.people.count)[persons] < 0.3


def mothers_birth_years(world: World, persons: Numbers) -> Numbers:
    """The year of birth of each person's mother: the same answer in every file."""
    people = world.people
    ages = Answers(world.draws, "family", int(people.family.max()) + 1).between("age", 18, 38)
    family = people.family[persons]
    return _year(people.born[people.first_of_family[family]]) - ages[family]


def child_attributes(care: Care) -> pl.DataFrame:
    """One row per person served."""
    people, persons = care.world.people, care.persons
    ask = Answers(care.world.draws, "child", len(persons))
    parent = Answers(care.world.draws, "family", int(people.family.max()) + 1)
    alone = parent.yes("one parent", 0.25)[people.family[persons]]
    size = np.diff(people.first_of_family)[people.family[persons]]
    flags = race_flags(people, persons, second_race(care.world, persons))
    native = flags["american_indian_alaska_native"] & ask.yes("tribe", 0.6)
    mother_born = mothers_birth_years(care.world, persons)
    late = ask.yes("born late", care.world.parameters.faults["born_after_removal"])
    born = np.where(late, people.born[persons] + 7000, people.born[persons])
    columns: dict[str, object] = {
        "person": persons,
        "e4_child_record_number": child_ids(persons),
        "e5_date_of_birth": dates(born),
        "e6_sex": np.where(people.male[persons], "male", "female"),
        "e7_agency_made_inquiries": ask.yes("inquiry", 0.97),
        "e8_tribal_membership": np.where(native, "yes", ask.one_of("member", {"no": 0.97, "unknown": 0.03})),
        "e10_icwa": np.where(native, "yes", "no"),
        "e12_icwa_notification": pl.Series(ask.yes("notice", 0.93)).cast(pl.Boolean),
        "e18_child_race_unknown": flags["unknown"],
        "e19_child_race_abandoned": np.zeros(len(persons), dtype=bool),
        "e20_child_race_declined": np.zeros(len(persons), dtype=bool),
        "e21_child_hispanic_latino": np.select(
            [flags["hispanic"], flags["not_recorded"]], ["hispanic", "unknown"], "not_hispanic"
        ),
        "e56_total_siblings": size - 1,
        "e59_first_parent_birth_year": mother_born,
        "e60_second_parent_birth_year": np.where(alone, 9999, mother_born - ask.between("father", -3, 8)),
        "e61_tribal_membership_mother": np.where(native, "yes", "no"),
        "e62_tribal_membership_father": np.where(native & ask.yes("father member", 0.4), "yes", "no"),
        "parent_deceased": ask.yes("deceased", care.world.parameters.plans["parent_deceased"]),
        "parent_u": care.world.draws.uniform("own child", len(persons)),
        "together_share": care.world.draws.uniform("together", len(persons)) ** 0.6,
    }
    for name in ONE_RACE:
        column = next(c for c in AfcarsOohcChildren.columns if c.endswith(f"child_race_{name}"))
        columns[column] = flags[name]
    rows = pl.DataFrame({**columns, **_health(ask), **_support(ask)})
    icwa = pl.col("e10_icwa") == "yes"
    removal = pl.Series("first", _first_removal(care))
    return rows.with_columns(
        pl.when(icwa).then(pl.col("e12_icwa_notification")).alias("e12_icwa_notification"),
        pl.when(icwa).then(removal.cast(pl.Date)).alias("e11_icwa_date"),
        pl.when(pl.col("e6_sex") == "female").then(pl.lit(value=False)).alias("e38_pregnant"),
    )


def _first_removal(care: Care) -> pl.Series:
    """First day of care of each person served, within the chosen episodes."""
    episodes = care.world.episodes
    first = np.full(len(care.persons), days.NEVER, dtype=np.int64)
    np.minimum.at(
        first,
        np.searchsorted(care.persons, episodes.person[care.chosen]),
        episodes.removed[care.chosen],
    )
    return dates(first)


def _health(ask: Answers) -> dict[str, object]:
    """Health columns."""
    state = ask.one_of(
        "health",
        {"diagnosed": 0.30, "none_apply": 0.60, "not_examined": 0.06, "results_not_received": 0.04},
    )
    diagnosed = state == "diagnosed"
    columns: dict[str, object] = {
        "e22_health_assessment": ask.yes("assessed", 0.92),
        "e23_health_conditions": state,
    }
    for column in AfcarsOohcChildren.columns.values():
        if column.number is not None and 24 <= column.number <= 34:
            share = 0.35 if column.number == 29 else 0.08
            has = ask.yes(column.name, share) | (column.number == 34)
            value = np.where(has, "existing", "does_not_apply")
            columns[column.name] = pl.select(pl.when(pl.Series(diagnosed)).then(pl.Series(value))).to_series()
    return columns


def _support(ask: Answers) -> dict[str, object]:
    """School support, prior adoption and guardianship, financial support, trafficking."""
    flags = {
        "e37_school_special_education": 0.15,
        "e46_support_assistance": 0.9,
        "e47_state_tribal_adoption_assistance": 0.01,
        "e48_state_tribal_foster_care": 0.4,
        "e49_adoption_subsidy": 0.02,
        "e50_guardianship_assistance": 0.02,
        "e51_tanf_assistance": 0.1,
        "e52_title_iv_b": 0.3,
        "e53_chafee_foster_program": 0.05,
        "e54_other_financial_support": 0.2,
        "e55_foster_care_payment": 0.45,
        "e109_victim_sex_trafficking": 0.0,
    }
    found = {name: ask.yes(name, share) for name, share in flags.items()}
    kinds = [name for name in flags if name[:3] in SUPPORT]
    for name in kinds:
        found[name] &= found["e46_support_assistance"]
    nothing = found["e46_support_assistance"] & ~np.any([found[name] for name in kinds], axis=0)
    found["e54_other_financial_support"] |= nothing
    columns: dict[str, object] = dict(found)
    columns["e41_prior_adoption"] = np.full(ask.count, "no")
    columns["e44_prior_guardianship"] = np.full(ask.count, "no")
    trafficked = ask.yes("trafficked", 0.004)
    columns["e106_prior_victim_sex_trafficking"] = trafficked
    columns["e107_prior_victim_sex_trafficking_reported"] = pl.select(
        pl.when(pl.Series(trafficked)).then(pl.lit(value=False))
    ).to_series()
    return columns


def removal_attributes(care: Care, episodes: Numbers) -> pl.DataFrame:
    """One row per removal, with its exit, whenever it lies."""
    every, people, parameters = care.world.episodes, care.world.people, care.world.parameters
    ask = Answers(care.world.draws, "removal", len(episodes))
    person, removed, exited = every.person[episodes], every.removed[episodes], every.exited[episodes]
    recent = exited >= days.AFCARS_2020_BEGINS
    reason = np.array(CAUSES)[every.cause[episodes]].astype(object)
    reason[ask.yes("reason missing", parameters.faults["exit_reason_missing"])] = None
    county = np.array([one["fips"] for one in parameters.counties])[people.county[person]]
    late = ask.between("late", 0, 999)
    columns: dict[str, object] = {
        "episode": episodes,
        "person": person,
        "e4_child_record_number": child_ids(person),
        "removal_layout": np.where(recent, "removal_2020", "removal_1993"),
        "e69_removal_date": dates(removed),
        "e70_removal_transaction_date": dates(removed + np.where(late < 40, 35 + late, late % 6)),
        "e71_removal_environment": ask.one_of(
            "environment",
            {"parent_household": 0.86, "relative_household": 0.08, "other": 0.03, "guardian_household": 0.03},
        ),
        "e3_local_agency": county,
        "e153_exit_date": dates(exited),
        "e154_exit_transaction_date": dates(exited + np.where(late > 960, 40, late % 5)),
        "e155_exit_reason": pl.Series(list(reason), dtype=pl.String),
        "e156_transfer_to_another_agency": pl.Series(
            [("juvenile_justice" if one == "transfer" else None) for one in reason], dtype=pl.String
        ),
    }
    rows = pl.DataFrame({**columns, **_circumstances(care, episodes), **_new_parents(care, episodes, ask)})
    history = [c for c in rows.columns if c in AfcarsOohcRemovals.columns and c not in KEPT_IN_1993]
    return rows.with_columns(pl.when(pl.col("removal_layout") == "removal_2020").then(pl.col(history)))


KEPT_IN_1993 = (
    "e4_child_record_number",
    "removal_layout",
    "e69_removal_date",
    "e153_exit_date",
    "e155_exit_reason",
)


def _circumstances(care: Care, episodes: Numbers) -> dict[str, Flags]:
    """Circumstances at removal (E72-E105), evenly spread over removals; at least one each."""
    shares = care.world.parameters.removals["circumstances"]
    found: dict[str, Flags] = {}
    order = in_order(care.world.episodes.removed[episodes])
    for name in [c.name for c in AfcarsOohcRemovals.columns.values() if 72 <= (c.number or 0) <= 105]:
        chance = np.full(len(episodes), shares.get(name, 0.0))
        mixed = care.world.draws.stream(f"order {name}").permutation(order)
        found[name] = care.world.draws.chosen(name, chance, mixed)
    for earlier, name in enumerate(ONE_OF_THESE):
        for other in ONE_OF_THESE[:earlier]:
            found[name] &= ~found[other]
    anything = np.any(list(found.values()), axis=0)
    bare = np.flatnonzero(~anything)
    # a removal needs a circumstance: neglect moves there from removals that have another one too
    rich = np.flatnonzero(found["e77_neglect"] & (np.sum(list(found.values()), axis=0) > 1))
    found["e77_neglect"][bare] = True
    found["e77_neglect"][rich[: len(bare)]] = False
    return found


def _new_parents(care: Care, episodes: Numbers, ask: Answers) -> dict[str, object]:
    """Adoptive parents or guardians (E157-E186), empty for other exits."""
    every = care.world.episodes
    cause = np.array(CAUSES)[every.cause[episodes]]
    adopted = cause == "adoption"
    mine = adopted | (cause == "guardianship")
    pairs = ask.one_of("structure", {"married": 0.68, "unmarried_couple": 0.04, "single": 0.28})
    two = mine & (pairs != "single")
    tie = ask.one_of("adopters", care.world.parameters.plans["adopters"])
    tie = np.where(adopted, tie, "relative")
    race = ask.one_of("adopter race", {"white": 0.7, "black": 0.3})
    columns: dict[str, tuple[object, Flags]] = {
        "e157_marital_status_of_adoptive_parents": (pairs, mine),
        "e158_relationship_to_adoptive_parents_relative": (tie == "relative", mine),
        "e159_relationship_to_adoptive_parents_kin": (np.zeros(ask.count, dtype=bool), mine),
        "e160_relationship_to_adoptive_parents_non_relative": (tie != "relative", mine),
        "e161_relationship_to_adoptive_parents_foster_parent": (tie == "foster_parent", mine),
        "e184_inter_intrajurisdictional_adoption": (np.full(ask.count, "within"), mine),
        "e185_assistance_agreement_type": (np.where(adopted, "iv_e_adoption", "iv_e_guardianship"), mine),
        "e186_siblings_in_adoptive_home": (ask.between("adopted siblings", 0, 2), mine),
    }
    for number, who, where in ((162, "1", mine), (173, "2", two)):
        prefix = f"adoptive_parent{who}"
        born = every.exited[episodes] - ask.between(f"{prefix} age", 28 * 365, 58 * 365)
        columns[f"e{number}_{prefix}_birth_date"] = (dates(born), where)
        columns[f"e{number + 1}_{prefix}_tribal_membership"] = (np.full(ask.count, "no"), where)
        for step, name in enumerate((*ONE_RACE, "unknown", "declined"), start=2):
            columns[f"e{number + step}_{prefix}_race_{name}"] = (race == name, where)
        columns[f"e{number + 9}_{prefix}_hispanic_latino"] = (np.full(ask.count, "not_hispanic"), where)
        columns[f"e{number + 10}_{prefix}_sex"] = (
            np.full(ask.count, "female" if who == "1" else "male"),
            where,
        )
    return {name: only_where(value, where) for name, (value, where) in columns.items()}


def only_where(value: object, where: Flags) -> pl.Series:
    """The values where they apply, else null."""
    return pl.select(pl.when(pl.Series(where)).then(pl.Series(value))).to_series()  # type: ignore[arg-type]


def arrangement_attributes(care: Care) -> pl.DataFrame:
    """One row per living arrangement."""
    arrangements, draws = care.arrangements, care.world.draws
    setting = np.array(arrangements.settings)[arrangements.setting]
    ask = Answers(draws, "arrangement", len(setting))
    home = np.isin(setting, list(HOMES))
    away = np.isin(setting, ABSENCES)
    kin = np.isin(setting, ["relative_foster_home", "kin_foster_home"])
    outside = ask.yes("outside", 0.03) & ~away
    profile = ask.between("home", 0, 29)
    licensed = (setting == "foster_home") | (home & ask.yes("licensed", 0.7))
    columns: dict[str, object] = {
        "episode": arrangements.episode,
        "e112_date_living_arrangement": dates(arrangements.began),
        "e113_foster_family_home": home,
        "e120_other_living_arrangement_type": only_where(setting, ~home),
        "e121_location_of_living_arrangement": np.select(
            [away, outside], ["runaway_or_unknown", "out_of_state"], "in_state"
        ),
        "e122_jurisdiction_or_country": only_where(np.full(len(setting), "24"), outside),
        "e123_marital_status_of_foster_parents": only_where(
            marital := np.array(["married", "single", "married", "married", "single", "unmarried_couple"])[
                profile % 6
            ],
            home,
        ),
        "e124_relationship_to_foster_parents": only_where(
            np.select([setting == "relative_foster_home", kin], ["relative", "kin"], "non_relative"), home
        ),
    }
    for name, column in HOMES.items():
        columns[column] = only_where(licensed if name == "foster_home" else setting == name, home)
    two = home & (marital != "single")
    begin = _year(arrangements.began)
    white = profile % 10 < 7
    for number, who, where in ((125, "1", home), (136, "2", two)):
        prefix = f"foster_parent{who}"
        columns[f"e{number}_{prefix}_birth_year"] = only_where(begin - 30 - profile + int(who), where)
        columns[f"e{number + 1}_{prefix}_tribal_membership"] = only_where(np.full(len(setting), "no"), where)
        for step, name in enumerate((*ONE_RACE, "unknown", "declined"), start=2):
            mine = white if name == "white" else ~white & (name == "black")
            columns[f"e{number + step}_{prefix}_race_{name}"] = only_where(mine, where)
        columns[f"e{number + 9}_{prefix}_hispanic_latino"] = only_where(
            np.full(len(setting), "not_hispanic"), where
        )
        sex = "female" if who == "1" else "male"
        columns[f"e{number + 10}_{prefix}_sex"] = only_where(np.full(len(setting), sex), where)
    return pl.DataFrame(columns)

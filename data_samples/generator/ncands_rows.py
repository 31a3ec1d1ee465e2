"""Rows of the NCANDS Child File, one federal fiscal year after another.

A year holds the reports disposed in it. Facts of whole reports are in `report_facts`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_attributes import Answers, only_where, race_flags, second_race
from data_samples.generator.arrays import Flags, Numbers
from data_samples.generator.case_history import petitions
from data_samples.generator.days import NEVER, dates
from data_samples.generator.dispositions import TRACKS
from data_samples.generator.identifiers import child_ids, perpetrator_ids, report_ids, worker_ids
from data_samples.generator.maltreatment import MOST_TYPES, levels, types_found
from data_samples.generator.report_facts import DAY, ReportFacts, whom_notified
from data_samples.generator.simulation import World
from data_samples.generator.workforce import NOBODY, Workforce, worker_of_report
from transforms.contracts.staging.ncands_child import NcandsChild

STATE = "ZZ"
NO_FILE = "0" * 16
RACE_FIELDS = {
    "american_indian_alaska_native": "ai",
    "asian": "as",
    "black": "bl",
    "native_hawaiian_pacific_islander": "nh",
    "white": "wh",
    "unknown": "ud",
}
SERVICES = (
    "adopt",
    "employ",
    "famplan",
    "health",
    "transliv",
    "legal",
    "pregpar",
    "respite",
    "ssdisabl",
    "ssdelinq",
    "othersv",
)
NO_CONDITION = ("cdrtrd", "cdvisual", "fcrtrd", "fcvisual", "fclearn", "fcphys")


def answer(yes: Flags) -> np.ndarray:
    """`yes` or `no`."""
    return np.where(yes, "yes", "no")


def clock(minutes: Numbers, known: Flags) -> pl.Series:
    """The time of day as hhmm, null where not known."""
    within = minutes % DAY
    text = pl.Series(within // 60 * 100 + within % 60).cast(pl.String).str.zfill(4)
    return only_where(text, known)


class NcandsRows:
    """Rows of the Child File for one fiscal year after another."""

    def __init__(self, world: World, facts: ReportFacts, workforce: Workforce) -> None:
        self.world, self.facts = world, facts
        self._worker, self._supervisor = worker_of_report(workforce, facts)
        self._notified = whom_notified(world, facts)
        self._petitioned = petitions(world.given, world.episodes)
        self._prior = _victim_before(world)
        self._disposition = _report_dispositions(world, facts)

    def year(self, fiscal_year: int) -> pl.DataFrame:
        """Rows of the reports disposed in a federal fiscal year, by report and child."""
        reports, facts = self.world.findings.reports, self.facts
        inside = (facts.disposed >= days.first_day(fiscal_year)) & (
            facts.disposed < days.first_day(fiscal_year + 1)
        )
        rows = np.flatnonzero(facts.position[reports.report] >= 0)
        rows = rows[inside[facts.position[reports.report[rows]]]]
        at = facts.position[reports.report[rows]]
        order = np.lexsort((reports.child[rows], at))
        rows, at = rows[order], at[order]
        ask = Answers(self.world.draws, f"child file {fiscal_year}", len(rows))
        columns: dict[str, object] = {
            "state": np.full(len(rows), STATE),
            "submission": np.full(len(rows), f"FFY{fiscal_year}"),
            "file_id": np.full(len(rows), NO_FILE),
            "record_number": np.arange(1, len(rows) + 1),
            "subyr": np.full(len(rows), fiscal_year),
            "staterr": np.full(len(rows), STATE),
        }
        columns |= self._report(at) | self._child(rows, ask)
        found, victim = types_found(self.world, rows, ask), self.world.findings.victim[rows]
        columns |= self._maltreatment(rows, found, ask) | _conditions(self.world, rows, ask)
        columns |= self._services(rows, at, fiscal_year, ask)
        columns |= self._perpetrators(rows, found, victim, ask)
        schema = NcandsChild.schema()
        frame = pl.DataFrame(columns)
        missing = [pl.lit(None).alias(name) for name in schema if name not in columns]
        return frame.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in schema.items())

    def _report(self, at: Numbers) -> dict[str, object]:
        """Fields that all children of a report share."""
        facts, faults = self.facts, self.world.parameters.faults
        draws, number = self.world.draws, self.facts.count
        early = draws.uniform("start too early", number) < faults["start_before_report"]
        timed = draws.uniform("start time missing", number) >= faults["start_time_missing"]
        start = np.where(early, facts.received // DAY - 3, facts.started // DAY)
        start = np.where(facts.start_known, start, NEVER)
        fips = np.array([one["fips"][2:] for one in self.world.parameters.counties])
        worker = only_where(worker_ids(np.maximum(self._worker, 0)), self._worker != NOBODY)

        return {
            "rptid": report_ids(at + 1),
            "rptcnty": fips[facts.county[at]],
            "rptdt": dates(facts.received[at] // DAY),
            "invdate": dates(start[at]),
            "rptsrc": pl.Series(list(facts.source[at]), dtype=pl.String),
            "rptdisp": self._disposition[at],
            "rptdisdt": dates(facts.disposed[at]),
            "notifs": self._notified[at],
            "rpttm": clock(facts.received[at], np.ones(len(at), dtype=bool)),
            "invstrtm": clock(facts.started[at], (facts.start_known & timed)[at]),
            "wrkrid": worker.gather(at),
            "suprvid": worker_ids(self._supervisor[at]),
        }

    def _child(self, rows: Numbers, ask: Answers) -> dict[str, object]:
        """The child's own fields."""
        people, reports = self.world.people, self.world.findings.reports
        child, received = reports.child[rows], reports.received_of_child[rows]
        flags = race_flags(people, child, second_race(self.world, child))
        fips = np.array([one["fips"][2:] for one in self.world.parameters.counties])
        missing = ask.yes("birth date missing", self.world.parameters.faults["birth_date_missing"])
        columns: dict[str, object] = {
            "chid": child_ids(child),
            "chage": people.age(child, received),
            "chbdate": dates(np.where(missing, NEVER, people.born[child])),
            "chsex": np.where(people.male[child], "male", "female"),
            "chethn": np.select(
                [flags["hispanic"], flags["not_recorded"]],
                ["hispanic", "unable_to_determine"],
                "not_hispanic",
            ),
            "chcnty": fips[people.county[child]],
            "chlvng": ask.one_of("living", self.world.parameters.child_file["living"]),
            "chmil": answer(ask.yes("military", 0.01)),
            "chprior": answer(self._prior[rows]),
        }
        for race, field in RACE_FIELDS.items():
            columns[f"chrac{field}"] = answer(flags[race])
        return columns

    def _maltreatment(self, rows: Numbers, found: list[np.ndarray], ask: Answers) -> dict[str, object]:
        """Types and levels, death, incident."""
        world = self.world
        reports = world.findings.reports
        received = reports.received_of_child[rows]
        level = levels(world, rows)
        columns: dict[str, object] = {}
        for turn in range(MOST_TYPES):
            there = found[turn] != ""
            columns[f"chmal{turn + 1}"] = only_where(found[turn], there)
            columns[f"mal{turn + 1}lev"] = only_where(level, there)
        incident = received - ask.draws.stream(f"{ask.about} incident").exponential(3, len(rows)).astype(
            np.int64
        )
        inside = world.episodes.in_care(reports.child[rows], received)
        held = np.where(inside >= 0, world.episodes.removed[inside] + 7, 0)
        incident = np.maximum(
            np.maximum(incident, world.people.born[reports.child[rows]]), np.minimum(held, received)
        )
        known = (
            ask.yes("incident", world.parameters.child_file["shares"]["incident_known"])
            & ~world.findings.listed[rows]
        )
        fatal = world.fatal[rows]
        columns["inciddt"] = dates(np.where(known, incident, NEVER))
        columns["maldeath"] = answer(fatal)
        columns["deathdt"] = dates(np.where(fatal, received, NEVER))
        return columns

    def _services(self, rows: Numbers, at: Numbers, fiscal_year: int, ask: Answers) -> dict[str, object]:
        """Services, removal, court, and the child's AFCARS identifier."""
        world, chances = self.world, self.world.parameters.child_file
        received = world.findings.reports.received_of_child[rows]
        victim, led_to = world.findings.victim[rows], world.removal[rows]
        taken = led_to >= 0
        served = np.where(
            victim,
            ask.yes("served victim", chances["shares"]["served_victim"]),
            ask.yes("served", chances["shares"]["served_other"]),
        )
        served |= taken
        child = world.findings.reports.child[rows]
        cared = (
            taken
            | (world.episodes.in_care(child, self.facts.disposed[at]) >= 0)
            | world.in_care[world.findings.reports.report[rows]]
        )
        removed = world.episodes.removed[np.maximum(led_to, 0)]
        exited = world.episodes.exited[np.maximum(led_to, 0)]
        gone = taken & (exited < days.first_day(fiscal_year + 1))
        petitioned = np.where(taken, self._petitioned[np.maximum(led_to, 0)], NEVER)
        court = petitioned != NEVER
        columns: dict[str, object] = {name: answer(np.zeros(len(rows), dtype=bool)) for name in SERVICES}
        for name, (_, share) in chances["services"].items():
            columns[name] = answer(served & ask.yes(name, share))
        return columns | {
            "postserv": answer(served),
            "servdate": dates(np.where(served, received + 7 * ask.between("service", 1, 8), NEVER)),
            "fostercr": answer(taken),
            "rmvdate": dates(np.where(taken, removed, NEVER)),
            "juvpet": answer(court),
            "petdate": dates(petitioned),
            "cochrep": answer(court & ask.yes("represented", 0.8)),
            "fcdchdt": dates(np.where(gone, exited, NEVER)),
            "afcarsid": only_where(child_ids(child), cared),
        }

    def _perpetrators(
        self, rows: Numbers, found: list[np.ndarray], victim: Flags, ask: Answers
    ) -> dict[str, object]:
        """Perpetrators of victims: one, sometimes a second; nobody for other children."""
        world, chances = self.world, self.world.parameters.child_file
        reports, people = world.findings.reports, world.people
        inside = world.in_care[reports.report[rows]]
        family = people.family[reports.child[rows]]
        flags = race_flags(people, reports.child[rows], second_race(world, reports.child[rows]))
        second = victim & ~inside & ask.yes("two", chances["shares"]["second_perpetrator"])
        home = ask.one_of("perpetrator", chances["perpetrators"])
        relation = np.where(inside, ask.one_of("perpetrator in care", chances["perpetrators_in_care"]), home)
        columns: dict[str, object] = {}
        for who, there, tie in (("1", victim, relation), ("2", second, np.full(len(rows), "parent"))):
            parent = tie == "parent"
            fields: dict[str, object] = {
                f"per{who}id": perpetrator_ids(family, who),
                f"per{who}rel": tie,
                f"per{who}cr": answer(parent),
                f"per{who}age": _adult_age(world, rows, who),
                f"per{who}sex": np.where(_of_family(world, rows, f"sex {who}") < 0.46, "male", "female"),
                f"per{who}ethn": np.where(flags["hispanic"], "hispanic", "not_hispanic"),
                f"per{who}mil": answer(np.zeros(len(rows), dtype=bool)),
                f"per{who}pior": answer(self._prior[rows]),
            }
            fields |= {f"p{who}rac{field}": answer(flags[race]) for race, field in RACE_FIELDS.items()}
            columns |= {name: only_where(value, there) for name, value in fields.items()}
            columns[f"per{who}prnt"] = only_where(np.full(len(rows), "biological_parent"), there & parent)
            for turn in range(MOST_TYPES):
                columns[f"per{who}mal{turn + 1}"] = only_where(answer(found[turn] != ""), there)
        return columns


def _of_family(world: World, rows: Numbers, purpose: str) -> np.ndarray:
    """A number drawn for the family of each child, the same in every report."""
    people = world.people
    drawn = world.draws.uniform(f"perpetrator {purpose}", int(people.family.max()) + 1)
    return drawn[people.family[world.findings.reports.child[rows]]]


def _adult_age(world: World, rows: Numbers, who: str) -> Numbers:
    """Age of one of the family's adults, 18 to 35 at the birth of its first child."""
    people, reports = world.people, world.findings.reports
    first_born = people.born[people.first_of_family[people.family[reports.child[rows]]]]
    since = np.maximum(reports.received_of_child[rows] - first_born, 0) / 365.25
    return np.floor(18 + 17 * _of_family(world, rows, f"age {who}") + since).astype(np.int64)


def _conditions(world: World, rows: Numbers, ask: Answers) -> dict[str, object]:
    """Conditions of the child and of the caregivers, and the plan of safe care."""
    chances, victim = world.parameters.child_file, world.findings.victim[rows]
    none = np.zeros(len(rows), dtype=bool)
    columns: dict[str, object] = {name: answer(none) for name in NO_CONDITION}
    for name, (others, victims) in chances["conditions"].items():
        columns[name] = answer(np.where(victim, ask.yes(name, victims), ask.yes(name, others)))
    reports = world.findings.reports
    infant = world.people.age(reports.child[rows], reports.received_of_child[rows]) == 0
    exposed = infant & ask.yes("exposed", chances["shares"]["drug_exposed_infant"])
    columns["cdalc"] = answer(none)
    columns["cddrug"] = answer(exposed)
    columns["plnsfcr"] = only_where(answer(ask.yes("plan", 0.7)), exposed)
    columns["refrcara"] = only_where(answer(ask.yes("referred", 0.65)), exposed)
    return columns


def _victim_before(world: World) -> Flags:
    """Of each child of a report: a victim in an earlier one."""
    reports = world.findings.reports
    order = np.lexsort((reports.received_of_child, reports.child))
    child, victim = reports.child[order], world.findings.victim[order].astype(np.int64)
    before = np.cumsum(victim) - victim
    start = np.searchsorted(child, child)
    found = np.zeros(len(order), dtype=bool)
    found[order] = before > before[start]
    return found


def _report_dispositions(world: World, facts: ReportFacts) -> np.ndarray:
    """The disposition of each report: what was gravest among its children."""
    reports = world.findings.reports
    victim = np.zeros(len(reports.received), dtype=bool)
    np.logical_or.at(victim, reports.report, world.findings.victim)
    indicated = world.draws.uniform("indicated", len(victim)) < world.parameters.dispositions["indicated"]
    named: Mapping[str, str] = {
        "investigation": "unsubstantiated",
        "alternative_response": "alternative_response_nonvictim",
    }
    base = np.array([named.get(track, track) for track in TRACKS])[world.findings.track]
    result = np.where(victim, np.where(indicated, "indicated", "substantiated"), base)
    return result[facts.which]

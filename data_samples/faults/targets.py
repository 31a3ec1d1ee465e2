"""Into which file the rows of a planted fault go.

Faults of records go among the clean records of the agency ZZ. A rule that judges a whole file needs one to
itself: for a federal dataset in a further fictitious agency, in a period that nothing else of the dataset
touches, so that the example's years may be moved; for an extract, which has no period, in a further file, of
a further agency where other files have a say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from data_samples.faults.examples import ExampleRow, Plant
from data_samples.generator.afcars_rows import STATE
from transforms.staging.datasets import FEDERAL

FURTHER_AGENCIES = ("YY", "XX", "WW")
EARLIEST, LATEST = 1996, 2026
YEARS_OF_2020 = range(2023, 2031)
"""Fiscal years for files of the layouts of AFCARS 2020, which began then: years to come serve, too."""
ENDINGS = {"ncands_child": "txt", "ncands_agency": "csv"}


@dataclass(frozen=True, order=True)
class Target:
    """A file: agency, dataset and submission; `own` names an extract's further file, else it is empty."""

    state: str
    dataset: str
    submission: str
    own: str = ""

    @property
    def name(self) -> str:
        """The path below the drop zone of a file that is there for planted faults alone."""
        if self.own:
            return f"{self.dataset}/{self.own}.csv"
        if not self.submission:
            return f"{self.dataset}/planted.csv"
        ending = "txt" if self.dataset.endswith("1993") else ENDINGS.get(self.dataset, "xml")
        agency = "" if self.state == STATE else f"{self.state.lower()}_"
        return f"{self.dataset}/{agency}{self.submission.lower()}.{ending}"


@dataclass
class Targets:
    """Gives each plant its agency and its years, and remembers what is taken."""

    taken: dict[tuple[str, str], dict[int, bool]] = field(default_factory=dict)
    """By agency and dataset: the half years taken, and whether by one rule alone."""

    def places_of(self, plants: Iterable[Plant]) -> dict[int, tuple[str, int]]:
        """By number of the plant its agency, and by how many half years its files are moved.

        Those that cannot be moved, or cover many periods, come first, so that the others fit between them.

        Raises:
            ValueError: no agency has room; `FURTHER_AGENCIES` needs one more.
        """
        largest_first = sorted(
            plants, key=lambda one: (len(_moves(one)) > 1, -sum(map(len, _halves(one, 0).values())))
        )
        return {one.number: self._place_of(one) for one in largest_first}

    def _place_of(self, plant: Plant) -> tuple[str, int]:
        is_extract = plant.rule.dataset not in FEDERAL
        if not plant.judges_files or (is_extract and plant.rule.header.level != "cross-file"):
            return STATE, 0
        moves = [0] if is_extract else _moves(plant)
        for state in FURTHER_AGENCIES:
            for move in moves:
                if self._fits(plant, state, move):
                    self._take(plant, state, move)
                    return state, move
        raise ValueError(f"{plant.rule.rule_id}: no agency has room for a file of {plant.rule.dataset}")

    def _fits(self, plant: Plant, state: str, move: int) -> bool:
        is_new = plant.rule.dataset in ("afcars_oohc", "afcars_aga")
        allowed = YEARS_OF_2020 if is_new else range(EARLIEST, LATEST + 1)
        for dataset, halves in _halves(plant, move).items():
            taken = self.taken.get((state, dataset), {})
            alone = dataset == plant.rule.dataset
            if alone and max(halves) and not {half // 2 for half in halves} <= set(allowed):
                return False
            if any(half in taken and (alone or taken[half]) for half in _touched(plant, halves)):
                return False
        return True

    def _take(self, plant: Plant, state: str, move: int) -> None:
        for dataset, halves in _halves(plant, move).items():
            alone = dataset == plant.rule.dataset
            self.taken.setdefault((state, dataset), {}).update(dict.fromkeys(_touched(plant, halves), alone))


def target_of(row: ExampleRow, plant: Plant, state: str, move: int) -> Target:
    """The file a row goes into."""
    if row.dataset in FEDERAL:
        return Target(state, row.dataset, moved(row.submission, move))
    number = plant.extract_files[row.dataset].index(row.file)
    if (row.dataset == plant.rule.dataset and plant.judges_files) or number:
        return Target(state, row.dataset, "", f"{plant.rule.rule_id}_{number + 1}")
    return Target(state, row.dataset, "", "" if state == STATE else f"{state.lower()}_planted")


def fiscal_year(submission: str) -> int:
    """The fiscal year of `FFY2023` or `23A`."""
    if submission.startswith("FFY"):
        return int(submission[3:])
    year = int(submission[:2])
    return year + (1900 if year >= 80 else 2000)


def moved(submission: str, move: int) -> str:
    """A submission some half years later."""
    if submission.startswith("FFY"):
        return f"FFY{fiscal_year(submission) + move // 2}"
    half = _half(submission) + move
    return f"{half // 2 % 100:02d}{'AB'[half % 2]}"


def _half(submission: str) -> int:
    """A six-month submission as its half year, counted from year 0."""
    return 2 * fiscal_year(submission) + "AB".index(submission[2])


def _moves(plant: Plant) -> list[int]:
    """By how many half years the plant may be moved, nearest first: whole years, where its dates move along.

    Not at all, where the rule names a year.
    """
    if re.search(r"\b(19|20)\d\d\b", plant.rule.sql):
        return [0]
    most = 2 * (LATEST - EARLIEST)
    sends_years = any(row.submission.startswith("FFY") for row in plant.rows)
    step = 1 if plant.rule.header.level in ("file", "field") and not sends_years else 2
    return sorted(range(-most, most, step), key=abs)


def _halves(plant: Plant, move: int) -> dict[str, set[int]]:
    """The half years, counted from year 0, that the plant's files cover, by dataset; 0 for an extract."""
    found: dict[str, set[int]] = {}
    for row in plant.rows:
        halves = [0]
        if row.dataset in FEDERAL:
            submission = moved(row.submission, move)
            year = fiscal_year(submission)
            halves = [2 * year, 2 * year + 1] if submission.startswith("FFY") else [_half(submission)]
        found.setdefault(row.dataset, set()).update(halves)
    return found


def _touched(plant: Plant, halves: set[int]) -> Iterable[int]:
    """The half years in which no other file may change what is found: with their neighbours, if looked at."""
    if max(halves) and plant.rule.header.level in ("history", "cross-file"):
        return range(min(halves) - 1, max(halves) + 2)
    return halves

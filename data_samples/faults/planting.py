"""Planting the fault of every rule in the files of a synthetic drop zone, and telling where each stands.

Here belongs the order of the work: rows of the rules' examples are completed, put behind the clean records of
their files or into files of their own, and the places are listed beside the drop zone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from data_samples.faults.completion import Donors, completed
from data_samples.faults.examples import Plant
from data_samples.faults.misprints import misprinted_files
from data_samples.faults.places import planted_faults
from data_samples.faults.planted_files import PlantedPart, PlantedRow, part_of_file
from data_samples.faults.targets import Target, Targets, target_of
from data_samples.generator.simulation import Progress
from data_samples.sample_files import SampleFile
from quality.rule_files import all_rules

LIST = "planted_faults.csv"

RowsByFile = dict[Target, dict[int, list[PlantedRow]]]
"""Rows to plant by file and number of the plant."""


def plant(files: list[SampleFile], drop_zone: Path, tell: Progress) -> list[SampleFile]:
    """The files with the fault of every rule in them, and further ones; the list is written beside them.

    Args:
        files: the clean files of the agency ZZ.
        drop_zone: the folder they go to; `planted_faults.csv` is put into the folder above it.
        tell: told in a few words what is being made.
    """
    tell("faults")
    plants = [
        Plant(number, rule, next(one for one in rule.header.example if one.violates))
        for number, rule in enumerate(all_rules().values(), start=1)
    ]
    places = Targets().places_of(plants)
    donors = Donors(files)
    grown, parts = _grown(files, _rows(plants, places, donors))
    misprinted = list(misprinted_files(donors))
    drop_zone.mkdir(parents=True, exist_ok=True)
    listed = [planted_faults(plants, places, parts), *(file.listed() for file in misprinted)]
    pl.concat(listed).write_csv(drop_zone.parent / LIST)
    return [*grown, *misprinted]


def _rows(plants: Sequence[Plant], places: Mapping[int, tuple[str, int]], donors: Donors) -> RowsByFile:
    """The rows of all plants, completed, by the file they go into."""
    found: RowsByFile = defaultdict(lambda: defaultdict(list))
    for one in plants:
        state, move = places[one.number]
        for row in one.rows:
            target = target_of(row, one, state, move)
            full = completed(row, one, target, move // 2, donors.of(target, one.number))
            found[target][one.number].append(PlantedRow(row, full))
    return found


def _grown(files: Iterable[SampleFile], rows: RowsByFile) -> tuple[list[SampleFile], dict[str, PlantedPart]]:
    """All files of the drop zone, and by name what is planted in each."""
    waiting = dict(rows)
    grown: list[SampleFile] = []
    parts: dict[str, PlantedPart] = {}
    for file in files:
        target = Target(file.state, file.dataset, file.submission)
        if target not in waiting or file.name.endswith(".zip"):
            grown.append(file)
            continue
        part = part_of_file(target, waiting.pop(target), file.rows.height)
        tables = {name: pl.concat([clean, part.tables[name]]) for name, clean in file.tables.items()}
        grown.append(SampleFile(file.name, file.state, file.submission, tables))
        parts[file.name] = part
    for target, plants in sorted(waiting.items(), key=lambda one: one[0]):
        part = part_of_file(target, plants, 0)
        grown.append(SampleFile(target.name, target.state, target.submission, part.tables))
        parts[target.name] = part
    return grown, parts

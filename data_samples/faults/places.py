"""Where each planted fault stands: file, record and keys, as its rule must find it.

The rules are asked of the planted rows alone, before they are written; what an example says it violates must
come out. That the same is found in the files themselves is the matter of a test.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from data_samples.faults.completion import later, local
from data_samples.faults.examples import Plant
from data_samples.faults.planted_files import PlantedPart
from data_samples.faults.targets import moved
from quality.findings import findings_frame
from quality.readings import scratch_schema
from quality.rule_files import Rule
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, put_table
from transforms.periods import afcars_bounds, ncands_bounds

Parts = Mapping[str, PlantedPart]
"""What is planted, by the path of the file."""


class PlantError(ValueError):
    """Rules whose example, planted, is not what it says: names them and how many faults were found."""


def planted_faults(
    plants: Sequence[Plant], places: Mapping[int, tuple[str, int]], parts: Parts
) -> pl.DataFrame:
    """One row for each planted fault: rule, severity, agency, dataset, file, record, keys, what was written.

    `places` says by number of a plant its agency, and by how many half years it was moved. `record_number`
    and `keys` are empty where a rule judges a file.

    Raises:
        PlantError: a rule does not find all that its example says it violates.
    """
    found = pl.concat(
        [
            _found([plant.rule for plant in plants if places[plant.number][0] == state], parts, state)
            for state in sorted({part.target.state for part in parts.values()})
        ]
    )
    listed, wrong = [], []
    for plant in plants:
        mine = _of(plant, found, parts, places[plant.number])
        expected = 1 if plant.rule.header.finds == "file" else len(plant.example.violates)
        if mine.height != expected:
            wrong.append(f"{plant.rule.rule_id}: {mine.height} of {expected} faults are found")
        listed.append(mine.with_columns(must_hold=pl.lit(plant.rule.header.says)))
    if wrong:
        raise PlantError("\n".join(wrong))
    told = pl.struct("file", "record_number").map_elements(
        lambda place: parts[place["file"]].told.get(place["record_number"] or 0, ""), return_dtype=pl.String
    )
    return pl.concat(listed).with_columns(planted=told)


def _of(plant: Plant, found: pl.DataFrame, parts: Parts, place: tuple[str, int]) -> pl.DataFrame:
    """The findings of a plant's rule that its example says: by their keys, else by files of their own."""
    mine = found.filter(pl.col("rule_id") == plant.rule.rule_id)
    if plant.judges_files:
        own = [name for name, part in parts.items() if set(part.plants.values()) == {plant.number}]
        mine = mine.filter(pl.col("file").is_in(own))
    if plant.rule.header.finds == "file" or not plant.rule.keys:
        return mine
    values = (
        pl.col("keys")
        .str.replace(r" file=.*$", "")
        .str.replace_all(r"\b\w+=", "")
        .str.replace_all(f"{plant.tag}0*", "")
    )
    return mine.filter(values.is_in([_as_planted(key, *place) for key in plant.example.violates]))


def _as_planted(key: str, state: str, move: int) -> str:
    """The keys of an example with their dates, submissions and counties as they were planted."""
    return " ".join(_cell_as_planted(cell, state, move) for cell in key.split())


def _cell_as_planted(cell: str, state: str, move: int) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return str(later(date.fromisoformat(cell), move // 2))
    if re.fullmatch(r"FFY\d{4}|\d\d[AB]", cell):
        return moved(cell, move)
    return str(local(cell, state))


def _found(rules: Sequence[Rule], parts: Parts, state: str) -> pl.DataFrame:
    """Everything that the rules find in the planted rows of one agency."""
    mine = {name: part for name, part in parts.items() if part.target.state == state}
    connection = open_engine(threads=1)
    contracts = all_contracts()
    files = pl.DataFrame(
        [_file(name, part) for name, part in mine.items()], schema=contracts["raw.files"].schema()
    )
    put_table(connection, "raw.files", files)
    for name, contract in contracts.items():
        if contract.stage == "staging":
            tables = [
                part.tables[contract.table].with_columns(file_id=pl.lit(path))
                for path, part in mine.items()
                if contract.table in part.tables
            ]
            put_table(connection, name, pl.concat([contract.schema().to_frame(), *tables]))
    with scratch_schema(connection):
        show_files(connection, [])
        show_tables(connection)
        show_records(connection)
        found = findings_frame(connection, state, run_rules(connection, rules))
    connection.close()
    return found.select(
        "rule_id",
        "severity",
        "state",
        "dataset",
        pl.col("file_id").alias("file"),
        "record_number",
        pl.col("key_values").alias("keys"),
    )


def _file(path: str, part: PlantedPart) -> dict[str, object]:
    """A row of `raw.files`."""
    first: date | None = None
    last: date | None = None
    submission = part.target.submission
    if submission:
        first, last = (ncands_bounds if submission.startswith("FFY") else afcars_bounds)(submission)
    return {
        "file_id": path,
        "path": path,
        "received_order": 1,
        "dataset": part.target.dataset,
        "state": part.target.state,
        "submission": submission or None,
        "period_start": first,
        "period_end": last,
        "status": "accepted",
    }

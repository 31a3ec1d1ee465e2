"""Small drop zones of random histories, written as an agency would send them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from data_samples.writers import write_afcars_oohc, write_extract, write_ncands_child
from tests.reference import staging_frames
from tests.reference.strategies import random_histories
from transforms.contracts.contract import all_contracts

EXTRACTS = {
    "contacts": staging_frames.contact_rows,
    "referrals": staging_frames.referral_rows,
    "workers": staging_frames.worker_rows,
    "worker_assignments": staging_frames.assignment_rows,
}


def write_drop_zone(
    folder: Path,
    *,
    states: tuple[str, ...] = ("ZZ",),
    children: int = 20,
    seed: int = 7,
    afcars: Sequence[str] = ("23A", "23B", "24A", "24B"),
    years: Sequence[int] = (2022, 2023, 2024),
) -> None:
    """Write the files of random histories: federal files for each state, extracts for all together."""
    histories = random_histories(seed, children, states)
    for state in states:
        tables = staging_frames.afcars_tables(histories, state, afcars)
        for submission in afcars:
            write_afcars_oohc(tables, state, submission, folder / "afcars_oohc" / f"{state}{submission}.xml")
        for year in years:
            rows = staging_frames.ncands_rows(histories, state, [year])
            write_ncands_child(rows, folder / "ncands_child" / f"{state}{year}.txt")
    for name, make in EXTRACTS.items():
        rows = pl.concat([make(histories, state) for state in states])
        write_extract(rows, all_contracts()[f"staging.{name}"], folder / name / f"{name}.csv")

"""Removal episodes."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class RemovalEpisodes(Contract):
    """One row per removal of a child from home: from removal to exit from foster care, or still open."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal (E69)", key=True, example="2022-10-05")
    removal_number = integer("Order of the removal in the child's record", example=1)
    exit_date = date("Day of exit (E153); null while open")
    exit_reason = coded(codes.EXIT_REASONS, "Why the child left (E155); null when none was reported")
    birth_date = date("Date of birth (E5)", example="2015-06-15")
    county = text("Five-digit FIPS of the local agency (E3)", example="99001")
    observed_until = date(
        "Last day the child's latest record covers; of one never closed, the last day it was seen open",
        example="2026-03-31",
    )
    is_dropped = boolean(
        "Open, and the child is absent from the next file received, or was removed again before any exit",
        example=False,
    )
    basis = coded(codes.EPISODE_BASES, "Where the episode is taken from", example="afcars_2020")
    removal_repair = coded(codes.EPISODE_REPAIRS, "Rule behind the removal date; null as filed")
    exit_repair = coded(codes.EPISODE_REPAIRS, "Rule behind the exit; null as filed")
    snapshot_removal_date = date("Removal date of the snapshots that tell of the same removal")
    file_id = text("File of the record it is taken from", example="0000000000000000")
    record_number = integer("Number of that record in the file", example=1)

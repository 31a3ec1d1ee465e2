"""Removals rebuilt from snapshots."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class SnapshotRemovals(Contract):
    """One row per removal that AFCARS 1993 files tell of, before any record of 2020 is asked."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2020-10-05")
    removal_number = integer("Total of removals that the file gave", example=1)
    exit_date = date("Day of exit; null while open or unknown")
    exit_reason = coded(codes.EXIT_REASONS, "Why the child left; null when none was reported")
    county = text("Five-digit FIPS of the local agency", example="99001")
    last_seen_on = date("Last day of the last file that told of it", example="2021-03-31")
    is_exit_unknown = boolean("Ended before another removal, on a day no file tells", example=False)
    removal_repair = coded(codes.EPISODE_REPAIRS, "Rule behind the removal date; null as filed")
    exit_repair = coded(codes.EPISODE_REPAIRS, "Rule behind the exit; null as filed")
    submission = text("Submission of the last record that told of it", example="21A")
    file_id = text("File of that record", example="0000000000000000")
    record_number = integer("Number of that record in the file", example=1)

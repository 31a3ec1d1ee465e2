"""Six-month snapshots of children in foster care."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class Snapshots(Contract):
    """One row per child and AFCARS 1993 file in force: the latest removal as it stood at the end."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    snapshot_number = integer("Order of the child's snapshots, from 1", key=True, example=1)
    submission = text("Submission: 21A; 21A21B of an annual file", example="21A")
    period_start = date("First day the file covers", example="2020-10-01")
    period_end = date(
        "Last day the record tells of: of an annual file, the end of the six months that it names",
        example="2021-03-31",
    )
    removal_date = date(
        "Day of the removal it tells of, corrected by later files; null where there is none or they deny it",
        example="2020-10-05",
    )
    filed_removal_date = date("Date of latest removal as filed", example="2020-10-05")
    first_removal_date = date("Date of first removal")
    total_removals = integer("Removals so far", example=1)
    previous_exit_date = date("Date of discharge from the previous episode")
    exit_date = date("Date of discharge; null while in care")
    exit_reason = coded(codes.EXIT_REASONS, "Reason for discharge; null when none was reported")
    county = text("Five-digit FIPS of the local agency; null where the archive hides it", example="99001")
    setting = coded(codes.PLACEMENT_SETTINGS, "Current setting", example="foster_home")
    setting_began_on = date("Date of placement in the current setting", example="2020-10-05")
    settings_so_far = integer("Placement settings in the episode, the current one included", example=1)
    location = coded(codes.PLACEMENT_LOCATIONS, "Where the current setting is", example="in_state")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)

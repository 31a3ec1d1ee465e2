"""Living arrangements as the agency's own placement table holds them. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class Placements(Contract):
    """One row per living arrangement of a child in care; a return to the same home is a row of its own."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    child_id = text("Child identifier, the AFCARS record number", key=True, required=True, example="A")
    removal_date = date(
        "Day of the removal the arrangement belongs to", key=True, required=True, example="2022-10-05"
    )
    began_on = date("First day of the arrangement", key=True, required=True, example="2022-10-05")
    ended_on = date("First day no longer in the arrangement; empty while it lasts")
    setting = coded(
        codes.PLACEMENT_SETTINGS, "Kind of living arrangement", required=True, example="foster_home"
    )
    provider_id = text("Identifier of the home or facility; empty where it has none", key=True)
    county = text("Five-digit county FIPS of the arrangement", text_form="fips")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)

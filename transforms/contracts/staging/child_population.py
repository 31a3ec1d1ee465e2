"""Population of children. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, number, text


class ChildPopulation(Contract):
    """One row per cell of the child population on 1 July."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    county = text("Five-digit county FIPS; empty for the state", text_form="fips", key=True)
    year = integer("Year of the 1 July", key=True, required=True, minimum=1990, maximum=2099, example=2023)
    age_group = coded(
        codes.POPULATION_AGE_GROUPS,
        "Single year of age, or a group",
        key=True,
        required=True,
        example="6_10_years",
    )
    sex = coded(codes.SEXES, "Sex; empty where not broken down", key=True)
    race_ethnicity = coded(
        codes.RACE_ETHNICITIES, "Race and ethnicity; empty where not broken down", key=True
    )
    children = number("Children", required=True, minimum=0, maximum=100000000, example=1000)
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)

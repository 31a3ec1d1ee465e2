"""Population of rates."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class Population(Contract):
    """One row per cell of the child population, in the groups of the rates."""

    state = text("Postal code", key=True, example="ZZ")
    county = text("Five-digit county FIPS; null for the state", key=True)
    year = integer("Year of the 1 July", key=True)
    age_group = text("Age group of rates", key=True)
    sex = text("Sex; null where not broken down", key=True)
    race_ethnicity = text("Race and ethnicity; null where not broken down", key=True)
    children = number("Children")

"""Who a child is on a day."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class Characteristics(Contract):
    """One row per child and stretch of time in which what is known of the child stays the same."""

    state = text("Postal code", key=True, example="ZZ")
    identifier = text("Which identifier child_id is: afcars (E4) or ncands (CHID)", key=True)
    child_id = text("Child", key=True)
    from_on = date("First day; null: since ever", key=True)
    until_on = date("First day no longer; null: until ever")
    birth_date = date("Date of birth")
    age_on = date("Day the reported age holds for, where there is no date of birth")
    age_years = integer("Age reported for that day")
    sex = coded(codes.SEXES, "Sex")
    race_ethnicity = coded(codes.RACE_ETHNICITIES, "Race and ethnicity, exclusive groups")
    races = text("Every race named, Hispanic ethnicity among them, joined by bars; null where none is")
    tribal_status = coded(codes.AFCARS_ANSWERS, "Of a child in foster care: member of a tribe or eligible")
    disability = coded(codes.AFCARS_ANSWERS, "Any condition of the kinds the file asks for")
    county = text("Five-digit county FIPS")

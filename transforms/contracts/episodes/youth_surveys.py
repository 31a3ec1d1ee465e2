"""What youth in transition answered."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, number, text


class YouthSurveys(Contract):
    """One row per youth and survey wave, from the NYTD outcomes file or the agency's own table.

    An answer is null where the youth declined, did not know, was not asked or did not take part.
    """

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    wave = coded(codes.NYTD_WAVES, "Age the survey is of", key=True, example="17")
    basis = text("nytd: the federal file; agency: the agency's own table", example="nytd")
    surveyed_on = date("Day of the survey, or of the last attempt to reach the youth", example="2023-03-01")
    participated = boolean("The youth took part", example=True)
    employed_full_time = boolean("Works full time", example=False)
    employed_part_time = boolean("Works part time", example=False)
    has_certificate = boolean("Has an educational certificate", example=False)
    enrolled = boolean("Enrolled in and attending a school or course", example=True)
    connected_to_adult = boolean("Connected to an adult to turn to", example=True)
    homeless = boolean("Was homeless since the last survey, at 17 ever", example=False)
    incarcerated = boolean("Was incarcerated since the last survey, at 17 ever", example=False)
    medicaid = boolean("Has Medicaid", example=True)
    other_health_insurance = boolean("Has other health insurance", example=False)
    weight = number("Weight of the youth's answers for nonresponse")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)

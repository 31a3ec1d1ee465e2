"""What youth in transition answered about their lives. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, number, text


class YouthOutcomes(Contract):
    """One row per youth and survey wave.

    An answer is empty where the youth declined, was not asked or did not take part.
    """

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    child_id = text("Child identifier, the AFCARS record number", key=True, required=True, example="A")
    wave = coded(codes.NYTD_WAVES, "Age the survey is of", key=True, required=True, example="17")
    surveyed_on = date(
        "Day of the survey, or of the last attempt to reach the youth", required=True, example="2023-03-01"
    )
    participated = boolean("The youth took part", required=True, example=True)
    employed_full_time = boolean("Works full time", example=False)
    employed_part_time = boolean("Works part time", example=True)
    employment_skills = boolean("Gained job skills in the past year, such as by an apprenticeship")
    social_security = boolean("Receives Social Security")
    educational_aid = boolean("Receives aid for education")
    public_financial_assistance = boolean("Receives public financial assistance")
    public_food_assistance = boolean("Receives public food assistance")
    public_housing_assistance = boolean("Receives public housing assistance")
    other_financial_support = boolean("Receives other financial support")
    highest_certificate = coded(codes.NYTD_CERTIFICATES, "Highest educational certificate received")
    enrolled = boolean("Enrolled in and attending a school or course", example=True)
    connection_to_adult = boolean("Connected to an adult to turn to for advice or support", example=True)
    homeless = boolean("Was homeless since the last survey, at 17 ever", example=False)
    substance_abuse_referral = boolean("Was referred for substance abuse since the last survey, at 17 ever")
    incarcerated = boolean("Was incarcerated since the last survey, at 17 ever", example=False)
    has_children = boolean("Gave birth to or fathered a child since the last survey, at 17 ever")
    married_at_birth = boolean("Was married to the child's other parent at the birth")
    medicaid = boolean("Has Medicaid", example=True)
    other_health_insurance = boolean("Has health insurance other than Medicaid")
    medical_coverage = boolean("That other insurance covers medical services")
    mental_health_coverage = boolean("That other insurance covers mental health services")
    prescription_coverage = boolean("That other insurance covers prescription drugs")
    weight = number("Weight of the youth's answers for nonresponse", minimum=0, maximum=100000)
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)

"""NYTD outcomes of a youth at 17, 19 or 21 (45 CFR 1356.83, elements 34-58)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, number, text


class NytdOutcomes(Contract):
    """One row per youth and wave: the answers collected in a report period (elements 1-13 and 34-58).

    Column names are the XML tags in lower case. `path` is the place below the element `record`. Answers
    (37-58) are blank unless element 34 says that the youth took part; what stands there otherwise is kept.
    """

    layout_source = (
        "Tags, nesting, dates and words of the XML: the test files of the federal NYTD system (GitHub"
        " ACF-CB-NYTD/Cypress_Modernization, cypress/fixtures), with which a state's public file builder"
        " agrees. Answers allowed per element, their numbers and the names of statistical columns: public"
        " code of the federal system (gov.hhs.acf.cb.nytd, in GitHub MichaelKilleenSandbox/nytd-incremental);"
        " spelling of the archive's columns: analysts' public code. What each element asks is general"
        " knowledge of 45 CFR 1356.83(g). Not seen: the XML schema, the Technical Bulletins' tables, the"
        " archive's codebooks"
    )

    state = text(
        "Postal code of the agency's state, or a tribal agency's three-digit code", key=True, example="ZZ"
    )
    submission = text(
        "Six-month period of the file: two-digit fiscal year, A (Oct-Mar) or B (Apr-Sep)",
        key=True,
        example="23A",
    )
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the youth's record in the file, from 1", example=1)
    wave = coded(
        codes.NYTD_WAVES,
        "Age of the collection; where no column names it, from the birth date",
        key=True,
        archive="Wave",
        example="17",
        certainty="no element of the XML names it",
    )
    e1_state = text(
        "State, as the two-digit FIPS code of the heading",
        element="E1_state",
        number=1,
        archive="StFIPS / St",
        example="99",
    )
    e2_report_date = date(
        "End of the report period: March or September",
        text_form="yyyymm",
        element="E2_report_date",
        number=2,
        archive="RepDate",
        example="2023-03-01",
    )
    e3_record_number = text(
        "Record number: the AFCARS record number of a youth who was ever in care",
        element="E3_record_number",
        number=3,
        archive="RecNumbr",
        path="E3_record_number",
        key=True,
        required=True,
        example="A",
    )
    e4_date_of_birth = date(
        "Date of birth",
        element="E4_date_of_birth",
        number=4,
        archive="DOB",
        path="E4_date_of_birth",
        required=True,
        example="2005-12-15",
    )
    e5_sex = coded(codes.AFCARS_SEXES, "Sex", element="E5_sex", number=5, archive="Sex", path="E5_sex")
    e6_race_american_indian_alaska_native = boolean(
        "Race: American Indian or Alaska Native",
        element="E6_race_american_indian_alaska_native",
        number=6,
        archive="AmIAKN",
        path="E6_race_american_indian_alaska_native",
    )
    e7_race_asian = boolean(
        "Race: Asian", element="E7_race_asian", number=7, archive="Asian", path="E7_race_asian"
    )
    e8_race_black_african_american = boolean(
        "Race: Black or African American",
        element="E8_race_black_african_american",
        number=8,
        archive="BlkAfrAm",
        path="E8_race_black_african_american",
    )
    e9_race_hawaiian_pacific_islander = boolean(
        "Race: Native Hawaiian or Other Pacific Islander",
        element="E9_race_hawaiian_pacific_islander",
        number=9,
        archive="HawaiiPI",
        path="E9_race_hawaiian_pacific_islander",
    )
    e10_race_white = boolean(
        "Race: White", element="E10_race_white", number=10, archive="White", path="E10_race_white"
    )
    e11_race_unknown = boolean(
        "Race: unknown", element="E11_race_unknown", number=11, archive="RaceUnkn", path="E11_race_unknown"
    )
    e12_race_declined = boolean(
        "Race: declined", element="E12_race_declined", number=12, archive="RaceDcln", path="E12_race_declined"
    )
    e13_hispanic_latino = coded(
        codes.NYTD_ETHNICITIES,
        "Hispanic or Latino ethnicity",
        element="E13_hispanic_latino",
        number=13,
        archive="HisOrgin",
        path="E13_hispanic_latino",
    )
    e34_outcomes_reporting_status = coded(
        codes.NYTD_REPORTING_STATUSES,
        "Outcomes reporting status: took part, or why not",
        element="E34_outcomes_reporting_status",
        number=34,
        archive="OutcmRpt",
        path="baseline_followup_populations/E34_outcomes_reporting_status",
        required=True,
        example="participated",
    )
    e35_date_outcome_data_collection = date(
        "Date of the collection of outcomes",
        element="E35_date_outcome_data_collection",
        number=35,
        archive="OutcmDte",
        path="baseline_followup_populations/E35_date_outcome_data_collection",
    )
    e36_foster_care_status_outcomes = boolean(
        "In foster care on the date of the collection",
        element="E36_foster_care_status_outcomes",
        number=36,
        archive="OutcmFCS",
        path="baseline_followup_populations/E36_foster_care_status_outcomes",
    )
    e37_current_full_time_employment = coded(
        codes.NYTD_ANSWERS,
        "Employed full time",
        element="E37_current_full_time_employment",
        number=37,
        archive="CurrFTE",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E37_current_full_time_employment",
    )
    e38_current_part_time_employment = coded(
        codes.NYTD_ANSWERS,
        "Employed part time",
        element="E38_current_part_time_employment",
        number=38,
        archive="CurrPTE",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E38_current_part_time_employment",
    )
    e39_employment_related_skills = coded(
        codes.NYTD_ANSWERS,
        "Job training in the past year (at 17: ever)",
        element="E39_employment_related_skills",
        number=39,
        archive="EmplySklls",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E39_employment_related_skills",
    )
    e40_social_security = coded(
        codes.NYTD_ANSWERS,
        "Receives Social Security",
        element="E40_social_security",
        number=40,
        archive="SocSecrty",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E40_social_security",
    )
    e41_educ_aid = coded(
        codes.NYTD_ANSWERS,
        "Receives educational aid",
        element="E41_educ_aid",
        number=41,
        archive="EducAid",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E41_educ_aid",
    )
    e42_public_financial_assist = coded(
        codes.NYTD_ANSWERS_WHERE_APPLICABLE,
        "Receives public financial assistance",
        element="E42_public_financial_assist",
        number=42,
        archive="PubFinAs",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E42_public_financial_assist",
    )
    e43_public_food_assist = coded(
        codes.NYTD_ANSWERS_WHERE_APPLICABLE,
        "Receives public food assistance",
        element="E43_public_food_assist",
        number=43,
        archive="PubFoodAs",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E43_public_food_assist",
    )
    e44_public_housing_assist = coded(
        codes.NYTD_ANSWERS_WHERE_APPLICABLE,
        "Receives public housing assistance",
        element="E44_public_housing_assist",
        number=44,
        archive="PubHousAs",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E44_public_housing_assist",
    )
    e45_other_financial_support = coded(
        codes.NYTD_ANSWERS,
        "Receives other financial support",
        element="E45_other_financial_support",
        number=45,
        archive="OthrFinAs",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E45_other_financial_support",
    )
    e46_highest_educ_certification = coded(
        codes.NYTD_CERTIFICATES,
        "Highest educational certification received",
        element="E46_highest_educ_certification",
        number=46,
        archive="HighEdCert",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E46_highest_educ_certification",
    )
    e47_current_enrollment_attendance = coded(
        codes.NYTD_ANSWERS,
        "Enrolled in and attending school",
        element="E47_current_enrollment_attendance",
        number=47,
        archive="CurrenRoll",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E47_current_enrollment_attendance",
    )
    e48_connection_adult = coded(
        codes.NYTD_ANSWERS,
        "Connected to an adult",
        element="E48_connection_adult",
        number=48,
        archive="CnctAdult",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E48_connection_adult",
    )
    e49_homelessness = coded(
        codes.NYTD_ANSWERS,
        "Homeless in the past two years (at 17: ever)",
        element="E49_homelessness",
        number=49,
        archive="Homeless",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E49_homelessness",
    )
    e50_substance_abuse_referral = coded(
        codes.NYTD_ANSWERS,
        "Substance abuse referral in the past two years (at 17: ever)",
        element="E50_substance_abuse_referral",
        number=50,
        archive="SubAbuse",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E50_substance_abuse_referral",
    )
    e51_incarceration = coded(
        codes.NYTD_ANSWERS,
        "Incarcerated in the past two years (at 17: ever)",
        element="E51_incarceration",
        number=51,
        archive="Incarc",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E51_incarceration",
    )
    e52_children = coded(
        codes.NYTD_ANSWERS,
        "Gave birth to or fathered a child in the past two years (at 17: ever)",
        element="E52_children",
        number=52,
        archive="Children",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E52_children",
    )
    e53_marriage_at_childs_birth = coded(
        codes.NYTD_ANSWERS_WHERE_APPLICABLE,
        "Married to the other parent when the child was born",
        element="E53_marriage_at_childs_birth",
        number=53,
        archive="Marriage",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E53_marriage_at_childs_birth",
    )
    e54_medicaid = coded(
        codes.NYTD_INSURANCE_ANSWERS,
        "Covered by Medicaid",
        element="E54_medicaid",
        number=54,
        archive="Medicaid",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E54_medicaid",
    )
    e55_other_health_insurance = coded(
        codes.NYTD_INSURANCE_ANSWERS,
        "Covered by other health insurance",
        element="E55_other_health_insurance",
        number=55,
        archive="OthrHlthIn",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E55_other_health_insurance",
    )
    e56_health_insurance_type_medical = coded(
        codes.NYTD_COVERAGE_ANSWERS,
        "Insurance covers medical services",
        element="E56_health_insurance_type_medical",
        number=56,
        archive="MedicalIn",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E56_health_insurance_type_medical",
    )
    e57_health_insurance_type_mental_health = coded(
        codes.NYTD_COVERAGE_ANSWERS,
        "Insurance covers mental health services",
        element="E57_health_insurance_type_mental_health",
        number=57,
        archive="MentlHlthIn",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E57_health_insurance_type_mental_health",
    )
    e58_health_insurance_type_prescription_drugs = coded(
        codes.NYTD_COVERAGE_ANSWERS,
        "Insurance covers prescription drugs",
        element="E58_health_insurance_type_prescription_drugs",
        number=58,
        archive="PrescripIn",
        path="baseline_followup_populations/baseline_followup_outcome_survey/E58_health_insurance_type_prescription_drugs",
    )
    weight = number(
        "Weight of the youth among those who took part; in the archive's files alone",
        archive="Weight",
        certainty="seen in analysts' public code; no element of the regulation",
    )

"""NYTD services to a youth in a report period (45 CFR 1356.83, elements 14-33)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, integer, text
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes


class NytdServed(Contract):
    """One row per youth and report period: independent living services received (elements 1-33).

    Column names are the XML tags in lower case. `path` is the place below the element `record`.
    """

    layout_source = NytdOutcomes.layout_source

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
    e1_state = NytdOutcomes.e1_state
    e2_report_date = NytdOutcomes.e2_report_date
    e3_record_number = NytdOutcomes.e3_record_number
    e4_date_of_birth = NytdOutcomes.e4_date_of_birth
    e5_sex = NytdOutcomes.e5_sex
    e6_race_american_indian_alaska_native = NytdOutcomes.e6_race_american_indian_alaska_native
    e7_race_asian = NytdOutcomes.e7_race_asian
    e8_race_black_african_american = NytdOutcomes.e8_race_black_african_american
    e9_race_hawaiian_pacific_islander = NytdOutcomes.e9_race_hawaiian_pacific_islander
    e10_race_white = NytdOutcomes.e10_race_white
    e11_race_unknown = NytdOutcomes.e11_race_unknown
    e12_race_declined = NytdOutcomes.e12_race_declined
    e13_hispanic_latino = NytdOutcomes.e13_hispanic_latino
    e14_foster_care_status_services = boolean(
        "In foster care at some time in the report period",
        element="E14_foster_care_status_services",
        number=14,
        archive="FCStatSv",
        path="served_population/E14_foster_care_status_services",
    )
    e15_local_agency = text(
        "Local agency that served the youth: five-digit county FIPS code, or centralized unit",
        element="E15_local_agency",
        number=15,
        archive="LclFIPSSv",
        path="served_population/E15_local_agency",
        certainty="the archive puts 8 for counties with few youth and 99999 for a centralized unit",
    )
    e16_federally_recognized_tribe = boolean(
        "Member of, or eligible for, a federally recognized tribe",
        element="E16_federally_recognized_tribe",
        number=16,
        archive="TribeSv",
        path="served_population/E16_federally_recognized_tribe",
    )
    e17_adjudicated_delinquent = boolean(
        "Ever adjudicated delinquent",
        element="E17_adjudicated_delinquent",
        number=17,
        archive="DelinqntSv",
        path="served_population/E17_adjudicated_delinquent",
    )
    e18_educational_level = coded(
        codes.NYTD_EDUCATION_LEVELS,
        "Highest educational level completed",
        element="E18_educational_level",
        number=18,
        archive="EdLevlSv",
        path="served_population/E18_educational_level",
    )
    e19_special_education = boolean(
        "Special education in the report period",
        element="E19_special_education",
        number=19,
        archive="SpecEdSv",
        path="served_population/E19_special_education",
    )
    e20_independent_living_needs_assess = boolean(
        "Service: independent living needs assessment",
        element="E20_independent_living_needs_assess",
        number=20,
        archive="ILNAsv",
        path="served_population/E20_independent_living_needs_assess",
    )
    e21_academic_support = boolean(
        "Service: academic support",
        element="E21_academic_support",
        number=21,
        archive="AcSuppSv",
        path="served_population/E21_academic_support",
    )
    e22_post_secondary_educ_support = boolean(
        "Service: post-secondary educational support",
        element="E22_post_secondary_educ_support",
        number=22,
        archive="PSEdSuppSv",
        path="served_population/E22_post_secondary_educ_support",
    )
    e23_career_preparation = boolean(
        "Service: career preparation",
        element="E23_career_preparation",
        number=23,
        archive="CareerSv",
        path="served_population/E23_career_preparation",
    )
    e24_employment_programs = boolean(
        "Service: employment programs or vocational training",
        element="E24_employment_programs",
        number=24,
        archive="EmplyTrSv",
        path="served_population/E24_employment_programs",
    )
    e25_budget_financial_mgmt = boolean(
        "Service: budget and financial management",
        element="E25_budget_financial_mgmt",
        number=25,
        archive="BudgetSv",
        path="served_population/E25_budget_financial_mgmt",
    )
    e26_housing_educ_home_mgmt_training = boolean(
        "Service: housing education and home management training",
        element="E26_housing_educ_home_mgmt_training",
        number=26,
        archive="HousEdSv",
        path="served_population/E26_housing_educ_home_mgmt_training",
    )
    e27_health_educ_risk_prevention = boolean(
        "Service: health education and risk prevention",
        element="E27_health_educ_risk_prevention",
        number=27,
        archive="HlthEdSv",
        path="served_population/E27_health_educ_risk_prevention",
    )
    e28_family_support_healthy_marriage_educ = boolean(
        "Service: family support and healthy marriage education",
        element="E28_family_support_healthy_marriage_educ",
        number=28,
        archive="FamSuppSv",
        path="served_population/E28_family_support_healthy_marriage_educ",
    )
    e29_mentoring = boolean(
        "Service: mentoring",
        element="E29_mentoring",
        number=29,
        archive="MentorSv",
        path="served_population/E29_mentoring",
    )
    e30_supervised_independent_living = boolean(
        "Service: supervised independent living",
        element="E30_supervised_independent_living",
        number=30,
        archive="SILsv",
        path="served_population/E30_supervised_independent_living",
    )
    e31_room_board_financial_assist = boolean(
        "Financial assistance: room and board",
        element="E31_room_board_financial_assist",
        number=31,
        archive="RmBrdFASv",
        path="served_population/E31_room_board_financial_assist",
    )
    e32_educ_financial_assist = boolean(
        "Financial assistance: education",
        element="E32_educ_financial_assist",
        number=32,
        archive="EducFinaSv",
        path="served_population/E32_educ_financial_assist",
    )
    e33_other_financial_assist = boolean(
        "Financial assistance: other",
        element="E33_other_financial_assist",
        number=33,
        archive="OthrFinaSv",
        path="served_population/E33_other_financial_assist",
    )

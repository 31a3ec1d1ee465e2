"""AFCARS 2020 out-of-home care: child in an AFCARS out-of-home care file (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class AfcarsOohcChildren(Contract):
    """One row per child in an AFCARS out-of-home care file: what holds for the child (E4-E68, E106-E111).

    Column names are the XML tags in lower case. `path` is the place below the element `record`.
    """

    layout_source = (
        "Tags and nesting: the templates and test files of a public editor of AFCARS files (2024), agreeing"
        " with a state's public file builder. Codes: the same. The federal schema and Technical Bulletins 20"
        " and 21 were not at hand. Elements and periods: 45 CFR 1355.43 and 1355.44."
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
    record_number = integer("Number of the child's record in the file, from 1", example=1)
    e4_child_record_number = text(
        "Child record number",
        key=True,
        required=True,
        example="A",
        element="E4_child_record_number",
        number=4,
        path="E4_child_record_number",
    )
    e5_date_of_birth = date(
        "Child date of birth",
        text_form="yyyymmdd",
        element="E5_date_of_birth",
        number=5,
        path="E5_date_of_birth",
        required=True,
        example="2015-06-15",
    )
    e6_sex = coded(codes.AFCARS_SEXES, "Child sex", element="E6_sex", number=6, path="E6_sex")
    e7_agency_made_inquiries = boolean(
        "Agency made inquiries whether child is an Indian child",
        element="E7_agency_made_inquiries",
        number=7,
        path="E7_E12_tribal_information/E7_agency_made_inquiries",
    )
    e8_tribal_membership = coded(
        codes.AFCARS_ANSWERS,
        "Child tribal membership",
        element="E8_tribal_membership",
        number=8,
        path="E7_E12_tribal_information/E8_tribal_membership",
    )
    e10_icwa = coded(
        codes.AFCARS_ANSWERS,
        "Application of ICWA",
        element="E10_icwa",
        number=10,
        path="E7_E12_tribal_information/E10_icwa",
    )
    e11_icwa_date = date(
        "Date agency notified that ICWA applies",
        text_form="yyyymmdd",
        element="E11_icwa_date",
        number=11,
        path="E7_E12_tribal_information/E11_icwa_date",
    )
    e12_icwa_notification = boolean(
        "Legal notice sent to tribe",
        element="E12_icwa_notification",
        number=12,
        path="E7_E12_tribal_information/E12_icwa_notification",
    )
    e13_child_race_american_indian_alaska_native = boolean(
        "Child race: American Indian or Alaska Native",
        element="E13_child_race_american_indian_alaska_native",
        number=13,
        path="E13_child_race_american_indian_alaska_native",
    )
    e14_child_race_asian = boolean(
        "Child race: Asian", element="E14_child_race_asian", number=14, path="E14_child_race_asian"
    )
    e15_child_race_black = boolean(
        "Child race: Black or African American",
        element="E15_child_race_black",
        number=15,
        path="E15_child_race_black",
    )
    e16_child_race_native_hawaiian_pacific_islander = boolean(
        "Child race: Native Hawaiian or Other Pacific Islander",
        element="E16_child_race_native_hawaiian_pacific_islander",
        number=16,
        path="E16_child_race_native_hawaiian_pacific_islander",
    )
    e17_child_race_white = boolean(
        "Child race: White", element="E17_child_race_white", number=17, path="E17_child_race_white"
    )
    e18_child_race_unknown = boolean(
        "Child race: Race unknown", element="E18_child_race_unknown", number=18, path="E18_child_race_unknown"
    )
    e19_child_race_abandoned = boolean(
        "Child race: Race unknown: abandoned",
        element="E19_child_race_abandoned",
        number=19,
        path="E19_child_race_abandoned",
    )
    e20_child_race_declined = boolean(
        "Child race: Race declined",
        element="E20_child_race_declined",
        number=20,
        path="E20_child_race_declined",
    )
    e21_child_hispanic_latino = coded(
        codes.AFCARS_ETHNICITIES,
        "Child Hispanic or Latino ethnicity",
        element="E21_child_hispanic_latino",
        number=21,
        path="E21_child_hispanic_latino",
    )
    e22_health_assessment = boolean(
        "Health assessment", element="E22_health_assessment", number=22, path="E22_health_assessment"
    )
    e23_health_conditions = coded(
        codes.HEALTH_EXAMINATIONS,
        "Health, behavioral or mental health conditions",
        element="E23_health_conditions",
        number=23,
        path="E23_health_conditions",
    )
    e24_health_intellectual_disability = coded(
        codes.HEALTH_CONDITIONS,
        "Intellectual disability",
        element="E24_health_intellectual_disability",
        number=24,
        path="E24_34_specific_health_conditions/E24_health_intellectual_disability",
    )
    e25_health_autism_spectrum_disorder = coded(
        codes.HEALTH_CONDITIONS,
        "Autism spectrum disorder",
        element="E25_health_autism_spectrum_disorder",
        number=25,
        path="E24_34_specific_health_conditions/E25_health_autism_spectrum_disorder",
    )
    e26_health_visual_impairment = coded(
        codes.HEALTH_CONDITIONS,
        "Visual impairment and blindness",
        element="E26_health_visual_impairment",
        number=26,
        path="E24_34_specific_health_conditions/E26_health_visual_impairment",
    )
    e27_health_hearing_impairment = coded(
        codes.HEALTH_CONDITIONS,
        "Hearing impairment and deafness",
        element="E27_health_hearing_impairment",
        number=27,
        path="E24_34_specific_health_conditions/E27_health_hearing_impairment",
    )
    e28_health_orthopedic_impairment = coded(
        codes.HEALTH_CONDITIONS,
        "Orthopedic impairment or other physical condition",
        element="E28_health_orthopedic_impairment",
        number=28,
        path="E24_34_specific_health_conditions/E28_health_orthopedic_impairment",
    )
    e29_health_mental_disorder = coded(
        codes.HEALTH_CONDITIONS,
        "Mental/emotional disorders",
        element="E29_health_mental_disorder",
        number=29,
        path="E24_34_specific_health_conditions/E29_health_mental_disorder",
    )
    e30_health_adhd_add = coded(
        codes.HEALTH_CONDITIONS,
        "Attention deficit hyperactivity disorder",
        element="E30_health_adhd_add",
        number=30,
        path="E24_34_specific_health_conditions/E30_health_adhd_add",
    )
    e31_health_serious_mental_disorder = coded(
        codes.HEALTH_CONDITIONS,
        "Serious mental disorders",
        element="E31_health_serious_mental_disorder",
        number=31,
        path="E24_34_specific_health_conditions/E31_health_serious_mental_disorder",
    )
    e32_health_developmental_delay = coded(
        codes.HEALTH_CONDITIONS,
        "Developmental delay",
        element="E32_health_developmental_delay",
        number=32,
        path="E24_34_specific_health_conditions/E32_health_developmental_delay",
    )
    e33_health_developmental_disability = coded(
        codes.HEALTH_CONDITIONS,
        "Developmental disability",
        element="E33_health_developmental_disability",
        number=33,
        path="E24_34_specific_health_conditions/E33_health_developmental_disability",
    )
    e34_health_other_condition = coded(
        codes.HEALTH_CONDITIONS,
        "Other diagnosed condition",
        element="E34_health_other_condition",
        number=34,
        path="E24_34_specific_health_conditions/E34_health_other_condition",
    )
    e35_school_enrollment = coded(
        codes.SCHOOL_ENROLLMENTS,
        "School enrollment",
        element="E35_school_enrollment",
        number=35,
        path="E35_school_enrollment",
    )
    e36_school_highest_completed = coded(
        codes.EDUCATION_LEVELS,
        "Educational level completed",
        element="E36_school_highest_completed",
        number=36,
        path="E36_school_highest_completed",
    )
    e37_school_special_education = boolean(
        "Special education",
        element="E37_school_special_education",
        number=37,
        path="E37_school_special_education",
    )
    e38_pregnant = boolean(
        "Pregnant as of end of report period", element="E38_pregnant", number=38, path="E38_pregnant"
    )
    e39_fathered_or_bore_child = boolean(
        "Ever fathered or bore child(ren)",
        element="E39_fathered_or_bore_child",
        number=39,
        path="E39_fathered_or_bore_child",
    )
    e40_child_and_children_together = coded(
        codes.PLACED_WITH_OWN_CHILDREN,
        "Child and his/her child(ren) placed together",
        element="E40_child_and_children_together",
        number=40,
        path="E40_child_and_children_together",
    )
    e41_prior_adoption = coded(
        codes.PRIOR_LEGAL_STATUSES,
        "Prior adoption",
        element="E41_prior_adoption",
        number=41,
        path="E41_prior_adoption",
    )
    e42_prior_adoption_date = date(
        "Prior adoption date; the first day of the month",
        text_form="yyyymm",
        element="E42_prior_adoption_date",
        number=42,
        path="E42_E43_prior_adoption_information/E42_prior_adoption_date",
    )
    e43_prior_adoption_intercountry = boolean(
        "Prior adoption intercountry",
        element="E43_prior_adoption_intercountry",
        number=43,
        path="E42_E43_prior_adoption_information/E43_prior_adoption_intercountry",
    )
    e44_prior_guardianship = coded(
        codes.PRIOR_LEGAL_STATUSES,
        "Prior guardianship",
        element="E44_prior_guardianship",
        number=44,
        path="E44_prior_guardianship",
    )
    e45_prior_guardianship_date = date(
        "Prior guardianship date; the first day of the month",
        text_form="yyyymm",
        element="E45_prior_guardianship_date",
        number=45,
        path="E45_prior_guardianship_date",
    )
    e46_support_assistance = boolean(
        "Child financial and medical assistance",
        element="E46_support_assistance",
        number=46,
        path="E46_support_assistance",
    )
    e47_state_tribal_adoption_assistance = boolean(
        "State/Tribal adoption assistance",
        element="E47_state_tribal_adoption_assistance",
        number=47,
        path="E47_E54_type_financial_assistance/E47_state_tribal_adoption_assistance",
    )
    e48_state_tribal_foster_care = boolean(
        "State/Tribal foster care",
        element="E48_state_tribal_foster_care",
        number=48,
        path="E47_E54_type_financial_assistance/E48_state_tribal_foster_care",
    )
    e49_adoption_subsidy = boolean(
        "Title IV-E adoption subsidy",
        element="E49_adoption_subsidy",
        number=49,
        path="E47_E54_type_financial_assistance/E49_adoption_subsidy",
    )
    e50_guardianship_assistance = boolean(
        "Title IV-E guardianship assistance",
        element="E50_guardianship_assistance",
        number=50,
        path="E47_E54_type_financial_assistance/E50_guardianship_assistance",
    )
    e51_tanf_assistance = boolean(
        "Title IV-A TANF",
        element="E51_tanf_assistance",
        number=51,
        path="E47_E54_type_financial_assistance/E51_tanf_assistance",
    )
    e52_title_iv_b = boolean(
        "Title IV-B",
        element="E52_title_iv_b",
        number=52,
        path="E47_E54_type_financial_assistance/E52_title_iv_b",
    )
    e53_chafee_foster_program = boolean(
        "Chafee Foster Care Program for Successful Transition to Adulthood",
        element="E53_chafee_foster_program",
        number=53,
        path="E47_E54_type_financial_assistance/E53_chafee_foster_program",
    )
    e54_other_financial_support = boolean(
        "Other",
        element="E54_other_financial_support",
        number=54,
        path="E47_E54_type_financial_assistance/E54_other_financial_support",
    )
    e55_foster_care_payment = boolean(
        "Title IV-E foster care maintenance payment in report period",
        element="E55_foster_care_payment",
        number=55,
        path="E55_foster_care_payment",
    )
    e56_total_siblings = integer(
        "Total siblings",
        minimum=0,
        maximum=99,
        element="E56_total_siblings",
        number=56,
        path="E56_total_siblings",
    )
    e57_siblings_in_foster_care = integer(
        "Siblings in foster care",
        minimum=0,
        maximum=99,
        element="E57_siblings_in_foster_care",
        number=57,
        path="E57_E58_siblings_in_foster_care/E57_siblings_in_foster_care",
    )
    e58_siblings_in_living_arrangement = integer(
        "Siblings in same living arrangement",
        minimum=0,
        maximum=99,
        element="E58_siblings_in_living_arrangement",
        number=58,
        path="E57_E58_siblings_in_foster_care/E58_siblings_in_living_arrangement",
    )
    e59_first_parent_birth_year = integer(
        "Year of birth of first parent or legal guardian; 7777 abandoned",
        minimum=1850,
        maximum=9999,
        element="E59_first_parent_birth_year",
        number=59,
        path="E59_first_parent_birth_year",
    )
    e60_second_parent_birth_year = integer(
        "Year of birth of second parent or legal guardian; 7777 abandoned, 9999 no second parent or guardian",
        minimum=1850,
        maximum=9999,
        element="E60_second_parent_birth_year",
        number=60,
        path="E60_second_parent_birth_year",
    )
    e61_tribal_membership_mother = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership of mother",
        element="E61_tribal_membership_mother",
        number=61,
        path="E61_tribal_membership_mother",
    )
    e62_tribal_membership_father = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership of father",
        element="E62_tribal_membership_father",
        number=62,
        path="E62_tribal_membership_father",
    )
    e63_tpr_parent1 = coded(
        codes.RIGHTS_TERMINATIONS,
        "Termination/modification of rights, first parent",
        element="E63_tpr_parent1",
        number=63,
        path="E63_E68_termination_of_parental_rights/tpr_first_parent/E63_tpr_parent1",
    )
    e65_tpr_petition_date_parent1 = date(
        "TPR petition date, first parent",
        text_form="yyyymmdd",
        element="E65_tpr_petition_date_parent1",
        number=65,
        path="E63_E68_termination_of_parental_rights/tpr_first_parent/E65_tpr_petition_date_parent1",
        markers={"66666666": "e65_tpr_petition_date_parent1_deceased"},
    )
    e65_tpr_petition_date_parent1_deceased = boolean(
        "The file says 66666666 in place of E65: the parent is deceased"
    )
    e67_tpr_date_parent1 = date(
        "TPR date, first parent",
        text_form="yyyymmdd",
        element="E67_tpr_date_parent1",
        number=67,
        path="E63_E68_termination_of_parental_rights/tpr_first_parent/E67_tpr_date_parent1",
    )
    e106_prior_victim_sex_trafficking = boolean(
        "Victim of sex trafficking prior to entering foster care",
        element="E106_prior_victim_sex_trafficking",
        number=106,
        path="E106_prior_victim_sex_trafficking",
    )
    e107_prior_victim_sex_trafficking_reported = boolean(
        "Prior trafficking: report to law enforcement",
        element="E107_prior_victim_sex_trafficking_reported",
        number=107,
        path="E107_E108_prior_victim_sex_trafficking_reporting/E107_prior_victim_sex_trafficking_reported",
    )
    e108_prior_victim_sex_trafficking_reported_date = date(
        "Prior trafficking: date reported",
        text_form="yyyymmdd",
        element="E108_prior_victim_sex_trafficking_reported_date",
        number=108,
        path="E107_E108_prior_victim_sex_trafficking_reporting/E108_prior_victim_sex_trafficking_reported_date",
    )
    e109_victim_sex_trafficking = boolean(
        "Victim of sex trafficking while in foster care",
        element="E109_victim_sex_trafficking",
        number=109,
        path="E109_victim_sex_trafficking",
    )
    e110_victim_sex_trafficking_reported = boolean(
        "Trafficking in care: report to law enforcement",
        element="E110_victim_sex_trafficking_reported",
        number=110,
        path="E110_E111_victim_sex_trafficking_reporting/E110_victim_sex_trafficking_reported",
    )
    e111_victim_sex_trafficking_reported_date = date(
        "Trafficking in care: date reported",
        text_form="yyyymmdd",
        element="E111_victim_sex_trafficking_reported_date",
        number=111,
        path="E110_E111_victim_sex_trafficking_reporting/E111_victim_sex_trafficking_reported_date",
    )

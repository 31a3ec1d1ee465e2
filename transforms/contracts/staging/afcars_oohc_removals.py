"""AFCARS 2020 out-of-home care: removal of a child, with its exit (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class AfcarsOohcRemovals(Contract):
    """One row per removal of a child, with its exit (E3, E69-E105, E153-E186).

    Column names are the XML tags in lower case. `path` is the place below the element `removal_2020`.
    """

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
    e4_child_record_number = text("Child record number of the record", key=True, required=True, example="A")
    removal_number = integer("Order of the removal within the record, from 1", key=True, example=1)
    removal_layout = coded(
        codes.REMOVAL_LAYOUTS, "Whether the removal is reported with its history", example="removal_2020"
    )
    e69_removal_date = date(
        "Date of removal",
        text_form="yyyymmdd",
        element="E69_removal_date",
        number=69,
        path="E69_removal_date",
        required=True,
        example="2022-10-05",
    )
    e70_removal_transaction_date = date(
        "Removal transaction date",
        text_form="yyyymmdd",
        element="E70_removal_transaction_date",
        number=70,
        path="E70_removal_transaction_date",
    )
    e71_removal_environment = coded(
        codes.REMOVAL_ENVIRONMENTS,
        "Environment at removal",
        element="E71_removal_environment",
        number=71,
        path="E71_removal_environment",
    )
    e3_local_agency = text("Local agency", element="E3_local_agency", number=3, path="E3_local_agency")
    e72_runaway = boolean(
        "Circumstance at removal: Runaway", element="E72_runaway", number=72, path="E72_runaway"
    )
    e73_whereabouts_unknown = boolean(
        "Circumstance at removal: Whereabouts unknown",
        element="E73_whereabouts_unknown",
        number=73,
        path="E73_whereabouts_unknown",
    )
    e74_physical_abuse = boolean(
        "Circumstance at removal: Physical abuse",
        element="E74_physical_abuse",
        number=74,
        path="E74_physical_abuse",
    )
    e75_sexual_abuse = boolean(
        "Circumstance at removal: Sexual abuse",
        element="E75_sexual_abuse",
        number=75,
        path="E75_sexual_abuse",
    )
    e76_psychological_abuse = boolean(
        "Circumstance at removal: Psychological or emotional abuse",
        element="E76_psychological_abuse",
        number=76,
        path="E76_psychological_abuse",
    )
    e77_neglect = boolean(
        "Circumstance at removal: Neglect", element="E77_neglect", number=77, path="E77_neglect"
    )
    e78_medical_neglect = boolean(
        "Circumstance at removal: Medical neglect",
        element="E78_medical_neglect",
        number=78,
        path="E78_medical_neglect",
    )
    e79_domestic_violence = boolean(
        "Circumstance at removal: Domestic violence",
        element="E79_domestic_violence",
        number=79,
        path="E79_domestic_violence",
    )
    e80_abandonment = boolean(
        "Circumstance at removal: Abandonment", element="E80_abandonment", number=80, path="E80_abandonment"
    )
    e81_failure_to_return = boolean(
        "Circumstance at removal: Failure to return",
        element="E81_failure_to_return",
        number=81,
        path="E81_failure_to_return",
    )
    e82_caretaker_alcohol_use = boolean(
        "Circumstance at removal: Caretaker's alcohol use",
        element="E82_caretaker_alcohol_use",
        number=82,
        path="E82_caretaker_alcohol_use",
    )
    e83_caretaker_drug_use = boolean(
        "Circumstance at removal: Caretaker's drug use",
        element="E83_caretaker_drug_use",
        number=83,
        path="E83_caretaker_drug_use",
    )
    e84_child_alcohol_use = boolean(
        "Circumstance at removal: Child alcohol use",
        element="E84_child_alcohol_use",
        number=84,
        path="E84_child_alcohol_use",
    )
    e85_child_drug_use = boolean(
        "Circumstance at removal: Child drug use",
        element="E85_child_drug_use",
        number=85,
        path="E85_child_drug_use",
    )
    e86_prenatal_alcohol_exposure = boolean(
        "Circumstance at removal: Prenatal alcohol exposure",
        element="E86_prenatal_alcohol_exposure",
        number=86,
        path="E86_prenatal_alcohol_exposure",
    )
    e87_prenatal_drug_exposure = boolean(
        "Circumstance at removal: Prenatal drug exposure",
        element="E87_prenatal_drug_exposure",
        number=87,
        path="E87_prenatal_drug_exposure",
    )
    e88_diagnosed_condition = boolean(
        "Circumstance at removal: Diagnosed condition",
        element="E88_diagnosed_condition",
        number=88,
        path="E88_diagnosed_condition",
    )
    e89_inadequate_access_to_mental_health = boolean(
        "Circumstance at removal: Inadequate access to mental health services",
        element="E89_inadequate_access_to_mental_health",
        number=89,
        path="E89_inadequate_access_to_mental_health",
    )
    e90_inadequate_access_to_medical_service = boolean(
        "Circumstance at removal: Inadequate access to medical services",
        element="E90_inadequate_access_to_medical_service",
        number=90,
        path="E90_inadequate_access_to_medical_service",
    )
    e91_child_behavior_problem = boolean(
        "Circumstance at removal: Child behavior problem",
        element="E91_child_behavior_problem",
        number=91,
        path="E91_child_behavior_problem",
    )
    e92_death_of_caretaker = boolean(
        "Circumstance at removal: Death of caretaker",
        element="E92_death_of_caretaker",
        number=92,
        path="E92_death_of_caretaker",
    )
    e93_incarceration_of_caretaker = boolean(
        "Circumstance at removal: Incarceration of caretaker",
        element="E93_incarceration_of_caretaker",
        number=93,
        path="E93_incarceration_of_caretaker",
    )
    e94_caretaker_impairment_physical_emotional = boolean(
        "Circumstance at removal: Caretaker's significant impairment: physical/emotional",
        element="E94_caretaker_impairment_physical_emotional",
        number=94,
        path="E94_caretaker_impairment_physical_emotional",
    )
    e95_caretaker_impairment_cognitive = boolean(
        "Circumstance at removal: Caretaker's significant impairment: cognitive",
        element="E95_caretaker_impairment_cognitive",
        number=95,
        path="E95_caretaker_impairment_cognitive",
    )
    e96_inadequate_housing = boolean(
        "Circumstance at removal: Inadequate housing",
        element="E96_inadequate_housing",
        number=96,
        path="E96_inadequate_housing",
    )
    e97_voluntary_adoption = boolean(
        "Circumstance at removal: Voluntary relinquishment for adoption",
        element="E97_voluntary_adoption",
        number=97,
        path="E97_voluntary_adoption",
    )
    e98_child_requested_placement = boolean(
        "Circumstance at removal: Child requested placement",
        element="E98_child_requested_placement",
        number=98,
        path="E98_child_requested_placement",
    )
    e99_sex_trafficking = boolean(
        "Circumstance at removal: Sex trafficking",
        element="E99_sex_trafficking",
        number=99,
        path="E99_sex_trafficking",
    )
    e100_parental_immigration_detainment_deportation = boolean(
        "Circumstance at removal: Parental immigration detainment or deportation",
        element="E100_parental_immigration_detainment_deportation",
        number=100,
        path="E100_parental_immigration_detainment_deportation",
    )
    e101_family_conflict_gender_orientation = boolean(
        "Circumstance at removal: Family conflict over sexual orientation, gender identity or expression",
        element="E101_family_conflict_gender_orientation",
        number=101,
        path="E101_family_conflict_gender_orientation",
    )
    e102_educational_neglect = boolean(
        "Circumstance at removal: Educational neglect",
        element="E102_educational_neglect",
        number=102,
        path="E102_educational_neglect",
    )
    e103_public_agency_title_iv_agreement = boolean(
        "Circumstance at removal: Public agency title IV-E agreement",
        element="E103_public_agency_title_iv_agreement",
        number=103,
        path="E103_public_agency_title_iv_agreement",
    )
    e104_tribal_agreement = boolean(
        "Circumstance at removal: Tribal title IV-E agreement",
        element="E104_tribal_agreement",
        number=104,
        path="E104_tribal_agreement",
    )
    e105_homelessness = boolean(
        "Circumstance at removal: Homelessness",
        element="E105_homelessness",
        number=105,
        path="E105_homelessness",
    )
    e153_exit_date = date(
        "Date of exit", text_form="yyyymmdd", element="E153_exit_date", number=153, path="E153_exit_date"
    )
    e154_exit_transaction_date = date(
        "Exit transaction date",
        text_form="yyyymmdd",
        element="E154_exit_transaction_date",
        number=154,
        path="E154_exit_transaction_date",
    )
    e155_exit_reason = coded(
        codes.EXIT_REASONS, "Exit reason", element="E155_exit_reason", number=155, path="E155_exit_reason"
    )
    e156_transfer_to_another_agency = coded(
        codes.TRANSFER_AGENCIES,
        "Transfer to another agency",
        element="E156_transfer_to_another_agency",
        number=156,
        path="E156_transfer_to_another_agency",
    )
    e157_marital_status_of_adoptive_parents = coded(
        codes.ADOPTIVE_MARITAL_STATUSES,
        "Marital status of adoptive parent(s)/guardian(s)",
        element="E157_marital_status_of_adoptive_parents",
        number=157,
        path="E157_E186_adoptive_parents_information/E157_marital_status_of_adoptive_parents",
    )
    e158_relationship_to_adoptive_parents_relative = boolean(
        "Child relationship to adoptive parent(s)/guardian(s): Relative",
        element="E158_relationship_to_adoptive_parents_relative",
        number=158,
        path="E157_E186_adoptive_parents_information/E158_relationship_to_adoptive_parents_relative",
    )
    e159_relationship_to_adoptive_parents_kin = boolean(
        "Child relationship to adoptive parent(s)/guardian(s): Kin",
        element="E159_relationship_to_adoptive_parents_kin",
        number=159,
        path="E157_E186_adoptive_parents_information/E159_relationship_to_adoptive_parents_kin",
    )
    e160_relationship_to_adoptive_parents_non_relative = boolean(
        "Child relationship to adoptive parent(s)/guardian(s): Non-relative",
        element="E160_relationship_to_adoptive_parents_non_relative",
        number=160,
        path="E157_E186_adoptive_parents_information/E160_relationship_to_adoptive_parents_non_relative",
    )
    e161_relationship_to_adoptive_parents_foster_parent = boolean(
        "Child relationship to adoptive parent(s)/guardian(s): Foster parent",
        element="E161_relationship_to_adoptive_parents_foster_parent",
        number=161,
        path="E157_E186_adoptive_parents_information/E161_relationship_to_adoptive_parents_foster_parent",
    )
    e162_adoptive_parent1_birth_date = date(
        "Date of birth, first adoptive parent/guardian",
        text_form="yyyymmdd",
        element="E162_adoptive_parent1_birth_date",
        number=162,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E162_adoptive_parent1_birth_date",
    )
    e163_adoptive_parent1_tribal_membership = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership, first adoptive parent/guardian",
        element="E163_adoptive_parent1_tribal_membership",
        number=163,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E163_adoptive_parent1_tribal_membership",
    )
    e164_adoptive_parent1_race_american_indian_alaska_native = boolean(
        "Race, first adoptive parent/guardian: American Indian or Alaska Native",
        element="E164_adoptive_parent1_race_american_indian_alaska_native",
        number=164,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E164_adoptive_parent1_race_american_indian_alaska_native",
    )
    e165_adoptive_parent1_race_asian = boolean(
        "Race, first adoptive parent/guardian: Asian",
        element="E165_adoptive_parent1_race_asian",
        number=165,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E165_adoptive_parent1_race_asian",
    )
    e166_adoptive_parent1_race_black = boolean(
        "Race, first adoptive parent/guardian: Black or African American",
        element="E166_adoptive_parent1_race_black",
        number=166,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E166_adoptive_parent1_race_black",
    )
    e167_adoptive_parent1_race_native_hawaiian_pacific_islander = boolean(
        "Race, first adoptive parent/guardian: Native Hawaiian or Other Pacific Islander",
        element="E167_adoptive_parent1_race_native_hawaiian_pacific_islander",
        number=167,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E167_adoptive_parent1_race_native_hawaiian_pacific_islander",
    )
    e168_adoptive_parent1_race_white = boolean(
        "Race, first adoptive parent/guardian: White",
        element="E168_adoptive_parent1_race_white",
        number=168,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E168_adoptive_parent1_race_white",
    )
    e169_adoptive_parent1_race_unknown = boolean(
        "Race, first adoptive parent/guardian: Race unknown",
        element="E169_adoptive_parent1_race_unknown",
        number=169,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E169_adoptive_parent1_race_unknown",
    )
    e170_adoptive_parent1_race_declined = boolean(
        "Race, first adoptive parent/guardian: Race declined",
        element="E170_adoptive_parent1_race_declined",
        number=170,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E170_adoptive_parent1_race_declined",
    )
    e171_adoptive_parent1_hispanic_latino = coded(
        codes.FOSTER_PARENT_ETHNICITIES,
        "Hispanic or Latino ethnicity, first adoptive parent/guardian",
        element="E171_adoptive_parent1_hispanic_latino",
        number=171,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E171_adoptive_parent1_hispanic_latino",
    )
    e172_adoptive_parent1_sex = coded(
        codes.AFCARS_SEXES,
        "Sex, first adoptive parent/guardian",
        element="E172_adoptive_parent1_sex",
        number=172,
        path="E157_E186_adoptive_parents_information/E162_E172_first_adoptive_parent_information/E172_adoptive_parent1_sex",
    )
    e173_adoptive_parent2_birth_date = date(
        "Date of birth, second adoptive parent/guardian",
        text_form="yyyymmdd",
        element="E173_adoptive_parent2_birth_date",
        number=173,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E173_adoptive_parent2_birth_date",
    )
    e174_adoptive_parent2_tribal_membership = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership, second adoptive parent/guardian",
        element="E174_adoptive_parent2_tribal_membership",
        number=174,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E174_adoptive_parent2_tribal_membership",
    )
    e175_adoptive_parent2_race_american_indian_alaska_native = boolean(
        "Race, second adoptive parent/guardian: American Indian or Alaska Native",
        element="E175_adoptive_parent2_race_american_indian_alaska_native",
        number=175,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E175_adoptive_parent2_race_american_indian_alaska_native",
    )
    e176_adoptive_parent2_race_asian = boolean(
        "Race, second adoptive parent/guardian: Asian",
        element="E176_adoptive_parent2_race_asian",
        number=176,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E176_adoptive_parent2_race_asian",
    )
    e177_adoptive_parent2_race_black = boolean(
        "Race, second adoptive parent/guardian: Black or African American",
        element="E177_adoptive_parent2_race_black",
        number=177,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E177_adoptive_parent2_race_black",
    )
    e178_adoptive_parent2_race_native_hawaiian_pacific_islander = boolean(
        "Race, second adoptive parent/guardian: Native Hawaiian or Other Pacific Islander",
        element="E178_adoptive_parent2_race_native_hawaiian_pacific_islander",
        number=178,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E178_adoptive_parent2_race_native_hawaiian_pacific_islander",
    )
    e179_adoptive_parent2_race_white = boolean(
        "Race, second adoptive parent/guardian: White",
        element="E179_adoptive_parent2_race_white",
        number=179,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E179_adoptive_parent2_race_white",
    )
    e180_adoptive_parent2_race_unknown = boolean(
        "Race, second adoptive parent/guardian: Race unknown",
        element="E180_adoptive_parent2_race_unknown",
        number=180,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E180_adoptive_parent2_race_unknown",
    )
    e181_adoptive_parent2_race_declined = boolean(
        "Race, second adoptive parent/guardian: Race declined",
        element="E181_adoptive_parent2_race_declined",
        number=181,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E181_adoptive_parent2_race_declined",
    )
    e182_adoptive_parent2_hispanic_latino = coded(
        codes.FOSTER_PARENT_ETHNICITIES,
        "Hispanic or Latino ethnicity, second adoptive parent/guardian",
        element="E182_adoptive_parent2_hispanic_latino",
        number=182,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E182_adoptive_parent2_hispanic_latino",
    )
    e183_adoptive_parent2_sex = coded(
        codes.AFCARS_SEXES,
        "Sex, second adoptive parent/guardian",
        element="E183_adoptive_parent2_sex",
        number=183,
        path="E157_E186_adoptive_parents_information/E173_E183_second_adoptive_parent_information/E183_adoptive_parent2_sex",
    )
    e184_inter_intrajurisdictional_adoption = coded(
        codes.ADOPTION_JURISDICTIONS,
        "Inter/intrajurisdictional adoption or guardianship",
        element="E184_inter_intrajurisdictional_adoption",
        number=184,
        path="E157_E186_adoptive_parents_information/E184_inter_intrajurisdictional_adoption",
    )
    e185_assistance_agreement_type = coded(
        codes.ASSISTANCE_AGREEMENTS,
        "Assistance agreement type",
        element="E185_assistance_agreement_type",
        number=185,
        path="E157_E186_adoptive_parents_information/E185_assistance_agreement_type",
    )
    e186_siblings_in_adoptive_home = integer(
        "Siblings in adoptive or guardianship home; 99 not applicable",
        minimum=0,
        maximum=99,
        element="E186_siblings_in_adoptive_home",
        number=186,
        path="E157_E186_adoptive_parents_information/E186_siblings_in_adoptive_home",
    )

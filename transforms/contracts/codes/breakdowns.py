"""Code lists by which results are broken down."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.contracts.codes.code_list import Code, CodeList

AGE_GROUPS = CodeList(
    name="age_groups",
    says="Age groups of the federal context data; under_1_year only where months are not known",
    codes=(
        Code("0_3_months", "0_3_months", "0-3 months"),
        Code("4_11_months", "4_11_months", "4-11 months"),
        Code("under_1_year", "under_1_year", "Under 1 year"),
        Code("1_5_years", "1_5_years", "1-5 years"),
        Code("6_10_years", "6_10_years", "6-10 years"),
        Code("11_16_years", "11_16_years", "11-16 years"),
        Code("17_years", "17_years", "17 years"),
        Code("18_and_older", "18_and_older", "18 and older"),
        Code("missing", "missing", "Age missing"),
    ),
    source="CFSR Round 4 Data Dictionary; wording of this project",
)

POPULATION_AGE_GROUPS = CodeList(
    name="population_age_groups",
    says="Age of a population cell: a single year or one of the groups",
    codes=(
        Code("0", "0", "0 years", {"age_group": "under_1_year"}),
        Code("1", "1", "1 years", {"age_group": "1_5_years"}),
        Code("2", "2", "2 years", {"age_group": "1_5_years"}),
        Code("3", "3", "3 years", {"age_group": "1_5_years"}),
        Code("4", "4", "4 years", {"age_group": "1_5_years"}),
        Code("5", "5", "5 years", {"age_group": "1_5_years"}),
        Code("6", "6", "6 years", {"age_group": "6_10_years"}),
        Code("7", "7", "7 years", {"age_group": "6_10_years"}),
        Code("8", "8", "8 years", {"age_group": "6_10_years"}),
        Code("9", "9", "9 years", {"age_group": "6_10_years"}),
        Code("10", "10", "10 years", {"age_group": "6_10_years"}),
        Code("11", "11", "11 years", {"age_group": "11_16_years"}),
        Code("12", "12", "12 years", {"age_group": "11_16_years"}),
        Code("13", "13", "13 years", {"age_group": "11_16_years"}),
        Code("14", "14", "14 years", {"age_group": "11_16_years"}),
        Code("15", "15", "15 years", {"age_group": "11_16_years"}),
        Code("16", "16", "16 years", {"age_group": "11_16_years"}),
        Code("17", "17", "17 years", {"age_group": "17_years"}),
        Code("under_1_year", "under_1_year", "Under 1 year", {"age_group": "under_1_year"}),
        Code("1_5_years", "1_5_years", "1-5 years", {"age_group": "1_5_years"}),
        Code("6_10_years", "6_10_years", "6-10 years", {"age_group": "6_10_years"}),
        Code("11_16_years", "11_16_years", "11-16 years", {"age_group": "11_16_years"}),
        Code("17_years", "17_years", "17 years", {"age_group": "17_years"}),
    ),
    meanings={"age_group": "the age group of rates over the population"},
    source="this project",
)

RACE_ETHNICITIES = CodeList(
    name="race_ethnicities",
    says="Race and ethnicity in exclusive groups: Hispanic first, then two or more races, then one race",
    codes=(
        Code("hispanic", "hispanic", "Hispanic (of any race)"),
        Code("two_or_more", "two_or_more", "Two or more races"),
        Code(
            "american_indian_alaska_native",
            "american_indian_alaska_native",
            "American Indian or Alaska Native",
        ),
        Code("asian", "asian", "Asian"),
        Code("black", "black", "Black or African American"),
        Code(
            "native_hawaiian_pacific_islander",
            "native_hawaiian_pacific_islander",
            "Native Hawaiian or Other Pacific Islander",
        ),
        Code("white", "white", "White"),
        Code("unknown", "unknown", "Unknown or unable to determine"),
        Code("missing", "missing", "Missing"),
    ),
    source="CFSR Round 4 Data Dictionary",
)

TIMES_IN_CARE = CodeList(
    name="times_in_care",
    says="Time since the latest removal, in completed months",
    codes=(
        Code("under_1_month", "under_1_month", "Under 1 month"),
        Code("1_5_months", "1_5_months", "1-5 months"),
        Code("6_11_months", "6_11_months", "6-11 months"),
        Code("12_23_months", "12_23_months", "12-23 months"),
        Code("24_35_months", "24_35_months", "24-35 months"),
        Code("36_months_and_longer", "36_months_and_longer", "36 months and longer"),
        Code("missing", "missing", "Not known"),
    ),
    source="AFCARS Report; bands of this project",
)

SEXES = CodeList(
    name="sexes",
    says="Sex as a breakdown",
    codes=(
        Code("male", "male", "Male"),
        Code("female", "female", "Female"),
        Code("unknown", "unknown", "Unknown"),
        Code("missing", "missing", "Missing"),
    ),
    source="this project",
)

BREAKDOWN_LISTS: Mapping[str, str] = {
    "age_group": "age_groups",
    "sex": "sexes",
    "race_ethnicity": "race_ethnicities",
    "race_alone_or_in_combination": "race_ethnicities",
    "disability": "afcars_answers",
    "tribal_status": "afcars_answers",
    "placement_setting": "placement_settings",
    "time_in_care": "times_in_care",
    "case_goal": "permanency_plans",
    "removal_reason": "removal_circumstances",
    "report_source": "report_sources",
    "maltreatment_type": "maltreatment_types",
    "role": "worker_roles",
    "hearing": "court_events",
    "funds": "prevention_funds",
    "placing_agency": "placing_agencies",
    "caseload_band": "caseload_bands",
}
"""The code list that names the categories of a breakdown; those of any other have their own names."""

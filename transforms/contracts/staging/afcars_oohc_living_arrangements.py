"""AFCARS 2020 out-of-home care: living arrangement in a removal (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class AfcarsOohcLivingArrangements(Contract):
    """One row per living arrangement in a removal (E112-E146).

    Column names are the XML tags in lower case. `path` is the place below the element `living_arrangement`.
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
    sequence = integer("Order within the removal, from 1", key=True, example=1)
    e112_date_living_arrangement = date(
        "Date of living arrangement",
        text_form="yyyymmdd",
        element="E112_date_living_arrangement",
        number=112,
        path="E112_date_living_arrangement",
        required=True,
        example="2022-10-05",
    )
    e113_foster_family_home = boolean(
        "Foster family home", element="E113_foster_family_home", number=113, path="E113_foster_family_home"
    )
    e114_licensed_home = boolean(
        "Foster family home type: Licensed home",
        element="E114_licensed_home",
        number=114,
        path="E114_E146_foster_family_home_type/E114_licensed_home",
    )
    e115_therapeutic_home = boolean(
        "Foster family home type: Therapeutic foster family home",
        element="E115_therapeutic_home",
        number=115,
        path="E114_E146_foster_family_home_type/E115_therapeutic_home",
    )
    e116_shelter_care_home = boolean(
        "Foster family home type: Shelter care foster family home",
        element="E116_shelter_care_home",
        number=116,
        path="E114_E146_foster_family_home_type/E116_shelter_care_home",
    )
    e117_relative_foster_family = boolean(
        "Foster family home type: Relative foster family home",
        element="E117_relative_foster_family",
        number=117,
        path="E114_E146_foster_family_home_type/E117_relative_foster_family",
    )
    e118_pre_adopt_home = boolean(
        "Foster family home type: Pre-adoptive home",
        element="E118_pre_adopt_home",
        number=118,
        path="E114_E146_foster_family_home_type/E118_pre_adopt_home",
    )
    e119_kin_foster_family = boolean(
        "Foster family home type: Kin foster family home",
        element="E119_kin_foster_family",
        number=119,
        path="E114_E146_foster_family_home_type/E119_kin_foster_family",
    )
    e120_other_living_arrangement_type = coded(
        codes.OTHER_LIVING_ARRANGEMENTS,
        "Other living arrangement type",
        element="E120_other_living_arrangement_type",
        number=120,
        path="E120_other_living_arrangement_type",
    )
    e121_location_of_living_arrangement = coded(
        codes.PLACEMENT_LOCATIONS,
        "Location of living arrangement",
        element="E121_location_of_living_arrangement",
        number=121,
        path="E121_location_of_living_arrangement",
    )
    e122_jurisdiction_or_country = text(
        "Jurisdiction or country",
        element="E122_jurisdiction_or_country",
        number=122,
        path="E122_jurisdiction_or_country",
    )
    e123_marital_status_of_foster_parents = coded(
        codes.MARITAL_STATUSES,
        "Marital status of foster parent(s)",
        element="E123_marital_status_of_foster_parents",
        number=123,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E123_marital_status_of_foster_parents",
    )
    e124_relationship_to_foster_parents = coded(
        codes.FOSTER_PARENT_RELATIONSHIPS,
        "Child relationship to foster parent(s)",
        element="E124_relationship_to_foster_parents",
        number=124,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E124_relationship_to_foster_parents",
    )
    e125_foster_parent1_birth_year = integer(
        "Year of birth, first foster parent",
        minimum=1850,
        maximum=9999,
        element="E125_foster_parent1_birth_year",
        number=125,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E125_foster_parent1_birth_year",
    )
    e126_foster_parent1_tribal_membership = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership, first foster parent",
        element="E126_foster_parent1_tribal_membership",
        number=126,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E126_foster_parent1_tribal_membership",
    )
    e127_foster_parent1_race_american_indian_alaska_native = boolean(
        "Race, first foster parent: American Indian or Alaska Native",
        element="E127_foster_parent1_race_american_indian_alaska_native",
        number=127,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E127_foster_parent1_race_american_indian_alaska_native",
    )
    e128_foster_parent1_race_asian = boolean(
        "Race, first foster parent: Asian",
        element="E128_foster_parent1_race_asian",
        number=128,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E128_foster_parent1_race_asian",
    )
    e129_foster_parent1_race_black = boolean(
        "Race, first foster parent: Black or African American",
        element="E129_foster_parent1_race_black",
        number=129,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E129_foster_parent1_race_black",
    )
    e130_foster_parent1_race_native_hawaiian_pacific_islander = boolean(
        "Race, first foster parent: Native Hawaiian or Other Pacific Islander",
        element="E130_foster_parent1_race_native_hawaiian_pacific_islander",
        number=130,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E130_foster_parent1_race_native_hawaiian_pacific_islander",
    )
    e131_foster_parent1_race_white = boolean(
        "Race, first foster parent: White",
        element="E131_foster_parent1_race_white",
        number=131,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E131_foster_parent1_race_white",
    )
    e132_foster_parent1_race_unknown = boolean(
        "Race, first foster parent: Race unknown",
        element="E132_foster_parent1_race_unknown",
        number=132,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E132_foster_parent1_race_unknown",
    )
    e133_foster_parent1_race_declined = boolean(
        "Race, first foster parent: Race declined",
        element="E133_foster_parent1_race_declined",
        number=133,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E133_foster_parent1_race_declined",
    )
    e134_foster_parent1_hispanic_latino = coded(
        codes.FOSTER_PARENT_ETHNICITIES,
        "Hispanic or Latino ethnicity, first foster parent",
        element="E134_foster_parent1_hispanic_latino",
        number=134,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E134_foster_parent1_hispanic_latino",
    )
    e135_foster_parent1_sex = coded(
        codes.AFCARS_SEXES,
        "Sex, first foster parent",
        element="E135_foster_parent1_sex",
        number=135,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E125_E135_first_foster_parent_information/E135_foster_parent1_sex",
    )
    e136_foster_parent2_birth_year = integer(
        "Year of birth, second foster parent",
        minimum=1850,
        maximum=9999,
        element="E136_foster_parent2_birth_year",
        number=136,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E136_foster_parent2_birth_year",
    )
    e137_foster_parent2_tribal_membership = coded(
        codes.AFCARS_ANSWERS,
        "Tribal membership, second foster parent",
        element="E137_foster_parent2_tribal_membership",
        number=137,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E137_foster_parent2_tribal_membership",
    )
    e138_foster_parent2_race_american_indian_alaska_native = boolean(
        "Race, second foster parent: American Indian or Alaska Native",
        element="E138_foster_parent2_race_american_indian_alaska_native",
        number=138,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E138_foster_parent2_race_american_indian_alaska_native",
    )
    e139_foster_parent2_race_asian = boolean(
        "Race, second foster parent: Asian",
        element="E139_foster_parent2_race_asian",
        number=139,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E139_foster_parent2_race_asian",
    )
    e140_foster_parent2_race_black = boolean(
        "Race, second foster parent: Black or African American",
        element="E140_foster_parent2_race_black",
        number=140,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E140_foster_parent2_race_black",
    )
    e141_foster_parent2_race_native_hawaiian_pacific_islander = boolean(
        "Race, second foster parent: Native Hawaiian or Other Pacific Islander",
        element="E141_foster_parent2_race_native_hawaiian_pacific_islander",
        number=141,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E141_foster_parent2_race_native_hawaiian_pacific_islander",
    )
    e142_foster_parent2_race_white = boolean(
        "Race, second foster parent: White",
        element="E142_foster_parent2_race_white",
        number=142,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E142_foster_parent2_race_white",
    )
    e143_foster_parent2_race_unknown = boolean(
        "Race, second foster parent: Race unknown",
        element="E143_foster_parent2_race_unknown",
        number=143,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E143_foster_parent2_race_unknown",
    )
    e144_foster_parent2_race_declined = boolean(
        "Race, second foster parent: Race declined",
        element="E144_foster_parent2_race_declined",
        number=144,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E144_foster_parent2_race_declined",
    )
    e145_foster_parent2_hispanic_latino = coded(
        codes.FOSTER_PARENT_ETHNICITIES,
        "Hispanic or Latino ethnicity, second foster parent",
        element="E145_foster_parent2_hispanic_latino",
        number=145,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E145_foster_parent2_hispanic_latino",
    )
    e146_foster_parent2_sex = coded(
        codes.AFCARS_SEXES,
        "Sex, second foster parent",
        element="E146_foster_parent2_sex",
        number=146,
        path="E114_E146_foster_family_home_type/E123_E146_foster_parent_information/E136_E146_second_foster_parent_information/E146_foster_parent2_sex",
    )

"""AFCARS 2020 adoption and guardianship assistance: a child's agreement (45 CFR 1355.45)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class AfcarsAga(Contract):
    """One row per child with an adoption or guardianship assistance agreement in the file (A3-A19).

    Column names are the XML tags in lower case. `path` is the place below the element `record`. Elements A1
    (agency) and A2 (report date) stand once in the file and are `state` and `submission`.
    """

    layout_source = (
        "Tags, order and codes: the AFCARS XML Editor, a public program of the federal contractor, with its"
        " test files; four tags seen in a state's file as well. Which paragraph of 45 CFR 1355.45 each of"
        " A15-A19 stands in was not checked, nor Technical Bulletins 20 and 21"
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
    a3_child_record_number = text(
        "Child record number",
        element="A3_child_record_number",
        number=3,
        path="A3_child_record_number",
        key=True,
        required=True,
        example="A",
    )
    a4_child_date_of_birth = date(
        "Child date of birth",
        element="A4_child_date_of_birth",
        number=4,
        path="A4_child_date_of_birth",
        text_form="yyyymmdd",
        required=True,
        example="2015-06-15",
    )
    a5_child_sex = coded(
        codes.AFCARS_SEXES, "Child sex", element="A5_child_sex", number=5, path="A5_child_sex"
    )
    a6_child_race_american_indian_alaska_native = boolean(
        "Child race: American Indian or Alaska Native",
        element="A6_child_race_american_indian_alaska_native",
        number=6,
        path="A6_child_race_american_indian_alaska_native",
    )
    a7_child_race_asian = boolean(
        "Child race: Asian", element="A7_child_race_asian", number=7, path="A7_child_race_asian"
    )
    a8_child_race_black_african_american = boolean(
        "Child race: Black or African American",
        element="A8_child_race_black_african_american",
        number=8,
        path="A8_child_race_black_african_american",
    )
    a9_child_race_hawaiian_pacific_islander = boolean(
        "Child race: Native Hawaiian or Other Pacific Islander",
        element="A9_child_race_hawaiian_pacific_islander",
        number=9,
        path="A9_child_race_hawaiian_pacific_islander",
    )
    a10_child_race_white = boolean(
        "Child race: White", element="A10_child_race_white", number=10, path="A10_child_race_white"
    )
    a11_child_race_unknown = boolean(
        "Child race: Race unknown", element="A11_child_race_unknown", number=11, path="A11_child_race_unknown"
    )
    a12_child_race_abandoned = boolean(
        "Child race: Race unknown: abandoned",
        element="A12_child_race_abandoned",
        number=12,
        path="A12_child_race_abandoned",
    )
    a13_child_race_declined = boolean(
        "Child race: Race declined",
        element="A13_child_race_declined",
        number=13,
        path="A13_child_race_declined",
    )
    a14_child_hispanic_latino = coded(
        codes.AFCARS_ETHNICITIES,
        "Child Hispanic or Latino ethnicity",
        element="A14_child_hispanic_latino",
        number=14,
        path="A14_child_hispanic_latino",
    )
    a15_assistance_agreement_type = coded(
        codes.AGREEMENT_TYPES,
        "Assistance agreement type",
        element="A15_assistance_agreement_type",
        number=15,
        path="A15_assistance_agreement_type",
    )
    a16_adoption_subsidy_amount = integer(
        "Adoption or guardianship subsidy amount, in whole dollars",
        element="A16_adoption_subsidy_amount",
        number=16,
        path="A16_adoption_subsidy_amount",
        minimum=0,
        maximum=999_999,
        certainty="whether the amount is per month or per day was not confirmed",
    )
    a17_adoption_finalization_date = date(
        "Adoption finalization or guardianship legalization date",
        element="A17_adoption_finalization_date",
        number=17,
        path="A17_adoption_finalization_date",
        text_form="yyyymmdd",
    )
    a18_agreement_termination_date = date(
        "Agreement termination date",
        element="A18_agreement_termination_date",
        number=18,
        path="A18_agreement_termination_date",
        text_form="yyyymmdd",
    )
    a19_adoption_placing_agency = coded(
        codes.PLACING_AGENCIES,
        "Adoption or guardianship placing agency",
        element="A19_adoption_placing_agency",
        number=19,
        path="A19_adoption_placing_agency",
        certainty="whether it may be blank for a guardianship was not confirmed",
    )

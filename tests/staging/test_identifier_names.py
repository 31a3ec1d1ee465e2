"""What the name of a column says of direct identifiers, alone and beside the values."""

from __future__ import annotations

import pytest

from tests.staging.test_direct_identifiers import looked_at
from transforms.staging.identifiers.identifier_names import (
    DOCUMENT,
    EMAIL,
    FREE_TEXT,
    PERSON,
    PHONE,
    SSN,
    STREET,
    kind_by_name,
)

SAY_SO = {
    PERSON: (
        "CLNT_NM",
        "Cl Name",
        "PRSN_NM",
        "Supv Name",
        "WRKR_NM",
        "Individual Name",
        "Kid Name",
        "GAL Name",
        "HOH Name",
        "Mother's Name",
        "Children's Names",
        "CLIENTNM",
        "LASTNM",
        "Case Name",
        "CASE_NM",
        "CASENAME",
        "Name of Case",
        "NM_CASE",
        "Case Head Name",
        "Casehead",
        "Case Manager Name",
        "Unit Supervisor Name",
        "Agency Worker Name",
        "Worker Name (Agency)",
        "Foster Home Name",
        "Full Name",
        "Legal Name",
        "Last",
        "First",
        "Last, First",
        "Last First MI",
        "CLIENT_LAST",
        "CLIENT_FIRST",
        "CLIENTLAST",
        "WRKR_LST",
        "Mothers Maiden",
        "Worker (Name)",
        "Phone Contact Name",
        "AKA",
    ),
    SSN: ("SS#", "SS #", "SSN #", "SS_NUM", "SS_NO", "Child SS#", "NUM_SSN", "CLIENTSSN", "Last 4 SSN"),
    PHONE: (
        "HOME_PH",
        "WORKER_PH",
        "Home Ph 2",
        "CELL_PH_EXT",
        "HOMEPHONE",
        "Phone #",
        "Phone (Home)",
        "Contact (Phone)",
        "Contact Phone",
        "Emergency Contact Phone",
        "Phone Contact Number",
    ),
    EMAIL: ("EMAILADDR",),
    STREET: ("Street Address Unit", "Apt No"),
    FREE_TEXT: ("NARR_TXT", "SUPV_CMTS", "Case Notes #", "Removal Reason (narrative)"),
    DOCUMENT: ("MEDICAID_NBR", "Medicaid #", "Alien #", "DL #"),
}

SAY_NOTHING = (
    "Worker Unit Name",
    "Staff Region Name",
    "Person Type Name",
    "Legal Status Name",
    "Contact Method Name",
    "Case Type Name",
    "Case Activity Name",
    "Case Plan Goal Name",
    "Client School Name",
    "Individual Service Plan Name",
    "Child Placing Agency Name",
    "Juvenile Court Name",
    "Name of Agency",
    "agency_legal_name",
    "county_fullname",
    "cls_name",
    "username",
    "Phone Contact",
    "Phone Visits",
    "Phone Contacts #",
    "PHONE_CNTCT_CNT",
    "Phone Response Minutes",
    "Mobile Crisis",
    "Mobile Response Team",
    "Street Outreach",
    "Phone (Y/N)",
    "SSN Y/N",
    "MEDICAID_NBR_FLG",
    "Case Notes (#)",
    "Address (County)",
    "Contact Type (phone, in person)",
    "Last Visit",
    "Last Placement",
    "First Contact",
    "Contact First",
    "Family First",
    "Removal First",
    "Date Last",
    "is_first",
    "first_removal",
    "pH",
    "NEXT_PH",
    "Case #",
    "Casehead ID",
    "Individual ID",
    "Medicaid Eligible",
)

VALUES_DECIDE = [
    # column       values                              whether the file stops
    ("First", ["Y", "N", "y", " "], False),
    ("Family First Phone", ["Yes", "No"], False),
    ("Child First", ["True", "False"], False),
    ("Casehead", ["10023", "4", "-"], False),
    ("Casehead", ["10023", "Abernathy"], True),
    ("First", ["N"] * 2_000 + ["Bo"], True),
    ("Notes", ["N"] * 2_000 + ["saw him"], True),
    ("Notes", ["N", "17"], True),
    ("CLNT_NM", ["Abernathy Aoife"] * 120, True),
]


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in SAY_SO.items() for name in names])
def test_a_name_says_what_a_column_holds(kind: str, name: str):
    assert kind_by_name(name) == kind


@pytest.mark.parametrize("name", SAY_NOTHING)
def test_a_name_of_something_else_says_nothing(name: str):
    assert kind_by_name(name) is None


@pytest.mark.parametrize(("name", "values", "stops"), VALUES_DECIDE)
def test_answers_and_numbers_of_cases_are_no_names_whatever_their_column_is_called(
    name: str, values: list[str], stops: bool
):
    assert bool(looked_at(name, values)) == stops

"""Code lists of the AFCARS foster care and adoption records of 1993.

Where the regulation of 2020 asks the same, a code says which of its names it corresponds to: `setting`,
`plan`, `exit_reason`, `structure`. Those names stand in `afcars`.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

_SOURCE = "AFCARS 1993 (45 CFR 1355, appendices to section 40)"

AFCARS_1993_ANSWERS = CodeList(
    name="afcars_1993_answers",
    says="Yes, no or neither in AFCARS 1993",
    codes=(
        Code("0", "not_applicable", "Not applicable", {"is_yes": None}),
        Code("1", "yes", "Yes", {"is_yes": True}),
        Code("2", "no", "No", {"is_yes": False}),
        Code("3", "unable_to_determine", "Unable to determine", {"is_yes": None}),
    ),
    meanings={"is_yes": "yes is true, no is false; empty where it was neither"},
    source=_SOURCE,
)

AFCARS_1993_YES_OR_NO = CodeList(
    name="afcars_1993_yes_or_no",
    says="Yes or no in AFCARS 1993",
    codes=(
        Code("1", "yes", "Yes", {"is_yes": True}),
        Code("2", "no", "No", {"is_yes": False}),
    ),
    meanings={"is_yes": "yes"},
    source=_SOURCE,
)

AFCARS_1993_DIAGNOSES = CodeList(
    name="afcars_1993_diagnoses",
    says="Whether a qualified professional diagnosed a disability",
    codes=(
        Code("1", "yes", "Yes", {"is_disability": True}),
        Code("2", "no", "No", {"is_disability": False}),
        Code("3", "not_yet_determined", "Not yet determined", {"is_disability": None}),
    ),
    meanings={"is_disability": "a disability was diagnosed; empty where that is not yet determined"},
    source=_SOURCE,
)

AGES_AT_PREVIOUS_ADOPTION = CodeList(
    name="ages_at_previous_adoption",
    says="How old the child was when a previous adoption was made legal",
    codes=(
        Code("0", "not_applicable", "Not applicable"),
        Code("1", "under_2", "Less than 2 years"),
        Code("2", "from_2_to_5", "2 to 5 years"),
        Code("3", "from_6_to_12", "6 to 12 years"),
        Code("4", "from_13", "13 years or older"),
        Code("5", "unable_to_determine", "Unable to determine"),
    ),
    source=_SOURCE,
)

REMOVAL_MANNERS = CodeList(
    name="removal_manners",
    says="How the child came into care",
    codes=(
        Code("1", "voluntary", "Voluntary placement agreement"),
        Code("2", "court_ordered", "Court ordered"),
        Code("3", "not_yet_determined", "Not yet determined"),
    ),
    source=_SOURCE,
)

AFCARS_1993_SETTINGS = CodeList(
    name="afcars_1993_settings",
    says="Current placement setting in AFCARS 1993",
    codes=(
        Code("1", "pre_adoptive_home", "Pre-adoptive home", {"setting": "pre_adoptive_home"}),
        Code(
            "2",
            "relative_foster_home",
            "Foster family home, relative",
            {"setting": "relative_foster_home"},
        ),
        Code(
            "3",
            "nonrelative_foster_home",
            "Foster family home, non-relative",
            {"setting": "foster_home", "is_broader": True},
        ),
        Code(
            "4",
            "group_home",
            "Group home",
            {"setting": "group_home_staff_operated", "is_broader": True},
        ),
        Code(
            "5",
            "institution",
            "Institution",
            {"setting": "child_care_institution", "is_broader": True},
        ),
        Code(
            "6",
            "supervised_independent_living",
            "Supervised independent living",
            {"setting": "supervised_independent_living"},
        ),
        Code("7", "runaway", "Runaway", {"setting": "runaway"}),
        Code("8", "trial_home_visit", "Trial home visit", {"setting": "placed_at_home"}),
    ),
    meanings={
        "setting": "the placement setting of 2020 it corresponds to",
        "is_broader": "it also covers settings that 2020 tells apart; `setting` is the usual one of them",
    },
    source=_SOURCE + "; correspondence to 2020 by this project",
)

AFCARS_1993_GOALS = CodeList(
    name="afcars_1993_goals",
    says="Most recent case plan goal in AFCARS 1993",
    codes=(
        Code(
            "1",
            "reunification",
            "Reunify with parents or principal caretakers",
            {"plan": "reunification"},
        ),
        Code("2", "living_with_relative", "Live with other relatives", {"plan": "living_with_relative"}),
        Code("3", "adoption", "Adoption", {"plan": "adoption"}),
        Code(
            "4",
            "long_term_foster_care",
            "Long-term foster care",
            {"plan": "planned_permanent_living"},
        ),
        Code("5", "emancipation", "Emancipation", {"plan": "planned_permanent_living"}),
        Code("6", "guardianship", "Guardianship", {"plan": "guardianship"}),
        Code("7", "not_yet_established", "Case plan goal not yet established"),
    ),
    meanings={"plan": "the permanency plan of 2020 it corresponds to; empty where there is none yet"},
    source=_SOURCE + "; correspondence to 2020 by this project",
)

AFCARS_1993_DISCHARGE_REASONS = CodeList(
    name="afcars_1993_discharge_reasons",
    says="Reason for discharge in AFCARS 1993",
    codes=(
        Code("0", "not_applicable", "Not applicable", {"exit_reason": "not_applicable"}),
        Code(
            "1",
            "reunification",
            "Reunification with parents or primary caretakers",
            {"exit_reason": "reunification"},
        ),
        Code(
            "2",
            "living_with_relative",
            "Living with other relatives",
            {"exit_reason": "living_with_relative"},
        ),
        Code("3", "adoption", "Adoption", {"exit_reason": "adoption"}),
        Code("4", "emancipation", "Emancipation", {"exit_reason": "emancipation"}),
        Code("5", "guardianship", "Guardianship", {"exit_reason": "guardianship"}),
        Code("6", "transfer", "Transfer to another agency", {"exit_reason": "transfer"}),
        Code("7", "runaway", "Runaway", {"exit_reason": "runaway"}),
        Code("8", "death", "Death of child", {"exit_reason": "death"}),
    ),
    meanings={"exit_reason": "the exit reason of 2020 it corresponds to"},
    source=_SOURCE + "; correspondence to 2020 by this project",
)

CARETAKER_STRUCTURES = CodeList(
    name="caretaker_structures",
    says="Who the principal caretakers are that the child was removed from",
    codes=(
        Code("1", "married_couple", "Married couple"),
        Code("2", "unmarried_couple", "Unmarried couple"),
        Code("3", "single_female", "Single female"),
        Code("4", "single_male", "Single male"),
        Code("5", "unable_to_determine", "Unable to determine"),
    ),
    source=_SOURCE,
)

FOSTER_FAMILY_STRUCTURES = CodeList(
    name="foster_family_structures",
    says="Who the foster parents are",
    codes=(
        Code("0", "not_applicable", "Not applicable"),
        Code("1", "married_couple", "Married couple"),
        Code("2", "unmarried_couple", "Unmarried couple"),
        Code("3", "single_female", "Single female"),
        Code("4", "single_male", "Single male"),
    ),
    source=_SOURCE,
)

ADOPTIVE_FAMILY_STRUCTURES = CodeList(
    name="adoptive_family_structures",
    says="Who the adoptive parents are",
    codes=(
        Code("0", "not_applicable", "Not applicable"),
        Code("1", "married_couple", "Married couple"),
        Code("2", "unmarried_couple", "Unmarried couple"),
        Code("3", "single_female", "Single female"),
        Code("4", "single_male", "Single male"),
        Code("5", "unable_to_determine", "Unable to determine"),
    ),
    source=_SOURCE,
)

SPECIAL_NEEDS_BASES = CodeList(
    name="special_needs_bases",
    says="Primary basis for determining that a child has special needs",
    codes=(
        Code("0", "not_applicable", "Not applicable"),
        Code("1", "racial_or_original_background", "Racial or original background"),
        Code("2", "age", "Age"),
        Code("3", "sibling_group", "Member of a sibling group to be placed together"),
        Code("4", "medical_condition_or_disability", "Medical condition or disability"),
        Code("5", "other", "Other"),
    ),
    source=_SOURCE,
)

ADOPTION_PLACED_FROM = CodeList(
    name="adoption_placed_from",
    says="Where a child was placed for adoption from",
    codes=(
        Code("1", "within_state", "Within the state"),
        Code("2", "another_state", "Another state"),
        Code("3", "another_country", "Another country"),
    ),
    source=_SOURCE,
)

ADOPTION_PLACED_BY = CodeList(
    name="adoption_placed_by",
    says="Who placed a child for adoption",
    codes=(
        Code("1", "public_agency", "Public agency"),
        Code("2", "private_agency", "Private agency"),
        Code("3", "tribal_agency", "Tribal agency"),
        Code("4", "independent_person", "Independent person"),
        Code("5", "birth_parent", "Birth parent"),
    ),
    source=_SOURCE,
)

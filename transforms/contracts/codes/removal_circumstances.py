"""Code list of the circumstances of a removal (AFCARS 2020 elements 72-105; AFCARS 1993 elements 26-40).

Here belongs what a removal may be for, in the words of both layouts. Which field of a file holds a
circumstance stands in `episodes/removal_circumstances.sql`.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

REMOVAL_CIRCUMSTANCES = CodeList(
    name="removal_circumstances",
    says="What was found with the child or the caretakers at removal; several may apply",
    codes=(
        Code("72", "runaway", "Runaway", {"circumstance_group": "child_condition"}),
        Code("73", "whereabouts_unknown", "Whereabouts unknown", {"circumstance_group": "child_condition"}),
        Code("74", "physical_abuse", "Physical abuse", {"circumstance_group": "maltreatment"}),
        Code("75", "sexual_abuse", "Sexual abuse", {"circumstance_group": "maltreatment"}),
        Code(
            "76",
            "psychological_abuse",
            "Psychological or emotional abuse",
            {"circumstance_group": "maltreatment"},
        ),
        Code("77", "neglect", "Neglect", {"circumstance_group": "maltreatment"}),
        Code("78", "medical_neglect", "Medical neglect", {"circumstance_group": "maltreatment"}),
        Code("79", "domestic_violence", "Domestic violence", {"circumstance_group": "caretaker_condition"}),
        Code("80", "abandonment", "Abandonment", {"circumstance_group": "maltreatment"}),
        Code("81", "failure_to_return", "Failure to return", {"circumstance_group": "maltreatment"}),
        Code(
            "82",
            "caretaker_alcohol_use",
            "Caretaker's alcohol use",
            {"circumstance_group": "caretaker_substance_use"},
        ),
        Code(
            "83",
            "caretaker_drug_use",
            "Caretaker's drug use",
            {"circumstance_group": "caretaker_substance_use"},
        ),
        Code("84", "child_alcohol_use", "Child alcohol use", {"circumstance_group": "child_condition"}),
        Code("85", "child_drug_use", "Child drug use", {"circumstance_group": "child_condition"}),
        Code(
            "86",
            "prenatal_alcohol_exposure",
            "Prenatal alcohol exposure",
            {"circumstance_group": "caretaker_substance_use"},
        ),
        Code(
            "87",
            "prenatal_drug_exposure",
            "Prenatal drug exposure",
            {"circumstance_group": "caretaker_substance_use"},
        ),
        Code("88", "diagnosed_condition", "Diagnosed condition", {"circumstance_group": "child_condition"}),
        Code(
            "89",
            "inadequate_access_to_mental_health",
            "Inadequate access to mental health services",
            {"circumstance_group": "child_condition"},
        ),
        Code(
            "90",
            "inadequate_access_to_medical_services",
            "Inadequate access to medical services",
            {"circumstance_group": "child_condition"},
        ),
        Code(
            "91",
            "child_behavior_problem",
            "Child behavior problem",
            {"circumstance_group": "child_condition"},
        ),
        Code("92", "death_of_caretaker", "Death of caretaker", {"circumstance_group": "caretaker_condition"}),
        Code(
            "93",
            "incarceration_of_caretaker",
            "Incarceration of caretaker",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code(
            "94",
            "caretaker_impairment_physical_emotional",
            "Caretaker's significant impairment: physical/emotional",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code(
            "95",
            "caretaker_impairment_cognitive",
            "Caretaker's significant impairment: cognitive",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code("96", "inadequate_housing", "Inadequate housing", {"circumstance_group": "housing"}),
        Code(
            "97",
            "voluntary_relinquishment",
            "Voluntary relinquishment for adoption",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code(
            "98",
            "child_requested_placement",
            "Child requested placement",
            {"circumstance_group": "child_condition"},
        ),
        Code("99", "sex_trafficking", "Sex trafficking", {"circumstance_group": "maltreatment"}),
        Code(
            "100",
            "parental_immigration_detainment",
            "Parental immigration detainment or deportation",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code(
            "101",
            "family_conflict_gender_orientation",
            "Family conflict over sexual orientation, gender identity or expression",
            {"circumstance_group": "child_condition"},
        ),
        Code("102", "educational_neglect", "Educational neglect", {"circumstance_group": "maltreatment"}),
        Code(
            "103",
            "public_agency_agreement",
            "Public agency title IV-E agreement",
            {"circumstance_group": "agreement"},
        ),
        Code("104", "tribal_agreement", "Tribal title IV-E agreement", {"circumstance_group": "agreement"}),
        Code("105", "homelessness", "Homelessness", {"circumstance_group": "housing"}),
        Code(
            "1993-37",
            "caretaker_inability_to_cope",
            "Caretaker's inability to cope (until September 2022)",
            {"circumstance_group": "caretaker_condition"},
        ),
        Code("none", "none_applies", "None of the circumstances applies", {"is_none": True}),
    ),
    meanings={
        "circumstance_group": "the broader kind of circumstance; null where none applies",
        "is_none": "every circumstance that the record answers is answered no",
    },
    source="45 CFR 1355.44(d)(6); AFCARS 1993 elements 26-40",
)

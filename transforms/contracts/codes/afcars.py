"""Code lists of AFCARS 2020 (45 CFR 1355.44), and the placement settings and exit reasons made of them."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

AFCARS_SEXES = CodeList(
    name="afcars_sexes",
    says="Sex in AFCARS",
    codes=(
        Code("1", "male", "Male"),
        Code("2", "female", "Female"),
    ),
    source="45 CFR 1355.44",
)

AFCARS_ANSWERS = CodeList(
    name="afcars_answers",
    says="Yes, no or unknown in AFCARS",
    codes=(
        Code("0", "no", "No", {"is_yes": False}),
        Code("1", "yes", "Yes", {"is_yes": True}),
        Code("9", "unknown", "Unknown", {"is_yes": None}),
    ),
    meanings={"is_yes": "yes is true, no is false; empty where it was neither"},
    source="45 CFR 1355.44",
)

AFCARS_ETHNICITIES = CodeList(
    name="afcars_ethnicities",
    says="Hispanic or Latino ethnicity in AFCARS",
    codes=(
        Code("0", "not_hispanic", "Not Hispanic or Latino"),
        Code("1", "hispanic", "Hispanic or Latino"),
        Code("7", "abandoned", "Unknown: child was abandoned"),
        Code("8", "declined", "Declined"),
        Code("9", "unknown", "Unknown"),
    ),
    source="45 CFR 1355.44",
)

HEALTH_EXAMINATIONS = CodeList(
    name="health_examinations",
    says="Health, behavioral or mental health conditions: was an examination made, and what came of it",
    codes=(
        Code("0", "not_examined", "No exam or assessment conducted"),
        Code("1", "diagnosed", "Child has a diagnosed condition", {"is_disability": True}),
        Code("2", "none_apply", "Examined, none of the conditions applies"),
        Code("3", "results_not_received", "Examined, results not received"),
    ),
    meanings={"is_disability": "a condition was diagnosed"},
    source="45 CFR 1355.44",
)

HEALTH_CONDITIONS = CodeList(
    name="health_conditions",
    says="Whether one health condition applies",
    codes=(
        Code("0", "does_not_apply", "Does not apply"),
        Code("1", "existing", "Existing condition"),
        Code("2", "previous", "Previous condition"),
    ),
    source="45 CFR 1355.44",
)

SCHOOL_ENROLLMENTS = CodeList(
    name="school_enrollments",
    says="School enrollment",
    codes=(
        Code("0", "not_enrolled", "Not enrolled", {"is_school_age": True}),
        Code("1", "not_school_age", "Not school-age"),
        Code("2", "elementary", "Elementary", {"is_school_age": True, "is_enrolled": True}),
        Code("3", "secondary", "Secondary", {"is_school_age": True, "is_enrolled": True}),
        Code(
            "4",
            "post_secondary",
            "Post-secondary education or training",
            {"is_school_age": True, "is_enrolled": True},
        ),
        Code("5", "college", "College", {"is_school_age": True, "is_enrolled": True}),
    ),
    meanings={"is_school_age": "old enough for school", "is_enrolled": "enrolled in a school or college"},
    source="45 CFR 1355.44",
)

EDUCATION_LEVELS = CodeList(
    name="education_levels",
    says="Highest educational level completed",
    codes=(
        Code("0", "kindergarten", "Kindergarten"),
        Code("1", "grade_1", "1st grade"),
        Code("2", "grade_2", "2nd grade"),
        Code("3", "grade_3", "3rd grade"),
        Code("4", "grade_4", "4th grade"),
        Code("5", "grade_5", "5th grade"),
        Code("6", "grade_6", "6th grade"),
        Code("7", "grade_7", "7th grade"),
        Code("8", "grade_8", "8th grade"),
        Code("9", "grade_9", "9th grade"),
        Code("10", "grade_10", "10th grade"),
        Code("11", "grade_11", "11th grade"),
        Code("12", "grade_12", "12th grade", {"has_completed_school": True}),
        Code("13", "ged", "GED", {"has_completed_school": True}),
        Code("14", "post_secondary", "Post-secondary education or training", {"has_completed_school": True}),
        Code("15", "college", "College", {"has_completed_school": True}),
        Code("16", "not_school_age", "Not school-age or never attended"),
    ),
    meanings={"has_completed_school": "secondary school is completed"},
    source="45 CFR 1355.44",
)

PLACED_WITH_OWN_CHILDREN = CodeList(
    name="placed_with_own_children",
    says="Whether a parent in care lives with the own child",
    codes=(
        Code("0", "no", "No"),
        Code("1", "yes", "Yes"),
        Code("9", "not_applicable", "Not applicable"),
    ),
    source="45 CFR 1355.44",
)

PRIOR_LEGAL_STATUSES = CodeList(
    name="prior_legal_statuses",
    says="Whether there was a prior adoption or guardianship",
    codes=(
        Code("0", "no", "No"),
        Code("1", "yes", "Yes"),
        Code("7", "abandoned", "Unknown: child was abandoned"),
    ),
    source="45 CFR 1355.44",
)

RIGHTS_TERMINATIONS = CodeList(
    name="rights_terminations",
    says="How a parent's rights ended or were modified",
    codes=(
        Code("0", "not_applicable", "Not applicable"),
        Code("1", "voluntary", "Voluntary"),
        Code("2", "involuntary", "Involuntary"),
    ),
    source="45 CFR 1355.44",
)

REMOVAL_ENVIRONMENTS = CodeList(
    name="removal_environments",
    says="Where the child lived at removal",
    codes=(
        Code("1", "parent_household", "Parent household"),
        Code("2", "relative_household", "Relative household"),
        Code("3", "guardian_household", "Legal guardian household"),
        Code("4", "relative_guardian_household", "Relative legal guardian household"),
        Code("5", "justice_facility", "Justice facility"),
        Code("6", "medical_facility", "Medical or mental health facility"),
        Code("7", "other", "Other"),
    ),
    source="45 CFR 1355.44",
)

OTHER_LIVING_ARRANGEMENTS = CodeList(
    name="other_living_arrangements",
    says="Living arrangement outside a foster family home",
    codes=(
        Code(
            "1",
            "group_home_family_operated",
            "Group home, family operated",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "2",
            "group_home_staff_operated",
            "Group home, staff operated",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "3",
            "group_home_shelter",
            "Group home, shelter care",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "4",
            "residential_treatment_center",
            "Residential treatment center",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "5",
            "qualified_residential_treatment",
            "Qualified residential treatment program",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "6",
            "child_care_institution",
            "Child care institution",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "7",
            "child_care_institution_shelter",
            "Child care institution, shelter care",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "8",
            "supervised_independent_living",
            "Supervised independent living",
            {"is_placement_setting": True},
        ),
        Code("9", "juvenile_justice_facility", "Juvenile justice facility"),
        Code("10", "medical_or_rehabilitative_facility", "Medical or rehabilitative facility"),
        Code("11", "psychiatric_hospital", "Psychiatric hospital"),
        Code("12", "runaway", "Runaway", {"is_absence": True}),
        Code("13", "whereabouts_unknown", "Whereabouts unknown", {"is_absence": True}),
        Code("14", "placed_at_home", "Placed at home", {"is_trial_home_visit": True}),
    ),
    meanings={
        "is_placement_setting": "counts as a placement setting: not hospital, detention, absence or home",
        "is_group_care": "a group home or institution",
        "is_absence": "the child is absent",
        "is_trial_home_visit": "the child is placed at home while in care",
    },
    source="45 CFR 1355.44",
)

PLACEMENT_SETTINGS = CodeList(
    name="placement_settings",
    says="One setting per living arrangement: kinds of foster family home, then the others",
    codes=(
        Code(
            "pre_adoptive_home",
            "pre_adoptive_home",
            "Pre-adoptive home",
            {"is_placement_setting": True, "is_family_home": True},
        ),
        Code(
            "relative_foster_home",
            "relative_foster_home",
            "Relative foster family home",
            {"is_placement_setting": True, "is_family_home": True, "is_kin": True},
        ),
        Code(
            "kin_foster_home",
            "kin_foster_home",
            "Kin foster family home",
            {"is_placement_setting": True, "is_family_home": True, "is_kin": True},
        ),
        Code(
            "therapeutic_foster_home",
            "therapeutic_foster_home",
            "Therapeutic foster family home",
            {"is_placement_setting": True, "is_family_home": True},
        ),
        Code(
            "shelter_foster_home",
            "shelter_foster_home",
            "Shelter care foster family home",
            {"is_placement_setting": True, "is_family_home": True},
        ),
        Code(
            "foster_home",
            "foster_home",
            "Other foster family home",
            {"is_placement_setting": True, "is_family_home": True},
        ),
        Code(
            "group_home_family_operated",
            "group_home_family_operated",
            "Group home, family operated",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "group_home_staff_operated",
            "group_home_staff_operated",
            "Group home, staff operated",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "group_home_shelter",
            "group_home_shelter",
            "Group home, shelter care",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "residential_treatment_center",
            "residential_treatment_center",
            "Residential treatment center",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "qualified_residential_treatment",
            "qualified_residential_treatment",
            "Qualified residential treatment program",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "child_care_institution",
            "child_care_institution",
            "Child care institution",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "child_care_institution_shelter",
            "child_care_institution_shelter",
            "Child care institution, shelter care",
            {"is_placement_setting": True, "is_group_care": True},
        ),
        Code(
            "supervised_independent_living",
            "supervised_independent_living",
            "Supervised independent living",
            {"is_placement_setting": True},
        ),
        Code("juvenile_justice_facility", "juvenile_justice_facility", "Juvenile justice facility"),
        Code(
            "medical_or_rehabilitative_facility",
            "medical_or_rehabilitative_facility",
            "Medical or rehabilitative facility",
        ),
        Code("psychiatric_hospital", "psychiatric_hospital", "Psychiatric hospital"),
        Code("runaway", "runaway", "Runaway", {"is_absence": True}),
        Code("whereabouts_unknown", "whereabouts_unknown", "Whereabouts unknown", {"is_absence": True}),
        Code("placed_at_home", "placed_at_home", "Placed at home", {"is_trial_home_visit": True}),
        Code(
            "",
            "unseen_setting",
            "Setting of unknown kind",
            {"is_placement_setting": True, "is_kind_unknown": True},
        ),
    ),
    meanings={
        "is_placement_setting": "counts as a placement setting: not hospital, detention, absence or home",
        "is_group_care": "a group home or institution",
        "is_family_home": "a foster family home",
        "is_kin": "the home of a relative or kin",
        "is_absence": "the child is absent",
        "is_trial_home_visit": "the child is placed at home while in care",
        "is_kind_unknown": "a setting, but nothing tells of what kind",
    },
    source="this project, after 45 CFR 1355.44; unseen_setting is known by the count of settings alone",
)

PLACEMENT_LOCATIONS = CodeList(
    name="placement_locations",
    says="Where the living arrangement is",
    codes=(
        Code("1", "in_state", "In state or tribal service area", {"is_place": True}),
        Code(
            "2", "out_of_state", "Out of state or tribal service area", {"is_place": True, "is_outside": True}
        ),
        Code("3", "out_of_country", "Out of country", {"is_place": True, "is_outside": True}),
        Code("4", "runaway_or_unknown", "Runaway or whereabouts unknown"),
    ),
    meanings={
        "is_place": "the child is somewhere that is known",
        "is_outside": "outside the state or tribal service area",
    },
    source="45 CFR 1355.44",
)

MARITAL_STATUSES = CodeList(
    name="marital_statuses",
    says="Marital status of foster parents",
    codes=(
        Code("1", "married", "Married couple"),
        Code("2", "unmarried_couple", "Unmarried couple"),
        Code("3", "separated", "Separated"),
        Code("4", "single", "Single adult"),
    ),
    source="45 CFR 1355.44",
)

ADOPTIVE_MARITAL_STATUSES = CodeList(
    name="adoptive_marital_statuses",
    says="Marital status of adoptive parents or guardians",
    codes=(
        Code("1", "married", "Married couple"),
        Code("2", "unmarried_couple", "Unmarried couple"),
        Code("3", "separated", "Separated"),
        Code("4", "single", "Single adult"),
        Code("5", "married_individually", "Married, individually adopting or obtaining guardianship"),
    ),
    source="45 CFR 1355.44",
)

FOSTER_PARENT_RELATIONSHIPS = CodeList(
    name="foster_parent_relationships",
    says="Relationship of the child to the foster parents",
    codes=(
        Code("1", "relative", "Relative", {"is_kin": True}),
        Code("2", "non_relative", "Non-relative"),
        Code("3", "kin", "Kin", {"is_kin": True}),
    ),
    meanings={"is_kin": "a relative or kin"},
    source="45 CFR 1355.44",
)

FOSTER_PARENT_ETHNICITIES = CodeList(
    name="foster_parent_ethnicities",
    says="Hispanic or Latino ethnicity of a foster or adoptive parent",
    codes=(
        Code("0", "not_hispanic", "Not Hispanic or Latino"),
        Code("1", "hispanic", "Hispanic or Latino"),
        Code("8", "declined", "Declined"),
        Code("9", "unknown", "Unknown"),
    ),
    source="45 CFR 1355.44",
)

PERMANENCY_PLANS = CodeList(
    name="permanency_plans",
    says="Permanency plan",
    codes=(
        Code("1", "reunification", "Reunify with parents or legal guardians"),
        Code("2", "living_with_relative", "Live with other relatives"),
        Code("3", "adoption", "Adoption", {"is_adoption": True}),
        Code("4", "guardianship", "Guardianship"),
        Code(
            "5",
            "planned_permanent_living",
            "Planned permanent living arrangement",
            {"is_without_family": True},
        ),
    ),
    meanings={
        "is_adoption": "adoption alone",
        "is_without_family": "the child is to grow up without a family of its own: emancipation among them",
    },
    source="45 CFR 1355.44",
)

VISIT_LOCATIONS = CodeList(
    name="visit_locations",
    says="Where a caseworker saw the child",
    codes=(
        Code("1", "residence", "Child's residence", {"is_residence": True}),
        Code("2", "other", "Other location"),
    ),
    meanings={"is_residence": "the child's residence"},
    source="45 CFR 1355.44",
)

EXIT_REASONS = CodeList(
    name="exit_reasons",
    says="Why a child left foster care",
    codes=(
        Code(
            "1",
            "reunification",
            "Reunification with parents or legal guardians",
            {
                "exit_kind": "reunification",
                "is_reason": True,
                "is_permanency": True,
                "can_reenter": True,
                "is_reunification": True,
            },
        ),
        Code(
            "2",
            "living_with_relative",
            "Living with other relatives",
            {
                "exit_kind": "living_with_relative",
                "is_reason": True,
                "is_permanency": True,
                "can_reenter": True,
            },
        ),
        Code(
            "3",
            "adoption",
            "Adoption",
            {"exit_kind": "adoption", "is_reason": True, "is_permanency": True, "is_adoption": True},
        ),
        Code(
            "4",
            "emancipation",
            "Emancipation",
            {"exit_kind": "aging_out", "is_reason": True, "is_emancipation": True},
        ),
        Code(
            "5",
            "guardianship",
            "Guardianship",
            {"exit_kind": "guardianship", "is_reason": True, "is_permanency": True, "can_reenter": True},
        ),
        Code("6", "runaway", "Runaway or whereabouts unknown", {"exit_kind": "other", "is_reason": True}),
        Code("7", "death", "Death of child", {"exit_kind": "other", "is_reason": True}),
        Code("8", "transfer", "Transfer to another agency", {"exit_kind": "other", "is_reason": True}),
        Code("9", "not_applicable", "Not applicable"),
        Code(
            "", "aged_out", "Reached the 18th birthday in care", {"exit_kind": "aging_out", "is_reason": True}
        ),
    ),
    meanings={
        "is_reason": "the exit has a reason",
        "exit_kind": "which of the competing ways out of foster care it is",
        "is_permanency": "reunification, relative, adoption or guardianship",
        "can_reenter": "counted in the denominator of reentry: reunification, relative or guardianship",
        "is_reunification": "reunification alone",
        "is_emancipation": "emancipation, by age or by law",
        "is_adoption": "adoption alone",
    },
    source="45 CFR 1355.44; aged_out is this project's (CFSR Round 4 age-18 rule)",
)

TRANSFER_AGENCIES = CodeList(
    name="transfer_agencies",
    says="Agency a child in care was transferred to",
    codes=(
        Code("1", "state_agency", "State title IV-E agency"),
        Code("2", "tribal_iv_e_agency", "Tribal title IV-E agency"),
        Code("3", "tribal_agency", "Indian tribe or tribal agency without title IV-E"),
        Code("4", "juvenile_justice", "Juvenile justice agency"),
        Code("5", "mental_health", "Mental health agency"),
        Code("6", "other_public", "Other public agency"),
        Code("7", "private", "Private agency"),
    ),
    source="45 CFR 1355.44",
)

ADOPTION_JURISDICTIONS = CodeList(
    name="adoption_jurisdictions",
    says="Whether an adoption or guardianship crossed a border",
    codes=(
        Code("1", "within", "Within the state or tribal service area"),
        Code("2", "outside", "Outside the state or tribal service area"),
        Code("3", "intercountry", "Intercountry"),
    ),
    source="45 CFR 1355.44",
)

ASSISTANCE_AGREEMENTS = CodeList(
    name="assistance_agreements",
    says="Adoption or guardianship assistance agreement",
    codes=(
        Code("0", "none", "No agreement"),
        Code("1", "iv_e_adoption", "Title IV-E adoption assistance agreement"),
        Code("2", "state_adoption", "State or tribal adoption assistance agreement"),
        Code("3", "iv_e_nonrecurring", "Title IV-E agreement, non-recurring expenses only"),
        Code("4", "iv_e_medicaid", "Title IV-E agreement, Medicaid only"),
        Code("5", "iv_e_guardianship", "Title IV-E guardianship assistance agreement"),
        Code("6", "state_guardianship", "State or tribal guardianship assistance agreement"),
    ),
    source="45 CFR 1355.44",
)

REMOVAL_LAYOUTS = CodeList(
    name="removal_layouts",
    says="Which form of removal a record holds",
    codes=(
        Code("removal_2020", "removal_2020", "Episode open on or after 1 October 2022, with its history"),
        Code(
            "removal_1993",
            "removal_1993",
            "Episode that ended before 1 October 2022: dates and reason only",
            {"has_ended": True},
        ),
    ),
    meanings={"has_ended": "the form is for removals that have ended, also where the exit date is missing"},
    source="45 CFR 1355.44",
)

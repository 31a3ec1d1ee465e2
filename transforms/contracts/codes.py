"""Every code list, once: what each code is called, what it means for the measures.

A list belongs here when a field of a source layout, or a breakdown of a measure, takes its values
from it. Meaning stands as data (`is_permanency`, `is_placement_setting`): SQL joins the list as
`codes.<list>` and names no code itself. Columns, tables and rules do not belong here.

Sources: the NCANDS Child File record layout (fields 1-152), 45 CFR 1355.44 (AFCARS 2020, elements
E1-E186), and the CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022. Lists whose
`source` names the project are its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Meaning = bool | int | str | None


@dataclass(frozen=True)
class Code:
    """One value: as the file writes it, as this project names it, as a person reads it."""

    code: str
    name: str
    label: str
    means: Mapping[str, Meaning] = field(default_factory=dict)


@dataclass(frozen=True)
class CodeList:
    """A closed list of values. `meanings` describes the extra columns its codes carry."""

    name: str
    says: str
    codes: tuple[Code, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """Codes by the text a file holds."""
        return {code.code: code for code in self.codes}

    @cached_property
    def by_name(self) -> Mapping[str, Code]:
        """Codes by this project's name for them."""
        return {code.name: code for code in self.codes}

    def _absent(self, meaning: str) -> Meaning:
        """What a code that does not carry a meaning says: no for a yes-or-no meaning, else nothing."""
        given = [c.means[meaning] for c in self.codes if meaning in c.means]
        return False if all(isinstance(value, bool) for value in given) else None

    def rows(self) -> list[dict[str, Meaning]]:
        """The list as the rows of its table `codes.<name>`, in order."""
        return [
            {
                "code": c.code,
                "name": c.name,
                "label": c.label,
                "position": n,
                **{meaning: c.means.get(meaning, self._absent(meaning)) for meaning in self.meanings},
            }
            for n, c in enumerate(self.codes, start=1)
        ]


REPORT_DISPOSITIONS = CodeList(
    name="report_dispositions",
    says="Disposition of a report: its gravest maltreatment disposition",
    codes=(
        Code("01", "substantiated", "Substantiated", {"is_victim": True, "gravity": 1}),
        Code("02", "indicated", "Indicated or reason to suspect", {"is_victim": True, "gravity": 2}),
        Code("03", "alternative_response_victim", "Alternative response, victim", {"gravity": 3}),
        Code("04", "alternative_response_nonvictim", "Alternative response, not a victim", {"gravity": 4}),
        Code("05", "unsubstantiated", "Unsubstantiated", {"gravity": 5}),
        Code("06", "intentionally_false", "Unsubstantiated, intentionally false report", {"gravity": 6}),
        Code("07", "closed_no_finding", "Closed without a finding", {"gravity": 7}),
        Code("88", "other", "Other", {"gravity": 9}),
        Code("99", "unknown", "Unknown or missing", {"gravity": 10}),
    ),
    meanings={
        "is_victim": "the disposition makes the child a victim in both safety indicators",
        "gravity": "1 is the gravest; orders dispositions",
    },
    source="NCANDS Child File",
)

MALTREATMENT_DISPOSITIONS = CodeList(
    name="maltreatment_dispositions",
    says="Disposition level of one alleged maltreatment",
    codes=(
        Code("01", "substantiated", "Substantiated", {"is_victim": True, "gravity": 1}),
        Code("02", "indicated", "Indicated or reason to suspect", {"is_victim": True, "gravity": 2}),
        Code("03", "alternative_response_victim", "Alternative response, victim", {"gravity": 3}),
        Code("04", "alternative_response_nonvictim", "Alternative response, not a victim", {"gravity": 4}),
        Code("05", "unsubstantiated", "Unsubstantiated", {"gravity": 5}),
        Code("06", "intentionally_false", "Unsubstantiated, intentionally false report", {"gravity": 6}),
        Code("07", "closed_no_finding", "Closed without a finding", {"gravity": 7}),
        Code("08", "no_alleged_maltreatment", "No alleged maltreatment", {"gravity": 8}),
        Code("88", "other", "Other", {"gravity": 9}),
        Code("99", "unknown", "Unknown or missing", {"gravity": 10}),
    ),
    meanings={
        "is_victim": "the disposition makes the child a victim in both safety indicators",
        "gravity": "1 is the gravest; orders dispositions",
    },
    source="NCANDS Child File",
)

REPORT_SOURCES = CodeList(
    name="report_sources",
    says="Who made the report",
    codes=(
        Code("01", "social_services", "Social services personnel", {"is_professional": True}),
        Code("02", "medical", "Medical personnel", {"is_professional": True}),
        Code("03", "mental_health", "Mental health personnel", {"is_professional": True}),
        Code(
            "04",
            "legal_law_enforcement",
            "Legal, law enforcement or criminal justice personnel",
            {"is_professional": True},
        ),
        Code("05", "education", "Education personnel", {"is_professional": True}),
        Code("06", "child_daycare_provider", "Child daycare provider", {"is_professional": True}),
        Code("07", "substitute_care_provider", "Substitute care provider", {"is_professional": True}),
        Code("08", "alleged_victim", "Alleged victim"),
        Code("09", "parent", "Parent"),
        Code("10", "other_relative", "Other relative"),
        Code("11", "friends_neighbors", "Friends or neighbors"),
        Code("12", "alleged_perpetrator", "Alleged perpetrator"),
        Code("13", "anonymous", "Anonymous reporter"),
        Code("88", "other", "Other"),
        Code("99", "unknown", "Unknown or missing"),
    ),
    meanings={"is_professional": "the reporter meets the child through work"},
    source="NCANDS Child File",
)

NOTIFICATIONS = CodeList(
    name="notifications",
    says="Agencies told of the report",
    codes=(
        Code("1", "none", "None"),
        Code("2", "police_or_prosecutor", "Police or prosecutor", {"is_law_enforcement": True}),
        Code("3", "licensing_agency", "Licensing agency"),
        Code("4", "both", "Police or prosecutor, and licensing agency", {"is_law_enforcement": True}),
        Code("8", "other", "Other"),
        Code("9", "unknown", "Unknown or missing"),
    ),
    meanings={"is_law_enforcement": "police or prosecutor were told"},
    source="NCANDS Child File",
)

NCANDS_SEXES = CodeList(
    name="ncands_sexes",
    says="Sex in the Child File",
    codes=(
        Code("1", "male", "Male"),
        Code("2", "female", "Female"),
        Code("9", "unknown", "Unknown"),
    ),
    source="NCANDS Child File",
)

NCANDS_ANSWERS = CodeList(
    name="ncands_answers",
    says="Yes, no or unknown in the Child File",
    codes=(
        Code("1", "yes", "Yes"),
        Code("2", "no", "No"),
        Code("9", "unknown", "Unknown"),
    ),
    source="NCANDS Child File",
)

NCANDS_ETHNICITIES = CodeList(
    name="ncands_ethnicities",
    says="Hispanic or Latino ethnicity in the Child File",
    codes=(
        Code("1", "hispanic", "Hispanic or Latino"),
        Code("2", "not_hispanic", "Not Hispanic or Latino"),
        Code("3", "unable_to_determine", "Unable to determine"),
        Code("9", "unknown", "Unknown or missing"),
    ),
    source="NCANDS Child File",
)

CHILD_LIVING_ARRANGEMENTS = CodeList(
    name="child_living_arrangements",
    says="Where the child of a report lived",
    codes=(
        Code("01", "married_parents", "Married parents"),
        Code("02", "married_parent_and_step_parent", "Married parent and step-parent"),
        Code("03", "unmarried_parents", "Unmarried parents"),
        Code("04", "parent_and_cohabiting_partner", "Parent and cohabiting partner"),
        Code("05", "both_parents_marital_status_unknown", "Both parents, marital status unknown"),
        Code("06", "single_mother", "Single mother"),
        Code("07", "single_father", "Single father"),
        Code("08", "single_mother_and_other_adult", "Single mother and other adult"),
        Code("09", "single_father_and_other_adult", "Single father and other adult"),
        Code("10", "relative_caregiver", "Relative caregiver"),
        Code("11", "non_relative_caregiver", "Non-relative caregiver"),
        Code("12", "group_home_or_residential_treatment", "Group home or residential treatment"),
        Code("88", "other_setting", "Other setting"),
        Code("99", "unknown", "Unknown"),
    ),
    source="NCANDS Child File",
)

MALTREATMENT_TYPES = CodeList(
    name="maltreatment_types",
    says="Type of one alleged maltreatment",
    codes=(
        Code("1", "physical_abuse", "Physical abuse"),
        Code("2", "neglect", "Neglect or deprivation of necessities"),
        Code("3", "medical_neglect", "Medical neglect"),
        Code("4", "sexual_abuse", "Sexual abuse"),
        Code("5", "psychological", "Psychological or emotional maltreatment"),
        Code("6", "none_alleged", "No alleged maltreatment"),
        Code("7", "sex_trafficking", "Sex trafficking"),
        Code("8", "other", "Other"),
        Code("9", "unknown", "Unknown or missing"),
    ),
    source="NCANDS Child File",
)

PERPETRATOR_RELATIONSHIPS = CodeList(
    name="perpetrator_relationships",
    says="Relationship of a perpetrator to the child",
    codes=(
        Code("01", "parent", "Parent"),
        Code("02", "other_relative", "Other relative, not a foster parent"),
        Code("03", "relative_foster_parent", "Relative foster parent", {"is_substitute_care": True}),
        Code("04", "nonrelative_foster_parent", "Non-relative foster parent", {"is_substitute_care": True}),
        Code(
            "05", "facility_staff", "Group home or residential facility staff", {"is_substitute_care": True}
        ),
        Code("06", "child_daycare_provider", "Child daycare provider"),
        Code("07", "partner_of_parent", "Unmarried partner of parent"),
        Code("08", "legal_guardian", "Legal guardian"),
        Code("09", "other_professional", "Other professional"),
        Code("10", "friend_or_neighbor", "Friend or neighbor"),
        Code(
            "33",
            "foster_parent_unspecified",
            "Foster parent, relationship unknown",
            {"is_substitute_care": True},
        ),
        Code("88", "other", "Other"),
        Code("99", "unknown", "Unknown or missing"),
    ),
    meanings={"is_substitute_care": "the perpetrator cared for the child for the agency"},
    source="NCANDS Child File",
)

PERPETRATOR_PARENT_TYPES = CodeList(
    name="perpetrator_parent_types",
    says="Which kind of parent a perpetrator is",
    codes=(
        Code("1", "biological_parent", "Biological parent"),
        Code("2", "step_parent", "Step-parent"),
        Code("3", "adoptive_parent", "Adoptive parent"),
        Code("9", "unknown", "Unknown or missing"),
    ),
    source="NCANDS Child File",
)

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
        Code("0", "no", "No"),
        Code("1", "yes", "Yes"),
        Code("9", "unknown", "Unknown"),
    ),
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
        Code("0", "not_enrolled", "Not enrolled"),
        Code("1", "not_school_age", "Not school-age"),
        Code("2", "elementary", "Elementary"),
        Code("3", "secondary", "Secondary"),
        Code("4", "post_secondary", "Post-secondary education or training"),
        Code("5", "college", "College"),
    ),
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
        Code("12", "grade_12", "12th grade"),
        Code("13", "ged", "GED"),
        Code("14", "post_secondary", "Post-secondary education or training"),
        Code("15", "college", "College"),
        Code("16", "not_school_age", "Not school-age or never attended"),
    ),
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
    ),
    meanings={
        "is_placement_setting": "counts as a placement setting: not hospital, detention, absence or home",
        "is_group_care": "a group home or institution",
        "is_family_home": "a foster family home",
        "is_kin": "the home of a relative or kin",
        "is_absence": "the child is absent",
        "is_trial_home_visit": "the child is placed at home while in care",
    },
    source="this project, after 45 CFR 1355.44",
)

PLACEMENT_LOCATIONS = CodeList(
    name="placement_locations",
    says="Where the living arrangement is",
    codes=(
        Code("1", "in_state", "In state or tribal service area"),
        Code("2", "out_of_state", "Out of state or tribal service area"),
        Code("3", "out_of_country", "Out of country"),
        Code("4", "runaway_or_unknown", "Runaway or whereabouts unknown"),
    ),
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
        Code("3", "adoption", "Adoption"),
        Code("4", "guardianship", "Guardianship"),
        Code("5", "planned_permanent_living", "Planned permanent living arrangement"),
    ),
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
            {"is_reason": True, "is_permanency": True, "can_reenter": True, "is_reunification": True},
        ),
        Code(
            "2",
            "living_with_relative",
            "Living with other relatives",
            {"is_reason": True, "is_permanency": True, "can_reenter": True},
        ),
        Code("3", "adoption", "Adoption", {"is_reason": True, "is_permanency": True}),
        Code("4", "emancipation", "Emancipation", {"is_reason": True}),
        Code(
            "5",
            "guardianship",
            "Guardianship",
            {"is_reason": True, "is_permanency": True, "can_reenter": True},
        ),
        Code("6", "runaway", "Runaway or whereabouts unknown", {"is_reason": True}),
        Code("7", "death", "Death of child", {"is_reason": True}),
        Code("8", "transfer", "Transfer to another agency", {"is_reason": True}),
        Code("9", "not_applicable", "Not applicable"),
        Code("", "aged_out", "Reached the 18th birthday in care", {"is_reason": True}),
    ),
    meanings={
        "is_reason": "the exit has a reason",
        "is_permanency": "reunification, relative, adoption or guardianship",
        "can_reenter": "counted in the denominator of reentry: reunification, relative or guardianship",
        "is_reunification": "reunification alone",
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
            "removal_1993", "removal_1993", "Episode that ended before 1 October 2022: dates and reason only"
        ),
    ),
    source="45 CFR 1355.44",
)

WORKER_ROLES = CodeList(
    name="worker_roles",
    says="Role of a worker or of an assignment",
    codes=(
        Code("screening", "screening", "Screening", {"is_case_carrying": False}),
        Code(
            "investigation",
            "investigation",
            "Investigation",
            {"is_case_carrying": True, "caseload_standard": 12},
        ),
        Code("in_home", "in_home", "In-home services", {"is_case_carrying": True, "caseload_standard": 17}),
        Code(
            "foster_care", "foster_care", "Foster care", {"is_case_carrying": True, "caseload_standard": 15}
        ),
        Code("adoption", "adoption", "Adoption", {"is_case_carrying": True, "caseload_standard": 15}),
        Code("supervisor", "supervisor", "Supervisor", {"is_case_carrying": False}),
    ),
    meanings={
        "is_case_carrying": "workers in the role carry cases",
        "caseload_standard": "recommended most open cases per worker; null where none is published",
    },
    source="this project; standards: Child Welfare League of America",
)

SCREENING_DECISIONS = CodeList(
    name="screening_decisions",
    says="What became of a referral",
    codes=(
        Code("screened_in", "screened_in", "Screened in"),
        Code("screened_out", "screened_out", "Screened out"),
    ),
    source="this project",
)

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

RESULT_STATUSES = CodeList(
    name="result_statuses",
    says="How far a result can be relied on",
    codes=(
        Code("final", "final", "Final"),
        Code("provisional", "provisional", "Provisional: data that count are still to come"),
        Code("dq_withheld", "dq_withheld", "Withheld: the data fail a federal quality limit"),
        Code("not_available", "not_available", "Not available: a source is missing"),
        Code("suppressed", "suppressed", "Hidden to protect persons"),
    ),
    source="this project",
)

CHECK_STATUSES = CodeList(
    name="check_statuses",
    says="How a quality check ended",
    codes=(
        Code("passed", "passed", "Passed"),
        Code("failed", "failed", "Failed"),
        Code("not_applicable", "not_applicable", "Not applicable"),
        Code("error", "error", "Error: the check could not run"),
    ),
    source="this project",
)

STATES = CodeList(
    name="states",
    says="States and territories; code is the FIPS code, name the postal code",
    codes=(
        Code("01", "AL", "Alabama"),
        Code("02", "AK", "Alaska"),
        Code("04", "AZ", "Arizona"),
        Code("05", "AR", "Arkansas"),
        Code("06", "CA", "California"),
        Code("08", "CO", "Colorado"),
        Code("09", "CT", "Connecticut"),
        Code("10", "DE", "Delaware"),
        Code("11", "DC", "District of Columbia"),
        Code("12", "FL", "Florida"),
        Code("13", "GA", "Georgia"),
        Code("15", "HI", "Hawaii"),
        Code("16", "ID", "Idaho"),
        Code("17", "IL", "Illinois"),
        Code("18", "IN", "Indiana"),
        Code("19", "IA", "Iowa"),
        Code("20", "KS", "Kansas"),
        Code("21", "KY", "Kentucky"),
        Code("22", "LA", "Louisiana"),
        Code("23", "ME", "Maine"),
        Code("24", "MD", "Maryland"),
        Code("25", "MA", "Massachusetts"),
        Code("26", "MI", "Michigan"),
        Code("27", "MN", "Minnesota"),
        Code("28", "MS", "Mississippi"),
        Code("29", "MO", "Missouri"),
        Code("30", "MT", "Montana"),
        Code("31", "NE", "Nebraska"),
        Code("32", "NV", "Nevada"),
        Code("33", "NH", "New Hampshire"),
        Code("34", "NJ", "New Jersey"),
        Code("35", "NM", "New Mexico"),
        Code("36", "NY", "New York"),
        Code("37", "NC", "North Carolina"),
        Code("38", "ND", "North Dakota"),
        Code("39", "OH", "Ohio"),
        Code("40", "OK", "Oklahoma"),
        Code("41", "OR", "Oregon"),
        Code("42", "PA", "Pennsylvania"),
        Code("44", "RI", "Rhode Island"),
        Code("45", "SC", "South Carolina"),
        Code("46", "SD", "South Dakota"),
        Code("47", "TN", "Tennessee"),
        Code("48", "TX", "Texas"),
        Code("49", "UT", "Utah"),
        Code("50", "VT", "Vermont"),
        Code("51", "VA", "Virginia"),
        Code("53", "WA", "Washington"),
        Code("54", "WV", "West Virginia"),
        Code("55", "WI", "Wisconsin"),
        Code("56", "WY", "Wyoming"),
        Code("60", "AS", "American Samoa"),
        Code("66", "GU", "Guam"),
        Code("69", "MP", "Northern Mariana Islands"),
        Code("72", "PR", "Puerto Rico"),
        Code("78", "VI", "Virgin Islands"),
        Code("99", "ZZ", "Fictitious state (synthetic data)"),
    ),
    source="FIPS PUB 5-2; ZZ is this project's fictitious state",
)


def all_code_lists() -> Mapping[str, CodeList]:
    """Every list of this module by name."""
    return {value.name: value for value in globals().values() if isinstance(value, CodeList)}

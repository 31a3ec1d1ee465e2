"""Code lists of the NCANDS Child File (fields 1-152)."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

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
        Code("02", "medical", "Medical personnel", {"is_professional": True, "is_medical": True}),
        Code("03", "mental_health", "Mental health personnel", {"is_professional": True}),
        Code(
            "04",
            "legal_law_enforcement",
            "Legal, law enforcement or criminal justice personnel",
            {"is_professional": True, "is_law_enforcement": True},
        ),
        Code("05", "education", "Education personnel", {"is_professional": True}),
        Code("06", "child_daycare_provider", "Child daycare provider", {"is_professional": True}),
        Code("07", "substitute_care_provider", "Substitute care provider", {"is_professional": True}),
        Code("08", "alleged_victim", "Alleged victim", {"is_nonprofessional": True}),
        Code("09", "parent", "Parent", {"is_nonprofessional": True}),
        Code("10", "other_relative", "Other relative", {"is_nonprofessional": True}),
        Code("11", "friends_neighbors", "Friends or neighbors", {"is_nonprofessional": True}),
        Code("12", "alleged_perpetrator", "Alleged perpetrator", {"is_nonprofessional": True}),
        Code("13", "anonymous", "Anonymous reporter"),
        Code("88", "other", "Other"),
        Code("99", "unknown", "Unknown or missing", {"is_unknown": True}),
    ),
    meanings={
        "is_professional": "the reporter meets the child through work",
        "is_nonprofessional": "the reporter is the child, family, friend or neighbor; anonymous, other and"
        " unknown reporters are neither, as in the federal report",
        "is_medical": "medical personnel",
        "is_law_enforcement": "police, prosecutors, courts and lawyers",
        "is_unknown": "no source is told",
    },
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
        Code("9", "unknown", "Unknown or missing", {"is_unknown": True}),
    ),
    meanings={
        "is_law_enforcement": "police or prosecutor were told",
        "is_unknown": "whether anyone was told is not known",
    },
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
        Code("1", "physical_abuse", "Physical abuse", {"is_maltreatment": True}),
        Code("2", "neglect", "Neglect or deprivation of necessities", {"is_maltreatment": True}),
        Code("3", "medical_neglect", "Medical neglect", {"is_maltreatment": True}),
        Code("4", "sexual_abuse", "Sexual abuse", {"is_maltreatment": True}),
        Code("5", "psychological", "Psychological or emotional maltreatment", {"is_maltreatment": True}),
        Code("6", "none_alleged", "No alleged maltreatment"),
        Code("7", "sex_trafficking", "Sex trafficking", {"is_maltreatment": True}),
        Code("8", "other", "Other", {"is_maltreatment": True}),
        Code("9", "unknown", "Unknown or missing", {"is_unknown": True}),
    ),
    meanings={
        "is_maltreatment": "names a maltreatment; unknown and none alleged do not",
        "is_unknown": "the type is not known",
    },
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
        Code("99", "unknown", "Unknown or missing", {"is_unknown": True}),
    ),
    meanings={
        "is_substitute_care": "the perpetrator cared for the child for the agency",
        "is_unknown": "who the perpetrator is to the child is not known",
    },
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

CHILD_FILE_SERVICES = CodeList(
    name="child_file_services",
    says="Service that the Child File reports for a child, one for each of its service fields",
    codes=(
        Code("FAMSUP", "family_support", "Family Support"),
        Code("FAMPRES", "family_preservation", "Family Preservation"),
        Code("FOSTERCR", "foster_care", "Foster Care"),
        Code("ADOPT", "adoption", "Adoption"),
        Code("CASEMANG", "case_management", "Case Management"),
        Code("COUNSEL", "counseling", "Counseling"),
        Code("DAYCARE", "daycare", "Daycare-Child"),
        Code("EDUCATN", "education_and_training", "Educational and Training"),
        Code("EMPLOY", "employment", "Employment"),
        Code("FAMPLAN", "family_planning", "Family Planning"),
        Code("HEALTH", "health_and_home_health", "Health-related and Home Health"),
        Code("HOMEBASE", "home_based", "Home-based"),
        Code("HOUSING", "housing", "Housing"),
        Code("TRANSLIV", "independent_living", "Independent and Transitional Living"),
        Code("INFOREF", "information_and_referral", "Information and Referral"),
        Code("LEGAL", "legal", "Legal"),
        Code("MENTHLTH", "mental_health", "Mental Health"),
        Code("PREGPAR", "pregnancy_and_parenting", "Pregnancy and Parenting for Young Parents"),
        Code("RESPITE", "respite_care", "Respite Care"),
        Code("SSDISABL", "special_services_disabled", "Special Services-Disabled"),
        Code("SSDELINQ", "special_services_delinquent", "Special Services-Juvenile Delinquent"),
        Code("SUBABUSE", "substance_abuse", "Substance Abuse"),
        Code("TRANSPRT", "transportation", "Transportation"),
        Code("OTHERSV", "other", "Other"),
    ),
    source="NCANDS Child File, fields 58-60 and 65-85",
)

PREVENTION_FUNDS = CodeList(
    name="prevention_funds",
    says="Funds from which preventive services are paid, as the Agency File counts them",
    codes=(
        Code("1.1.A", "capta", "Child Abuse and Neglect State Grant (CAPTA)"),
        Code("1.1.B", "cbcap", "Community-Based Child Abuse Prevention"),
        Code("1.1.C", "title_iv_b", "Promoting Safe and Stable Families (title IV-B)"),
        Code("1.1.D", "title_xx", "Social Services Block Grant (title XX)"),
        Code("1.1.E", "other_funds", "Other funds"),
    ),
    source="NCANDS Agency File, section 1.1; sources and letters are general knowledge",
)

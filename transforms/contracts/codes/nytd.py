"""Code lists of the National Youth in Transition Database (45 CFR 1356.83).

A code is the number that the archive's files and the federal system's statistical export use. The federal XML
writes words: those of the name, with spaces for underscores, or those in `in_xml` where a list carries it.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

SOURCE = "45 CFR 1356.83(g); words and numbers as the federal NYTD system's public code writes them"
IN_XML = {"in_xml": "the word in the federal XML file"}

NYTD_NO_VALUE = {"77": "left blank", "78": "out of range", "79": "missing"}
"""Numbers that the archive's files hold without a usable answer: no code of any list."""

NYTD_ETHNICITIES = CodeList(
    name="nytd_ethnicities",
    says="Hispanic or Latino ethnicity in NYTD",
    codes=(
        Code("0", "not_hispanic", "Not Hispanic or Latino", {"in_xml": "no"}),
        Code("1", "hispanic", "Hispanic or Latino", {"in_xml": "yes"}),
        Code("2", "declined", "Declined", {"in_xml": "declined"}),
        Code("3", "unknown", "Unknown", {"in_xml": "unknown"}),
    ),
    meanings=IN_XML,
    source=SOURCE,
)

NYTD_EDUCATION_LEVELS = CodeList(
    name="nytd_education_levels",
    says="Highest educational level completed by a served youth",
    codes=(
        Code("0", "under_grade_6", "Less than 6th grade", {"in_xml": "under 6"}),
        *(Code(str(n), f"grade_{n}", f"{n}th grade", {"in_xml": str(n)}) for n in range(6, 13)),
        Code("13", "post_secondary", "Post-secondary education or training", {"in_xml": "post secondary"}),
        Code("14", "college", "College, at least one semester", {"in_xml": "college"}),
    ),
    meanings=IN_XML,
    source=SOURCE,
)

NYTD_REPORTING_STATUSES = CodeList(
    name="nytd_reporting_statuses",
    says="Whether a youth took part in the collection of outcomes, or why not",
    codes=(
        Code("1", "participated", "Youth participated", {"took_part": True}),
        Code("2", "declined", "Youth declined"),
        Code("3", "parent_declined", "Parent declined"),
        Code("4", "incapacitated", "Youth incapacitated"),
        Code("5", "incarcerated", "Incarcerated"),
        Code("6", "runaway_missing", "Runaway or missing"),
        Code("7", "unable_to_locate", "Unable to locate or invite"),
        Code("8", "death", "Death"),
        Code("9", "not_in_sample", "Not in the follow-up sample"),
    ),
    meanings={"took_part": "the youth took part"},
    source=SOURCE,
)

_YES_NO_DECLINED = (
    Code("0", "no", "No"),
    Code("1", "yes", "Yes"),
    Code("2", "declined", "Declined"),
)
_DO_NOT_KNOW = Code("3", "do_not_know", "Do not know")
_NOT_APPLICABLE = Code("88", "not_applicable", "Not applicable")

NYTD_ANSWERS = CodeList(
    name="nytd_answers",
    says="A youth's answer: yes, no or declined",
    codes=_YES_NO_DECLINED,
    source=SOURCE,
)

NYTD_ANSWERS_WHERE_APPLICABLE = CodeList(
    name="nytd_answers_where_applicable",
    says="A youth's answer to a question that does not concern every youth",
    codes=(*_YES_NO_DECLINED, _NOT_APPLICABLE),
    source=SOURCE,
)

NYTD_INSURANCE_ANSWERS = CodeList(
    name="nytd_insurance_answers",
    says="A youth's answer on health insurance",
    codes=(*_YES_NO_DECLINED, _DO_NOT_KNOW),
    source=SOURCE,
)

NYTD_COVERAGE_ANSWERS = CodeList(
    name="nytd_coverage_answers",
    says="A youth's answer on what the health insurance covers",
    codes=(*_YES_NO_DECLINED, _DO_NOT_KNOW, _NOT_APPLICABLE),
    source=SOURCE,
)

NYTD_CERTIFICATES = CodeList(
    name="nytd_certificates",
    says="Highest educational certification received",
    codes=(
        Code("1", "high_school_ged", "High school diploma or GED", {"has_certificate": True}),
        Code("2", "vocational_certificate", "Vocational certificate", {"has_certificate": True}),
        Code("3", "vocational_license", "Vocational license", {"has_certificate": True}),
        Code("4", "associate", "Associate's degree", {"has_certificate": True}),
        Code("5", "bachelor", "Bachelor's degree", {"has_certificate": True}),
        Code("6", "higher_degree", "Higher degree", {"has_certificate": True}),
        Code("7", "none_of_the_above", "None of these", {"has_certificate": False}),
        Code("8", "declined", "Declined", {"has_certificate": None}),
    ),
    meanings={"has_certificate": "a certificate was received; empty where the youth did not say"},
    source=SOURCE,
)

NYTD_WAVES = CodeList(
    name="nytd_waves",
    says="Collection of outcomes a youth is in: baseline at 17, follow-up at 19 and 21",
    codes=(
        Code("1", "17", "Baseline, at 17", {"age": 17}),
        Code("2", "19", "Follow-up, at 19", {"age": 19}),
        Code("3", "21", "Follow-up, at 21", {"age": 21}),
    ),
    meanings={"age": "age of the youth in the collection, in years"},
    source="45 CFR 1356.81; numbers as in the archive's column Wave",
)

YOUTH_OUTCOMES = CodeList(
    name="youth_outcomes",
    says="Outcomes of youth in transition that are measured, one by one",
    codes=(
        Code("connected_adult", "connected_adult", "Connected to an adult"),
        Code("employed", "employed", "Employed, full time or part time"),
        Code("homeless", "homeless", "Homeless since the last survey; at 17, ever"),
        Code("enrolled", "enrolled", "Enrolled in school"),
        Code("certificate", "certificate", "Has an educational certificate"),
        Code("incarcerated", "incarcerated", "Incarcerated since the last survey; at 17, ever"),
        Code("insured", "insured", "Has health insurance, Medicaid or other"),
    ),
    source="this project, after 45 CFR 1356.83(g)(37)-(58)",
)

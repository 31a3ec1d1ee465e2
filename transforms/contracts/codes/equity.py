"""The decision points at which groups are compared."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

DECISION_POINTS = CodeList(
    name="decision_points",
    says="A step on a child's way through the system, and those who could have taken it",
    codes=(
        Code(
            "reports_of_population",
            "reports_of_population",
            "Children reported, of the population",
            {"reached": "children_reported", "base": "children_reported", "is_of_population": True},
        ),
        Code(
            "victims_of_population",
            "victims_of_population",
            "Victims, of the population",
            {"reached": "victimization", "base": "victimization", "is_of_population": True},
        ),
        Code(
            "removals_of_population",
            "removals_of_population",
            "Removals, of the population",
            {"reached": "foster_care_entries", "base": "foster_care_entries", "is_of_population": True},
        ),
        Code(
            "victims_of_reports",
            "victims_of_reports",
            "Victims, of children reported",
            {"reached": "victimization", "base": "children_reported", "is_of_population": False},
        ),
        Code(
            "removals_of_victims",
            "removals_of_victims",
            "Removals, of victims",
            {"reached": "foster_care_entries", "base": "victimization", "is_of_population": False},
        ),
        Code(
            "permanency_of_entries",
            "permanency_of_entries",
            "Permanency in 12 months, of those who entered",
            {
                "reached": "permanency_in_12_months_entries",
                "base": "permanency_in_12_months_entries",
                "is_of_population": False,
            },
        ),
        Code(
            "reentries_of_exits",
            "reentries_of_exits",
            "Reentry in 12 months, of children who left care",
            {
                "reached": "reentry_to_foster_care",
                "base": "reentry_to_foster_care",
                "is_of_population": False,
            },
        ),
    ),
    meanings={
        "reached": "the measure whose numerator is who took the step",
        "base": "the measure of those who could: its denominator where it is the same, else its numerator",
        "is_of_population": "cumulative: counted from the child population; else from the step before",
    },
    source="this project",
)

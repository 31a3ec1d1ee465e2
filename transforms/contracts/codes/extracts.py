"""Code lists of the agency's own extracts."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

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

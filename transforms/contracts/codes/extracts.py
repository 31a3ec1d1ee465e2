"""Code lists of the agency's own extracts."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

WORKER_ROLES = CodeList(
    name="worker_roles",
    says="Role of a worker or of an assignment",
    codes=(
        Code("screening", "screening", "Screening"),
        Code("investigation", "investigation", "Investigation", {"is_case_carrying": True}),
        Code("in_home", "in_home", "In-home services", {"is_case_carrying": True}),
        Code(
            "foster_care",
            "foster_care",
            "Foster care",
            {"is_case_carrying": True, "is_load_of_children": True},
        ),
        Code("adoption", "adoption", "Adoption", {"is_case_carrying": True, "is_load_of_children": True}),
        Code("supervisor", "supervisor", "Supervisor", {"is_supervisor": True}),
    ),
    meanings={
        "is_case_carrying": "workers in the role carry cases",
        "is_load_of_children": "standards for the role count children; for others cases",
        "is_supervisor": "workers in the role lead others, and hold their unit's vacant desks",
    },
    source="this project; what standards count: Child Welfare League of America",
)

SCREENING_DECISIONS = CodeList(
    name="screening_decisions",
    says="What became of a referral",
    codes=(
        Code("screened_in", "screened_in", "Screened in", {"is_screened_in": True}),
        Code("screened_out", "screened_out", "Screened out"),
    ),
    meanings={"is_screened_in": "the referral was accepted for a response and became a report"},
    source="this project",
)

LAW_ENFORCEMENT_EVENTS = CodeList(
    name="law_enforcement_events",
    says="What law enforcement did about a report",
    codes=(
        Code("notified", "notified", "Law enforcement notified", {"is_notification": True}),
        Code(
            "joint_contact",
            "joint_contact",
            "First contact made together with law enforcement",
            {"is_joint_response": True},
        ),
        Code(
            "forensic_interview",
            "forensic_interview",
            "Forensic interview at a child advocacy centre",
            {"is_forensic_interview": True},
        ),
        Code(
            "charges_filed",
            "charges_filed",
            "Criminal charges filed",
            {"is_charges_filed": True, "is_outcome": True},
        ),
        Code("declined", "declined", "Law enforcement declined to act", {"is_outcome": True}),
    ),
    meanings={
        "is_notification": "law enforcement learned of the report; response times count from here",
        "is_joint_response": "law enforcement took part in the investigation",
        "is_forensic_interview": "the child was interviewed by someone trained for it",
        "is_charges_filed": "a prosecutor filed charges",
        "is_outcome": "ends what law enforcement does about the report",
    },
    source="this project",
)

COURT_EVENTS = CodeList(
    name="court_events",
    says="What happened at court in a child's case",
    codes=(
        Code(
            "removal_order", "removal_order", "Removal ordered", {"is_order": True, "proceeding": "removal"}
        ),
        Code(
            "petition",
            "petition",
            "Petition filed",
            {"is_petition": True, "opens_case": True, "proceeding": "dependency"},
        ),
        Code(
            "adjudication",
            "adjudication",
            "Adjudication hearing",
            {"is_hearing": True, "is_adjudication": True, "proceeding": "dependency"},
        ),
        Code(
            "disposition_hearing",
            "disposition_hearing",
            "Disposition hearing",
            {"is_hearing": True, "is_disposition": True, "proceeding": "dependency"},
        ),
        Code(
            "review",
            "review",
            "Periodic review",
            {"is_hearing": True, "is_periodic_review": True, "proceeding": "dependency"},
        ),
        Code(
            "permanency_hearing",
            "permanency_hearing",
            "Permanency hearing",
            {"is_hearing": True, "proceeding": "dependency"},
        ),
        Code(
            "termination_petition",
            "termination_petition",
            "Petition to terminate parental rights",
            {"is_petition": True, "proceeding": "termination"},
        ),
        Code(
            "termination_order",
            "termination_order",
            "Parental rights terminated",
            {"is_order": True, "proceeding": "termination"},
        ),
        Code(
            "adoption_petition",
            "adoption_petition",
            "Adoption petition filed",
            {"is_petition": True, "proceeding": "adoption"},
        ),
        Code(
            "adoption_decree",
            "adoption_decree",
            "Adoption decreed",
            {"is_order": True, "proceeding": "adoption"},
        ),
    ),
    meanings={
        "is_petition": "opens the proceeding",
        "opens_case": "asks the court to find that the child is in need of protection",
        "is_hearing": "a day at court that may be continued",
        "is_adjudication": "decides whether the petition is true",
        "is_disposition": "decides where the child is to live and with what services",
        "is_periodic_review": "a six-month review of the child's status",
        "is_order": "ends the proceeding, or permits the removal",
        "proceeding": "removal, dependency, termination of parental rights or adoption",
    },
    source="this project",
)

CASELOAD_BANDS = CodeList(
    name="caseload_bands",
    says="Open cases per full-time equivalent of a worker, in halves of the standard for investigations",
    codes=(
        Code("up_to_6", "up_to_6", "Up to 6 cases", {"above": -1, "most": 6}),
        Code("over_6_to_12", "over_6_to_12", "Over 6, up to 12 cases", {"above": 6, "most": 12}),
        Code("over_12_to_18", "over_12_to_18", "Over 12, up to 18 cases", {"above": 12, "most": 18}),
        Code("over_18", "over_18", "Over 18 cases", {"above": 18}),
        Code("nobody_on_duty", "nobody_on_duty", "Vacant desk, or a worker not on duty"),
        Code("missing", "missing", "Not known"),
    ),
    meanings={
        "above": "a caseload in the band is above this",
        "most": "a caseload in the band is at most this; null in the last band",
    },
    source="this project; 12 investigations: Child Welfare League of America",
)

/*---
title     = "Workers over the caseload standard"
states    = "Of case-carrying workers on duty on the last day of the period, the share with more open cases than the standard for their role."
denominator = "case-carrying workers on duty on the last day whose role has a standard"
numerator = "workers with more open cases than the standard, by their share of full time"
exclusions = [
    "workers in roles without a standard",
    "workers whose share of full time is not known",
    "desks of supervisors",
]
why       = "A good mean hides the workers who drown. This says how many carry more than anyone should."
authority = "Child Welfare League of America, caseload standards: 12 investigations, 17 families, 15 children in foster care; the agency's own standards"
domain    = "workforce"
kind      = "proportion"
unit      = "workers"
better    = "lower"
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Standards by role stand in agency.toml (caseload.standards) and are for a full-time worker: a half-time worker has
half. A worker at the standard is not over it. Workers in a role without a standard are left out (adoption, unless
the agency sets one), and so are those not on duty and those whose share is not known: as in caseload per worker. A
standard for foster care or adoption counts children: the children that open assignments name, and each case that
names none as one; the others count cases, a family's investigation and its ongoing case apart. The standard is that
of the worker's role, also where the worker has cases of another sort. Desks of supervisors are no members.
"""

[[example]]
says = "At a standard of 2 a worker is not over it, with 3 cases one is; of a half-time worker it is 1; a supervisor and a worker without a standard are no members."
period_start = 2022-10-01
settings = { caseload = { standards = { investigation = 2 } } }
workers = """
worker_id | fte | role          | hired_on
W1        | 1   | investigation | 2020-01-01
W2        | 1   | investigation | 2020-01-01
W3        | 0.5 | investigation | 2020-01-01
W4        | 1   | adoption      | 2020-01-01
W5        | 1   | supervisor    | 2020-01-01
"""
worker_assignments = """
worker_id | unit   | case_id | role          | assigned_on | ended_on
W1        |        | K1      | investigation | 2023-09-01  |
W1        |        | K2      | investigation | 2023-09-01  | 2023-10-01
W1        |        | K3      | investigation | 2023-09-01  | 2023-09-30
W2        |        | K4      | investigation | 2023-09-01  |
W2        |        | K5      | investigation | 2023-09-01  |
W2        |        | K6      | investigation | 2023-09-30  |
W3        |        | K7      | investigation | 2023-09-01  |
W3        |        | K8      | investigation | 2023-09-01  |
W4        |        | K9      | adoption      | 2023-09-01  |
          | Unit 1 | K10     | investigation | 2023-09-01  |
W5        |        | K11     | investigation | 2023-09-01  |
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "In foster care children count: three of one case are over a standard of two, and one child in two cases with a case that names none is not."
period_start = 2022-10-01
settings = { caseload = { standards = { foster_care = 2 } } }
workers = """
worker_id | fte | hired_on
W1        | 1   | 2020-01-01
W2        | 1   | 2020-01-01
"""
worker_assignments = """
worker_id | case_id | child_id | assigned_on
W1        | K1      | A        | 2023-01-01
W1        | K1      | B        | 2023-01-01
W1        | K1      | C        | 2023-01-01
W2        | K2      | D        | 2023-01-01
W2        | K3      | D        | 2023-01-01
W2        | K4      |          | 2023-01-01
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    d.state,
    d.worker_id,
    d.desk as member_key,
    cast($period_end as date) as counted_on,
    d.unit,
    d.county,
    d.role,
    case
        when r.is_load_of_children then d.open_children + d.open_cases_without_child
        else d.open_cases
    end > round(s.standard * d.fte, 6) as numerator
from cohorts.desks as d
inner join codes.caseload_standards as s on d.role = s.role
inner join codes.worker_roles as r on d.role = r.name
where d.from_on <= $period_end
    and (d.until_on is null or d.until_on > $period_end)
    and d.fte > 0

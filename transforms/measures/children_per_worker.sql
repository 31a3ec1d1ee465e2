/*---
title     = "Children per worker"
states    = "Children with an open primary assignment on the last day of the period per full-time equivalent of case-carrying workers on duty."
denominator = "full-time equivalents of case-carrying workers on duty on the last day"
numerator = "children named by open primary assignments, once for each desk"
exclusions = [
    "workers whose open cases name no child",
    "workers whose share of full time is not known",
]
why       = "A case may be one child or a family of five. Visits, records and court dates come by the child."
authority = "Child Welfare League of America, caseload standards for foster care: 12 to 15 children"
domain    = "workforce"
kind      = "ratio"
unit      = "children"
better    = "lower"
breakdowns = ["role"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A child counts once for each desk that has one or more open primary assignments naming the child; who is on duty,
and whose vacant desks are, as in caseload per worker. How many children an assignment concerns is known only where
it names them. A worker whose open cases name none (investigations, mostly, which name the report) has an unknown
number of children and is left out, numerator and denominator; a worker without open cases has none and counts.
Where a worker has cases of both sorts, the named children count alone. By role the figures are sharper than for
all.
"""

[[example]]
says = "Two children of one case are two, one child in two cases is one; a worker without cases counts, one whose cases name no child does not."
period_start = 2022-10-01
workers = """
worker_id | fte | role          | hired_on
W1        | 1   | foster_care   | 2020-01-01
W2        | 0.5 | foster_care   | 2020-01-01
W3        | 1   | investigation | 2020-01-01
W4        | 1   | foster_care   | 2020-01-01
"""
worker_assignments = """
worker_id | unit   | case_id | child_id | role          | assigned_on | ended_on
W1        |        | K1      | A        | foster_care   | 2023-01-01  |
W1        |        | K1      | B        | foster_care   | 2023-01-01  | 2023-10-01
W1        |        | K2      | A        | adoption      | 2023-01-01  |
W1        |        | K3      | C        | foster_care   | 2023-01-01  | 2023-09-30
W2        |        | K4      | D        | foster_care   | 2023-09-30  |
W3        |        | K5      |          | investigation | 2023-09-01  |
          | Unit 1 | K6      | E        | foster_care   | 2023-09-01  |
"""
expects = { denominator = 2.5, numerator = 4 }
---*/
select
    state,
    worker_id,
    desk as member_key,
    cast($period_end as date) as counted_on,
    unit,
    county,
    role,
    open_children as numerator,
    fte as denominator
from cohorts.desks
where from_on <= $period_end
    and (until_on is null or until_on > $period_end)
    and fte is not null
    and (open_children > 0 or open_cases = 0)

/*---
title     = "Timely adjudication"
states    = "Of petitions filed in a 12-month period, the share adjudicated within the agency's limit."
denominator = "petitions filed in the period that open a child's case"
numerator = "those with an adjudication hearing held within the agency's limit of days after the petition, the day of the limit included"
exclusions = [
    "petitions within 90 days of the one before with no adjudication between them, which amend it",
    "hearings that were continued",
]
why       = "State law sets a limit to how long a child may wait for the court's finding. This says how often it was kept."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4C; the agency's limit"
domain    = "courts"
kind      = "proportion"
unit      = "petitions"
better    = "higher"
missed    = "Petitions not adjudicated within the agency's limit"
follow_up = "6 months"
needs     = ["court_events"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The limit in days stands in agency.toml ([courts], adjudication_days); without it 60 days. The day of the limit is
within it. Which petition opens a case, and which hearing counts, is as in time to adjudication. A petition without
an adjudication is not timely, also where it was dismissed or where its limit has not yet passed: the figure stays
provisional for 6 months, which covers limits up to 180 days.
"""

[[example]]
says = "Day 60 is within the limit, day 61 is not; a petition never adjudicated is not."
period_start = 2022-10-01
court_events = """
child_id | event        | occurred_on | continued
A        | petition     | 2022-10-01  |
A        | adjudication | 2022-11-30  | false
B        | petition     | 2022-10-01  |
B        | adjudication | 2022-12-01  | false
C        | petition     | 2023-09-30  |
D        | petition     | 2022-10-01  |
D        | adjudication | 2022-11-01  | true
D        | adjudication | 2022-12-15  | false
"""
expects = { denominator = 4, numerator = 1 }

[[example]]
says = "The agency's own limit counts."
period_start = 2022-10-01
settings = { courts = { adjudication_days = 30 } }
court_events = """
child_id | event        | occurred_on
A        | petition     | 2022-10-01
A        | adjudication | 2022-10-31
B        | petition     | 2022-10-01
B        | adjudication | 2022-11-01
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    c.state,
    c.child_id,
    c.child_id || ' ' || cast(c.petitioned_on as varchar) as member_key,
    c.petitioned_on as counted_on,
    coalesce(c.adjudicated_on - c.petitioned_on <= s.adjudication_limit_days, false) as numerator
from episodes.dependency_cases as c
cross join codes.agency_settings as s
where c.petitioned_on between $period_start and $period_end

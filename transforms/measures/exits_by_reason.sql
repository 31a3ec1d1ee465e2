/*---
title     = "Exits from foster care by reason"
states    = "Of exits from foster care in a 12-month period, the share by reason."
denominator = "exits in the period"
numerator = "by the recorded reason, or missing without one"
exclusions = []
why       = "Where children go when they leave: home, to relatives, to adoption or guardianship, or out on their own."
authority = "45 CFR 1355.44(g), element 155; AFCARS Report"
domain    = "permanency"
kind      = "share"
unit      = "exits"
better    = "neither"
breakdowns = ["placement_setting", "time_in_care", "case_goal", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The AFCARS Report counts a child once in a fiscal year, by the latest exit, and its percentages leave out exits without a reason; here every exit counts, and those without a reason are a category of their own.",
]
notes     = """
Recorded exits with their recorded reasons, youth 18 and older kept. An exit without a reason is its own
category.
"""

[[example]]
says = "Every recorded exit of the period counts once, also without a reason and at 18 or older."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2015-06-15 | 2021-11-05   | 2022-10-01 | reunification
B        | 2015-06-15 | 2021-11-05   | 2023-09-30 | adoption
C        | 2015-06-15 | 2021-11-05   | 2023-01-01 |
D        | 2003-01-01 | 2021-11-05   | 2023-01-01 | emancipation
E        | 2015-06-15 | 2021-11-05   | 2022-09-30 | reunification
"""
expects = { denominator = 4, reunification = 1, adoption = 1, missing = 1, emancipation = 1 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    exit_date as counted_on,
    county,
    coalesce(exit_reason, 'missing') as outcome
from episodes.removal_episodes
where exit_date between $period_start and $period_end

/*---
title     = "Reunification within 12 months"
states    = "Of exits from foster care to reunification in a 12-month period, the share of children who had been in care less than 12 months."
denominator = "exits to reunification in the period"
numerator = "those less than 12 completed months after the latest removal"
exclusions = [
    "exits dated before the removal",
    "exits to live with relatives",
]
why       = "For most children the first plan is to go home. This says how soon those who went home did so; it says nothing of those still waiting."
authority = "Child Welfare Outcomes, measure 4.1"
domain    = "permanency"
kind      = "proportion"
unit      = "exits"
better    = "higher"
breakdowns = ["placement_setting", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "Measure C1.1 of CFSR Round 2, which older reports print beside this one, adds exits to live with a relative, leaves out stays under 8 days and shortens stays that end in a trial home visit: do not hold it against this figure.",
    "The published figure holds a child's latest exit in each six-month file; here every exit counts, and its stay begins with the removal date in force.",
]
notes     = """
Recorded exits, youth 18 and older kept. Reunification alone, without living with relatives. No short-stay
rule and no trial home visit rule. Exits dated before the removal are left out.
"""

[[example]]
says = "The day before the anniversary is within 12 months, the anniversary is not; a short stay counts; other reasons do not."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-11-05   | 2022-11-04 | reunification
B        | 2021-11-05   | 2022-11-05 | reunification
C        | 2022-11-05   | 2022-11-07 | reunification
D        | 2022-10-05   | 2022-11-05 | living_with_relative
"""
expects = { denominator = 3, numerator = 2 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.exit_date as counted_on,
    e.county,
    completed_months(e.removal_date, e.exit_date) < 12 as numerator
from episodes.removal_episodes as e
inner join codes.exit_reasons as r on e.exit_reason = r.name and r.is_reunification
where e.exit_date between $period_start and $period_end
    and e.exit_date >= e.removal_date

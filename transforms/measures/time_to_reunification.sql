/*---
title     = "Time to reunification"
states    = "Of exits from foster care to reunification in a 12-month period, the share by the time the child had been in care."
denominator = "exits to reunification in the period"
numerator = "by completed months from the latest removal to the exit"
exclusions = [
    "exits dated before the removal",
    "exits to live with relatives",
]
why       = "It shows the whole course of going home, not only the first year: who went home soon, and who only after years."
authority = "Child Welfare Outcomes, measure 4.1"
domain    = "permanency"
kind      = "share"
unit      = "exits"
better    = "neither"
breakdowns = ["placement_setting", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure holds a child's latest exit in each six-month file; here every exit counts, and its stay begins with the removal date in force.",
]
notes     = """
The members are those of reunification within 12 months, whose figure is the first band: recorded exits to
reunification alone, no short-stay and no trial home visit rule. Bands are completed months from the latest removal
to the exit, so an anniversary is in the next band. Exits dated before the removal are left out.
"""

[[example]]
says = "Each anniversary begins the next band."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-11-05   | 2022-11-04 | reunification
B        | 2021-11-05   | 2022-11-05 | reunification
C        | 2020-11-05   | 2022-11-04 | reunification
D        | 2018-11-05   | 2022-11-05 | reunification
E        | 2018-11-05   | 2022-11-05 | living_with_relative
"""
expects = { denominator = 4, under_12_months = 1, 12_23_months = 2, 48_months_and_longer = 1 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.exit_date as counted_on,
    e.county,
    b.name as outcome
from cohorts.care_episodes as e
inner join codes.exit_reasons as r on e.exit_reason = r.name and r.is_reunification
inner join codes.times_to_exit as b
    on completed_months(e.removal_date, e.exit_date) >= b.from_months
    and (b.until_months is null or completed_months(e.removal_date, e.exit_date) < b.until_months)
where e.exit_date between $period_start and $period_end
    and e.exit_date >= e.removal_date

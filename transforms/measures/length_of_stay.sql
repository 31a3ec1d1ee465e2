/*---
title     = "Length of stay in foster care"
states    = "Of entries to foster care in a 12-month period, the days by which half of the children had left, those still in care counted as long as they were seen."
denominator = "removals dated in the period"
numerator = "days from the removal to the exit, or to the last day observed while in care"
exclusions = [
    "exits on the day of the removal or before it",
]
why       = "How long a child waits for a home. Children who leave soon say little of those who stay, so that all who entered are followed, those still in care too."
authority = "Kaplan-Meier curve of an entry cohort; CFSR Round 4 Statewide Data Indicators Data Dictionary on entry cohorts"
domain    = "permanency"
kind      = "duration"
unit      = "removals"
duration_unit = "days"
open_ones = "censored"
mean_up_to = 1096
better    = "neither"
follow_up = "12 months"
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Every removal of the period is a spell, stays under 8 days and youth of 18 and older too; a recorded exit of any
reason ends it. A removal still open is followed to the last day the child's latest record covers, a dropped one to
the last day of the last file that held it. An exit on the day of removal or before it is left out. It is not the
median stay of those who left, which is longer or shorter as many or few children entered in earlier years. A median
stands once half of the cohort was seen to leave; the restricted mean is of the days in the first three years.
Neither direction is better by itself: a short stay that ends in reentry is no good stay.
"""

[[example]]
says = "A stay of 30 days has ended, one that began on the last day is open; an exit on the day of removal and a removal of the next period are no members."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason   | observed_until
A        | 2022-10-01   | 2022-10-31 | reunification | 2024-03-31
B        | 2023-09-30   |            |               | 2024-03-31
C        | 2022-11-01   | 2022-11-01 | reunification | 2024-03-31
D        | 2023-10-01   |            |               | 2024-03-31
"""
expects = { denominator = 1, members_open = 1, median = 30 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    days as duration,
    is_ended as ended
from cohorts.entry_spells
where removal_date between $period_start and $period_end

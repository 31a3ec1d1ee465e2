/*---
title     = "Caseworker visits"
states    = "Of full calendar months children spent in foster care, the share in which a caseworker visited the child."
denominator = "calendar months that children spent wholly in one removal episode, under 18 on the first day"
numerator = "months with at least one caseworker visit"
exclusions = [
    "months of entry and of exit",
]
why       = "A child in care must be seen every month. Federal law sets 95 percent as the standard."
authority = "42 USC 624(f)"
domain    = "workforce"
kind      = "proportion"
unit      = "child-months"
better    = "higher"
missed    = "Children in foster care whom no caseworker visited in the month"
benchmark = { value = 0.95, label = "federal standard" }
series    = "month"
breakdowns = ["placement_setting", "time_in_care"]
version   = "1.1"
reviewed  = 2026-11-28
differs_from_federal = [
    "The figure filed under 42 USC 624(f) is computed by the state, from its own system and, where it was approved, from a sample; ours from the visits that AFCARS records hold, of every child and month.",
    "A visit entered after the file was made counts here once a later file tells it.",
]
notes     = """
A child-month is a calendar month wholly in one removal episode, the child under 18 on its first day; the month of
the 18th birthday still counts. Partial months are left out, not prorated. Several visits in a month count once, and
none makes up for another month. A child on the run, in hospital or on a trial home visit is still in care, and a
visit is due. Setting and time in care are those of the month's first day. The file holds completed visits of
caseworkers alone; a month without one in the file had none. The federal report may be made from a sample; this
counts all children.
"""

[[changes]]
version = "1.1"
on = 2026-11-28
says = "Also by month and quarter, placement setting and time in care; no figure moves."

[[example]]
says = "Months of entry and exit are left out, a month that begins on the removal day counts, two visits in a month count once."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-01   | 2022-12-31 | reunification
B        | 2022-10-02   | 2022-12-01 | reunification
"""
caseworker_visits = """
child_id | removal_date | sequence | visited_on
A        | 2022-10-01   | 1        | 2022-10-01
A        | 2022-10-01   | 2        | 2022-10-31
B        | 2022-10-02   | 1        | 2022-10-20
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "Months that begin on or after the 18th birthday do not count."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2004-11-01 | 2022-01-01   | 2023-03-31 | emancipation
B        | 2004-11-02 | 2022-01-01   | 2023-03-31 | emancipation
"""
expects = { denominator = 3, numerator = 0 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(month_start as varchar) as member_key,
    month_start as counted_on,
    visits > 0 as numerator
from cohorts.care_months
where month_start between $period_start and $period_end

/*---
title     = "Emancipated after entering as a child"
states    = "Of exits from foster care to emancipation in a 12-month period, the share of youth who were 12 or younger when they entered."
denominator = "exits to emancipation in the period"
numerator = "those of youth who were 12 or younger on the day of the latest removal"
exclusions = [
    "exits without a birth date",
    "youth who turned 18 in care without such an exit",
]
why       = "A youth who came as a child and leaves alone has spent the years of growing up in care without finding a family."
authority = "Child Welfare Outcomes, measure 3.4"
domain    = "permanency"
kind      = "proportion"
unit      = "exits"
better    = "lower"
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure holds a child's latest exit in each six-month file; here every exit counts.",
    "The age at entry follows the removal date in force: one corrected since the report was made may move a youth across the 13th birthday.",
]
notes     = """
Recorded exits with emancipation as the recorded reason, at whatever age; a youth who turned 18 in care without such
a record is not counted. Age at entry is that on the day of the latest removal: an earlier stay in care does not make
it younger. 12 or younger is up to the day before the 13th birthday. Without a birth date the exit is left out.
"""

[[example]]
says = "The day before the 13th birthday is 12, the birthday is not; other reasons, and youth without a birth date, do not count."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2004-11-06 | 2017-11-05   | 2022-11-06 | emancipation
B        | 2004-11-05 | 2017-11-05   | 2022-11-06 | emancipation
C        | 2004-11-06 | 2017-11-05   | 2022-11-06 | adoption
D        |            | 2017-11-05   | 2022-11-06 | emancipation
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.exit_date as counted_on,
    e.county,
    age_in_years(e.birth_date, e.removal_date) <= 12 as numerator
from cohorts.care_episodes as e
inner join codes.exit_reasons as r on e.exit_reason = r.name and r.is_emancipation
where e.exit_date between $period_start and $period_end
    and e.birth_date is not null

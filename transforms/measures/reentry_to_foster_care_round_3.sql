/*---
title     = "Reentry to foster care in 12 months, Round 3"
states    = "Of children who enter foster care in a 12-month period and leave within 12 months to reunification, to live with a relative, or to guardianship, the share who reenter within 12 months of leaving."
denominator = "children who entered foster care in the period, each once by the first entry, and left less than 12 completed months later to reunification, to live with a relative or to guardianship before 18"
numerator = "those removed again less than 12 completed months after the exit"
exclusions = [
    "stays under 8 days, before the first entry is chosen",
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "children whose next removal is dated before the exit",
]
why       = "The older definition, kept for plans and reports that were set against it. It follows an entry cohort, so it tells of quick exits only."
authority = "CFSR Round 3 Statewide Data Indicators, 79 FR 61241 (10 October 2014) and 80 FR 27263 (13 May 2015)"
domain    = "permanency"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "24 months"
benchmark = { value = 0.083, label = "national standard, Round 3" }
replaced_by = "reentry_to_foster_care"
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The federal computation leaves out children who leave and come back within one six-month file, because a file of AFCARS 1993 loses the reason of the first exit. Histories keep it, and these are the quickest reentries: our share tends to be higher.",
    "The published code counts the months from the previous discharge that the record of the reentry names; ours from the exit itself. Where the two dates differ, so may the verdict.",
]
notes     = """
Round 3 counts children who entered in the period; Round 4 counts all such exits of the period. The two must never
be compared or drawn as one course. Each child counts by the first entry of the period that is not a completed stay
under 8 days; within 12 months is less than 12 completed months from entry to exit, and again from exit to the next
removal. A trial home visit does not shorten the stay. A child who turns 18 in care ages out and is not in the
denominator. A next removal dated before the exit leaves the child out. As in Round 4 here, histories are used and
not files of six months, so an exit and a reentry within one file count.
"""

[[example]]
says = "An exit on the anniversary of the entry is not in the denominator; a removal on the anniversary of the exit is no reentry, one the day before is."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2023-10-04 | reunification
A        | 2024-10-03   |            |
B        | 2022-10-05   | 2023-10-04 | living_with_relative
B        | 2024-10-04   |            |
C        | 2022-10-05   | 2023-10-05 | reunification
C        | 2023-12-05   |            |
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "Children who entered before the period do not count, whenever they leave; a stay of 7 days is passed over; adoption never counts."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-09-30   | 2022-11-10 | reunification
A        | 2022-12-01   | 2023-03-01 | adoption
B        | 2022-10-05   | 2022-10-12 | reunification
B        | 2022-10-20   | 2023-01-20 | guardianship
B        | 2023-01-20   |            |
C        | 2022-11-05   | 2023-02-05 | reunification
C        | 2023-02-04   |            |
"""
expects = { denominator = 1, numerator = 1 }
---*/
with episodes_with_next_removal as (
    select
        *,
        lead(removal_date) over (partition by state, child_id order by removal_date) as next_removal_date
    from cohorts.indicator_episodes
),

first_entries as (
    select *
    from episodes_with_next_removal
    where removal_date between $period_start and $period_end and not is_short_stay
    qualify row_number() over (partition by state, child_id order by removal_date) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    removal_date as counted_on,
    county,
    coalesce(completed_months(exit_date, next_removal_date) < 12, false) as numerator
from first_entries
where can_reenter
    and completed_months(removal_date, exit_date) < 12
    and (next_removal_date is null or next_removal_date >= exit_date)

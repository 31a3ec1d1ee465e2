/*---
title     = "Reentry to foster care in 12 months"
states    = "Of children who leave foster care in a 12-month period to reunification, to live with a relative, or to guardianship, the share who reenter within 12 months."
denominator = "children who left foster care in the period to reunification, to live with a relative or to guardianship before 18, each once, by the first such exit"
numerator = "those removed again less than 12 completed months after the exit"
exclusions = [
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "children whose next removal is dated before the exit",
]
why       = "A return to care means that the home was not yet safe, and costs the child another separation. Read it beside permanency in 12 months."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "permanency"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "12 months"
benchmark = { value = 0.056, label = "national performance, Round 4", is_adjusted = true }
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
changes   = [
    { version = "1.0", on = 2022-08-01, says = "Round 4 counts all children who leave in the period, whenever they entered, so that children who stay longer than a year are followed too; Round 3 counted those who entered in the period and left within 12 months (reentry_to_foster_care_round_3)." },
]
differs_from_federal = [
    "The federal computation leaves out children who leave and come back within one six-month file, because a file of AFCARS 1993 loses the reason of the first exit. Histories keep it, and these are the quickest reentries: our share tends to be higher.",
    "An exit without a reason is passed over here, and a later exit of the child in the period counts; federally a first exit without a reason leaves the child out.",
    "A profile of Round 3 has another denominator (children who entered in the period): hold its figure against reentry_to_foster_care_round_3.",
]
notes     = """
Round 4 counts all such exits of the period, whenever the child entered; it must not be compared with
Round 3. Each child counts once, by the first such exit before 18. Reentry is the next removal, less than
12 completed months after the exit. A next removal dated before the exit leaves the child out.
"""

[[example]]
says = "A removal one day before the anniversary of the exit is a reentry, one on the anniversary is not, one on the exit day is."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-01-05   | 2022-11-10 | reunification
A        | 2023-11-09   |            |
B        | 2022-01-05   | 2022-11-10 | reunification
B        | 2023-11-10   |            |
C        | 2022-01-05   | 2022-11-10 | guardianship
C        | 2022-11-10   |            |
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "An exit without a reason is passed over for a later one; adoption never counts; a next removal before the exit leaves the child out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-01-05   | 2022-11-10 |
A        | 2022-12-01   | 2023-03-01 | living_with_relative
B        | 2022-01-05   | 2022-11-10 | adoption
C        | 2022-01-05   | 2022-11-10 | reunification
C        | 2022-11-09   |            |
"""
expects = { denominator = 1, numerator = 0 }
---*/
with episodes_with_next_removal as (
    select
        *,
        lead(removal_date) over (partition by state, child_id order by removal_date) as next_removal_date
    from cohorts.indicator_episodes
),

first_exits as (
    select *
    from episodes_with_next_removal
    where can_reenter and exit_date between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by exit_date, removal_date) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    exit_date as counted_on,
    county,
    coalesce(completed_months(exit_date, next_removal_date) < 12, false) as numerator
from first_exits
where next_removal_date is null or next_removal_date >= exit_date

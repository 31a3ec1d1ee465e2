/*---
title     = "Permanency in 12 months for children entering foster care"
states    = "Of children who enter foster care in a 12-month period, the share discharged to permanency within 12 months."
denominator = "children under 18 who entered foster care in the period, each once, by the first entry"
numerator = "those discharged to permanency before 18, less than 12 completed months after the removal, or after a trial home visit that shortens the stay"
exclusions = [
    "stays under 8 days, before the first entry is chosen",
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "children whose entry ended without a reason before the follow-up ended",
]
why       = "A child needs a lasting home soon. This follows every child who comes in, so it does not flatter an agency that closes its easy cases."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "permanency"
kind      = "proportion"
unit      = "children"
better    = "higher"
follow_up = "12 months"
benchmark = { value = 0.352, label = "national performance, Round 4", is_adjusted = true }
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The federal computation leaves out children who leave and come back within one six-month file, because a file of AFCARS 1993 loses the reason of the first exit. Histories keep it, and the child counts by the first entry. Our denominator is larger by these children, and our share tends to be a little higher, for most of them had gone home.",
    "An exit without a reason leaves a child out here only where it lies within the follow-up; the federal computation leaves the child out wherever the files it reads show such an exit.",
    "The stay that ends in a trial home visit is shortened as the federal code does it (a month from the day the visit began); the Data Dictionary says 30 days, which differs at a month's end.",
]
notes     = """
Computed on event histories. Completed stays under 8 days are dropped before the first entry is chosen.
Within 12 months means fewer than 12 completed months. A child whose entry ended without a reason before
the follow-up ended is left out. A trial home visit of more than 30 days before reunification ends the
stay one month after it began. Departs from the published code, which loses a first episode that ends
and a second that begins in one six-month file.
"""

[[example]]
says = "An exit on the 12-month anniversary is not within 12 months; a completed stay under 8 days is not counted."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2023-10-04 | reunification
B        | 2022-10-05   | 2023-10-05 | reunification
C        | 2022-11-01   | 2022-11-04 | reunification
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A stay of 7 days is dropped and the next entry of the period counts; a stay of 8 days is itself the entry."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2022-10-12 | reunification
A        | 2022-12-01   | 2024-12-01 | adoption
B        | 2022-10-05   | 2022-10-13 | reunification
B        | 2022-12-01   | 2024-12-01 | adoption
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "An exit without a reason before the follow-up ends leaves the child out; a later one does not matter."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2024-09-30 |
B        | 2022-10-05   | 2024-10-01 |
"""
expects = { denominator = 1, numerator = 0 }

[[example]]
says = "A trial home visit of 31 days before reunification ends the stay a month after it began; one of 30 days does not."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2023-10-06 | reunification
B        | 2022-10-05   | 2023-10-05 | reunification
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2022-10-05   | 1        | 2022-10-05 | foster_home
A        | 2022-10-05   | 2        | 2023-09-04 | placed_at_home
B        | 2022-10-05   | 1        | 2022-10-05 | foster_home
B        | 2022-10-05   | 2        | 2023-09-05 | placed_at_home
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A youth reunified on the 18th birthday aged out; one reunified the day before did not."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2005-03-10 | 2022-10-05   | 2023-03-10 | reunification
B        | 2005-03-10 | 2022-10-05   | 2023-03-09 | reunification
"""
expects = { denominator = 2, numerator = 1 }
---*/
with first_entries as (
    select *
    from cohorts.entries
    where entered_on between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by entered_on) = 1
)

select
    state,
    child_id,
    child_id as member_key,
    entered_on as counted_on,
    county,
    coalesce(is_permanency and months_to_exit < 12, false) as numerator
from first_entries
where exit_date is null
    or exit_reason is not null
    or exit_date >= cast(cast($period_end as date) + interval 1 day + interval 12 month as date)

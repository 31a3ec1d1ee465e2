/*---
title     = "Entries that are reentries"
states    = "Of removals of children to foster care in a 12-month period, the share that came less than 12 months after the child had left care, and later."
denominator = "removals in the period"
numerator = { within_12_months = "those less than 12 completed months after the child's last exit, the day of that exit included", later = "those 12 completed months or more after the child's last exit" }
exclusions = [
    "removals dated before the exit of the child's removal before",
    "removals after one whose exit no file tells",
]
why       = "A child removed again was once thought safe at home, or in another. Counted from the entries, it says how much of the work of removal is work done before."
authority = "Child Welfare Outcomes, measure 4.2"
domain    = "removal"
kind      = "proportion"
unit      = "removals"
better    = "lower"
components = ["within_12_months", "later"]
breakdowns = ["removal_reason"]
version   = "1.1"
reviewed  = 2026-11-29
differs_from_federal = [
    "The published figure reads, in the record of the new removal, the date of the discharge before it. Ours takes the exit from the child's history, and the named date only where no file saw the removal before.",
    "The published figure counts a child once in each six-month file, by the latest removal; here every removal counts.",
]
notes     = """
Each removal of the period counts, stays under 8 days and youth of 18 too; the two parts have the same removals
below the line and may be added. A reentry follows an earlier removal of the child, whatever the reason of
that exit; within 12 months is fewer than 12 completed months from the exit to the removal, and a removal on the
day of the exit is one. A removal dated before the exit of the one before it is left out, and so is one after a
removal whose exit no file tells: when the child left cannot be known. Where no file of 1993 saw the removal
before (they begin with a later one, or count one between two that they saw), the date of the previous discharge
that they name counts; where they count earlier removals and name no such date, the removal is left out. A child whose identifier changed, as after many
adoptions, looks like a first entry. It differs from reentry to foster care, which follows children from their exit.
"""

[[changes]]
version = "1.1"
on = 2026-11-29
says = "Where the count of removals tells of one that no file saw, between two that are known, the previous discharge that the record names counts. Before, such a removal was left out, or told by an earlier exit. Figures of periods of AFCARS 1993 move."

[[example]]
says = "The day before the anniversary of the exit is within 12 months, the anniversary is not; the exit day is; a first entry is none."
period_start = 2022-10-01
component = "within_12_months"
removal_episodes = """
child_id | removal_date | removal_number | exit_date  | exit_reason
A        | 2021-01-05   | 1              | 2022-01-10 | reunification
A        | 2023-01-09   | 2              |            |
B        | 2021-01-05   | 1              | 2022-01-10 | reunification
B        | 2023-01-10   | 2              |            |
C        | 2021-01-05   | 1              | 2023-01-10 | adoption
C        | 2023-01-10   | 2              |            |
D        | 2022-10-01   | 1              |            |
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "Later is from the anniversary on; a removal before the exit, or after a removal that no file closes, is left out."
period_start = 2022-10-01
component = "later"
removal_episodes = """
child_id | removal_date | removal_number | exit_date  | exit_reason
B        | 2021-01-05   | 1              | 2022-01-10 | reunification
B        | 2023-01-10   | 2              |            |
E        | 2021-01-05   | 1              | 2023-01-11 | reunification
E        | 2023-01-10   | 2              |            |
F        | 2021-01-05   | 1              |            |
F        | 2023-01-10   | 2              |            |
"""
expects = { denominator = 1, numerator = 1 }

[[example]]
says = "Where the earlier removal is in no file, the previous discharge counts; a count of removals alone leaves the entry out."
period_start = 2021-10-01
component = "within_12_months"
removal_episodes = """
child_id | removal_date | removal_number | basis       | file_id | record_number
A        | 2021-10-05   | 2              | afcars_1993 | F1      | 1
B        | 2021-10-05   | 2              | afcars_1993 | F1      | 2
C        | 2021-10-05   | 1              | afcars_1993 | F1      | 3
"""
snapshots = """
child_id | submission | removal_date | total_removals | previous_exit_date | file_id | record_number
A        | 22A        | 2021-10-05   | 2              | 2021-01-05         | F1      | 1
B        | 22A        | 2021-10-05   | 2              |                    | F1      | 2
C        | 22A        | 2021-10-05   | 1              |                    | F1      | 3
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "Where the count tells of a removal between that no file saw, its discharge is the exit before; where it tells of none, the exit of the history is."
period_start = 2021-10-01
component = "within_12_months"
removal_episodes = """
child_id | removal_date | removal_number | exit_date  | basis       | file_id | record_number
A        | 2016-01-05   | 1              |            | afcars_1993 | F1      | 1
A        | 2021-10-05   | 3              |            | afcars_1993 | F1      | 1
B        | 2016-01-05   | 1              | 2017-01-05 | afcars_1993 | F1      | 2
B        | 2021-10-05   | 3              |            | afcars_1993 | F1      | 2
C        | 2016-01-05   | 1              | 2017-01-05 | afcars_1993 | F1      | 3
C        | 2021-10-05   | 2              |            | afcars_1993 | F1      | 3
"""
snapshots = """
child_id | submission | removal_date | total_removals | previous_exit_date | file_id | record_number
A        | 22A        | 2021-10-05   | 3              | 2021-01-05         | F1      | 1
B        | 22A        | 2021-10-05   | 3              | 2021-01-05         | F1      | 2
C        | 22A        | 2021-10-05   | 2              | 2021-01-05         | F1      | 3
"""
expects = { denominator = 3, numerator = 2 }
---*/
with removals_in_order as (
    select
        *,
        row_number() over child as position,
        lag(exit_date) over child as exit_before,
        lag(removal_date) over child as removal_before,
        removal_number - lag(removal_number) over child > 1 as is_one_unseen
    from episodes.removal_episodes
    window child as (partition by state, child_id order by removal_date)
),

entries as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        e.county,
        e.position > 1 or coalesce(s.total_removals > 1, s.previous_exit_date is not null, false) as is_reentry,
        case
            when e.position = 1 then s.previous_exit_date
            when e.is_one_unseen and s.previous_exit_date between e.removal_before and e.removal_date
                then s.previous_exit_date
            else e.exit_before
        end as previous_exit_date
    from removals_in_order as e
    left join episodes.snapshots as s
        on e.state = s.state
        and e.child_id = s.child_id
        and e.file_id = s.file_id
        and e.record_number = s.record_number
        and e.removal_date = s.removal_date
    where e.removal_date between $period_start and $period_end
),

entries_of_known_order as (
    select
        *,
        case
            when not is_reentry then 'first'
            when completed_months(previous_exit_date, removal_date) < 12 then 'within_12_months'
            else 'later'
        end as interval_since_exit
    from entries
    where not is_reentry or previous_exit_date <= removal_date
),

parts as (
    select unnest(['within_12_months', 'later']) as component
)

select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.removal_date as counted_on,
    e.county,
    p.component,
    e.interval_since_exit = p.component as numerator
from entries_of_known_order as e
cross join parts as p

/*---
title     = "Emergency removals"
states    = "Of removals of children to foster care in a 12-month period that a court ordered, the share that came before the order."
denominator = "removals in the period for which a court gave a removal order, from 30 days before the removal to the exit"
numerator = "those whose first such order is dated after the day of the removal"
exclusions = [
    "removals without such an order",
    "orders marked as continued",
    "orders before the exit of an earlier removal, and on or after the next removal",
]
why       = "A child taken before a court has looked was taken on someone's judgment that it could not wait. Some are; the share says how often, and where."
authority = "Fourth Amendment law on removal without an order; the agency's records of court events"
domain    = "removal"
kind      = "proportion"
unit      = "removals"
better    = "neither"
needs     = ["afcars", "court_events"]
calendar  = "afcars"
follow_up = "3 months"
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
The order of a removal is the first removal order of the child from 30 days before the removal (an order not
carried out within a month is renewed) to the child's exit, neither before the exit of an earlier removal nor
on or after the next removal. A removal is an emergency where that order is dated after the day of the removal; one
of the same day is not, for the extract has no times. Removals without an order are left out: an agreement with the
parents, an order the extract does not hold and a child sent home before the hearing cannot be told apart.
Orders marked as continued were not given. Stays under 8 days and youth of 18 count.
"""

[[example]]
says = "An order the day after the removal is after it, one of the same day is not; without an order the removal is left out, as with one put off."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-10-01   |
B        | 2023-09-30   |
C        | 2022-11-05   |
D        | 2022-11-05   |
E        | 2022-09-30   |
"""
court_events = """
child_id | event         | occurred_on | continued
A        | removal_order | 2022-10-02  |
A        | removal_order | 2022-10-20  |
B        | removal_order | 2023-09-30  | false
C        | petition      | 2022-11-07  |
D        | removal_order | 2022-11-06  | true
E        | removal_order | 2022-10-02  |
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "An order of 30 days before still holds, one of 31 days does not; each removal has its own."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-11-30   |
B        | 2022-11-30   |
C        | 2022-10-05   | 2022-10-20
C        | 2022-11-05   |
"""
court_events = """
child_id | event         | occurred_on
A        | removal_order | 2022-10-31
B        | removal_order | 2022-10-30
B        | removal_order | 2022-12-01
C        | removal_order | 2022-10-04
C        | removal_order | 2022-11-07
"""
expects = { denominator = 4, numerator = 2 }
---*/
with removals_in_order as (
    select
        *,
        lag(exit_date) over child as exit_before,
        lead(removal_date) over child as next_removal_date
    from episodes.removal_episodes
    window child as (partition by state, child_id order by removal_date)
),

orders as (
    select
        c.state,
        c.child_id,
        c.occurred_on
    from episodes.court_events as c
    inner join codes.court_events as k on c.event = k.name and k.is_order and k.proceeding = 'removal'
    where not coalesce(c.continued, false)
)

select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.removal_date as counted_on,
    e.county,
    min(o.occurred_on) > e.removal_date as numerator
from removals_in_order as e
inner join orders as o
    on e.state = o.state
    and e.child_id = o.child_id
    and o.occurred_on >= cast(e.removal_date - interval 30 day as date)
    and coalesce(o.occurred_on >= e.exit_before, true)
    and coalesce(o.occurred_on <= e.exit_date, true)
    and coalesce(o.occurred_on < e.next_removal_date, true)
where e.removal_date between $period_start and $period_end
group by e.state, e.child_id, e.removal_date, e.county

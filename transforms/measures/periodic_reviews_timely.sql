/*---
title     = "Timely periodic reviews"
states    = "Of six-month review periods of children in foster care that ended in a 12-month period, the share in which a periodic review or a permanency hearing was held."
denominator = "periods of six months from the removal that the child spent in foster care whole and whose last day lies in the period"
numerator = "those in which a periodic review or a permanency hearing was held"
exclusions = [
    "periods that the exit, or the last file that holds the child, cuts short",
]
why       = "Someone outside the caseworker's desk must ask every six months whether the child is safe and the plan is moving. A review missed is half a year without that question."
authority = "42 USC 675(5)(B); 45 CFR 1355.44(f), elements 149 and 150; Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4F"
domain    = "courts"
kind      = "proportion"
unit      = "review periods"
better    = "higher"
missed    = "Six months in foster care without a review or hearing"
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A removal is cut into periods of six months from the removal day: the first is the removal day up to the day before
six months are complete, the next begins on the day they are. A period counts where the child was in care for all of
it (the exit may be the day after its last day) and in the 12 months in which its last day lies. Several reviews in one
period count once, and none makes up for a period without. A permanency hearing reviews the same questions and counts
as a review. The law's first six months begin at the finding or 60 days after removal; no element holds the finding,
so these begin earlier. Youth 18 and older are kept. A child without a review in the file has had none.
"""

[[example]]
says = "The day before six months are complete lies in the first period, that day in the second; a period that the child did not spend in care to its end is not counted; a hearing counts as a review."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-10-05   | 2023-09-30
B        | 2022-10-05   | 2023-04-05
C        | 2022-10-05   | 2023-04-04
D        | 2022-04-01   | 2023-04-01
"""
periodic_reviews = """
child_id | removal_date | sequence | held_on
A        | 2022-10-05   | 1        | 2023-04-04
A        | 2022-10-05   | 2        | 2023-04-01
B        | 2022-10-05   | 1        | 2023-04-05
C        | 2022-10-05   | 1        | 2023-04-01
"""
permanency_hearings = """
child_id | removal_date | sequence | held_on
D        | 2022-04-01   | 1        | 2022-10-01
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Periods that end on the first and on the last day of the 12 months count; from the 31st a period lasts until the first of the month after the short one."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-04-02   | 2022-12-01
B        | 2023-04-01   | 2023-11-01
C        | 2022-08-31   | 2023-03-01
D        | 2022-08-31   | 2023-02-28
E        | 2022-04-01   | 2022-12-01
"""
expects = { denominator = 3, numerator = 0 }
---*/
with numbered_periods as (
    select
        *,
        unnest(generate_series(
            greatest(completed_months(removal_date, cast($period_start as date)) // 6, 1),
            greatest(completed_months(removal_date, cast($period_end as date)) // 6, 0) + 1
        )) as number
    from episodes.removal_episodes
    where removal_date <= $period_end
),

review_periods as (
    select
        state,
        child_id,
        removal_date,
        exit_date,
        observed_until,
        county,
        months_completed_on(removal_date, 6 * (number - 1)) as began_on,
        months_completed_on(removal_date, 6 * number) as next_began_on,
        cast(months_completed_on(removal_date, 6 * number) - interval 1 day as date) as last_day
    from numbered_periods
),

reviews as (
    select
        state,
        child_id,
        removal_date,
        held_on
    from episodes.periodic_reviews
    union all
    select
        state,
        child_id,
        removal_date,
        held_on
    from episodes.permanency_hearings
)

select
    p.state,
    p.child_id,
    p.child_id || ' ' || cast(p.removal_date as varchar) || ' ' || cast(p.began_on as varchar) as member_key,
    p.last_day as counted_on,
    p.county,
    count(r.held_on) > 0 as numerator
from review_periods as p
left join reviews as r
    on p.state = r.state
    and p.child_id = r.child_id
    and p.removal_date = r.removal_date
    and r.held_on between p.began_on and p.last_day
where p.last_day between $period_start and $period_end
    and (p.exit_date >= p.next_began_on or (p.exit_date is null and p.observed_until >= p.last_day))
group by p.state, p.child_id, p.removal_date, p.began_on, p.last_day, p.county

/*---
title     = "Timely first permanency hearing"
states    = "Of removals that reached 12 (or 14) months in foster care in a 12-month period, the share whose first permanency hearing was held within that time of removal."
denominator = { within_12_months = "removals that reached 12 months in foster care in the period, an exit on that day included", within_14_months = "removals that reached 14 months in foster care in the period, an exit on that day included" }
numerator = { within_12_months = "those with a permanency hearing less than 12 completed months after the removal", within_14_months = "those with a permanency hearing less than 14 completed months after the removal" }
exclusions = [
    "hearings dated before the removal",
]
why       = "At the permanency hearing a court asks whether the child can go home, and if not, where the child shall grow up. The law gives it a year so that children do not drift."
authority = "42 USC 675(5)(C) and 675(5)(F); 45 CFR 1355.44(f), element 150; Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4G"
domain    = "courts"
kind      = "proportion"
unit      = "removals"
better    = "higher"
missed    = "Removals without a permanency hearing in time"
breakdowns = ["placement_setting", "case_goal", "removal_reason"]
components = ["within_12_months", "within_14_months"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Counted in the period in which the removal reaches its 12 (14) months, of children in care until then: the day of
exit may be that day. Within 12 months means fewer than 12 completed months from removal; a hearing on the
anniversary is not within. This is stricter than the law, whose clock starts at the finding of abuse or neglect or
60 days after removal, whichever is first: no element holds the finding. 14 months, the latest day the law can mean,
stand beside it. A hearing dated before the removal does not count. Youth 18 and older are kept. A child without a
hearing in the file has had none; an agency that does not report hearings therefore shows 0, not an unknown figure.
"""

[[example]]
says = "The day before the anniversary is within 12 months, the anniversary is not; a child who left before it is not counted, one who left on it is."
period_start = 2022-10-01
component = "within_12_months"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2021-10-05   |
B        | 2021-10-05   |
C        | 2021-10-05   | 2022-10-04
D        | 2021-10-05   | 2022-10-05
E        | 2021-09-30   |
F        | 2022-10-01   |
"""
permanency_hearings = """
child_id | removal_date | sequence | held_on
A        | 2021-10-05   | 1        | 2022-10-04
A        | 2021-10-05   | 2        | 2023-10-04
B        | 2021-10-05   | 1        | 2022-10-05
C        | 2021-10-05   | 1        | 2022-09-05
D        | 2021-10-05   | 1        | 2021-10-04
E        | 2021-09-30   | 1        | 2022-09-05
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "Beside it, 14 months: in the period in which the removal reaches them."
period_start = 2022-10-01
component = "within_14_months"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2021-08-05   |
B        | 2021-08-05   |
C        | 2021-08-05   | 2022-10-04
D        | 2021-07-30   |
"""
permanency_hearings = """
child_id | removal_date | sequence | held_on
A        | 2021-08-05   | 1        | 2022-10-04
B        | 2021-08-05   | 1        | 2022-10-05
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A record dropped before the anniversary is not counted."
period_start = 2022-10-01
component = "within_12_months"
removal_episodes = """
child_id | removal_date | observed_until | is_dropped
A        | 2021-10-05   | 2022-09-30     | true
B        | 2021-09-30   | 2022-09-30     | true
C        | 2021-10-01   | 2023-03-31     | true
"""
expects = { denominator = 1, numerator = 0 }
---*/
with first_hearings as (
    select
        state,
        child_id,
        removal_date,
        min(held_on) as held_on
    from episodes.permanency_hearings
    where held_on >= removal_date
    group by state, child_id, removal_date
),

removals_due as (
    select
        state,
        child_id,
        removal_date,
        exit_date,
        observed_until,
        county,
        'within_12_months' as component,
        12 as months,
        months_completed_on(removal_date, 12) as due_on
    from episodes.removal_episodes

    union all

    select
        state,
        child_id,
        removal_date,
        exit_date,
        observed_until,
        county,
        'within_14_months' as component,
        14 as months,
        months_completed_on(removal_date, 14) as due_on
    from episodes.removal_episodes
)

select
    r.component,
    r.state,
    r.child_id,
    r.child_id || ' ' || cast(r.removal_date as varchar) as member_key,
    r.due_on as counted_on,
    r.county,
    coalesce(completed_months(r.removal_date, h.held_on) < r.months, false) as numerator
from removals_due as r
left join first_hearings as h
    on r.state = h.state and r.child_id = h.child_id and r.removal_date = h.removal_date
where r.due_on between $period_start and $period_end
    and (r.exit_date >= r.due_on or (r.exit_date is null and r.observed_until >= r.due_on))

/*---
title     = "Independent living services"
states    = "Of youth in foster care at 14 to 20 years of age in a 12-month period, the share who received an independent living service in it."
denominator = "youth in foster care on a day of the period on which they were 14 to 20 years old, each once"
numerator = "those of whom an NYTD served file of the period names a service"
exclusions = [
    "youth without a birth date",
]
why       = "Youth who will leave care on their own need to learn to live on their own, and money for it is granted for that."
authority = "42 USC 677; 45 CFR 1356.83(g)(20)-(33)"
domain    = "well_being"
kind      = "proportion"
unit      = "youth"
better    = "higher"
needs     = ["afcars", "nytd_served"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A youth counts once who was in foster care on a day of the period on which he or she was 14 to 20 years old. Served
means that an NYTD served file of the period names any of its 14 kinds of service, the assessment of needs among them,
for the same record number, whether before, during or after the stay. A youth whom no such file holds was not served:
the file lists served youth alone. Files count whose middle (1 January, 1 July) lies in the period: of another year
than the federal one, the two that fit best. Youth without a date of birth are left out. Services that others than the
agency pay for are not in NYTD.
"""

[[example]]
says = "Turning 14 on the last day in care counts, turning 21 on the first day does not; a service in either file of the period counts once, one of another period does not."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date
A        | 2009-09-30 | 2022-03-05   |
B        | 2009-10-01 | 2022-03-05   |
C        | 2001-10-01 | 2018-03-05   |
D        | 2001-10-02 | 2018-03-05   |
E        | 2006-06-15 | 2022-03-05   | 2022-10-01
F        | 2006-06-15 | 2022-03-05   | 2022-09-30
G        | 2006-06-15 | 2022-03-05   |
"""
nytd_served = """
child_id | submission | period_start | period_end | services
A        | 23A        | 2022-10-01   | 2023-03-31 | mentoring
A        | 23B        | 2023-04-01   | 2023-09-30 | mentoring
B        | 23A        | 2022-10-01   | 2023-03-31 | mentoring
D        | 23B        | 2023-04-01   | 2023-09-30 |
E        | 22B        | 2022-04-01   | 2022-09-30 | mentoring
G        | 23B        | 2023-04-01   | 2023-09-30 | career_preparation
"""
expects = { denominator = 4, numerator = 2 }
---*/
with days_in_care as (
    select
        state,
        child_id,
        birth_date,
        greatest(removal_date, cast($period_start as date)) as first_day,
        least(
            coalesce(exit_date, case when is_dropped then observed_until end, cast($period_end as date)),
            cast($period_end as date)
        ) as last_day
    from episodes.removal_episodes
    where removal_date <= $period_end
        and birth_date is not null
),

youth as (
    select
        state,
        child_id,
        max(last_day) as counted_on
    from days_in_care
    where first_day <= last_day
        and age_in_years(birth_date, last_day) >= 14
        and age_in_years(birth_date, first_day) <= 20
    group by state, child_id
),

served as (
    select distinct
        state,
        child_id
    from episodes.nytd_served
    where services is not null
        and cast(period_start + interval 3 month as date) between $period_start and $period_end
)

select
    y.state,
    y.child_id,
    y.child_id as member_key,
    y.counted_on,
    s.child_id is not null as numerator
from youth as y
left join served as s on y.state = s.state and y.child_id = s.child_id

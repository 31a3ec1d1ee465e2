/*---
title     = "Sex trafficking of children in care"
states    = "Of children in foster care in a 12-month period, the share identified as victims of sex trafficking while in care; and of those, the share reported to law enforcement."
denominator = { identified = "children in foster care on any day of the period of whom a file of the period says whether they were victims of sex trafficking while in care, each once", reported_to_police = "those so identified of whom such a file says whether it was reported to law enforcement" }
numerator = { identified = "those of whom a file of the period says that they were", reported_to_police = "those of whom such a file says that it was reported" }
exclusions = [
    "children of whom no file of the period answers",
    "trafficking before the child came into care",
]
why       = "The agency answers for these children day and night, and the law asks it to tell the police within 24 hours (42 USC 671(a)(34))."
authority = "45 CFR 1355.44(d), elements 109 and 110; 42 USC 671(a)(34)"
domain    = "removal"
kind      = "proportion"
unit      = "children"
better    = "neither"
components = ["identified", "reported_to_police"]
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
Children in care on any day of the period, each once, youth of 18 and older kept. Identified: where a file of the
period says that the child was a victim while in care. A child of whom no file of the period answers is left out, a
child whose files all say no is not identified. Reported to police: of the identified, those of whom such a file says
that it was reported; one whose files do not say is left out. Victims from before the child came into care
(elements 106 to 108) are not counted. More children identified may mean more harm or an agency that looks:
read the share as a fact to ask about, not as better or worse. Files of 1993 do not ask: the measure begins with
October 2022.
"""

[[example]]
says = "Either file of the period is enough; a file without an answer is left out; a child who left before the period, or was removed after it, is not counted."
period_start = 2022-10-01
component = "identified"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2020-11-05   | 2022-10-01
B        | 2023-09-30   |
C        | 2022-11-05   |
D        | 2022-11-05   |
E        | 2020-11-05   | 2022-09-30
"""
child_records = """
child_id | submission | period_start | period_end | trafficked_in_care
A        | 23A        | 2022-10-01   | 2023-03-31 | true
B        | 23B        | 2023-04-01   | 2023-09-30 | false
C        | 23A        | 2022-10-01   | 2023-03-31 | true
C        | 23B        | 2023-04-01   | 2023-09-30 | false
D        | 23A        | 2022-10-01   | 2023-03-31 |
E        | 23A        | 2022-10-01   | 2023-03-31 | true
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Of identified children alone, and only where it is told whether the police were."
period_start = 2022-10-01
component = "reported_to_police"
removal_episodes = """
child_id | removal_date
A        | 2022-11-05
B        | 2022-11-05
C        | 2022-11-05
D        | 2022-11-05
"""
child_records = """
child_id | trafficked_in_care | trafficked_in_care_reported
A        | true               | true
B        | true               | false
C        | true               |
D        | false              |
"""
expects = { denominator = 2, numerator = 1 }
---*/
with children_in_care as (
    select
        *,
        least(coalesce(exit_date, $period_end), cast($period_end as date)) as counted_on
    from episodes.removal_episodes
    where removal_date <= $period_end
        and (exit_date is null or exit_date >= $period_start)
        and (not is_dropped or observed_until >= $period_start)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

answers as (
    select
        state,
        child_id,
        max(trafficked_in_care) as is_identified,
        max(case when trafficked_in_care then trafficked_in_care_reported end) as is_reported
    from episodes.child_records
    where period_start <= $period_end and period_end >= $period_start
    group by state, child_id
),

parts as (
    select
        state,
        child_id,
        'identified' as component,
        is_identified as numerator
    from answers
    union all
    select
        state,
        child_id,
        'reported_to_police' as component,
        is_reported as numerator
    from answers
    where is_identified
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    c.counted_on,
    c.county,
    p.component,
    p.numerator
from children_in_care as c
inner join parts as p on c.state = p.state and c.child_id = p.child_id
where p.numerator is not null

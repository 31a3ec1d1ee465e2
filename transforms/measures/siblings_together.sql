/*---
title     = "Siblings placed together"
states    = "Of children in foster care on the last day of the period who have siblings in care, the share who live with all of them, with some and with none."
denominator = "children in foster care on the last day of the period who have siblings in foster care, each once"
numerator = { all = "those who live with all of these siblings", with_some = "those who live with some of them and not with all", with_none = "those who live with none of them" }
exclusions = [
    "children of whom it is not told how many siblings live with them, or more than are in care",
]
why       = "Brothers and sisters are often the only family a child keeps. Federal law asks agencies for reasonable efforts to place them together."
authority = "45 CFR 1355.44(b), elements 57 and 58; 42 USC 671(a)(31)"
domain    = "placement"
kind      = "proportion"
unit      = "children"
better    = "higher"
components = ["all", "with_some", "with_none"]
breakdowns = ["placement_setting", "time_in_care", "case_goal"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The component all is the share who live with all siblings in care; the three add up to one. A child counts
where the record of the file that covers the day names siblings in foster care (element 57 above 0) and how many of
them are in the same living arrangement (element 58); without that answer, or with more in the home than in
care, the child is left out. The file gives both as of the end of its six months, so on another day of the
period they are those of the end of that file. A sibling on the run or in hospital counts as apart, for the file
does not say where each sibling is. Files of 1993 do not tell of siblings.
"""

[[example]]
says = "Living with two of two siblings is all, with one of two some, with none none; without siblings in care or without an answer a child does not count."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date
A        | 2022-11-05
B        | 2022-11-05
C        | 2022-11-05
D        | 2022-11-05
E        | 2022-11-05
"""
child_records = """
child_id | submission | period_start | period_end | siblings_in_care | siblings_in_same_home
A        | 23B        | 2023-04-01   | 2023-09-30 | 2                | 2
B        | 23B        | 2023-04-01   | 2023-09-30 | 2                | 1
C        | 23B        | 2023-04-01   | 2023-09-30 | 1                | 0
D        | 23B        | 2023-04-01   | 2023-09-30 | 0                |
E        | 23B        | 2023-04-01   | 2023-09-30 | 1                |
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "The record of the file that covers the last day counts, and only children still in care on it."
period_start = 2022-10-01
component = "with_some"
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-11-05   |            |
B        | 2022-11-05   | 2023-09-30 | reunification
"""
child_records = """
child_id | submission | period_start | period_end | siblings_in_care | siblings_in_same_home
A        | 23A        | 2022-10-01   | 2023-03-31 | 2                | 2
A        | 23B        | 2023-04-01   | 2023-09-30 | 2                | 1
B        | 23B        | 2023-04-01   | 2023-09-30 | 2                | 1
"""
expects = { denominator = 1, numerator = 1 }
---*/
with in_care as (
    select *
    from cohorts.care_episodes
    where removal_date <= $period_end and (left_on is null or left_on > $period_end)
    qualify row_number() over (partition by state, child_id order by removal_date desc) = 1
),

with_siblings as (
    select
        c.*,
        case
            when r.siblings_in_same_home = r.siblings_in_care then 'all'
            when r.siblings_in_same_home > 0 then 'with_some'
            else 'with_none'
        end as lives
    from in_care as c
    inner join episodes.child_records as r on c.state = r.state and c.child_id = r.child_id
    where $period_end between r.period_start and r.period_end
        and r.siblings_in_care > 0
        and r.siblings_in_same_home between 0 and r.siblings_in_care
),

components as (
    select unnest(['all', 'with_some', 'with_none']) as component
)

select
    s.state,
    s.child_id,
    s.child_id as member_key,
    cast($period_end as date) as counted_on,
    s.county,
    c.component,
    s.lives = c.component as numerator
from with_siblings as s
cross join components as c

/*---
title     = "Maltreatment after reunification"
states    = "Of children who went home from foster care in a federal fiscal year, the share with a substantiated or indicated report within 12 months of going home."
denominator = "children who left foster care to reunification in the fiscal year, each once, from the first such exit"
numerator = "those in a substantiated or indicated report less than 12 completed months after the exit, the day of the exit included"
exclusions = [
    "exits at 18 or older",
    "exits dated before the removal",
    "reports whose incident is dated before the exit",
    "reports in Child Files other than those of the year and of the next two",
    "reports of children whose AFCARS ID no report carries",
]
why       = "Going home is the plan for most children. It has worked only where they are safe there."
authority = "Child Welfare Outcomes, outcome 4 (reunification without a return of harm); definition of this project"
domain    = "safety"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "24 months"
children_of = "afcars"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Each child under 18 counts once, by the first exit of the year whose recorded reason is reunification; living with
relatives is not. Within 12 months means fewer than 12 completed months: a report on the day of the exit counts, one
on its anniversary does not. A report whose incident is dated before the exit tells of earlier harm and is passed
over; one without an incident date counts. Whether the child was removed again before the report does not
matter. Children join by AFCARS ID; a report without one belongs to the child whose other reports carry it. A report
enters the Child File of the year of its disposition, so a result is final when the files of the two following
years are complete. Exits dated before the removal are left out.
"""

[[example]]
says = "A report on the day of the exit and one on the day before the anniversary count, on the anniversary and before the exit not; relatives are no reunification."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-03-05   | 2022-11-05 | reunification
B        | 2022-03-05   | 2022-11-05 | reunification
C        | 2022-03-05   | 2022-11-05 | reunification
D        | 2022-03-05   | 2022-11-05 | reunification
E        | 2022-03-05   | 2022-11-05 | living_with_relative
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | submission_year
R1        | CA       | A         | 2022-11-05  | 2023
R2        | CB       | B         | 2023-11-04  | 2024
R3        | CC       | C         | 2023-11-05  | 2024
R4        | CD       | D         | 2022-11-04  | 2023
R5        | CE       | E         | 2022-12-01  | 2023
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "The first exit of the year counts; an incident before the exit rejects its report; a report without an AFCARS ID is joined by the child's other reports."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2021-03-05   | 2022-10-01 | reunification
A        | 2023-01-05   | 2023-09-30 | reunification
B        | 2022-03-05   | 2022-11-05 | reunification
C        | 2022-03-05   | 2022-11-05 | reunification
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | incident_date | is_victim | submission_year
R1        | CA       | A         | 2023-10-05  |               | true      | 2024
R2        | CB       | B         | 2022-12-05  | 2022-11-04    | true      | 2023
R3        | CC       | C         | 2022-03-05  |               | false     | 2022
R4        | CC       |           | 2023-03-05  | 2022-11-05    | true      | 2023
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "A youth who goes home on the 18th birthday is not counted, one who goes home the day before is."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2004-11-05 | 2022-03-05   | 2022-11-05 | reunification
B        | 2004-11-06 | 2022-03-05   | 2022-11-05 | reunification
"""
expects = { denominator = 1, numerator = 0 }
---*/
with reunified_children as (
    select e.*
    from episodes.removal_episodes as e
    inner join codes.exit_reasons as r on e.exit_reason = r.name and r.is_reunification
    where e.exit_date between $period_start and $period_end
        and e.exit_date >= e.removal_date
        and (e.birth_date is null or e.exit_date < eighteenth_birthday(e.birth_date))
    qualify row_number() over (partition by e.state, e.child_id order by e.exit_date, e.removal_date) = 1
),

linked_reports as (
    select
        *,
        coalesce(afcars_id, max(afcars_id) over (partition by state, child_id)) as linked_afcars_id
    from episodes.maltreatment_reports
),

maltreated_children as (
    select distinct
        c.state,
        c.child_id
    from reunified_children as c
    inner join linked_reports as r on c.state = r.state and c.child_id = r.linked_afcars_id
    where r.is_victim
        and r.submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 2
        and r.report_date >= c.exit_date
        and completed_months(c.exit_date, r.report_date) < 12
        and (r.incident_date is null or r.incident_date >= c.exit_date)
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    c.exit_date as counted_on,
    c.county,
    m.child_id is not null as numerator
from reunified_children as c
left join maltreated_children as m on c.state = m.state and c.child_id = m.child_id

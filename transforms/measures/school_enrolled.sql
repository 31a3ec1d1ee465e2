/*---
title     = "School enrollment"
states    = "Of school-age children under 18 in foster care on the last day of a 12-month period, the share enrolled in school."
denominator = "children in foster care at the end of the last day of the period whom the AFCARS file that covers it holds, each once, under 18 and of school age by its answer"
numerator = "those enrolled in school"
exclusions = [
    "children without an answer, or not of school age",
    "youth of 18 or older on that day",
    "children not enrolled who have completed secondary school",
]
why       = "A removal often costs a child the school as well. The law asks the agency to see that every child goes to one."
authority = "45 CFR 1355.44(b), elements 35 and 36; 42 USC 671(a)(30)"
domain    = "well_being"
kind      = "proportion"
unit      = "children"
better    = "higher"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
In care on the last day as in `children_in_care`. School-age is what the AFCARS file that covers that day calls so: any
answer but not school-age. Youth who are 18 on that day are left out, and so are those not enrolled who have
completed secondary school, from whom the law does not ask it. A child without an answer is left out. Enrolled is not
attending: absences, changes of school and progress are in no federal file.
"""

[[example]]
says = "Any level is enrolled; not school-age, no answer, the 18th birthday on the last day, and a completed school are in neither figure."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-03-05   |
B        | 2022-03-05   |
C        | 2022-03-05   |
D        | 2022-03-05   |
E        | 2022-03-05   |
F        | 2022-03-05   |
G        | 2022-03-05   |
"""
child_records = """
child_id | birth_date | submission | period_start | period_end | school_enrollment | education_completed
A        | 2012-06-15 | 23B        | 2023-04-01   | 2023-09-30 | elementary        | grade_4
B        | 2005-10-01 | 23B        | 2023-04-01   | 2023-09-30 | not_enrolled      | grade_11
C        | 2005-09-30 | 23B        | 2023-04-01   | 2023-09-30 | not_enrolled      | grade_11
D        | 2005-12-01 | 23B        | 2023-04-01   | 2023-09-30 | not_enrolled      | ged
E        | 2005-12-01 | 23B        | 2023-04-01   | 2023-09-30 | college           | grade_12
F        | 2020-06-15 | 23B        | 2023-04-01   | 2023-09-30 | not_school_age    | not_school_age
G        | 2012-06-15 | 23B        | 2023-04-01   | 2023-09-30 |                   | grade_4
"""
expects = { denominator = 3, numerator = 2 }
---*/
select
    c.state,
    c.child_id,
    c.child_id as member_key,
    cast($period_end as date) as counted_on,
    c.county,
    s.is_enrolled as numerator
from cohorts.recorded_care as c
inner join codes.school_enrollments as s on c.school_enrollment = s.name and s.is_school_age
left join codes.education_levels as l on c.education_completed = l.name
where c.from_on <= $period_end
    and c.until_on > $period_end
    and (c.birth_date is null or eighteenth_birthday(c.birth_date) > $period_end)
    and (s.is_enrolled or not coalesce(l.has_completed_school, false))
qualify row_number() over (partition by c.state, c.child_id order by c.removal_date desc) = 1

/*---
title     = "Maltreatment by foster parents and facility staff"
states    = "Of children in foster care at any time in a federal fiscal year, the share with a substantiated or indicated report of that year whose perpetrator is a foster parent or facility staff."
denominator = "children in foster care at any time in the fiscal year, each once"
numerator = "those in a substantiated or indicated report dated in the year of which a perpetrator is a foster parent or facility staff"
exclusions = [
    "reports without an AFCARS ID",
    "reports in Child Files other than those of the year and of the next",
    "open records missing from later files, where the last file that held them ended before the year",
]
why       = "The people whom the agency pays to keep children safe must not harm them."
authority = "Child Welfare Outcomes, measure 2.1; CFSR Round 2, absence of maltreatment in foster care"
domain    = "safety"
kind      = "proportion"
unit      = "children"
better    = "lower"
follow_up = "12 months"
children_of = "afcars"
benchmark = { value = 0.0032, label = "national standard, CFSR Round 2 (99.68 percent without)" }
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The published figure divides victims in the Child File by children in AFCARS without joining them: a victim whose removal AFCARS does not hold counts there, and a victim without an AFCARS ID does not count here.",
    "The published figure reads the Child File of the year alone; ours also takes reports of the year that were disposed of in the next.",
]
notes     = """
A child counts once, however many reports or stays. In care in the year: removed by its last day, no exit before
its first; youth of 18 and older are kept, as in the count of children served. The report must be dated in the
year; it need not lie within the stay, for the perpetrator's relationship says that the harm was done in care.
Foster parents are relatives, others and those of unknown kind; staff is that of group homes and residential
facilities. A report with several perpetrators counts where one of them is such. Children join by AFCARS ID: a
report without one is in no figure, and a state that files few of them seems safer than it is. Reports come from
the Child Files of the year and the next. The published measure divides two files without joining them, so that it
also counts children whose removal is not in AFCARS.
"""

[[example]]
says = "A foster parent and facility staff count, a parent does not, nor an unsubstantiated report; a child whose stay ended on the first day was in care, one whose stay ended the day before was not."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-03-05   | 2022-10-01
B        | 2022-03-05   |
C        | 2022-03-05   |
D        | 2022-03-05   |
E        | 2022-03-05   | 2022-09-30
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | is_victim | submission_year
R1        | CA       | A         | 2022-10-01  | true      | 2023
R2        | CB       | B         | 2023-09-30  | true      | 2024
R3        | CC       | C         | 2023-01-10  | true      | 2023
R4        | CD       | D         | 2023-01-10  | false     | 2023
R5        | CE       | E         | 2023-01-10  | true      | 2023
"""
perpetrators = """
report_id | child_id | submission_year | place | relationship
R1        | CA       | 2023            | 1     | parent
R1        | CA       | 2023            | 2     | relative_foster_parent
R2        | CB       | 2024            | 1     | facility_staff
R3        | CC       | 2023            | 1     | parent
R4        | CD       | 2023            | 1     | nonrelative_foster_parent
R5        | CE       | 2023            | 1     | nonrelative_foster_parent
"""
expects = { denominator = 4, numerator = 2 }

[[example]]
says = "Two reports of a child in two stays make one child; a report of the day after the year, one without an AFCARS ID and one without a known relationship do not count."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-03-05   | 2022-12-01
A        | 2023-03-05   |
B        | 2022-03-05   |
C        | 2022-03-05   |
D        | 2022-03-05   |
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | submission_year
R1        | CA       | A         | 2022-11-01  | 2023
R2        | CA       | A         | 2023-04-01  | 2023
R3        | CB       | B         | 2023-10-01  | 2024
R4        | CC       |           | 2023-01-10  | 2023
R5        | CD       | D         | 2023-01-10  | 2023
"""
perpetrators = """
report_id | child_id | submission_year | place | relationship
R1        | CA       | 2023            | 1     | nonrelative_foster_parent
R2        | CA       | 2023            | 1     | foster_parent_unspecified
R3        | CB       | 2024            | 1     | nonrelative_foster_parent
R4        | CC       | 2023            | 1     | nonrelative_foster_parent
R5        | CD       | 2023            | 1     | unknown
"""
expects = { denominator = 4, numerator = 1 }
---*/
with children_in_care as (
    select
        state,
        child_id,
        greatest(min(removal_date), cast($period_start as date)) as counted_on
    from episodes.removal_episodes
    where removal_date <= $period_end
        and (exit_date is null or exit_date >= $period_start)
        and (not is_dropped or observed_until >= $period_start)
    group by state, child_id
),

maltreated_children as (
    select distinct
        r.state,
        r.afcars_id
    from episodes.maltreatment_reports as r
    inner join episodes.perpetrators as p
        on r.state = p.state
        and r.report_id = p.report_id
        and r.child_id = p.child_id
        and r.submission_year = p.submission_year
    inner join codes.perpetrator_relationships as c on p.relationship = c.name and c.is_substitute_care
    where r.is_victim
        and r.afcars_id is not null
        and r.report_date between $period_start and $period_end
        and r.submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    c.counted_on,
    m.afcars_id is not null as numerator
from children_in_care as c
left join maltreated_children as m on c.state = m.state and c.child_id = m.afcars_id

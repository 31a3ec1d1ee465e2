/*---
title     = "Safe at home with services"
states    = "Of children with a substantiated or indicated report in a federal fiscal year whose family received services and who stayed at home, the share neither removed nor with another such report 15 to 365 days later."
denominator = "children in a substantiated or indicated report dated in the fiscal year, each once from the first such report, whose family received services and who were not in foster care on any day from the report to 14 days after it"
numerator = "those neither removed 15 to 365 days after the report nor in another substantiated or indicated report in those days"
exclusions = [
    "unborn children, and children of 18 or older at the report",
    "children whose first report is a maltreatment death",
    "children whose first report does not say that services were received",
    "children whose first report tells of foster care services, where no removal is dated",
    "later reports with the incident date of the first",
    "reports in Child Files other than those of the year and of the next",
]
why       = "Services at home are meant to keep a child safe there. This says how often they did."
authority = "Definition of this project, after CFSR Round 4 recurrence of maltreatment (days and initial report)"
domain    = "prevention"
kind      = "proportion"
unit      = "children"
better    = "higher"
follow_up = "12 months"
children_of = "ncands"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The child's first substantiated or indicated report of the year is the initial one, chosen as in
`recurrence_of_maltreatment`: unborn children and those of 18 or older are set aside first, and a maltreatment death
leaves the child out. Of these the members are those with services after the response (field 56 is yes) who were not
removed: no day in foster care from the report to 14 days after it, by AFCARS or by the removal date of the report; a
report that names foster care services without any removal date is left out too. Safe means: no removal 15 to 365
days after the initial report, by AFCARS or by any report's removal date, and no other substantiated or indicated
report in those days, one of the same incident aside. AFCARS is joined by the AFCARS ID that any report of the child
carries; a removal of a child without one is seen only by its removal date. Reports come from the Child Files of the
year and the next; a result is final when these are complete and AFCARS reaches 12 months past the year.
"""

[[example]]
says = "A report or removal 15 and 365 days later is a failure, 366 days later is not; a removal 14 days after the report is no stay at home."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | received_services | submission_year
R1        | A        |           | 2022-11-01  | yes               | 2023
R2        | A        |           | 2022-11-16  | yes               | 2023
R3        | B        | FB        | 2022-11-01  | yes               | 2023
R4        | C        | FC        | 2022-11-01  | yes               | 2023
R5        | D        | FD        | 2022-11-01  | yes               | 2023
R6        | E        |           | 2022-11-01  | no                | 2023
R7        | F        |           | 2022-11-01  | unknown           | 2023
"""
removal_episodes = """
child_id | removal_date | exit_date
FB       | 2023-11-01   |
FC       | 2023-11-02   |
FD       | 2022-11-15   |
"""
expects = { denominator = 3, numerator = 1 }

[[example]]
says = "A child in care on the day of the report did not stay at home, one who left care that day did; the removal date of a report counts where AFCARS is not joined; the same incident is no new report."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | incident_date | removed_on | foster_care_services | received_services | submission_year
R1        | A        | FA        | 2022-11-01  |               |            |                      | yes               | 2023
R2        | B        | FB        | 2022-11-01  |               |            |                      | yes               | 2023
R3        | C        |           | 2022-11-01  |               | 2022-11-16 | yes                  | yes               | 2023
R4        | D        |           | 2022-11-01  |               |            | yes                  | yes               | 2023
R5        | E        |           | 2022-11-01  | 2022-10-30    |            |                      | yes               | 2023
R6        | E        |           | 2022-12-01  | 2022-10-30    |            |                      | yes               | 2023
"""
removal_episodes = """
child_id | removal_date | exit_date
FA       | 2022-03-01   | 2022-11-02
FB       | 2022-03-01   | 2022-11-01
"""
expects = { denominator = 3, numerator = 2 }
---*/
with linked_reports as (
    select
        *,
        coalesce(afcars_id, max(afcars_id) over (partition by state, child_id)) as linked_afcars_id
    from episodes.maltreatment_reports
    where report_date is not null
),

child_victim_reports as (
    select *
    from linked_reports
    where is_victim
        and not is_unborn
        and coalesce(age_at_report < 18, true)
        and submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
),

initial_reports as (
    select *
    from child_victim_reports
    where report_date between $period_start and $period_end
    qualify row_number() over (partition by state, child_id order by report_date, report_id) = 1
),

removals as (
    select
        i.state,
        i.child_id,
        e.removal_date as removed_on
    from initial_reports as i
    inner join episodes.removal_episodes as e on i.state = e.state and i.linked_afcars_id = e.child_id
    where coalesce(e.exit_date > i.report_date, not e.is_dropped or e.observed_until >= i.report_date)
    union all
    select
        state,
        child_id,
        removed_on
    from initial_reports
    where removed_on is not null
    union all
    select
        i.state,
        i.child_id,
        r.removed_on
    from initial_reports as i
    inner join linked_reports as r on i.state = r.state and i.child_id = r.child_id
    where date_diff('day', i.report_date, r.removed_on) between 15 and 365
),

removal_answers as (
    select
        i.state,
        i.child_id,
        max(cast(date_diff('day', i.report_date, r.removed_on) < 15 as integer)) as removed_at_once,
        max(cast(date_diff('day', i.report_date, r.removed_on) between 15 and 365 as integer)) as removed_later
    from initial_reports as i
    inner join removals as r on i.state = r.state and i.child_id = r.child_id
    group by i.state, i.child_id
),

recurrences as (
    select distinct
        i.state,
        i.child_id
    from initial_reports as i
    inner join child_victim_reports as l on i.state = l.state and i.child_id = l.child_id
    where date_diff('day', i.report_date, l.report_date) between 15 and 365
        and (i.incident_date is null or l.incident_date is null or i.incident_date <> l.incident_date)
)

select
    i.state,
    i.child_id,
    i.child_id as member_key,
    i.report_date as counted_on,
    i.county,
    r.child_id is null and coalesce(a.removed_later, 0) = 0 as numerator
from initial_reports as i
left join recurrences as r on i.state = r.state and i.child_id = r.child_id
left join removal_answers as a on i.state = a.state and i.child_id = a.child_id
where not i.is_maltreatment_death
    and i.received_services = 'yes'
    and coalesce(a.removed_at_once, 0) = 0
    and (a.child_id is not null or coalesce(i.foster_care_services <> 'yes', true))

/*---
title     = "Maltreatment in foster care"
states    = "Of children in foster care in a federal fiscal year, substantiated or indicated reports of maltreatment per 100,000 days in care."
denominator = "days in foster care in the fiscal year of children under 18, of one child no more than the year has"
numerator = "substantiated or indicated reports dated in the year and in the stay, from day 7 after the removal on and before the exit"
exclusions = [
    "stays under 8 days completed by the end of the year",
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "reports without an AFCARS ID",
    "reports within a day of the child's preceding one",
    "reports whose incident is dated before day 7 of the stay or after its end",
    "reports in Child Files other than those of the year and of the next",
]
why       = "The agency removed these children to keep them safe. Any perpetrator counts."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "safety"
kind      = "rate"
unit      = "victimizations"
exposure  = "days in foster care"
per       = 100000
better    = "lower"
follow_up = "12 months"
children_of = "afcars"
benchmark = { value = 9.07, label = "national performance, Round 4", is_adjusted = true }
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "Days of a child are capped at the length of the year, in the published code at 365 also in a leap year.",
    "Reports are joined by the AFCARS ID as the Child File in force gives it. An identifier added or corrected since the profile was made brings its reports in here alone.",
    "A victim report within a day of the child's preceding one is the same event, across the first day of the year too; a profile that reads the reports of the year alone counts it.",
    "A profile of Round 3 takes reports from the Child File of the year alone: those disposed of in the next year are missing there, and our figure is higher.",
    "The federal computation learns an exit from the child's next removal only where that removal stands in the next file and counts one removal more; histories use it whichever file tells it, and the days end earlier.",
]
notes     = """
Children join by AFCARS ID. Reports come from the Child Files of the year and the next, for a report enters
the file of the year of its disposition. A report in the first 7 days after removal, on or after the exit,
or with an incident date outside the stay is not counted; one within a day of the child's preceding victim
report is the same event. Days are capped at the length of the year, not at 364.
"""

[[example]]
says = "A report on day 7 of the stay counts, on day 6 not, on the exit day not; an incident before day 7 rejects its report."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2022-12-05 | reunification
B        | 2022-10-05   | 2022-12-05 | reunification
C        | 2022-10-05   | 2022-12-05 | reunification
D        | 2022-10-05   | 2022-12-05 | reunification
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | incident_date | submission_year
R1        | A        | A         | 2022-10-12  |               | 2023
R2        | B        | B         | 2022-10-11  |               | 2023
R3        | C        | C         | 2022-12-05  |               | 2023
R4        | D        | D         | 2022-11-11  | 2022-10-11    | 2023
"""
expects = { denominator = 244, numerator = 1 }

[[example]]
says = "Reports a day apart are one event, along a chain; a report two days later is another."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date | exit_reason
A        | 2020-10-05   |           |
"""
maltreatment_reports = """
report_id | child_id | afcars_id | report_date | submission_year
R1        | A        | A         | 2023-02-01  | 2023
R2        | A        | A         | 2023-02-02  | 2023
R3        | A        | A         | 2023-02-03  | 2024
R4        | A        | A         | 2023-02-05  | 2024
"""
expects = { denominator = 365, numerator = 2 }

[[example]]
says = "Days end with the exit, the 18th birthday or the last day; a completed stay of 7 days gives none."
period_start = 2022-10-01
removal_episodes = """
child_id | birth_date | removal_date | exit_date  | exit_reason
A        | 2015-06-15 | 2021-10-05   | 2022-10-11 | adoption
B        | 2004-10-21 | 2021-10-05   |            |
C        | 2015-06-15 | 2023-09-20   |            |
D        | 2015-06-15 | 2023-01-01   | 2023-01-08 | reunification
"""
expects = { denominator = 40, numerator = 0 }
---*/
with stays as (
    select
        *,
        date_diff('day', cast($period_start as date), cast($period_end as date)) + 1 as period_days,
        exit_date is not null and exit_date <= $period_end as is_ended
    from cohorts.indicator_episodes
    where removal_date <= $period_end
        and (exit_date is null or exit_date >= $period_start)
        and not (is_short_stay and exit_date <= $period_end)
),

days_by_stay as (
    select
        *,
        case
            when is_ended then date_diff('day', greatest(removal_date, cast($period_start as date)), exit_date)
            when removal_date >= $period_start then date_diff('day', removal_date, cast($period_end as date))
            else period_days
        end as days
    from stays
),

distinct_events as (
    select *
    from cohorts.victim_reports
    where afcars_id is not null
        and submission_year between year(cast($period_end as date)) and year(cast($period_end as date)) + 1
    qualify coalesce(
        date_diff('day', lag(report_date) over (
            partition by state, afcars_id
            order by report_date, report_id
        ), report_date) > 1,
        true
    )
),

events_in_care as (
    select
        v.state,
        v.afcars_id,
        count(distinct v.report_id) as events
    from distinct_events as v
    inner join stays as s on v.state = s.state and v.afcars_id = s.child_id
    where v.report_date between $period_start and $period_end
        and date_diff('day', s.removal_date, v.report_date) >= 7
        and (s.exit_date is null or v.report_date < s.exit_date)
        and (
            v.incident_date is null
            or (
                date_diff('day', s.removal_date, v.incident_date) >= 7
                and (s.exit_date is null or v.incident_date < s.exit_date)
            )
        )
    group by v.state, v.afcars_id
),

children as (
    select
        state,
        child_id,
        greatest(min(removal_date) filter (where days > 0), cast($period_start as date)) as counted_on,
        least(sum(days), max(period_days)) as exposure
    from days_by_stay
    group by state, child_id
)

select
    c.state,
    c.child_id,
    c.child_id as member_key,
    c.counted_on,
    coalesce(e.events, 0) as numerator,
    c.exposure
from children as c
left join events_in_care as e on c.state = e.state and c.child_id = e.afcars_id
where c.exposure > 0

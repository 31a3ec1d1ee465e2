/*---
title     = "Time from removal to petition"
states    = "For children removed from home in a 12-month period, the days from removal to the juvenile court petition."
denominator = { reported = "removals dated in the fiscal year by the Child File, each once", extract = "removals dated in the fiscal year by AFCARS, up to the last court event known" }
numerator = { reported = "days from the removal to the first petition, or to the end of the Child File's year without one", extract = "days from the removal to the petition that brought it before the court, or to the exit or the last court event known without one" }
exclusions = [
    "of reported, removals of which the Child File does not say whether a petition was filed, or says so without a date",
]
why       = "A child taken from home is owed a court's decision soon. Until a petition is filed no court is asked whether the removal was right."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567 (service of due process); NCANDS Child File, fields 61 to 63"
domain    = "courts"
kind      = "duration"
unit      = "children"
duration_unit = "days"
mean_up_to = 180
better    = "lower"
components = ["reported", "extract"]
needs     = { reported = ["ncands"], extract = ["afcars", "court_events"] }
calendar  = "ncands"
children_of = "afcars"
open_ones = "censored"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Two sources, beside each other. Reported: the dates of removal and petition in the Child File; a removal told in
several reports counts once, with its first petition. Extract: removals of the foster care files, with the
petition among the agency's court events that brought the removal before the court: the first one filed from 12
months before the removal to the exit, and after the exit of an earlier removal. A petition filed before the
removal takes 0 days. Without a petition the clock still runs: to the end of the Child File's year, or to the exit
or the last court event known; such children count with the time observed so far. Where the Child File does not
say whether a petition was filed, or says so without a date, the child is left out. Removals after the last court
event known are not counted yet. Children of the Child File have age, sex and race only where the report carries
their AFCARS record number.
"""

[[example]]
says = "The same day is 0 days, a petition before the removal too; without a petition the clock runs to the end of the file's year; an unknown answer or a missing date leaves the child out."
period_start = 2022-10-01
component = "reported"
maltreatment_reports = """
report_id | child_id | submission_year | removed_on | petition_filed | petition_filed_on
R1        | A        | 2023            | 2022-10-01 | yes            | 2022-10-01
R2        | B        | 2023            | 2023-09-30 | yes            | 2023-09-20
R3        | C        | 2023            | 2023-02-01 | yes            | 2023-02-04
R4        | D        | 2023            | 2023-09-20 | no             |
R5        | E        | 2023            | 2023-02-01 | unknown        |
R6        | F        | 2023            | 2023-02-01 | yes            |
R7        | G        | 2023            | 2023-10-01 | yes            | 2023-10-02
R8        | H        | 2023            |            | yes            | 2023-02-04
"""
expects = { denominator = 3, members_open = 1, mean = 1, median = 0 }

[[example]]
says = "A removal in two reports counts once, with the first petition."
period_start = 2022-10-01
component = "reported"
maltreatment_reports = """
report_id | child_id | submission_year | removed_on | petition_filed | petition_filed_on
R1        | A        | 2023            | 2023-02-01 | yes            | 2023-02-05
R2        | A        | 2023            | 2023-02-01 | yes            | 2023-02-03
R3        | A        | 2023            | 2023-02-01 | no             |
"""
expects = { denominator = 1, members_open = 0, mean = 2 }

[[example]]
says = "The petition of an earlier removal is not this one's; a child who went home, or whose petition is not yet known, is open."
period_start = 2022-10-01
component = "extract"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-10-05   | 2023-03-01
A        | 2023-06-01   |
B        | 2022-11-01   |
C        | 2022-11-01   | 2022-11-04
D        | 2022-11-01   |
"""
court_events = """
child_id | event    | occurred_on
A        | petition | 2022-10-07
A        | petition | 2023-06-02
B        | petition | 2021-11-01
D        | petition | 2021-10-31
"""
expects = { denominator = 3, members_open = 2, mean = 1 }
---*/
with child_reports as (
    select *
    from episodes.maltreatment_reports
    qualify row_number() over (
        partition by state, report_id, child_id
        order by submission_year desc, record_number desc
    ) = 1
),

reported_removals as (
    select
        state,
        child_id,
        removed_on,
        min(afcars_id) as afcars_id,
        arg_min(county, report_id) as county,
        min(petition_filed_on) as petitioned_on,
        bool_or(coalesce(petition_filed = 'yes', false)) as is_filed,
        bool_or(coalesce(petition_filed = 'no', false)) as is_not_filed,
        max(make_date(submission_year, 9, 30)) as observed_until
    from child_reports
    where removed_on between $period_start and $period_end
    group by state, child_id, removed_on
),

extract_covers as (
    select
        state,
        max(known_until) as known_until
    from episodes.court_events
    group by state
),

removals as (
    select
        'reported' as component,
        state,
        afcars_id as child_id,
        child_id || ' ' || cast(removed_on as varchar) as member_key,
        removed_on,
        county,
        petitioned_on,
        observed_until
    from reported_removals
    where petitioned_on is not null or (is_not_filed and not is_filed)

    union all

    select
        'extract' as component,
        e.state,
        e.child_id,
        e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
        e.removal_date as removed_on,
        e.county,
        p.petitioned_on,
        least(x.known_until, e.exit_date, e.observed_until) as observed_until
    from episodes.removal_episodes as e
    inner join extract_covers as x on e.state = x.state
    left join episodes.removal_petitions as p
        on e.state = p.state and e.child_id = p.child_id and e.removal_date = p.removal_date
    where e.removal_date between $period_start and $period_end
        and e.removal_date <= x.known_until
)

select
    component,
    state,
    child_id,
    member_key,
    removed_on as counted_on,
    county,
    greatest(coalesce(petitioned_on, observed_until) - removed_on, 0) as duration,
    petitioned_on is not null as ended
from removals

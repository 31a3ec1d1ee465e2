-- One row per listed member whose report is known: the one its key names, else the one of the child on the day it
-- counts; with its days, and the child's next report.
with known_reports as (
    select
        state,
        report_id
    from episodes.maltreatment_reports
    union
    select
        state,
        report_id
    from episodes.referrals
    where report_id is not null
),

named_in_keys as (
    select
        m.member_number,
        m.state,
        m.child_id,
        m.counted_on,
        m.report_in_key as report_id
    from lists.members as m
    inner join known_reports as k on m.state = k.state and m.report_in_key = k.report_id
),

of_the_day as (
    select
        m.member_number,
        m.state,
        m.child_id,
        m.counted_on,
        c.report_id
    from lists.members as m
    inner join cohorts.reported_children as c
        on m.state = c.state and m.child_id = c.child_id and m.counted_on = c.report_date
    where m.identifier = 'ncands' and m.report_in_key is null
),

reports_found as (
    select * from named_in_keys
    union all
    select * from of_the_day
),

next_reports as (
    select
        r.member_number,
        min(n.report_date) as next_report_date
    from reports_found as r
    inner join cohorts.reported_children as n
        on r.state = n.state and r.child_id = n.child_id and r.counted_on < n.report_date
    group by r.member_number
)

select
    r.member_number,
    r.report_id,
    t.report_date,
    f.hours_to_response,
    t.disposition_date,
    n.next_report_date
from reports_found as r
left join cohorts.received_reports as t on r.state = t.state and r.report_id = t.report_id
left join cohorts.first_responses as f on r.state = f.state and r.report_id = f.report_id
left join next_reports as n on r.member_number = n.member_number

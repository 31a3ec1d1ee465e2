-- One row per child in a report and removal that belongs to it, one without where there is none. The removal the
-- Child File dates is the one the child's AFCARS record holds within 30 days of it, on that record's day.
-- Other removals of the child belong to the report from the day before it (police take a child at night and
-- report in the morning) to 90 days after the report or its disposition, as far as the Child File's services go.
with child_reports as (
    select *
    from episodes.maltreatment_reports
    where report_date is not null
    qualify row_number() over (
        partition by state, report_id, child_id
        order by submission_year desc
    ) = 1
),

of_afcars as (
    select
        r.state,
        r.report_id,
        r.child_id,
        r.report_date,
        e.removal_date,
        coalesce(abs(date_diff('day', r.removed_on, e.removal_date)) <= 30, false) as is_dated_in_report
    from child_reports as r
    inner join episodes.removal_episodes as e on r.state = e.state and r.afcars_id = e.child_id
    where abs(date_diff('day', r.removed_on, e.removal_date)) <= 30
        or e.removal_date
        <= cast(greatest(r.report_date, coalesce(r.disposition_date, r.report_date)) + interval 90 day as date)
),

dated_alike as (
    select
        state,
        report_id,
        child_id
    from of_afcars
    where is_dated_in_report
    group by state, report_id, child_id
),

removals as (
    select
        state,
        report_id,
        child_id,
        report_date,
        removal_date
    from of_afcars
    union all
    select
        r.state,
        r.report_id,
        r.child_id,
        r.report_date,
        r.removed_on as removal_date
    from child_reports as r
    left join dated_alike as d on r.state = d.state and r.report_id = d.report_id and r.child_id = d.child_id
    where r.removed_on is not null and d.child_id is null
),

removals_since_report as (
    select
        state,
        report_id,
        child_id,
        removal_date
    from removals
    where removal_date >= cast(report_date - interval 1 day as date)
    group by state, report_id, child_id, removal_date
)

select
    r.state,
    r.report_id,
    r.child_id,
    r.report_date,
    r.county,
    r.is_victim,
    m.removal_date,
    date_diff('day', r.report_date, m.removal_date) as days_to_removal,
    m.removal_date is null
    and r.removed_on is null
    and coalesce(r.foster_care_services in ('yes', 'unknown'), false) as is_removal_unknown
from child_reports as r
left join removals_since_report as m
    on r.state = m.state and r.report_id = m.report_id and r.child_id = m.child_id

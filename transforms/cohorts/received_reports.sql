-- One row per report received: those that a Child File holds, and those that referrals tell of and no Child File
-- holds yet. Dispositions are known to the end of the unbroken run of Child Files that begins with the year of the
-- report: of a year without one in its September, to the last one. Of reports from before the first file nothing
-- is known.
with held_years as (
    select
        state,
        submission_year,
        submission_year - row_number() over (partition by state order by submission_year) as run,
        case
            when max(disposition_date) >= make_date(submission_year, 9, 1) then make_date(submission_year, 9, 30)
            else max(disposition_date)
        end as known_until
    from episodes.maltreatment_reports
    group by state, submission_year
),

observed_years as (
    select
        state,
        submission_year,
        max(known_until) over (partition by state, run) as observed_until
    from held_years
),

disposed as (
    select *
    from cohorts.disposed_reports
    where report_date is not null
    qualify row_number() over (partition by state, report_id order by submission_year desc) = 1
),

referred as (
    select
        r.state,
        r.report_id,
        cast(r.received_at as date) as report_date,
        r.source,
        r.county
    from episodes.referrals as r
    inner join codes.screening_decisions as d on r.screening_decision = d.name and d.is_screened_in
    where r.report_id is not null
        and r.received_at is not null
        and not exists (
            select 1
            from cohorts.disposed_reports as h
            where h.state = r.state and h.report_id = r.report_id
        )
    qualify row_number() over (partition by r.state, r.report_id order by r.received_at, r.referral_id) = 1
),

received as (
    select
        state,
        report_id,
        report_date,
        disposition_date,
        source,
        county,
        true as is_in_child_file
    from disposed
    union all
    select
        state,
        report_id,
        report_date,
        null as disposition_date,
        source,
        county,
        false as is_in_child_file
    from referred
)

select
    r.*,
    o.observed_until
from received as r
left join observed_years as o
    on r.state = o.state
    and year(r.report_date) + case when month(r.report_date) >= 10 then 1 else 0 end = o.submission_year

-- One row per child and day of a report: the report in force last. Types are those that made the child a victim;
-- where it is none, those alleged.
with reports as (
    select
        state,
        child_id,
        report_date,
        report_id,
        submission_year,
        source as report_source
    from episodes.maltreatment_reports
    where report_date is not null
    qualify row_number() over (
        partition by state, child_id, report_date
        order by submission_year desc, report_id
    ) = 1
),

types as (
    select distinct
        m.state,
        m.report_id,
        m.child_id,
        m.submission_year,
        m.maltreatment_type,
        m.is_victim
    from episodes.alleged_maltreatments as m
    where m.maltreatment_type is not null
),

types_by_report as (
    select
        state,
        report_id,
        child_id,
        submission_year,
        string_agg(distinct maltreatment_type, '|' order by maltreatment_type)
            filter (where is_victim) as found,
        string_agg(distinct maltreatment_type, '|' order by maltreatment_type) as alleged
    from types
    group by state, report_id, child_id, submission_year
)

select
    r.state,
    r.child_id,
    r.report_date,
    r.report_id,
    r.report_source,
    coalesce(t.found, t.alleged) as maltreatment_types
from reports as r
left join types_by_report as t
    on r.state = t.state
    and r.report_id = t.report_id
    and r.child_id = t.child_id
    and r.submission_year = t.submission_year

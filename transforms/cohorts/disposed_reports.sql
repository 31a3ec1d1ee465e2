-- One row per report and year of the Child File that holds it. A report has one date, source, county and
-- disposition; where the records of its children differ, the first date of the report, the last and gravest
-- disposition and a known source count.
with child_reports as (
    select
        r.*,
        d.gravity,
        s.position as source_position
    from episodes.maltreatment_reports as r
    left join codes.report_dispositions as d on r.disposition = d.name
    left join codes.report_sources as s on r.source = s.name
)

select
    state,
    report_id,
    submission_year,
    min(report_date) as report_date,
    max(disposition_date) as disposition_date,
    arg_min(disposition, gravity) as disposition,
    arg_min(source, source_position) as source,
    min(county) as county
from child_reports
group by state, report_id, submission_year

-- One row per victim and year of the Child File: a child counts once however many reports found maltreatment,
-- by the first of them.
select
    state,
    child_id,
    submission_year,
    report_id,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    prior_victim
from episodes.maltreatment_reports
where is_victim
qualify row_number() over (
    partition by state, child_id, submission_year
    order by report_date nulls last, report_id
) = 1

-- One row per report in which a child was a victim.
select
    state,
    report_id,
    child_id,
    submission_year,
    report_date,
    incident_date,
    is_maltreatment_death,
    is_unborn,
    coalesce(age_at_report >= 18, false) as is_adult,
    afcars_id
from episodes.maltreatment_reports
where is_victim and report_date is not null

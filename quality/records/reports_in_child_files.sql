-- One row per report in NCANDS Child Files in force, with the earliest day they give for it.
select
    rptid as report_id,
    min(rptdt) as report_date
from checked.ncands_child_reports
where rptid is not null
group by rptid

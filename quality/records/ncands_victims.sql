-- One row per child-report of a Child File in force in which the child is a victim. Unknown sex, unknown age
-- and the age of the unborn are missing here.
select
    file_id,
    next_file_id,
    record_number,
    chid as child_id,
    rptid as report_id,
    rptdt as report_date,
    case when chage <= 21 then chage end as age,
    chage is null or chage = 99 as is_age_missing,
    chbdate as birth_date,
    case when chsex <> 'unknown' then chsex end as sex,
    afcarsid as afcars_id
from checked.ncands_child_reports
where is_victim

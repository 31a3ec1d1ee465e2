-- One row per child-report of a Child File in force in which the child is a victim: any disposition
-- substantiated or indicated, or a maltreatment death (the definition of both safety indicators).
-- Unknown sex, unknown age and the age of the unborn are missing here.
select
    f.file_id,
    f.next_file_id,
    n.record_number,
    n.chid as child_id,
    n.rptid as report_id,
    n.rptdt as report_date,
    case when n.chage <= 21 then n.chage end as age,
    n.chage is null or n.chage = 99 as is_age_missing,
    n.chbdate as birth_date,
    case when n.chsex <> 'unknown' then n.chsex end as sex,
    n.afcarsid as afcars_id
from checked.files as f
inner join checked.ncands_child as n on f.file_id = n.file_id
where n.maldeath = 'yes'
    or n.mal1lev in (select name from codes.maltreatment_dispositions where is_victim)
    or n.mal2lev in (select name from codes.maltreatment_dispositions where is_victim)
    or n.mal3lev in (select name from codes.maltreatment_dispositions where is_victim)
    or n.mal4lev in (select name from codes.maltreatment_dispositions where is_victim)

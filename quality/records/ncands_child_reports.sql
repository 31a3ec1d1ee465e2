-- One row per child-report of a Child File in force, with the gravest disposition among its allegations
-- (1 is the gravest) beside that of the report, and whether the child is a victim: any disposition
-- substantiated or indicated, or a maltreatment death (the definition of both safety indicators).
select
    f.file_id,
    f.previous_file_id,
    f.next_file_id,
    n.record_number,
    n.rptid,
    n.chid,
    n.rptdt,
    n.rptdisdt,
    n.rptdisp,
    n.chage,
    n.chsex,
    n.chbdate,
    n.maldeath,
    n.deathdt,
    n.chprior,
    n.afcarsid,
    n.per1id,
    report.gravity as report_gravity,
    least(first.gravity, second.gravity, third.gravity, fourth.gravity) as gravity,
    coalesce(n.maldeath = 'yes', false)
    or coalesce(first.is_victim, false)
    or coalesce(second.is_victim, false)
    or coalesce(third.is_victim, false)
    or coalesce(fourth.is_victim, false) as is_victim
from checked.files as f
inner join checked.ncands_child as n on f.file_id = n.file_id
left join codes.report_dispositions as report on n.rptdisp = report.name
left join codes.maltreatment_dispositions as first on n.mal1lev = first.name
left join codes.maltreatment_dispositions as second on n.mal2lev = second.name
left join codes.maltreatment_dispositions as third on n.mal3lev = third.name
left join codes.maltreatment_dispositions as fourth on n.mal4lev = fourth.name

-- One row per child-report of a Child File in force, with the gravest disposition among its allegations
-- (1 is the gravest) beside that of the report, and whether the child is a victim: any disposition
-- substantiated or indicated, or a maltreatment death (the definition of both safety indicators). The few
-- combinations of dispositions that occur are judged once each.
with combinations as (
    select distinct
        rptdisp,
        mal1lev,
        mal2lev,
        mal3lev,
        mal4lev
    from checked.ncands_child
),

judged as (
    select
        combinations.*,
        report.gravity as report_gravity,
        least(first.gravity, second.gravity, third.gravity, fourth.gravity) as gravity,
        coalesce(first.is_victim, false)
        or coalesce(second.is_victim, false)
        or coalesce(third.is_victim, false)
        or coalesce(fourth.is_victim, false) as is_found_victim
    from combinations
    left join codes.report_dispositions as report on combinations.rptdisp = report.name
    left join codes.maltreatment_dispositions as first on combinations.mal1lev = first.name
    left join codes.maltreatment_dispositions as second on combinations.mal2lev = second.name
    left join codes.maltreatment_dispositions as third on combinations.mal3lev = third.name
    left join codes.maltreatment_dispositions as fourth on combinations.mal4lev = fourth.name
)

select
    f.file_id,
    f.previous_file_id,
    f.next_file_id,
    n.submission,
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
    n.rmvdate,
    n.afcarsid,
    n.per1id,
    j.report_gravity,
    j.gravity,
    coalesce(n.maldeath = 'yes', false) or j.is_found_victim as is_victim
from checked.files as f
inner join checked.ncands_child as n on f.file_id = n.file_id
inner join judged as j
    on n.rptdisp is not distinct from j.rptdisp
    and n.mal1lev is not distinct from j.mal1lev
    and n.mal2lev is not distinct from j.mal2lev
    and n.mal3lev is not distinct from j.mal3lev
    and n.mal4lev is not distinct from j.mal4lev

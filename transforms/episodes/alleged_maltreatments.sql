-- One row per child-report and maltreatment alleged in it, in the order of the Child File's four places. Places
-- that hold neither a type nor a disposition are no row; a place that says that nothing is alleged is one.
with child_reports as (
    select n.*
    from staging.ncands_child as n
    inner join episodes.submissions as f on n.file_id = f.file_id and n.submission = f.submission
),

places as (
    select
        state,
        rptid,
        chid,
        subyr,
        1 as place,
        chmal1 as maltreatment_type,
        mal1lev as disposition
    from child_reports
    union all
    select
        state,
        rptid,
        chid,
        subyr,
        2 as place,
        chmal2 as maltreatment_type,
        mal2lev as disposition
    from child_reports
    union all
    select
        state,
        rptid,
        chid,
        subyr,
        3 as place,
        chmal3 as maltreatment_type,
        mal3lev as disposition
    from child_reports
    union all
    select
        state,
        rptid,
        chid,
        subyr,
        4 as place,
        chmal4 as maltreatment_type,
        mal4lev as disposition
    from child_reports
)

select
    p.state,
    p.rptid as report_id,
    p.chid as child_id,
    p.subyr as submission_year,
    p.place,
    p.maltreatment_type,
    p.disposition,
    coalesce(d.is_victim, false) as is_victim
from places as p
left join codes.maltreatment_dispositions as d on p.disposition = d.name
where p.maltreatment_type is not null or p.disposition is not null

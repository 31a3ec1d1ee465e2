-- One row per child-report and perpetrator, in the order of the Child File's three places.
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
        per1id as perpetrator_id,
        per1rel as relationship,
        per1prnt as parent_type,
        per1pior as was_perpetrator_before
    from child_reports
    union all
    select
        state,
        rptid,
        chid,
        subyr,
        2 as place,
        per2id as perpetrator_id,
        per2rel as relationship,
        per2prnt as parent_type,
        per2pior as was_perpetrator_before
    from child_reports
    union all
    select
        state,
        rptid,
        chid,
        subyr,
        3 as place,
        per3id as perpetrator_id,
        per3rel as relationship,
        per3prnt as parent_type,
        per3pior as was_perpetrator_before
    from child_reports
)

select
    state,
    rptid as report_id,
    chid as child_id,
    subyr as submission_year,
    place,
    perpetrator_id,
    relationship,
    parent_type,
    was_perpetrator_before
from places
where perpetrator_id is not null or relationship is not null

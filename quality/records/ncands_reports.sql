-- One row per report of a Child File in force, with its first record, its number of records, in which facts of
-- the report these differ, the first record that says what is alleged, whether anything is, and the hours to
-- the earliest start of the investigation (null where no record gives both dates and times).
select
    file_id,
    any_value(submission) as submission,
    rptid,
    min(record_number) as record_number,
    count(*) as records,
    coalesce(min(rptdt) <> max(rptdt), false) as is_rptdt_different,
    coalesce(min(rptdisdt) <> max(rptdisdt), false) as is_rptdisdt_different,
    coalesce(min(rpttm) <> max(rpttm), false) as is_rpttm_different,
    coalesce(min(rptsrc) <> max(rptsrc), false) as is_rptsrc_different,
    coalesce(min(rptdisp) <> max(rptdisp), false) as is_rptdisp_different,
    coalesce(min(invdate) <> max(invdate), false) as is_invdate_different,
    coalesce(min(invstrtm) <> max(invstrtm), false) as is_invstrtm_different,
    coalesce(min(rptcnty) <> max(rptcnty), false) as is_rptcnty_different,
    min(
        case when coalesce(chmal1, chmal2, chmal3, chmal4) is not null then record_number end
    ) as record_number_of_allegation,
    coalesce(
        bool_or(
            chmal1 <> 'none_alleged' or chmal2 <> 'none_alleged'
            or chmal3 <> 'none_alleged' or chmal4 <> 'none_alleged'
        ),
        false
    ) as is_anything_alleged,
    min(
        date_diff('day', rptdt, invdate) * 24.0
        + cast(substr(invstrtm, 1, 2) as integer) - cast(substr(rpttm, 1, 2) as integer)
        + (cast(substr(invstrtm, 3, 2) as integer) - cast(substr(rpttm, 3, 2) as integer)) / 60.0
    ) as response_hours
from checked.ncands_child
group by file_id, rptid

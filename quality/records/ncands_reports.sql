-- One row per report of a Child File in force, with its first record, its number of records, and in which
-- facts of the report these differ.
select
    file_id,
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
    coalesce(min(rptcnty) <> max(rptcnty), false) as is_rptcnty_different
from checked.ncands_child
group by file_id, rptid

-- One row per Child File in force and county of report that it names, with its number of records.
select
    n.file_id,
    n.rptcnty,
    min(s.code) as state_code,
    count(*) as records
from checked.ncands_child as n
left join codes.states as s on n.state = s.name
where n.rptcnty not in ('998', '999')
group by n.file_id, n.rptcnty

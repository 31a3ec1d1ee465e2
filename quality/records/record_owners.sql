-- One row per record of a file in force that names a county: who can mend it.
with named as (
    select
        n.file_id,
        n.record_number,
        s.code || n.rptcnty as county
    from checked.ncands_child as n
    inner join codes.states as s on n.state = s.name
    where n.rptcnty not in ('998', '999')
    union all
    select
        file_id,
        record_number,
        e3_local_agency as county
    from checked.afcars_oohc_removals
    qualify row_number() over (
        partition by file_id, record_number
        order by e69_removal_date desc nulls last, removal_number
    ) = 1
)

select
    file_id,
    record_number,
    min(county) as county
from named
where length(county) = 5
group by file_id, record_number

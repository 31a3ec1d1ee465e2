-- One row per child of a Child File in force, with its first record, its number of records, sex and date of
-- birth, whether the records differ in these, and whether the next file holds the child.
with children as (
    select
        file_id,
        chid,
        min(record_number) as record_number,
        count(*) as records,
        min(case when chsex <> 'unknown' then chsex end) as sex,
        max(case when chsex <> 'unknown' then chsex end) as other_sex,
        min(chbdate) as birth_date,
        max(chbdate) as other_birth_date
    from checked.ncands_child_reports
    group by file_id, chid
)

select
    children.file_id,
    f.previous_file_id,
    children.chid,
    children.record_number,
    children.records,
    children.sex,
    children.birth_date,
    coalesce(children.sex <> children.other_sex, false) as is_sex_different,
    coalesce(children.birth_date <> children.other_birth_date, false) as is_birth_date_different,
    f.next_file_id is not null as has_next_file,
    following.file_id is not null as is_in_next_file
from children
inner join checked.files as f on children.file_id = f.file_id
left join children as following on f.next_file_id = following.file_id and children.chid = following.chid

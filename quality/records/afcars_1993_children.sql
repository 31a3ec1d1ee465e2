-- One row per record of an AFCARS foster care file of 1993 in force, with its period and whether the next
-- file holds the child. The file after the last of this layout is the first of AFCARS 2020, which keeps
-- the record number. A file for a whole year comes from an archive, which keeps the last record of the
-- year and may alter the day of birth: such a birth date stands for its month, so that a removal in that
-- month does not lie before it.
with records as (
    select
        f.file_id,
        f.period_start,
        f.period_end,
        f.next_file_id,
        f.period_start < cast(f.period_end - interval 7 month as date) as is_year_file,
        n.file_id as first_file_of_2020,
        c.record_number,
        c.recnumbr,
        c.dob,
        c.totalrem,
        c.rem1dt,
        c.dlstfcdt,
        c.latremdt,
        c.remtrndt,
        c.cursetdt,
        c.pedrevdt,
        c.numplep,
        c.tprmomdt,
        c.tprdaddt,
        c.dodfcdt,
        c.dodtrndt,
        c.disreasn
    from checked.files as f
    inner join checked.afcars_foster_care_1993 as c on f.file_id = c.file_id
    left join checked.files as n
        on n.dataset = 'afcars_oohc' and n.period_start = cast(f.period_end + interval 1 day as date)
    where f.dataset = 'afcars_foster_care_1993'
)

select
    records.*,
    case
        when records.is_year_file then cast(date_trunc('month', records.dob) as date)
        else records.dob
    end as birth_date,
    reasons.name is not null as has_reason,
    records.next_file_id is not null or records.first_file_of_2020 is not null as has_next_file,
    a.file_id is not null or b.file_id is not null as is_in_next_file,
    a.dob as next_dob,
    a.latremdt as next_latremdt,
    a.dlstfcdt as next_dlstfcdt,
    a.totalrem as next_totalrem
from records
left join checked.afcars_foster_care_1993 as a
    on records.next_file_id = a.file_id and records.recnumbr = a.recnumbr
left join checked.afcars_oohc_children as b
    on records.next_file_id is null
    and records.first_file_of_2020 = b.file_id
    and records.recnumbr = b.e4_child_record_number
left join codes.afcars_1993_discharge_reasons as reasons
    on records.disreasn = reasons.name and reasons.name <> 'not_applicable'

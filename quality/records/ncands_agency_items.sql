-- One row per stated item of an Agency File in force, of those that are comparable from year to year.
with numbers as (
    select
        file_id,
        record_number,
        cast(item_2_1_a as double) as item_2_1_a,
        cast(item_2_1_b as double) as item_2_1_b,
        cast(item_2_2 as double) as item_2_2,
        cast(item_2_3_a as double) as item_2_3_a,
        cast(item_2_3_b as double) as item_2_3_b,
        cast(item_3_1_a as double) as item_3_1_a,
        cast(item_3_1_b as double) as item_3_1_b,
        cast(item_3_3 as double) as item_3_3,
        cast(fatality as double) as fatality,
        cast(item_5_1 as double) as item_5_1,
        cast(item_5_2 as double) as item_5_2
    from checked.ncands_agency
),

stated as (
    select
        file_id,
        record_number,
        item,
        amount
    from numbers
    unpivot (
        amount for item in (
            item_2_1_a,
            item_2_1_b,
            item_2_2,
            item_2_3_a,
            item_2_3_b,
            item_3_1_a,
            item_3_1_b,
            item_3_3,
            fatality,
            item_5_1,
            item_5_2
        )
    )
)

select
    s.file_id,
    f.previous_file_id,
    f.next_file_id,
    s.record_number,
    s.item,
    s.amount
from stated as s
inner join checked.files as f on s.file_id = f.file_id

-- One row per child in foster care: the record in the latest file that holds the child, for an
-- AFCARS 2020 record replaces the child's whole history from earlier submissions.
with records as (
    select
        c.*,
        s.period_end,
        s.is_last,
        cast(coalesce(e13_child_race_american_indian_alaska_native, false) as integer)
        + cast(coalesce(e14_child_race_asian, false) as integer)
        + cast(coalesce(e15_child_race_black, false) as integer)
        + cast(coalesce(e16_child_race_native_hawaiian_pacific_islander, false) as integer)
        + cast(coalesce(e17_child_race_white, false) as integer) as races
    from staging.afcars_oohc_children as c
    inner join episodes.submissions as s on c.file_id = s.file_id and c.submission = s.submission
),

latest_records as (
    select *
    from records
    qualify row_number() over (partition by state, e4_child_record_number order by period_end desc) = 1
)

select
    state,
    e4_child_record_number as child_id,
    e5_date_of_birth as birth_date,
    coalesce(e6_sex, 'missing') as sex,
    case
        when e21_child_hispanic_latino = 'hispanic' then 'hispanic'
        when races > 1 then 'two_or_more'
        when e13_child_race_american_indian_alaska_native then 'american_indian_alaska_native'
        when e14_child_race_asian then 'asian'
        when e15_child_race_black then 'black'
        when e16_child_race_native_hawaiian_pacific_islander then 'native_hawaiian_pacific_islander'
        when e17_child_race_white then 'white'
        when e18_child_race_unknown or e19_child_race_abandoned or e20_child_race_declined then 'unknown'
        else 'missing'
    end as race_ethnicity,
    submission,
    period_end as observed_until,
    is_last as is_in_last_file,
    file_id,
    record_number
from latest_records

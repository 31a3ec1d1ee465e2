-- One row per child in foster care: the record in the latest file that holds the child, of 2020 or of
-- 1993. The record number makes records of both one child. A record of an annual file tells of the child to
-- the end of the six months that it names, and its birth date stands for the month, as the archive may alter the
-- day: a removal in that month does not lie before the birth.
with foster_care_submissions as (
    select *
    from episodes.submissions
    where dataset in ('afcars_oohc', 'afcars_foster_care_1993')
),

records as (
    select
        c.state,
        c.e4_child_record_number as child_id,
        c.e5_date_of_birth as birth_date,
        c.e6_sex as sex,
        c.e21_child_hispanic_latino = 'hispanic' as is_hispanic,
        c.e13_child_race_american_indian_alaska_native as american_indian,
        c.e14_child_race_asian as asian,
        c.e15_child_race_black as black,
        c.e16_child_race_native_hawaiian_pacific_islander as pacific_islander,
        c.e17_child_race_white as white,
        c.e18_child_race_unknown or c.e19_child_race_abandoned or c.e20_child_race_declined as is_race_unknown,
        'afcars_2020' as basis,
        c.submission,
        s.period_start,
        s.period_end as observed_until,
        c.file_id,
        c.record_number
    from staging.afcars_oohc_children as c
    inner join foster_care_submissions as s
        on c.state = s.state and c.file_id = s.file_id and c.submission = s.submission

    union all

    select
        c.state,
        c.recnumbr as child_id,
        case
            when s.period_start < cast(s.period_end - interval 7 month as date)
                and date_trunc('month', c.dob) = date_trunc('month', least(c.rem1dt, c.latremdt))
                then least(c.dob, c.rem1dt, c.latremdt)
            else c.dob
        end as birth_date,
        c.sex,
        c.hisorgin = 'yes' as is_hispanic,
        c.amiakn as american_indian,
        c.asian,
        c.blkafram as black,
        c.hawaiipi as pacific_islander,
        c.white,
        c.untodetm as is_race_unknown,
        'afcars_1993' as basis,
        c.submission,
        s.period_start,
        least(s.period_end, cast(c.report_date + interval 1 month - interval 1 day as date)) as observed_until,
        c.file_id,
        c.record_number
    from staging.afcars_foster_care_1993 as c
    inner join foster_care_submissions as s
        on c.state = s.state and c.file_id = s.file_id and c.submission = s.submission
),

latest_records as (
    select
        *,
        cast(coalesce(american_indian, false) as integer)
        + cast(coalesce(asian, false) as integer)
        + cast(coalesce(black, false) as integer)
        + cast(coalesce(pacific_islander, false) as integer)
        + cast(coalesce(white, false) as integer) as number_of_races,
        nullif(
            concat_ws(
                '|',
                case when american_indian then 'american_indian_alaska_native' end,
                case when asian then 'asian' end,
                case when black then 'black' end,
                case when pacific_islander then 'native_hawaiian_pacific_islander' end,
                case when white then 'white' end,
                case when is_hispanic then 'hispanic' end
            ),
            ''
        ) as races,
        observed_until = max(observed_until) over (partition by state) as is_in_last_file
    from records
    qualify row_number() over (
        partition by state, child_id
        order by observed_until desc, period_start desc, basis desc, submission desc, record_number desc
    ) = 1
)

select
    state,
    child_id,
    birth_date,
    coalesce(sex, 'missing') as sex,
    case
        when is_hispanic then 'hispanic'
        when number_of_races > 1 then 'two_or_more'
        when american_indian then 'american_indian_alaska_native'
        when asian then 'asian'
        when black then 'black'
        when pacific_islander then 'native_hawaiian_pacific_islander'
        when white then 'white'
        when is_race_unknown then 'unknown'
        else 'missing'
    end as race_ethnicity,
    races,
    basis,
    submission,
    observed_until,
    is_in_last_file,
    file_id,
    record_number
from latest_records

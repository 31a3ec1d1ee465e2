-- One row per child and foster care file in force, of 2020 or 1993: whether the child has a disability. In files of
-- 2020 it has one where a condition exists now, or was diagnosed and none is named; in files of 1993 where one was
-- clinically diagnosed. Where a file holds a child twice, its last record counts.
with conditions as (
    select
        c.state,
        c.e4_child_record_number as child_id,
        c.submission,
        c.file_id,
        c.record_number,
        c.e23_health_conditions as examination,
        case
            when 'existing' in (
                c.e24_health_intellectual_disability,
                c.e25_health_autism_spectrum_disorder,
                c.e26_health_visual_impairment,
                c.e27_health_hearing_impairment,
                c.e28_health_orthopedic_impairment,
                c.e29_health_mental_disorder,
                c.e30_health_adhd_add,
                c.e31_health_serious_mental_disorder,
                c.e32_health_developmental_delay,
                c.e33_health_developmental_disability,
                c.e34_health_other_condition
            ) then 'existing'
            else
                coalesce(
                    c.e24_health_intellectual_disability,
                    c.e25_health_autism_spectrum_disorder,
                    c.e26_health_visual_impairment,
                    c.e27_health_hearing_impairment,
                    c.e28_health_orthopedic_impairment,
                    c.e29_health_mental_disorder,
                    c.e30_health_adhd_add,
                    c.e31_health_serious_mental_disorder,
                    c.e32_health_developmental_delay,
                    c.e33_health_developmental_disability,
                    c.e34_health_other_condition
                )
        end as condition
    from staging.afcars_oohc_children as c
),

records as (
    select
        state,
        child_id,
        submission,
        file_id,
        record_number,
        'afcars_oohc' as dataset,
        case
            when condition = 'existing' then 'yes'
            when examination = 'diagnosed' and condition is null then 'yes'
            when examination in ('not_examined', 'results_not_received') then 'unknown'
            when examination is not null or condition is not null then 'no'
        end as has_disability
    from conditions

    union all

    select
        f.state,
        f.recnumbr as child_id,
        f.submission,
        f.file_id,
        f.record_number,
        'afcars_foster_care_1993' as dataset,
        case when d.is_disability then 'yes' when not d.is_disability then 'no' when d.name is not null then 'unknown' end
            as has_disability
    from staging.afcars_foster_care_1993 as f
    left join codes.afcars_1993_diagnoses as d on f.clindis = d.name
)

select
    r.state,
    r.child_id,
    r.dataset,
    r.submission,
    s.period_start,
    s.period_end,
    r.has_disability,
    r.file_id,
    r.record_number
from records as r
inner join episodes.submissions as s
    on r.state = s.state and r.file_id = s.file_id and r.submission = s.submission and r.dataset = s.dataset
qualify row_number() over (
    partition by r.state, r.child_id, r.dataset, r.submission
    order by r.record_number desc
) = 1

-- One row per child and AFCARS 2020 file in force: what the file says of the child itself, whatever the
-- removal. Where a file holds a child twice, its last record counts. A child has tribal status where the
-- file says so, names a tribe or says that ICWA applies.
with tribes as (
    select
        state,
        file_id,
        record_number
    from staging.afcars_oohc_tribes
    where e9_recognized_tribe is not null
    group by state, file_id, record_number
),

records as (
    select
        c.*,
        s.period_start,
        s.period_end,
        t.record_number is not null as names_tribe,
        d.has_disability as disability
    from staging.afcars_oohc_children as c
    inner join episodes.submissions as s
        on c.state = s.state and c.file_id = s.file_id and c.submission = s.submission
    left join tribes as t
        on c.state = t.state and c.file_id = t.file_id and c.record_number = t.record_number
    left join episodes.disabilities as d
        on c.state = d.state and c.e4_child_record_number = d.child_id and c.submission = d.submission
        and c.file_id = d.file_id
    where s.dataset = 'afcars_oohc'
    qualify row_number() over (
        partition by c.state, c.e4_child_record_number, c.submission
        order by c.record_number desc
    ) = 1
)

select
    r.state,
    r.e4_child_record_number as child_id,
    r.submission,
    r.period_start,
    r.period_end,
    r.e5_date_of_birth as birth_date,
    nullif(
        concat_ws(
            '|',
            case when r.e13_child_race_american_indian_alaska_native then 'american_indian_alaska_native' end,
            case when r.e14_child_race_asian then 'asian' end,
            case when r.e15_child_race_black then 'black' end,
            case when r.e16_child_race_native_hawaiian_pacific_islander then 'native_hawaiian_pacific_islander' end,
            case when r.e17_child_race_white then 'white' end,
            case when r.e21_child_hispanic_latino = 'hispanic' then 'hispanic' end
        ),
        ''
    ) as races,
    r.e7_agency_made_inquiries as inquiry_made,
    r.e8_tribal_membership as tribal_membership,
    r.e10_icwa as icwa_applies,
    r.e11_icwa_date as icwa_known_on,
    r.e12_icwa_notification as tribe_notified,
    case
        when r.e8_tribal_membership = 'yes' or r.e10_icwa = 'yes' or r.names_tribe then 'yes'
        when r.e8_tribal_membership is not null then r.e8_tribal_membership
        when r.e10_icwa = 'unknown' then 'unknown'
    end as tribal_status,
    r.e22_health_assessment as health_assessed,
    r.e23_health_conditions as health_examination,
    r.disability,
    r.e35_school_enrollment as school_enrollment,
    r.e36_school_highest_completed as education_completed,
    r.e37_school_special_education as special_education,
    r.e38_pregnant as is_pregnant,
    r.e39_fathered_or_bore_child as has_own_children,
    r.e40_child_and_children_together as placed_with_own_children,
    r.e41_prior_adoption as prior_adoption,
    r.e42_prior_adoption_date as prior_adoption_month,
    r.e43_prior_adoption_intercountry as prior_adoption_intercountry,
    r.e44_prior_guardianship as prior_guardianship,
    r.e45_prior_guardianship_date as prior_guardianship_month,
    r.e46_support_assistance as has_assistance,
    r.e53_chafee_foster_program as chafee_assistance,
    r.e55_foster_care_payment as title_iv_e_payment,
    r.e56_total_siblings as siblings,
    r.e57_siblings_in_foster_care as siblings_in_care,
    r.e58_siblings_in_living_arrangement as siblings_in_same_home,
    r.e106_prior_victim_sex_trafficking as trafficked_before_care,
    r.e107_prior_victim_sex_trafficking_reported as trafficked_before_care_reported,
    r.e108_prior_victim_sex_trafficking_reported_date as trafficked_before_care_reported_on,
    r.e109_victim_sex_trafficking as trafficked_in_care,
    r.e110_victim_sex_trafficking_reported as trafficked_in_care_reported,
    r.e111_victim_sex_trafficking_reported_date as trafficked_in_care_reported_on,
    r.file_id,
    r.record_number
from records as r

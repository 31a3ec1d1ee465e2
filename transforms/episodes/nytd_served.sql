-- One row per youth and NYTD served file in force, with the independent living services received in its six
-- months. Where a file holds a youth twice, the last record counts.
select
    n.state,
    n.e3_record_number as child_id,
    n.submission,
    s.period_start,
    s.period_end,
    n.e4_date_of_birth as birth_date,
    n.e14_foster_care_status_services as was_in_foster_care,
    nullif(
        concat_ws(
            '|',
            case when n.e20_independent_living_needs_assess then 'needs_assessment' end,
            case when n.e21_academic_support then 'academic_support' end,
            case when n.e22_post_secondary_educ_support then 'post_secondary_support' end,
            case when n.e23_career_preparation then 'career_preparation' end,
            case when n.e24_employment_programs then 'employment_programs' end,
            case when n.e25_budget_financial_mgmt then 'budget_management' end,
            case when n.e26_housing_educ_home_mgmt_training then 'home_management' end,
            case when n.e27_health_educ_risk_prevention then 'health_education' end,
            case when n.e28_family_support_healthy_marriage_educ then 'family_support' end,
            case when n.e29_mentoring then 'mentoring' end,
            case when n.e30_supervised_independent_living then 'supervised_independent_living' end,
            case when n.e31_room_board_financial_assist then 'room_and_board' end,
            case when n.e32_educ_financial_assist then 'education_assistance' end,
            case when n.e33_other_financial_assist then 'other_assistance' end
        ),
        ''
    ) as services,
    n.file_id,
    n.record_number
from staging.nytd_served as n
inner join episodes.submissions as s
    on n.state = s.state and n.file_id = s.file_id and n.submission = s.submission
where s.dataset = 'nytd_served'
qualify row_number() over (
    partition by n.state, n.e3_record_number, n.submission
    order by n.record_number desc
) = 1

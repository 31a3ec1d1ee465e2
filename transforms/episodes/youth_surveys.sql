-- One row per youth and survey wave: the NYTD outcomes file, and the agency's own table of outcomes where no
-- such file holds the youth and wave. Of several records of one source the last received counts. A survey
-- without a day has the last day of its file. Answers that are neither yes nor no are null.
with surveys as (
    select
        n.state,
        n.e3_record_number as child_id,
        n.wave,
        'nytd' as basis,
        coalesce(n.e35_date_outcome_data_collection, s.period_end) as surveyed_on,
        coalesce(r.took_part, false) as participated,
        case n.e37_current_full_time_employment when 'yes' then true when 'no' then false end as employed_full_time,
        case n.e38_current_part_time_employment when 'yes' then true when 'no' then false end as employed_part_time,
        c.has_certificate,
        case n.e47_current_enrollment_attendance when 'yes' then true when 'no' then false end as enrolled,
        case n.e48_connection_adult when 'yes' then true when 'no' then false end as connected_to_adult,
        case n.e49_homelessness when 'yes' then true when 'no' then false end as homeless,
        case n.e51_incarceration when 'yes' then true when 'no' then false end as incarcerated,
        case n.e54_medicaid when 'yes' then true when 'no' then false end as medicaid,
        case n.e55_other_health_insurance when 'yes' then true when 'no' then false end as other_health_insurance,
        n.weight,
        s.period_end as received_for,
        s.received_order,
        n.file_id,
        n.record_number
    from staging.nytd_outcomes as n
    inner join episodes.submissions as s
        on n.state = s.state and n.file_id = s.file_id and n.submission = s.submission
    left join codes.nytd_reporting_statuses as r on n.e34_outcomes_reporting_status = r.name
    left join codes.nytd_certificates as c on n.e46_highest_educ_certification = c.name
    where s.dataset = 'nytd_outcomes' and n.wave is not null

    union all

    select
        y.state,
        y.child_id,
        y.wave,
        'agency' as basis,
        y.surveyed_on,
        y.participated,
        y.employed_full_time,
        y.employed_part_time,
        c.has_certificate,
        y.enrolled,
        y.connection_to_adult as connected_to_adult,
        y.homeless,
        y.incarcerated,
        y.medicaid,
        y.other_health_insurance,
        y.weight,
        cast(null as date) as received_for,
        s.received_order,
        y.file_id,
        y.record_number
    from staging.youth_outcomes as y
    inner join episodes.submissions as s on y.state = s.state and y.file_id = s.file_id
    left join codes.nytd_certificates as c on y.highest_certificate = c.name
    where y.surveyed_on is not null
)

select
    state,
    child_id,
    wave,
    basis,
    surveyed_on,
    participated,
    employed_full_time,
    employed_part_time,
    has_certificate,
    enrolled,
    connected_to_adult,
    homeless,
    incarcerated,
    medicaid,
    other_health_insurance,
    weight,
    file_id,
    record_number
from surveys
qualify row_number() over (
    partition by state, child_id, wave
    order by basis desc, received_for desc, received_order desc, record_number desc
) = 1

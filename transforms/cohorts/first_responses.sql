-- One row per report. The response is the start of the investigation; where the agency's contacts hold
-- the report, it is the first contact completed face to face. The attempt is the first one made in person,
-- completed or not; without contacts it is the response. Where a time is missing the hours are whole days.
with reports as (
    select
        state,
        report_id,
        report_date,
        source,
        county,
        cast(report_date as timestamp)
        + cast(substr(report_time, 1, 2) as integer) * interval 1 hour
        + cast(substr(report_time, 3, 2) as integer) * interval 1 minute as received_at,
        investigation_date,
        cast(investigation_date as timestamp)
        + cast(substr(investigation_time, 1, 2) as integer) * interval 1 hour
        + cast(substr(investigation_time, 3, 2) as integer) * interval 1 minute as investigation_at
    from episodes.maltreatment_reports
    where report_date is not null
    qualify row_number() over (
        partition by state, report_id
        order by submission_year desc, investigation_date, investigation_time, child_id
    ) = 1
),

contacts as (
    select
        state,
        report_id,
        min(case when completed and in_person then attempted_at end) as contacted_at,
        min(case when in_person then attempted_at end) as attempted_at
    from episodes.contacts
    group by state, report_id
),

priorities as (
    select
        state,
        report_id,
        min(priority) as priority
    from episodes.referrals
    where report_id is not null
    group by state, report_id
),

responses as (
    select
        r.*,
        p.priority,
        case when c.report_id is null then r.investigation_at else c.contacted_at end as response_at,
        case when c.report_id is null then r.investigation_date else cast(c.contacted_at as date) end as response_date,
        case when c.report_id is null then r.investigation_at else c.attempted_at end as attempt_at,
        case when c.report_id is null then r.investigation_date else cast(c.attempted_at as date) end as attempt_date
    from reports as r
    left join contacts as c on r.state = c.state and r.report_id = c.report_id
    left join priorities as p on r.state = p.state and r.report_id = p.report_id
),

timed_responses as (
    select
        *,
        case
            when response_at is not null and received_at is not null
                then date_diff('minute', received_at, response_at) / 60.0
            else date_diff('day', report_date, response_date) * 24.0
        end as hours,
        case
            when attempt_at is not null and received_at is not null
                then date_diff('minute', received_at, attempt_at) / 60.0
            else date_diff('day', report_date, attempt_date) * 24.0
        end as attempt_hours
    from responses
)

select
    state,
    report_id,
    report_date,
    source,
    county,
    priority,
    case when hours between 0 and 8760 then hours end as hours_to_response,
    case when attempt_hours between 0 and 8760 then attempt_hours end as hours_to_attempt,
    response_date is not null as has_response,
    case when response_at is not null and received_at is not null then 'minutes' else 'days' end as precision
from timed_responses

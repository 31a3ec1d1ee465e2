-- One row per report of which a child's record is in force. The record filed last tells the day and county; the
-- source is one that is known, if any record knows it; police count as told where a record of any child says
-- so. Joint contacts count from the first notification on; where either has no time of day, in whole days.
with child_reports as (
    select
        r.state,
        r.report_id,
        r.child_id,
        r.submission_year,
        r.report_date,
        r.county,
        r.source,
        coalesce(not sources.is_unknown, false) as is_source_known,
        case when not notifications.is_unknown then notifications.is_law_enforcement end as tells_police
    from episodes.maltreatment_reports as r
    left join codes.report_sources as sources on r.source = sources.name
    left join codes.notifications as notifications on r.notified = notifications.name
    where r.report_date is not null
),

reports as (
    select
        state,
        report_id,
        report_date,
        county,
        first_value(source) over (
            partition by state, report_id
            order by is_source_known desc, submission_year desc, child_id, report_date
        ) as source,
        max(tells_police) over (partition by state, report_id) as is_notified
    from child_reports
    qualify row_number() over (
        partition by state, report_id
        order by submission_year desc, child_id, report_date
    ) = 1
),

reports_of_protocol as (
    select
        a.state,
        a.report_id
    from episodes.alleged_maltreatments as a
    inner join codes.joint_protocol as p on a.maltreatment_type = p.maltreatment_type
    group by a.state, a.report_id
),

protocol as (
    select count(*) > 0 as names_types
    from codes.joint_protocol
),

events as (
    select
        e.state,
        e.report_id,
        e.occurred_at,
        cast(e.occurred_at as date) as occurred_on,
        e.is_day_only,
        r.report_date,
        c.is_notification,
        c.is_joint_response,
        c.is_charges_filed
    from episodes.law_enforcement_events as e
    inner join codes.law_enforcement_events as c on e.event = c.name
    inner join reports as r on e.state = r.state and e.report_id = r.report_id
),

events_of_reports as (
    select
        state,
        report_id,
        max(is_joint_response) as has_joint_contact,
        min(case when is_charges_filed and occurred_on >= report_date then occurred_on end) as charges_filed_on
    from events
    group by state, report_id
),

notifications as (
    select *
    from events
    where is_notification
    qualify row_number() over (partition by state, report_id order by occurred_at) = 1
),

joint_contacts as (
    select
        n.state,
        n.report_id,
        n.is_day_only or j.is_day_only as is_by_day,
        case
            when n.is_day_only or j.is_day_only
                then date_diff('day', n.occurred_on, j.occurred_on) * 24.0
            else date_diff('minute', n.occurred_at, j.occurred_at) / 60.0
        end as hours
    from notifications as n
    inner join events as j on n.state = j.state and n.report_id = j.report_id and j.is_joint_response
    where j.occurred_at >= n.occurred_at
        or ((n.is_day_only or j.is_day_only) and j.occurred_on >= n.occurred_on)
    qualify row_number() over (
        partition by n.state, n.report_id
        order by j.occurred_at
    ) = 1
)

select
    r.state,
    r.report_id,
    r.report_date,
    r.county,
    r.source,
    r.is_notified,
    not p.names_types or q.report_id is not null as is_joint_required,
    coalesce(e.has_joint_contact, false) as has_joint_contact,
    n.report_id is not null as was_told,
    case when j.hours <= 8760 then j.hours end as hours_to_joint_contact,
    case
        when j.hours is null then null
        when j.is_by_day then 'days'
        else 'minutes'
    end as precision,
    e.charges_filed_on
from reports as r
cross join protocol as p
left join reports_of_protocol as q on r.state = q.state and r.report_id = q.report_id
left join events_of_reports as e on r.state = e.state and r.report_id = e.report_id
left join notifications as n on r.state = n.state and r.report_id = n.report_id
left join joint_contacts as j on r.state = j.state and r.report_id = j.report_id

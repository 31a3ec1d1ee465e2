-- One row per child and stretch of time. A child in foster care has one row per removal, with its county;
-- a child in reports one per day with a report, with the county of the report. Identifiers of the two
-- files are kept apart. Tribal status and disability of a child in care are those of its latest record; of
-- tribal status records of 2020 alone tell.
with latest_records as (
    select
        state,
        child_id,
        tribal_status
    from episodes.child_records
    qualify row_number() over (partition by state, child_id order by period_end desc) = 1
),

latest_disabilities as (
    select
        state,
        child_id,
        has_disability as disability
    from episodes.disabilities
    qualify row_number() over (
        partition by state, child_id
        order by period_end desc, period_start desc, dataset desc
    ) = 1
),

in_foster_care as (
    select
        c.state,
        'afcars' as identifier,
        c.child_id,
        e.removal_date as from_on,
        c.birth_date,
        cast(null as date) as age_on,
        cast(null as bigint) as age_years,
        c.sex,
        c.race_ethnicity,
        c.races,
        r.tribal_status,
        d.disability,
        e.county
    from episodes.children as c
    inner join episodes.removal_episodes as e on c.state = e.state and c.child_id = e.child_id
    left join latest_records as r on c.state = r.state and c.child_id = r.child_id
    left join latest_disabilities as d on c.state = d.state and c.child_id = d.child_id
),

in_reports as (
    select
        state,
        'ncands' as identifier,
        child_id,
        report_date as from_on,
        birth_date,
        report_date as age_on,
        age_at_report as age_years,
        sex,
        race_ethnicity,
        races,
        cast(null as varchar) as tribal_status,
        disability,
        county
    from episodes.maltreatment_reports
    where report_date is not null
    qualify row_number() over (
        partition by state, child_id, report_date
        order by submission_year desc, report_id
    ) = 1
),

stretches as (
    select * from in_foster_care
    union all
    select * from in_reports
)

select
    *,
    lead(from_on) over (partition by state, identifier, child_id order by from_on) as until_on
from stretches

-- One row per infant and Child File year: under one year old at a report by medical personnel that names
-- alcohol or drugs. Of several such reports of a year a yes stands before a no, a no before unknown.
select
    r.state,
    r.child_id,
    r.submission_year,
    min(r.report_date) as first_reported_on,
    case
        when max(cast(r.plan_of_safe_care = 'yes' as integer)) = 1 then 'yes'
        when max(cast(r.plan_of_safe_care = 'no' as integer)) = 1 then 'no'
        else max(r.plan_of_safe_care)
    end as plan_of_safe_care,
    case
        when max(cast(r.care_referral = 'yes' as integer)) = 1 then 'yes'
        when max(cast(r.care_referral = 'no' as integer)) = 1 then 'no'
        else max(r.care_referral)
    end as care_referral
from episodes.maltreatment_reports as r
inner join codes.report_sources as s on r.source = s.name and s.is_medical
where r.age_at_report = 0
    and not r.is_unborn
    and r.report_date is not null
    and (r.alcohol_exposure = 'yes' or r.drug_exposure = 'yes')
group by r.state, r.child_id, r.submission_year

-- One row per child-report and service reported as received.
with child_reports as (
    select
        n.state,
        n.rptid as report_id,
        n.chid as child_id,
        n.subyr as submission_year,
        unnest([
            case when n.famsup = 'yes' then 'family_support' end,
            case when n.fampres = 'yes' then 'family_preservation' end,
            case when n.fostercr = 'yes' then 'foster_care' end,
            case when n.adopt = 'yes' then 'adoption' end,
            case when n.casemang = 'yes' then 'case_management' end,
            case when n.counsel = 'yes' then 'counseling' end,
            case when n.daycare = 'yes' then 'daycare' end,
            case when n.educatn = 'yes' then 'education_and_training' end,
            case when n.employ = 'yes' then 'employment' end,
            case when n.famplan = 'yes' then 'family_planning' end,
            case when n.health = 'yes' then 'health_and_home_health' end,
            case when n.homebase = 'yes' then 'home_based' end,
            case when n.housing = 'yes' then 'housing' end,
            case when n.transliv = 'yes' then 'independent_living' end,
            case when n.inforef = 'yes' then 'information_and_referral' end,
            case when n.legal = 'yes' then 'legal' end,
            case when n.menthlth = 'yes' then 'mental_health' end,
            case when n.pregpar = 'yes' then 'pregnancy_and_parenting' end,
            case when n.respite = 'yes' then 'respite_care' end,
            case when n.ssdisabl = 'yes' then 'special_services_disabled' end,
            case when n.ssdelinq = 'yes' then 'special_services_delinquent' end,
            case when n.subabuse = 'yes' then 'substance_abuse' end,
            case when n.transprt = 'yes' then 'transportation' end,
            case when n.othersv = 'yes' then 'other' end
        ]) as service
    from staging.ncands_child as n
    inner join episodes.submissions as f on n.file_id = f.file_id and n.submission = f.submission
)

select
    state,
    report_id,
    child_id,
    submission_year,
    service
from child_reports
where service is not null

-- One row per child-report of the Child Files in force. A victim has any disposition substantiated or
-- indicated, or died of the maltreatment (CFSR Round 4; alternative response victims are not counted).
with child_reports as (
    select
        n.*,
        s.code as state_fips,
        cast(chracai = 'yes' as integer) as american_indian,
        cast(chracas = 'yes' as integer) as asian,
        cast(chracbl = 'yes' as integer) as black,
        cast(chracnh = 'yes' as integer) as pacific_islander,
        cast(chracwh = 'yes' as integer) as white
    from staging.ncands_child as n
    inner join episodes.submissions as f on n.file_id = f.file_id and n.submission = f.submission
    left join codes.states as s on n.state = s.name
)

select
    state,
    rptid as report_id,
    chid as child_id,
    subyr as submission_year,
    rptdt as report_date,
    rpttm as report_time,
    invdate as investigation_date,
    invstrtm as investigation_time,
    rptdisdt as disposition_date,
    rptdisp as disposition,
    rptsrc as source,
    coalesce(maldeath = 'yes', false)
    or coalesce(mal1lev in (select name from codes.maltreatment_dispositions where is_victim), false)
    or coalesce(mal2lev in (select name from codes.maltreatment_dispositions where is_victim), false)
    or coalesce(mal3lev in (select name from codes.maltreatment_dispositions where is_victim), false)
    or coalesce(mal4lev in (select name from codes.maltreatment_dispositions where is_victim), false)
        as is_victim,
    coalesce(maldeath = 'yes', false) as is_maltreatment_death,
    inciddt as incident_date,
    chbdate as birth_date,
    case
        when chage <= 21 then chage
        when chage = 77 or chbdate > rptdt then null
        else age_in_years(chbdate, rptdt)
    end as age_at_report,
    coalesce(chage = 77, false) or coalesce(chbdate > rptdt, false) as is_unborn,
    coalesce(chsex, 'missing') as sex,
    case
        when chethn = 'hispanic' then 'hispanic'
        when coalesce(american_indian, 0) + coalesce(asian, 0) + coalesce(black, 0)
            + coalesce(pacific_islander, 0) + coalesce(white, 0) > 1
            then 'two_or_more'
        when american_indian = 1 then 'american_indian_alaska_native'
        when asian = 1 then 'asian'
        when black = 1 then 'black'
        when pacific_islander = 1 then 'native_hawaiian_pacific_islander'
        when white = 1 then 'white'
        when chracud = 'yes' or coalesce(chracai, chracas, chracbl, chracnh, chracwh, chracud) = 'unknown'
            then 'unknown'
        else 'missing'
    end as race_ethnicity,
    case when rptcnty not in ('998', '999') then state_fips || rptcnty end as county,
    nullif(
        concat_ws(
            '|',
            case when chracai = 'yes' then 'american_indian_alaska_native' end,
            case when chracas = 'yes' then 'asian' end,
            case when chracbl = 'yes' then 'black' end,
            case when chracnh = 'yes' then 'native_hawaiian_pacific_islander' end,
            case when chracwh = 'yes' then 'white' end,
            case when chethn = 'hispanic' then 'hispanic' end
        ),
        ''
    ) as races,
    case
        when 'yes' in (cdrtrd, cdemotnl, cdvisual, cdlearn, cdphys, cdbehav, cdmedicl) then 'yes'
        when 'unknown' in (cdrtrd, cdemotnl, cdvisual, cdlearn, cdphys, cdbehav, cdmedicl) then 'unknown'
        else coalesce(cdrtrd, cdemotnl, cdvisual, cdlearn, cdphys, cdbehav, cdmedicl)
    end as disability,
    chprior as prior_victim,
    notifs as notified,
    postserv as received_services,
    servdate as services_began_on,
    fostercr as foster_care_services,
    rmvdate as removed_on,
    juvpet as petition_filed,
    petdate as petition_filed_on,
    cochrep as court_representative,
    cdalc as alcohol_exposure,
    cddrug as drug_exposure,
    plnsfcr as plan_of_safe_care,
    refrcara as care_referral,
    wrkrid as worker_id,
    suprvid as supervisor_id,
    afcarsid as afcars_id,
    file_id,
    record_number
from child_reports

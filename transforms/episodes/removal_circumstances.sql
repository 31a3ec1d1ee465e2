-- One row per removal episode and circumstance of it: those answered yes, or, where every answer given is
-- no, that none applies. An episode whose record answers none has no row: its circumstances are missing.
-- The record behind the episode counts. Where it answers none (the form for removals that ended before
-- October 2022 has no such fields), the latest file of 1993 that tells of the removal and answers does.
with records_of_2020 as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        'afcars_2020' as basis,
        [
            case when r.e72_runaway then 'runaway' end,
            case when r.e73_whereabouts_unknown then 'whereabouts_unknown' end,
            case when r.e74_physical_abuse then 'physical_abuse' end,
            case when r.e75_sexual_abuse then 'sexual_abuse' end,
            case when r.e76_psychological_abuse then 'psychological_abuse' end,
            case when r.e77_neglect then 'neglect' end,
            case when r.e78_medical_neglect then 'medical_neglect' end,
            case when r.e79_domestic_violence then 'domestic_violence' end,
            case when r.e80_abandonment then 'abandonment' end,
            case when r.e81_failure_to_return then 'failure_to_return' end,
            case when r.e82_caretaker_alcohol_use then 'caretaker_alcohol_use' end,
            case when r.e83_caretaker_drug_use then 'caretaker_drug_use' end,
            case when r.e84_child_alcohol_use then 'child_alcohol_use' end,
            case when r.e85_child_drug_use then 'child_drug_use' end,
            case when r.e86_prenatal_alcohol_exposure then 'prenatal_alcohol_exposure' end,
            case when r.e87_prenatal_drug_exposure then 'prenatal_drug_exposure' end,
            case when r.e88_diagnosed_condition then 'diagnosed_condition' end,
            case when r.e89_inadequate_access_to_mental_health then 'inadequate_access_to_mental_health' end,
            case when r.e90_inadequate_access_to_medical_service then 'inadequate_access_to_medical_services' end,
            case when r.e91_child_behavior_problem then 'child_behavior_problem' end,
            case when r.e92_death_of_caretaker then 'death_of_caretaker' end,
            case when r.e93_incarceration_of_caretaker then 'incarceration_of_caretaker' end,
            case when r.e94_caretaker_impairment_physical_emotional then 'caretaker_impairment_physical_emotional' end,
            case when r.e95_caretaker_impairment_cognitive then 'caretaker_impairment_cognitive' end,
            case when r.e96_inadequate_housing then 'inadequate_housing' end,
            case when r.e97_voluntary_adoption then 'voluntary_relinquishment' end,
            case when r.e98_child_requested_placement then 'child_requested_placement' end,
            case when r.e99_sex_trafficking then 'sex_trafficking' end,
            case when r.e100_parental_immigration_detainment_deportation then 'parental_immigration_detainment' end,
            case when r.e101_family_conflict_gender_orientation then 'family_conflict_gender_orientation' end,
            case when r.e102_educational_neglect then 'educational_neglect' end,
            case when r.e103_public_agency_title_iv_agreement then 'public_agency_agreement' end,
            case when r.e104_tribal_agreement then 'tribal_agreement' end,
            case when r.e105_homelessness then 'homelessness' end
        ] as circumstances,
        coalesce(
            r.e72_runaway,
            r.e73_whereabouts_unknown,
            r.e74_physical_abuse,
            r.e75_sexual_abuse,
            r.e76_psychological_abuse,
            r.e77_neglect,
            r.e78_medical_neglect,
            r.e79_domestic_violence,
            r.e80_abandonment,
            r.e81_failure_to_return,
            r.e82_caretaker_alcohol_use,
            r.e83_caretaker_drug_use,
            r.e84_child_alcohol_use,
            r.e85_child_drug_use,
            r.e86_prenatal_alcohol_exposure,
            r.e87_prenatal_drug_exposure,
            r.e88_diagnosed_condition,
            r.e89_inadequate_access_to_mental_health,
            r.e90_inadequate_access_to_medical_service,
            r.e91_child_behavior_problem,
            r.e92_death_of_caretaker,
            r.e93_incarceration_of_caretaker,
            r.e94_caretaker_impairment_physical_emotional,
            r.e95_caretaker_impairment_cognitive,
            r.e96_inadequate_housing,
            r.e97_voluntary_adoption,
            r.e98_child_requested_placement,
            r.e99_sex_trafficking,
            r.e100_parental_immigration_detainment_deportation,
            r.e101_family_conflict_gender_orientation,
            r.e102_educational_neglect,
            r.e103_public_agency_title_iv_agreement,
            r.e104_tribal_agreement,
            r.e105_homelessness
        ) is not null as is_answered
    from episodes.removal_episodes as e
    inner join staging.afcars_oohc_removals as r
        on e.state = r.state
        and e.file_id = r.file_id
        and e.record_number = r.record_number
        and e.removal_number = r.removal_number
        and e.child_id = r.e4_child_record_number
),

snapshots as (
    select
        s.state,
        s.child_id,
        s.removal_date,
        s.snapshot_number,
        [
            case when r.phyabuse then 'physical_abuse' end,
            case when r.sexabuse then 'sexual_abuse' end,
            case when r.neglect then 'neglect' end,
            case when r.aaparent then 'caretaker_alcohol_use' end,
            case when r.daparent then 'caretaker_drug_use' end,
            case when r.aachild then 'child_alcohol_use' end,
            case when r.dachild then 'child_drug_use' end,
            case when r.childis then 'diagnosed_condition' end,
            case when r.chbehprb then 'child_behavior_problem' end,
            case when r.prtsdied then 'death_of_caretaker' end,
            case when r.prtsjail then 'incarceration_of_caretaker' end,
            case when r.nocope then 'caretaker_inability_to_cope' end,
            case when r.abandmnt then 'abandonment' end,
            case when r.relinqsh then 'voluntary_relinquishment' end,
            case when r.housing then 'inadequate_housing' end
        ] as circumstances,
        coalesce(
            r.phyabuse,
            r.sexabuse,
            r.neglect,
            r.aaparent,
            r.daparent,
            r.aachild,
            r.dachild,
            r.childis,
            r.chbehprb,
            r.prtsdied,
            r.prtsjail,
            r.nocope,
            r.abandmnt,
            r.relinqsh,
            r.housing
        ) is not null as is_answered
    from episodes.snapshots as s
    inner join staging.afcars_foster_care_1993 as r
        on s.state = r.state
        and s.submission = r.submission
        and s.file_id = r.file_id
        and s.record_number = r.record_number
        and s.child_id = r.recnumbr
    where s.removal_date is not null
),

latest_snapshots as (
    select *
    from snapshots
    where is_answered
    qualify row_number() over (
        partition by state, child_id, removal_date
        order by snapshot_number desc
    ) = 1
),

records_of_1993 as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        'afcars_1993' as basis,
        s.circumstances,
        s.is_answered
    from episodes.removal_episodes as e
    inner join latest_snapshots as s
        on e.state = s.state
        and e.child_id = s.child_id
        and e.snapshot_removal_date = s.removal_date
    left join records_of_2020 as r
        on e.state = r.state
        and e.child_id = r.child_id
        and e.removal_date = r.removal_date
        and r.is_answered
    where r.child_id is null
),

answered as (
    select * from records_of_2020
    where is_answered
    union all
    select * from records_of_1993
),

listed as (
    select
        state,
        child_id,
        removal_date,
        basis,
        unnest(circumstances) as circumstance
    from answered
),

with_any as (
    select
        a.state,
        a.child_id,
        a.removal_date,
        a.basis,
        count(l.circumstance) as circumstances
    from answered as a
    left join listed as l on a.state = l.state and a.child_id = l.child_id and a.removal_date = l.removal_date
    group by a.state, a.child_id, a.removal_date, a.basis
)

select * from listed
where circumstance is not null
union all
select
    w.state,
    w.child_id,
    w.removal_date,
    w.basis,
    n.name as circumstance
from with_any as w
inner join codes.removal_circumstances as n on n.is_none
where w.circumstances = 0

-- One row per child and AFCARS assistance file in force. Where a file holds a child twice, its last record counts.
select
    a.state,
    a.a3_child_record_number as agreement_id,
    a.submission,
    s.period_start,
    s.period_end,
    a.a15_assistance_agreement_type as agreement_type,
    a.a16_adoption_subsidy_amount as subsidy_dollars,
    a.a17_adoption_finalization_date as finalized_on,
    a.a18_agreement_termination_date as terminated_on,
    a.a19_adoption_placing_agency as placing_agency,
    a.file_id,
    a.record_number
from staging.afcars_aga as a
inner join episodes.submissions as s
    on a.state = s.state and a.file_id = s.file_id and a.submission = s.submission
where s.dataset = 'afcars_aga'
qualify row_number() over (
    partition by a.state, a.a3_child_record_number, a.submission
    order by a.record_number desc
) = 1

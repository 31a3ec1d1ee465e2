-- One row per referral to the hotline; of a referral in several files the row in the last file counts.
select
    r.state,
    r.referral_id,
    r.received_at,
    r.source,
    r.screening_decision,
    r.screened_at,
    r.priority,
    r.county,
    r.report_id
from staging.referrals as r
inner join episodes.submissions as f on r.state = f.state and r.file_id = f.file_id
where r.referral_id is not null
qualify row_number() over (
    partition by r.state, r.referral_id
    order by f.received_order desc, r.record_number desc
) = 1

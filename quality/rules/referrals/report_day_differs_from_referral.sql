/*---
says     = "A report was received within two days of its first referral."
fields   = ["received_at", "report_id"]
category = "plausibility"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the day of the report in the Child File with the call; look for the day of the screening or of data entry."
beware   = "Response times in days count from the report, those in hours from the referral: they disagree."
since    = "0.2"

[[example]]
says = "Of several referrals of one report the first counts."
referrals = """
referral_id | received_at      | report_id
F1          | 2023-01-15T09:00 | R1
F2          | 2023-01-20T09:00 | R1
F3          | 2023-01-12T09:00 | R2
F4          | 2023-01-13T09:00 | R3
"""
ncands_child = """
rptid | rptdt
R1    | 2023-01-15
R2    | 2023-01-15
R3    | 2023-01-15
"""
holds = ["R1", "R3"]
violates = ["R2"]
---*/
with firsts as (
    select
        file_id,
        report_id,
        min(record_number) as record_number,
        cast(min(received_at) as date) as received_on
    from checked.referrals
    where report_id is not null and received_at is not null
    group by file_id, report_id
)

select
    f.file_id,
    f.record_number,
    f.report_id,
    abs(date_diff('day', f.received_on, r.report_date)) > 2 as is_violation
from firsts as f
inner join checked.reports_in_child_files as r on f.report_id = r.report_id
where r.report_date is not null

/*---
says     = "A referral's report stands in a Child File, once there was half a year to finish it."
fields   = ["report_id"]
category = "conformance"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Use the report identifiers of the Child File, encrypted in the same way; explain reports that stay open."
beware   = "The referral's time and priority are lost to response times."
since    = "0.2"

[[example]]
says = "The Child File ends on 30 September 2023: asked from 1 October 2022 to 3 April 2023."
referrals = """
referral_id | received_at      | report_id | file_id
F1          | 2022-11-01T09:00 | R1        | E
F2          | 2022-11-01T09:00 | R9        | E
F3          | 2023-04-04T09:00 | R9        | E
F4          | 2022-09-30T09:00 | R9        | E
F5          | 2022-11-01T09:00 |           | E
"""
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2023    | N
"""
holds = ["F1"]
violates = ["F2"]
---*/
with span as (
    select
        min(period_start) as first_day,
        cast(max(period_end) - interval 180 day as date) as last_day
    from checked.files
    where dataset = 'ncands_child'
)

select
    f.file_id,
    f.record_number,
    f.referral_id,
    r.report_id is null as is_violation
from checked.referrals as f
cross join span as s
left join checked.reports_in_child_files as r on f.report_id = r.report_id
where f.report_id is not null
    and cast(f.received_at as date) between s.first_day and s.last_day

/*---
title     = "Time to disposition"
states    = "Days from report to disposition: of reports disposed in a federal fiscal year, and of all reports received in it, open ones among them."
denominator = { disposed = "reports whose disposition is dated in the fiscal year, each once", received = "reports dated in the fiscal year, and screened-in referrals received in it whose report no Child File holds yet, each once" }
numerator = { disposed = "days from the first date of the report to its last disposition", received = "days from the first date of the report to its last disposition, or to the end of the Child Files received while it is open" }
exclusions = [
    "reports without a date they need",
    "reports disposed before they were made",
    "of received, screened-in referrals that name no report, and those of a year without a Child File",
]
why       = "How long a family waits for an answer. Reports disposed show the work done; reports received show the backlog too."
authority = "NCANDS Child File fields 6, 10; the agency's referrals"
domain    = "investigation"
kind      = "duration"
unit      = "reports"
duration_unit = "days"
mean_up_to = 180
open_ones = "censored"
better    = "lower"
in_time   = "timely_disposition"
follow_up = { disposed = "", received = "12 months" }
components = ["disposed", "received"]
needs     = { disposed = ["ncands"], received = ["ncands", "referrals"] }
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-20
notes     = """
Disposed: reports whose disposition is dated in the year, all of them ended; a year in which many old reports are
closed looks slow. Received: reports dated in the year, and screened-in referrals of the year whose report no
Child File holds; the latter are open, their days those up to the end of the Child Files received (of the unbroken
run from the year of the report on; of a year without a disposition in September, up to the last one). A report counts once, whatever the number of
children, from its first date to the last disposition. Reports without a date they need, or disposed before they
were made, are left out, and so are screened-in referrals that name no report: whether they were disposed cannot
be told. The referrals must use the report identifiers of the Child File, else disposed reports seem open.
"""

[[example]]
says = "Of reports disposed, those with a disposition in the period count, its last day among them, whenever they were made."
component = "disposed"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | disposition_date | submission_year
R1        | A        | 2022-09-01  | 2022-10-01       | 2023
R2        | B        | 2023-08-11  | 2023-09-30       | 2023
R2        | C        | 2023-08-11  | 2023-09-30       | 2023
R3        | D        | 2023-08-11  | 2023-10-01       | 2024
R4        | E        | 2023-08-11  | 2023-08-10       | 2023
R5        | F        | 2023-08-11  | 2023-08-11       | 2023
"""
expects = { denominator = 3, members_open = 0, mean = 26.666666666666668 }

[[example]]
says = "Of reports received, a screened-in one that no Child File holds is open to the last disposition known; one disposed in the next year's file has ended."
component = "received"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | disposition_date | submission_year
R1        | A        | 2022-10-01  | 2022-10-11       | 2023
R2        | B        | 2023-09-30  | 2023-10-30       | 2024
R3        | C        | 2022-09-30  | 2022-11-30       | 2023
R4        | D        | 2024-05-01  | 2024-06-30       | 2024
"""
referrals = """
referral_id | report_id | received_at      | screening_decision
F1          | R1        | 2022-10-01T09:00 | screened_in
F2          | R7        | 2023-09-30T09:00 | screened_in
F3          | R8        | 2023-09-30T09:00 | screened_out
F4          |           | 2023-09-30T09:00 | screened_in
F5          | R9        | 2023-10-01T09:00 | screened_in
"""
expects = { denominator = 2, members_open = 1, mean = 20 }
---*/
with disposed as (
    select *
    from cohorts.disposed_reports
    where disposition_date between $period_start and $period_end
        and report_date <= disposition_date
    qualify row_number() over (partition by state, report_id order by submission_year desc) = 1
),

received as (
    select
        *,
        case when is_in_child_file then disposition_date else observed_until end as known_until
    from cohorts.received_reports
    where report_date between $period_start and $period_end
)

select
    state,
    report_id as member_key,
    'disposed' as component,
    disposition_date as counted_on,
    county,
    coalesce(source, 'missing') as report_source,
    date_diff('day', report_date, disposition_date) as duration,
    true as ended
from disposed
union all
select
    state,
    report_id as member_key,
    'received' as component,
    report_date as counted_on,
    county,
    coalesce(source, 'missing') as report_source,
    date_diff('day', report_date, known_until) as duration,
    is_in_child_file as ended
from received
where report_date <= known_until

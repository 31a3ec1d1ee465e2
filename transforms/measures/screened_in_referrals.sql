/*---
title     = "Screened-in referrals"
states    = "Of referrals to the hotline in a federal fiscal year, the share accepted for a response."
denominator = { referrals = "referrals of the agency's own table received in the fiscal year that were screened in or out", agency_file = "reports in the Child File of the fiscal year, and the referrals its Agency File counts as screened out" }
numerator = { referrals = "those screened in", agency_file = "the reports" }
exclusions = [
    "referrals without a screening decision",
    "of agency_file, years whose Agency File leaves the referrals screened out blank",
]
why       = "The first decision, and the one least seen: most children who are not served leave the system here."
authority = "Child Maltreatment, screened-in and screened-out referrals; NCANDS Agency File item 2.1"
domain    = "reporting"
kind      = "proportion"
unit      = "referrals"
better    = "neither"
components = ["referrals", "agency_file"]
needs     = { referrals = ["referrals"], agency_file = ["ncands", "ncands_agency"] }
calendar  = "ncands"
benchmark = { value = 0.475, label = "national, FFY2023 (46 states)" }
breakdowns = ["report_source"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal figure divides reports by reports and screened-out referrals of the Agency File: compare the component agency_file. Referrals of the agency's own table are counted by the day they came in, each once, whatever became of them.",
]
notes     = """
Referrals: the agency's own referrals, by the day they were received. One without a screening decision is left
out, numerator and denominator. Agency_file: where the agency gives no referrals, or beside them, the federal way:
distinct reports of the Child File of the year over those and the referrals that the Agency File of the year
counts as screened out. The two differ: reports are counted in the year of their disposition, several referrals may
become one report, and referrals screened out are counted whole, so that this part has neither
counties nor sources. It is empty
where the Agency File left the item blank.
"""

[[example]]
says = "Referrals of the first and last minute of the period count, screened in or out; one without a decision is left out."
component = "referrals"
period_start = 2022-10-01
referrals = """
referral_id | received_at      | screening_decision | report_id
F1          | 2022-10-01T00:00 | screened_in        | R1
F2          | 2023-09-30T23:59 | screened_out       |
F3          | 2023-10-01T00:00 | screened_in        | R2
F4          | 2022-09-30T23:59 | screened_in        | R3
F5          | 2023-05-01T12:00 |                    |
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "By the Agency File, distinct reports of the year's Child File over those and the referrals screened out."
component = "agency_file"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year
R1        | A        | 2023
R1        | B        | 2023
R2        | A        | 2023
R3        | A        | 2022
"""
agency_file = """
submission_year | referrals_screened_out
2022            | 9
2023            | 3
"""
expects = { denominator = 5, numerator = 2 }

[[example]]
says = "Where the Agency File left the item blank, nothing is known of those screened out: no share, and not 100 percent."
component = "agency_file"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year
R1        | A        | 2023
"""
agency_file = """
submission_year | referrals_screened_out
2023            |
"""
expects = { denominator = 0, numerator = 0 }
---*/
with agency_files as (
    select *
    from episodes.agency_file
    where submission_year = year(cast($period_end as date)) and referrals_screened_out is not null
),

screened_out as (
    select
        state,
        unnest(generate_series(1, referrals_screened_out)) as number_of_referral
    from agency_files
    where referrals_screened_out > 0
)

select
    r.state,
    r.referral_id as member_key,
    'referrals' as component,
    cast(r.received_at as date) as counted_on,
    r.county,
    coalesce(r.source, 'missing') as report_source,
    d.is_screened_in as numerator
from episodes.referrals as r
inner join codes.screening_decisions as d on r.screening_decision = d.name
where cast(r.received_at as date) between $period_start and $period_end
union all
select
    r.state,
    'report ' || r.report_id as member_key,
    'agency_file' as component,
    coalesce(r.disposition_date, r.report_date) as counted_on,
    null as county,
    'missing' as report_source,
    true as numerator
from cohorts.disposed_reports as r
inner join agency_files as a on r.state = a.state and r.submission_year = a.submission_year
union all
select
    state,
    'screened out ' || cast(number_of_referral as varchar) as member_key,
    'agency_file' as component,
    cast($period_end as date) as counted_on,
    null as county,
    'missing' as report_source,
    false as numerator
from screened_out

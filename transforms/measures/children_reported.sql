/*---
title     = "Children reported"
states    = "Of 1,000 children in the population, how many were in a screened-in report received in the period."
denominator = "children under 18 in the population on the 1 July in the period, of a month or a quarter times its part of a year"
numerator = "children in a screened-in report dated in the period, each once"
exclusions = [
    "reports without a date",
    "referrals that were screened out",
]
why       = "How many children the hotline brings to the agency: what all its later work begins with."
authority = "Child Maltreatment, children who received an investigation or alternative response; NCANDS Child File fields 4, 6"
domain    = "reporting"
kind      = "rate"
unit      = "children"
exposure  = "child_population"
per       = 1000
better    = "neither"
follow_up = "12 months"
series    = "month"
benchmark = { value = 42.4, label = "national rate, FFY2022, by year of disposition" }
breakdowns = ["report_source", "maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal figure counts a child in the year of the disposition, ours in that of the report: a backlog or a change of pace shifts children between years.",
]
notes     = """
A child counts once in a period, on the day of the first report dated in it, however many reports there are and
whatever became of them; children of a report without an allegation against their own care (siblings) count
too. The federal figure counts a child in the year of the disposition, this one in that of the report, so that
months show when the calls came. Reports enter with their disposition: a year is final when the next year's file
is complete, and the last months of a series are too low before. Unborn children and youth of 18 or older whom a
file holds count, as in the federal figure. A report without a date is in no period.
"""

[[example]]
says = "A child counts once, on the first day of the period and on the last; reports of the days before and after do not count."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | submission_year
R1        | A        | 2022-10-01  | false     | 2023
R2        | A        | 2023-03-01  | true      | 2023
R3        | B        | 2023-09-30  | true      | 2024
R4        | C        | 2022-09-30  | true      | 2023
R5        | D        | 2023-10-01  | true      | 2024
R6        | E        |             | true      | 2023
"""
expects = { numerator = 2 }

[[example]]
says = "In a month a child counts once again."
period_start = 2023-03-01
period_end = 2023-03-31
maltreatment_reports = """
report_id | child_id | report_date
R1        | A        | 2022-10-01
R2        | A        | 2023-03-01
R3        | A        | 2023-03-31
R3        | B        | 2023-03-31
"""
expects = { numerator = 2 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    report_date as counted_on,
    county,
    1 as numerator
from episodes.maltreatment_reports
where report_date between $period_start and $period_end
qualify row_number() over (
    partition by state, child_id
    order by report_date, report_id, submission_year desc
) = 1

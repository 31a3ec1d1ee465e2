/*---
title     = "Victimization rate"
states    = "Of 1,000 children in the population, how many were found to be victims of maltreatment in a federal fiscal year."
denominator = "children under 18 in the population on the 1 July in the period"
numerator = "children found victims in the Child File of the fiscal year, each once"
exclusions = [
    "victims by alternative response alone",
]
why       = "The nation's measure of how many children are known to be hurt, and the one most often compared."
authority = "Child Maltreatment, victims and victimization rate; NCANDS Child File fields 26-34"
domain    = "investigation"
kind      = "rate"
unit      = "children"
exposure  = "child_population"
per       = 1000
better    = "lower"
benchmark = { value = 7.4, label = "national rate, FFY2023" }
breakdowns = ["maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "Federal reports up to FFY2014 also counted victims by alternative response.",
    "The population below the line is the one the agency gives; the federal rate divides by the Census estimate of the time, which is revised every year.",
]
notes     = """
A child counts once in the year, by the first report that found maltreatment (any disposition substantiated or
indicated, or a maltreatment death; a victim by alternative response is none). The year is that of the Child
File, that is, of the disposition. As in the federal rate, the few victims who are unborn, 18 or older or of
unknown age stay in the numerator; in the breakdown by age they stand apart, without a rate. A lower rate can
also mean that fewer reports were made, taken in or substantiated: read it beside children_reported and
substantiation.
"""

[[example]]
says = "A child with two findings in the year counts once; the year is that of the file that holds the disposition; not victims do not count."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | submission_year
R1        | A        | 2022-11-01  | true      | 2023
R2        | A        | 2023-03-01  | true      | 2023
R3        | B        | 2022-09-30  | true      | 2023
R4        | C        | 2023-09-30  | true      | 2024
R5        | D        | 2023-03-01  | false     | 2023
"""
expects = { numerator = 2 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    counted_on,
    county,
    1 as numerator
from cohorts.unique_victims
where submission_year = year(cast($period_end as date))

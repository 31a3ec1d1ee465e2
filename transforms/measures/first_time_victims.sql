/*---
title     = "First-time victims"
states    = "Of victims of maltreatment in a federal fiscal year, the share not known as victims before."
denominator = "children found victims in the Child File of the fiscal year, each once, by the first report that found maltreatment"
numerator = "those of whom that report says that they were no victims before"
exclusions = [
    "victims of whom that report does not say it, or says unknown",
    "victims by alternative response alone",
]
why       = "Whether findings reach children the agency did not know, or children it had already found hurt."
authority = "Child Maltreatment, first-time victims; NCANDS Child File field 25"
domain    = "investigation"
kind      = "proportion"
unit      = "children"
better    = "neither"
breakdowns = ["maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal report prints no figure of a state that answers for few victims; here every victim with an answer counts, however few they are.",
]
notes     = """
A child counts once in the year, by the first report that found maltreatment: a later one of the year knows of
that one. The answer is the state's own (prior victim, field 25); earlier Child Files are not searched for the
child, for they do not reach back to birth. Victims whose answer is unknown or missing are left out, numerator
and denominator. States differ in how far back they look, and in whether findings of other states count.
"""

[[example]]
says = "The first finding of the year decides; unknown and missing answers are left out, and so are children who are no victims."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | report_date | is_victim | prior_victim | submission_year
R1        | A        | 2022-11-01  | true      | no           | 2023
R2        | A        | 2023-03-01  | true      | yes          | 2023
R3        | B        | 2022-11-01  | true      | yes          | 2023
R4        | C        | 2022-11-01  | true      | unknown      | 2023
R5        | D        | 2022-11-01  | true      |              | 2023
R6        | E        | 2022-11-01  | false     | no           | 2023
R7        | F        | 2022-11-01  | true      | no           | 2022
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    counted_on,
    county,
    prior_victim = 'no' as numerator
from cohorts.unique_victims
where submission_year = year(cast($period_end as date))
    and prior_victim in ('yes', 'no')

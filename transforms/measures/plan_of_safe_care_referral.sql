/*---
title     = "Infants referred to services for a plan of safe care"
states    = "Of infants whom medical personnel reported with alcohol or drug exposure in reports disposed in a federal fiscal year, the share referred to appropriate services."
denominator = "infants under 1 year old whom medical personnel reported with alcohol or drug exposure in the Child File of the fiscal year, each once"
numerator = "those referred to appropriate services by any such report"
exclusions = [
    "unborn children",
    "reports by others than medical personnel",
    "reports without a date",
    "infants of whom the answer is unknown or empty",
]
why       = "A plan helps only where somebody is asked to carry it out: this says whether the infant and the family were sent to services."
authority = "42 USC 5106a(b)(2)(B)(ii)-(iii) and 5106a(d)(18); NCANDS Child File fields 8, 12, 35, 36 and 152"
domain    = "prevention"
kind      = "proportion"
unit      = "infants"
better    = "higher"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Infants are children under 1 year old at the report, unborn ones not among them. The reporter is medical personnel
(field 8), and the file names an alcohol problem, a drug problem or both (fields 35 and 36, which of an infant mean
exposure). An infant counts once in a year: with several such reports, a yes in any of them is a yes. Infants of whom
the answer is unknown or empty are left out of numerator and denominator. Infants whose referral was screened out are
not in the Child File; the Agency File counts them.
"""

[[example]]
says = "The day before the first birthday is still 0 years, 1 year is not; only medical reporters and known exposure count; an unknown answer is in neither figure."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | source          | age_at_report | alcohol_exposure | drug_exposure | care_referral | submission_year
R1        | A        | medical         | 0             | no               | yes           | yes | 2023
R2        | B        | medical         | 0             | yes              |               | no  | 2023
R3        | C        | medical         | 1             | yes              | yes           | yes | 2023
R4        | D        | social_services | 0             | yes              | yes           | yes | 2023
R5        | E        | medical         | 0             | no               | unknown       | yes | 2023
R6        | F        | medical         | 0             | yes              | yes           | unknown | 2023
R7        | G        | medical         | 0             | yes              | yes           |     | 2023
R8        | H        | medical         | 0             | yes              | yes           | yes | 2024
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "An infant in several reports counts once, with the better answer; an unborn child does not count."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | source  | age_at_report | is_unborn | drug_exposure | care_referral | submission_year
R1        | A        | medical | 0             | false     | yes           | no      | 2023
R2        | A        | medical | 0             | false     | yes           | yes     | 2023
R3        | B        | medical | 0             | false     | yes           | unknown | 2023
R4        | B        | medical | 0             | false     | yes           | no      | 2023
R5        | C        | medical |               | true      | yes           | yes     | 2023
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    state,
    child_id,
    child_id as member_key,
    first_reported_on as counted_on,
    care_referral = 'yes' as numerator
from cohorts.substance_exposed_infants
where submission_year = year(cast($period_end as date))
    and care_referral in ('yes', 'no')

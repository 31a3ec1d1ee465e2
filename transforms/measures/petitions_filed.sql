/*---
title     = "Victims with a juvenile court petition"
states    = "Of victims in reports disposed in a federal fiscal year, the share for whom a juvenile court petition was filed."
why       = "A petition asks a court to protect the child. How often an agency goes to court says how much of its work rests on families' consent and how much on orders."
authority = "NCANDS Child File, field 62; Child Maltreatment report, victims with court action"
domain    = "courts"
kind      = "proportion"
unit      = "victims"
better    = "neither"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A victim in two reports is counted twice, as in the federal report: a petition belongs to a report. A report
given in the Child Files of two years counts by the later one. Reports are counted in the year of their
disposition; one without a disposition date is in no year. Where the answer is unknown or missing the victim is
left out of numerator and denominator. The Child File tells of petitions that follow from a report; one filed
after the file was made is not in it.
"""

[[example]]
says = "A disposition on the last day of the year counts, one on the day after does not; an unknown or missing answer leaves the victim out; children who are no victims are not counted."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | disposition_date | is_victim | petition_filed
R1        | A        | 2022-10-01       | true      | yes
R2        | B        | 2023-09-30       | true      | no
R3        | C        | 2023-10-01       | true      | yes
R4        | D        | 2023-02-15       | true      | unknown
R5        | E        | 2023-02-15       | true      |
R6        | F        | 2023-02-15       | false     | yes
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A child in two reports is counted for each; a report in the files of two years counts once, by the later file."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | submission_year | disposition_date | petition_filed
R1        | A        | 2023            | 2023-02-15       | yes
R2        | A        | 2023            | 2023-03-15       | no
R3        | B        | 2023            | 2023-02-15       | no
R3        | B        | 2024            | 2023-02-15       | yes
"""
expects = { denominator = 3, numerator = 2 }
---*/
with child_reports as (
    select *
    from episodes.maltreatment_reports
    qualify row_number() over (
        partition by state, report_id, child_id
        order by submission_year desc, record_number desc
    ) = 1
)

select
    state,
    child_id,
    report_id || ' ' || child_id as member_key,
    coalesce(report_date, disposition_date) as counted_on,
    county,
    petition_filed = 'yes' as numerator
from child_reports
where disposition_date between $period_start and $period_end
    and is_victim
    and petition_filed in ('yes', 'no')

/*---
title     = "Adoption assistance"
states    = "Title IV-E adoption assistance agreements in force on the last day of the period."
denominator = "title IV-E adoption assistance agreements in the file of the last day of the period whose adoption was final by that day and that had not ended by it"
exclusions = [
    "agreements of unreported kind",
    "agreements without title IV-E",
]
why       = "Most children adopted from foster care are adopted with help. The number grows for years, because an agreement lasts to adulthood: it is a commitment, and a cost."
authority = "45 CFR 1355.45, elements A15 to A19; 42 USC 673(a)"
domain    = "permanency"
kind      = "count"
unit      = "agreements"
better    = "neither"
needs     = ["afcars_aga"]
breakdowns = ["placing_agency"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Read from the assistance file that covers the last day of the period, the last record of a child counting. In force
is an agreement of this kind whose adoption was final on or before the day and that did not end on or before it; one
without that date is counted, for the file holds agreements only. An agreement of unreported kind is in neither
count. Agreements of the state without title IV-E are not in the file. Children are not joined with their foster care
records, so there is no breakdown by age, sex or race.
"""

[[example]]
says = "An agreement that ends the day after the period counts, one that ends on its last day does not; one final after it does not either."
period_start = 2022-10-01
assistance_agreements = """
agreement_id | submission | period_start | period_end | agreement_type | finalized_on | terminated_on
A            | 23B        | 2023-04-01   | 2023-09-30 | adoption       | 2020-06-15   | 2023-10-01
B            | 23B        | 2023-04-01   | 2023-09-30 | adoption       | 2020-06-15   | 2023-09-30
C            | 23B        | 2023-04-01   | 2023-09-30 | adoption       | 2023-10-01   |
D            | 23B        | 2023-04-01   | 2023-09-30 | adoption       | 2023-09-30   |
E            | 23B        | 2023-04-01   | 2023-09-30 | guardianship   | 2020-06-15   |
F            | 23B        | 2023-04-01   | 2023-09-30 |                | 2020-06-15   |
G            | 23B        | 2023-04-01   | 2023-09-30 | adoption       |              |
A            | 23A        | 2022-10-01   | 2023-03-31 | adoption       | 2020-06-15   |
H            | 23A        | 2022-10-01   | 2023-03-31 | adoption       | 2020-06-15   |
"""
expects = { numerator = 3 }
---*/
select
    a.state,
    a.agreement_id as member_key,
    cast($period_end as date) as counted_on,
    coalesce(a.placing_agency, 'missing') as placing_agency
from episodes.assistance_agreements as a
inner join codes.agreement_types as t on a.agreement_type = t.name and t.is_adoption
where $period_end between a.period_start and a.period_end
    and (a.finalized_on is null or a.finalized_on <= $period_end)
    and (a.terminated_on is null or a.terminated_on > $period_end)

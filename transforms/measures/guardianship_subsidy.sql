/*---
title     = "Guardianship subsidy"
states    = "The mean subsidy, in dollars, of title IV-E guardianship assistance agreements in force on the last day of the period."
denominator = "title IV-E guardianship assistance agreements in force on the last day of the period with an amount, 0 included"
numerator = "dollars of subsidy"
exclusions = [
    "agreements without an amount",
    "agreements of unreported kind",
    "agreements without title IV-E",
]
why       = "Where guardians get less than foster parents, relatives stay foster parents and children stay in care."
authority = "45 CFR 1355.45, elements A15 to A19; 42 USC 673(d)"
domain    = "permanency"
kind      = "ratio"
unit      = "dollars"
better    = "neither"
needs     = ["afcars_aga"]
breakdowns = ["placing_agency"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The members are those of guardianship assistance with an amount: agreements without one are left out, an amount of 0 (medical
assistance or one-time expenses alone) counts as 0. Whether agencies file the amount by month or by day was not confirmed:
compare an agency with itself. Median and 90th percentile are over agreements.
"""

[[example]]
says = "An amount of 0 counts, one not reported is left out, as is an agreement that ended on the last day."
period_start = 2022-10-01
assistance_agreements = """
agreement_id | submission | period_start | period_end | agreement_type | subsidy_dollars | terminated_on
A            | 23B        | 2023-04-01   | 2023-09-30 | guardianship   | 900             |
B            | 23B        | 2023-04-01   | 2023-09-30 | guardianship   | 0               | 2023-10-01
C            | 23B        | 2023-04-01   | 2023-09-30 | guardianship   |                 |
D            | 23B        | 2023-04-01   | 2023-09-30 | guardianship   | 700             | 2023-09-30
E            | 23B        | 2023-04-01   | 2023-09-30 | adoption       | 700             |
"""
expects = { denominator = 2, numerator = 900 }
---*/
select
    a.state,
    a.agreement_id as member_key,
    cast($period_end as date) as counted_on,
    coalesce(a.placing_agency, 'missing') as placing_agency,
    a.subsidy_dollars as numerator,
    1 as denominator
from episodes.assistance_agreements as a
inner join codes.agreement_types as t on a.agreement_type = t.name and t.is_guardianship
where $period_end between a.period_start and a.period_end
    and (a.finalized_on is null or a.finalized_on <= $period_end)
    and (a.terminated_on is null or a.terminated_on > $period_end)
    and a.subsidy_dollars is not null

/*---
title     = "Referral to early intervention"
states    = "Of child victims under 3 who were eligible for referral to early intervention in a federal fiscal year, the part who were referred."
denominator = "child victims under 3 whom the Agency File of the fiscal year counts as eligible for referral to early intervention"
numerator = "child victims under 3 whom it counts as referred"
exclusions = [
    "years in which either count is empty, or nobody was eligible",
]
why       = "Maltreated infants and toddlers often develop late. The law asks that they be referred to early intervention (IDEA Part C)."
authority = "42 USC 5106a(b)(2)(B)(xxi) and 5106a(d)(16); NCANDS Agency File section 5"
domain    = "prevention"
kind      = "ratio"
unit      = "child victims under 3"
better    = "higher"
needs     = ["ncands_agency"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The agency's own counts for the whole state, from the last Agency File of the year. There are no children behind
them, so there is neither county nor breakdown. A year in which either count is empty, or nobody was eligible, has no
figure. A ratio above 1 is printed as filed: the state counts referrals of children whom it does not count as
eligible. That section 5 holds the two counts is attested; their order and wording rest on general knowledge.
"""

[[example]]
says = "The counts of the year are divided; those of another year do not matter."
period_start = 2022-10-01
agency_file = """
submission_year | early_intervention_eligible | early_intervention_referred
2023            | 400                         | 300
2024            | 400                         | 100
"""
expects = { denominator = 400, numerator = 300 }

[[example]]
says = "An empty count is not zero: there is no figure."
period_start = 2022-10-01
agency_file = """
submission_year | early_intervention_eligible | early_intervention_referred
2023            | 400                         |
"""
expects = { denominator = 0, numerator = 0 }
---*/
select
    state,
    cast(submission_year as varchar) as member_key,
    cast($period_end as date) as counted_on,
    early_intervention_referred as numerator,
    early_intervention_eligible as denominator
from episodes.agency_file
where submission_year = year(cast($period_end as date))
    and early_intervention_referred is not null
    and early_intervention_eligible > 0

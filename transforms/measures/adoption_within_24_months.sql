/*---
title     = "Adoption within 24 months"
states    = "Of exits from foster care to adoption in a 12-month period, the share of children who had been in care less than 24 months."
denominator = "exits to adoption in the period"
numerator = "those less than 24 completed months after the latest removal"
exclusions = [
    "exits dated before the removal",
]
why       = "A child who cannot go home should not wait years for a new family. This says how soon those adopted were; it says nothing of those still waiting."
authority = "Child Welfare Outcomes, measure 5.1; CFSR Round 2, measure C2.1"
domain    = "permanency"
kind      = "proportion"
unit      = "exits"
better    = "higher"
benchmark = { value = 0.268, label = "median of states, fiscal year 2004" }
breakdowns = ["placement_setting", "removal_reason"]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "The stay begins with the removal date in force: one corrected since the report was made may move an adoption across the second anniversary.",
    "Adoption files are not read: an adoption that the state filed there alone, without an exit in the foster care file, counts on neither side of this measure.",
]
notes     = """
Recorded exits with adoption as the reason, from the latest removal to the day the adoption was final; less than 24
completed months, so an exit on the second anniversary is not within. Exits dated before the removal are left out.
The benchmark is that of CFSR Round 2, which has the same definition, and is old.
"""

[[example]]
says = "The day before the second anniversary is within 24 months, the anniversary is not; other reasons do not count."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2020-11-05   | 2022-11-04 | adoption
B        | 2020-11-05   | 2022-11-05 | adoption
C        | 2022-01-05   | 2022-11-05 | guardianship
"""
expects = { denominator = 2, numerator = 1 }
---*/
select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.exit_date as counted_on,
    e.county,
    completed_months(e.removal_date, e.exit_date) < 24 as numerator
from cohorts.care_episodes as e
inner join codes.exit_reasons as r on e.exit_reason = r.name and r.is_adoption
where e.exit_date between $period_start and $period_end
    and e.exit_date >= e.removal_date

/*---
title     = "Circumstances of removal"
states    = "Of removals of children to foster care in a 12-month period, the share in which each circumstance applied."
denominator = "removals dated in the period"
numerator = "by every circumstance that applied, so that a removal may count in several"
exclusions = []
why       = "What families needed before a child was taken: shares that grow say where help should have come sooner."
authority = "45 CFR 1355.44(d), elements 72-105; AFCARS Report, circumstances associated with the child's removal"
domain    = "removal"
kind      = "share"
any_type  = true
unit      = "removals"
better    = "neither"
version   = "1.0"
reviewed  = 2026-11-01
differs_from_federal = [
    "The AFCARS Report counts a child once in a fiscal year, by the latest removal, and fifteen conditions in the words of AFCARS 1993; here every removal counts, in the words of the file in force.",
]
notes     = """
Every removal of the period counts, stays under 8 days and youth of 18 too. Several circumstances may apply,
so shares add to more than 1. They are those the record in force tells of the removal, also where an agency
learned of them later. Removals whose record answers no circumstance are 'missing', those where all that is
answered is no are 'none_applies': both stay among the removals, so that a state that leaves the elements empty
is seen to. Until September 2022 files asked for fifteen conditions in other words: a parent's alcohol or drug
problem, relinquishment and the child's disability stand under the nearest name of today, the child's alcohol
or drug problem held prenatal exposure, neglect held educational and medical neglect, and the caretaker's
inability to cope is no longer asked. A series must not be read across October 2022.
"""

[[example]]
says = "Each circumstance of a removal counts, a second removal has its own; one without answers is missing; the day before the period is not in it."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-01   | 2022-10-02 | reunification
A        | 2023-09-30   |            |
B        | 2022-11-05   |            |
C        | 2022-11-05   |            |
D        | 2022-09-30   |            |
"""
removal_circumstances = """
child_id | removal_date | circumstance
A        | 2022-10-01   | neglect
A        | 2023-09-30   | neglect
A        | 2023-09-30   | caretaker_drug_use
B        | 2022-11-05   | none_applies
D        | 2022-09-30   | neglect
"""
expects = { denominator = 4, neglect = 2, caretaker_drug_use = 1, none_applies = 1, missing = 1 }
---*/
with circumstances_of_removals as (
    select
        state,
        child_id,
        removal_date,
        string_agg(circumstance, '|' order by circumstance) as circumstances
    from episodes.removal_circumstances
    group by state, child_id, removal_date
)

select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.removal_date as counted_on,
    e.county,
    coalesce(c.circumstances, 'missing') as outcome
from episodes.removal_episodes as e
left join circumstances_of_removals as c
    on e.state = c.state and e.child_id = c.child_id and e.removal_date = c.removal_date
where e.removal_date between $period_start and $period_end

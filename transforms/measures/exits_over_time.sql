/*---
title     = "Ways out of foster care over time"
states    = "Of entries to foster care in a 12-month period, the share that ended in each way out within 6, 12, 18, 24 and 36 months."
denominator = "removals dated in the period"
numerator = "days from the removal to the exit and the way out, or to the last day observed while in care"
exclusions = [
    "exits on the day of the removal or before it",
]
why       = "A child who is adopted is no longer waiting to go home: the ways out compete. Seen together over time they show what becomes of all who enter, not only of those who left."
authority = "Aalen and Johansen 1978; cumulative incidence of competing exits for an entry cohort"
domain    = "permanency"
kind      = "incidence"
unit      = "removals"
better    = "neither"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Every removal of the period is a spell, as in the length of stay. Ways out: reunification, living with another
relative, adoption, guardianship, aging out (emancipation), other (transfer, runaway, death), and missing where an
exit has no reason. Those still in care are followed to the last day their latest record covers. The shares of all
ways, and of those still in care, add up to 1 at each time. A month is 365.25 / 12 days. Figures at a time that the
youngest members have not reached are provisional; a time that nobody has reached has none. Treating the other exits
as censoring would overstate every way out.
"""

[[example]]
says = "A stay of 30 days ended in reunification, one that began on the last day is open; an exit on the day of removal and a removal of the next period are no members."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason   | observed_until
A        | 2022-10-01   | 2022-10-31 | reunification | 2024-03-31
B        | 2023-09-30   |            |               | 2024-03-31
C        | 2022-11-01   | 2022-11-01 | reunification | 2024-03-31
D        | 2023-10-01   |            |               | 2024-03-31
"""
expects = { denominator = 1, members_open = 1, reunification = 1 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    days as duration,
    is_ended as ended,
    exit_kind as outcome
from cohorts.entry_spells
where removal_date between $period_start and $period_end

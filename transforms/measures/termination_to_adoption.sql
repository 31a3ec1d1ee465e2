/*---
title     = "Time from termination of parental rights to adoption"
states    = "For children in foster care for whom the last parent's rights ended in a 12-month period, the days to the finalised adoption."
denominator = "children in foster care on the day in the period on which the rights of the last of their legal parents ended, each once"
numerator = "days from that day to the exit to adoption, or to another exit or the last file that holds the child"
exclusions = [
    "children whose parents' rights ended on a day not told",
    "children of whom one parent's rights are not told",
    "children who left without a reason",
]
why       = "A child whose parents' rights have ended, and who is not adopted, belongs to nobody. Each month of that wait is the agency's and the court's, not the parents'."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4M; AFCARS Report, time between termination of parental rights and adoption"
domain    = "courts"
kind      = "duration"
unit      = "children"
duration_unit = "days"
mean_up_to = 1096
breakdowns = ["placement_setting", "case_goal"]
better    = "lower"
open_ones = "censored"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
From the day the last of all legal parents' rights ended, a parent's death included, to the exit to adoption. The
child was in care on that day. Children not adopted count with the time observed: those still in care up to the last
file that holds them, those who left otherwise (guardianship, emancipation, home) up to the exit. Left out: children
whose rights ended on a day not told, of whom one parent's rights are not told, and who left without a reason. The
AFCARS Report looks back from children adopted in the year and so leaves out those still waiting; its times are
shorter.
"""

[[example]]
says = "The same day is 0 days; children still waiting, and those who left otherwise, are open; without a reason the child is left out; so is a child not in care on the day."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason   | observed_until
A        | 2021-10-05   | 2022-10-01 | adoption      | 2024-09-30
B        | 2021-10-05   | 2024-01-08 | adoption      | 2024-09-30
C        | 2021-10-05   | 2023-11-01 | guardianship  | 2024-09-30
D        | 2021-10-05   |            |               | 2024-09-30
E        | 2021-10-05   | 2023-11-01 |               | 2024-09-30
F        | 2023-03-01   |            |               | 2024-09-30
G        | 2021-10-05   | 2024-01-08 | adoption      | 2024-09-30
H        | 2021-10-05   | 2024-01-08 | adoption      | 2024-09-30
"""
parental_rights = """
child_id | parent | termination    | ended_on
A        | 1      | voluntary      | 2022-10-01
B        | 1      | involuntary    | 2023-09-30
B        | 2      | voluntary      | 2022-01-15
C        | 1      | voluntary      | 2023-02-01
D        | 1      | voluntary      | 2023-02-01
E        | 1      | voluntary      | 2023-02-01
F        | 1      | voluntary      | 2023-02-01
G        | 1      | involuntary    | 2023-10-01
G        | 2      | voluntary      | 2023-02-01
H        | 1      | involuntary    | 2023-02-01
H        | 2      | not_applicable |
"""
expects = { denominator = 2, members_open = 2, mean = 50 }
---*/
select
    t.state,
    t.child_id,
    t.child_id as member_key,
    t.terminated_on as counted_on,
    e.county,
    greatest(coalesce(e.exit_date, e.observed_until) - t.terminated_on, 0) as duration,
    coalesce(r.is_adoption, false) as ended
from episodes.terminations as t
inner join episodes.removal_episodes as e
    on t.state = e.state
    and t.child_id = e.child_id
    and e.removal_date <= t.terminated_on
    and (e.exit_date is null or e.exit_date >= t.terminated_on)
left join codes.exit_reasons as r on e.exit_reason = r.name
where t.is_terminated
    and t.terminated_on between $period_start and $period_end
    and (e.exit_date is null or e.exit_reason is not null)
qualify row_number() over (partition by t.state, t.child_id order by e.removal_date desc) = 1

/*---
title     = "Time from termination petition to order"
states    = "For children for whom the last petition to terminate parental rights was filed in a 12-month period, the days to the last order."
denominator = "children for whom the last petition to terminate parental rights was filed in the period, each once"
numerator = "days from that petition to the end of the last living parent's rights, or to the exit or the last file while one parent's rights stand"
exclusions = [
    "children of whom one parent's rights are not told and no other's are known to stand",
    "orders dated before the last petition",
]
why       = "Once an agency has asked a court to end a parent's rights the child waits on the court alone."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4J; 45 CFR 1355.44(c), elements 65 to 68"
domain    = "courts"
kind      = "duration"
unit      = "children"
duration_unit = "days"
mean_up_to = 731
better    = "lower"
open_ones = "censored"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
From the last petition against any parent to the day the last living parent's rights ended. While the rights of one
parent stand the clock runs, to the exit after the petition or the last file that holds the child, whichever is
first. The law's file writes deceased in the place of a petition: a death is no order and delays none. Left out:
children of whom one parent's rights are not told and no other's are known to stand, and orders dated before the last
petition. A petition withdrawn or denied counts as open: no element tells.
"""

[[example]]
says = "Last petition to last order; the same day is 0 days; while one parent's rights stand the clock runs; an order before the last petition is left out."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | observed_until
A        | 2021-10-05   |            | 2024-09-30
B        | 2021-10-05   |            | 2024-09-30
C        | 2021-10-05   | 2023-11-01 | 2024-09-30
D        | 2021-10-05   |            | 2024-09-30
E        | 2021-10-05   |            | 2024-09-30
"""
parental_rights = """
child_id | parent | termination | petitioned_on | ended_on   | is_deceased
A        | 1      | involuntary | 2022-06-01    | 2022-12-01 | false
A        | 2      | involuntary | 2022-10-01    | 2023-01-09 | false
B        | 1      | voluntary   | 2023-09-30    | 2023-09-30 | false
B        | 2      | voluntary   |               | 2024-03-01 | true
C        | 1      | involuntary | 2023-02-01    | 2023-05-01 | false
C        | 2      | involuntary | 2023-02-01    |            | false
D        | 1      | involuntary | 2023-02-01    | 2023-01-31 | false
E        | 1      | involuntary | 2023-10-01    | 2024-02-01 | false
"""
expects = { denominator = 2, members_open = 1, mean = 50 }
---*/
with petitioned as (
    select
        t.state,
        t.child_id,
        t.last_petitioned_on,
        case when t.is_terminated then t.last_ordered_on end as ordered_on,
        max(e.observed_until) as last_observed_on,
        min(case when e.exit_date >= t.last_petitioned_on then e.exit_date end) as exit_date
    from episodes.terminations as t
    inner join episodes.removal_episodes as e on t.state = e.state and t.child_id = e.child_id
    where t.last_petitioned_on between $period_start and $period_end
        and t.is_terminated is not null
    group by t.state, t.child_id, t.last_petitioned_on, t.is_terminated, t.last_ordered_on
)

select
    state,
    child_id,
    child_id as member_key,
    last_petitioned_on as counted_on,
    greatest(coalesce(ordered_on, least(exit_date, last_observed_on)) - last_petitioned_on, 0) as duration,
    ordered_on is not null as ended
from petitioned
where ordered_on is null or ordered_on >= last_petitioned_on

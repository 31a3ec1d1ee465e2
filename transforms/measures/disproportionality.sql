/*---
title     = "Disproportionality at each decision point"
states    = "The share of a group among children who reach a decision point, over its share of the child population."
denominator = "the group's share of the child population of known race and ethnicity"
numerator = "the group's share of children of known race and ethnicity who reach the decision point"
exclusions = [
    "children whose race and ethnicity is unknown or missing",
    "ratios that rest on fewer children than the smallest group",
]
why       = "Which groups meet the system more, and which less, than their number would say."
authority = "Disproportionality index; California Child Welfare Indicators Project, disparity indices"
domain    = "equity"
kind      = "share_ratio"
unit      = "children"
better    = "neither"
components = ["reports_of_population", "victims_of_population", "removals_of_population"]
version   = "1.0"
reviewed  = 2026-11-20
notes     = """
An index of 1 is parity. It has a ceiling that depends on how large the group is, so that groups and places of
different make-up are compared by the ratio of rates (disparity). Shares are of children whose race and ethnicity
are known, on both sides.
"""

[[example]]
says = "A group that is a tenth of the population and a fifth of the victims has an index of 2."
period_start = 2022-10-01
component = "victims_of_population"
decision_points = """
category | decision_point        | reached | base
black    | victims_of_population | 20      | 1000
white    | victims_of_population | 80      | 9000
"""
expects = { black = 2, white = 0.8888889 }
---*/
select
    p.state,
    p.period,
    p.period_end,
    p.geography_level,
    p.geography,
    p.dimension,
    p.category,
    p.decision_point as component,
    p.reached,
    p.base,
    p.status,
    p.status_reason,
    p.as_of
from marts.decision_points as p
inner join codes.decision_points as d on p.decision_point = d.name
where d.is_of_population

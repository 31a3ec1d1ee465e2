/*---
title     = "Disparity between groups at each decision point"
states    = "The rate at which children of a group reach a decision point, over the rate of the reference group."
denominator = "children of the reference group who reach the decision point, over those of the reference group at its base"
numerator = "children of the group who reach the decision point, over those of the group at its base"
exclusions = [
    "children whose race and ethnicity is unknown or missing",
    "ratios that rest on fewer children than the smallest group",
]
why       = "Where on the way from a report to a permanent home groups part: a ratio that grows from one step to the next shows the step that makes it grow."
authority = "California Child Welfare Indicators Project, disparity indices; decision-point relative rates"
domain    = "equity"
kind      = "rate_ratio"
unit      = "children"
better    = "neither"
components = ["reports_of_population", "victims_of_population", "removals_of_population", "victims_of_reports", "removals_of_victims", "permanency_of_entries", "reentries_of_exits"]
version   = "1.0"
reviewed  = 2026-11-20
notes     = """
A ratio of 1 is parity. Steps of the population are cumulative: they hold the whole way up to them. The other
steps are conditional on the step before, so that the ratios along the way show where a difference begins. The
reference group and the smallest group are settings (equity.reference_group, equity.smallest_group): a ratio that
rests on fewer children, of the group or of the reference, is not given. Groups of unknown or missing race are
left out of both sides. Removals are counted over victims of the year without a link between the two files, and
some are of children who were no victims: read the ratio, not the rate. The population is known in exclusive
groups only, so that in the coding of race alone or in combination only conditional steps exist. A disparity says
that groups are treated or fare differently, not why.
"""

[[example]]
says = "Of 1,000 children of the group 40 are victims, of 2,000 of the reference group 40: twice the rate; a group with 10 victims has no ratio."
period_start = 2022-10-01
component = "victims_of_reports"
decision_points = """
category | reached | base
black    | 40      | 1000
white    | 40      | 2000
asian    | 10      | 500
"""
expects = { black = 2 }

[[example]]
says = "The reference group is a setting; at exactly the smallest group a ratio is given."
period_start = 2022-10-01
component = "victims_of_reports"
settings = { equity = { reference_group = "hispanic" } }
decision_points = """
category | reached | base
hispanic | 11      | 110
white    | 11      | 220
"""
expects = { white = 0.5 }
---*/
select
    state,
    period,
    period_end,
    geography_level,
    geography,
    dimension,
    category,
    decision_point as component,
    reached,
    base,
    status,
    status_reason,
    as_of
from marts.decision_points

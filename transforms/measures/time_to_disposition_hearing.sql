/*---
title     = "Time from petition to disposition hearing"
states    = "For petitions filed in a 12-month period, the days to the disposition hearing."
denominator = "petitions filed in the period that open a child's case"
numerator = "days from the petition to the first disposition hearing held, or to the next petition or the last court event known"
exclusions = [
    "petitions within 90 days of the one before with no adjudication between them, which amend it",
    "hearings that were continued",
]
why       = "At the disposition hearing the court decides where the child lives and what the family must do. Services that wait for it wait with it."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4D"
domain    = "courts"
kind      = "duration"
unit      = "petitions"
duration_unit = "days"
mean_up_to = 365
better    = "lower"
needs     = ["court_events"]
open_ones = "censored"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The first disposition hearing held on or after the petition, not the one scheduled; a hearing that was continued is
not held. Which petition opens a case, and how long a case is observed, is as in time to adjudication. Where
adjudication and disposition are one hearing the file must hold both events, else the case counts as open. A case
that was dismissed at the adjudication counts as open: the table does not tell.
"""

[[example]]
says = "A continued hearing is not held; one before the petition is another case's; a case without a hearing is open."
period_start = 2022-10-01
court_events = """
child_id | event               | occurred_on | continued
A        | petition            | 2022-10-01  |
A        | adjudication        | 2022-11-01  | false
A        | disposition_hearing | 2022-11-10  | true
A        | disposition_hearing | 2022-11-20  | false
B        | disposition_hearing | 2023-01-10  | false
B        | petition            | 2023-01-20  |
B        | adjudication        | 2023-02-20  | false
C        | petition            | 2022-09-30  |
C        | disposition_hearing | 2022-12-20  | false
"""
expects = { denominator = 1, members_open = 1, mean = 50 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(petitioned_on as varchar) as member_key,
    petitioned_on as counted_on,
    coalesce(disposed_on, observed_until) - petitioned_on as duration,
    disposed_on is not null as ended
from episodes.dependency_cases
where petitioned_on between $period_start and $period_end

/*---
title     = "Time from petition to adjudication"
states    = "For petitions filed in a 12-month period, the days to the adjudication hearing."
denominator = "petitions filed in the period that open a child's case"
numerator = "days from the petition to the first adjudication hearing held, or to the next petition or the last court event known"
exclusions = [
    "petitions within 90 days of the one before with no adjudication between them, which amend it",
    "hearings that were continued",
]
why       = "Until a court has decided whether the petition is true, neither child nor parents know where they stand, and no plan of services binds anyone."
authority = "Toolkit for Court Performance Measures in Child Abuse and Neglect Cases, NCJ 223567, measure 4B"
domain    = "courts"
kind      = "duration"
unit      = "petitions"
duration_unit = "days"
mean_up_to = 365
better    = "lower"
in_time   = "adjudication_timely"
needs     = ["court_events"]
open_ones = "censored"
follow_up = "12 months"
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The first hearing held, not the one scheduled; a hearing that was continued is not held, one of which the file
says nothing is. A petition filed within 90 days of the one before, with no adjudication between them, amends it:
the clock runs from the first. Otherwise a new petition is a new case and ends the older one, still open, on its
own day. A petition without a hearing counts with the time observed so far, up to the last court event known. The
table has no word for dismissals: a petition that was dismissed counts as open.
"""

[[example]]
says = "A continued hearing is not held; the same day is 0 days; a petition without a hearing is open."
period_start = 2022-10-01
court_events = """
child_id | event        | occurred_on | continued
A        | petition     | 2022-10-01  |
A        | adjudication | 2022-11-01  | true
A        | adjudication | 2022-12-01  | false
B        | petition     | 2023-09-30  |
B        | adjudication | 2023-09-30  |
C        | petition     | 2023-03-01  |
C        | adjudication | 2023-04-01  | true
D        | petition     | 2023-10-01  |
D        | adjudication | 2023-11-01  | false
"""
expects = { denominator = 2, members_open = 1, mean = 30.5 }

[[example]]
says = "A petition of day 90 amends the first, one of day 91 is a new case; one filed after an adjudication is a new case too."
period_start = 2022-10-01
court_events = """
child_id | event        | occurred_on
A        | petition     | 2022-10-03
A        | petition     | 2023-01-01
A        | adjudication | 2023-01-11
B        | petition     | 2022-10-03
B        | petition     | 2023-01-02
B        | adjudication | 2023-01-12
C        | petition     | 2022-10-03
C        | adjudication | 2022-10-13
C        | petition     | 2022-11-03
C        | adjudication | 2022-11-13
"""
expects = { denominator = 4, members_open = 1, mean = 32.5 }
---*/
select
    state,
    child_id,
    child_id || ' ' || cast(petitioned_on as varchar) as member_key,
    petitioned_on as counted_on,
    coalesce(adjudicated_on, observed_until) - petitioned_on as duration,
    adjudicated_on is not null as ended
from episodes.dependency_cases
where petitioned_on between $period_start and $period_end

/*---
title     = "Kin-first placement"
states    = "Of entries to foster care in a 12-month period that last 8 days or more, the share in the home of a relative or kin on the seventh day after removal."
denominator = "removals dated in the period that lasted 8 days or more and whose setting at the end of day 7 is known"
numerator = "those in the home of a relative or kin at the end of day 7, the day of the removal being day 0"
exclusions = [
    "stays under 8 days",
    "removals of which day 7 is not observed yet",
    "removals whose setting on day 7 is unknown",
]
why       = "A child who must leave home loses less when the first home is that of somebody known. After a week the emergency is over, so it shows what the agency looked for."
authority = "45 CFR 1355.44(e), elements 117, 119 and 124; the measure is this project's"
domain    = "placement"
kind      = "proportion"
unit      = "entries"
better    = "higher"
follow_up = "1 months"
breakdowns = ["removal_reason"]
only_2020 = true
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
Every removal of the period counts, also a second one of a child, youth 18 and older too. The removal day is day 0;
the setting is the one in which the child is at the end of day 7, so one that begins on that day counts. An entry
that ended before 8 days, or of which day 7 is not observed yet, is left out. The home is that of kin where element
117 (relative) or 119 (kin) applies, or it is a foster family home and element 124 names a relative or kin: also
where it is a pre-adoptive or therapeutic home too. Hospital, shelter and absence on that day count as not with
kin. An entry whose setting on day 7 is unknown is left out. No figure is made from files of 1993: they see a first
setting only where it lasted to the end of their six months, and relatives' homes last longest. Entries of the last week are known with the next file only: until then the result is provisional.
"""

[[example]]
says = "A kin home that begins on day 7 counts, one that begins on day 8 does not; a stay of 7 days is left out, one of 8 days counts."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-11-01   |            |
B        | 2022-11-01   |            |
C        | 2022-11-01   | 2022-11-08 | reunification
D        | 2022-11-01   | 2022-11-09 | reunification
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting              | is_with_kin
A        | 2022-11-01   | 1        | 2022-11-01 | 2022-11-08 | shelter_foster_home  | false
A        | 2022-11-01   | 2        | 2022-11-08 |            | kin_foster_home      | true
B        | 2022-11-01   | 1        | 2022-11-01 | 2022-11-09 | shelter_foster_home  | false
B        | 2022-11-01   | 2        | 2022-11-09 |            | relative_foster_home | true
C        | 2022-11-01   | 1        | 2022-11-01 | 2022-11-08 | relative_foster_home | true
D        | 2022-11-01   | 1        | 2022-11-01 | 2022-11-09 | pre_adoptive_home    | true
"""
expects = { denominator = 3, numerator = 2 }

[[example]]
says = "Entries whose day 7 is not observed, or whose setting on it is unknown, are left out; a child on the run is not with kin."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | observed_until
A        | 2023-09-24   | 2023-09-30
B        | 2023-09-23   | 2023-09-30
C        | 2023-01-05   | 2023-09-30
D        | 2023-01-05   | 2023-09-30
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting     | is_with_kin
A        | 2023-09-24   | 1        | 2023-09-24 | foster_home | false
B        | 2023-09-23   | 1        | 2023-09-23 | foster_home | false
C        | 2023-01-05   | 1        | 2023-01-05 | runaway     | false
D        | 2023-01-05   | 1        | 2023-01-05 |             |
"""
expects = { denominator = 2, numerator = 0 }
---*/
with entries as (
    select
        *,
        cast(removal_date + interval 7 day as date) as seventh_day
    from cohorts.care_episodes
    where removal_date between $period_start and $period_end
        and (exit_date is null or date_diff('day', removal_date, exit_date) >= 8)
        and (exit_date is not null or date_diff('day', removal_date, observed_until) >= 7)
),

seventh_days as (
    select
        e.*,
        a.is_with_kin
    from entries as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    where a.began_on <= e.seventh_day and (a.ended_on is null or a.ended_on > e.seventh_day)
    qualify row_number() over (
        partition by e.state, e.child_id, e.removal_date
        order by a.began_on desc, a.sequence desc
    ) = 1
)

select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    is_with_kin as numerator
from seventh_days
where is_with_kin is not null

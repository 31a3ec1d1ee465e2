/*---
title     = "Placement stability"
states    = "Of children who enter foster care in a 12-month period, placement moves per 1,000 days of foster care."
denominator = "days in foster care, from removal to exit or to the last day of the period, of children under 18 who entered in the period"
numerator = "moves: new placement settings after the first, begun in the period and before the exit"
exclusions = [
    "stays under 8 days completed by the end of the period",
    "removals without a birth date, dated before the birth, or with an exit on or before the day of removal",
    "removals at 18 or older",
    "open records missing from the next file, unless the youth had turned 18 while still observed",
    "removals without a known placement setting",
    "hospital, detention, absence and home visits, which are no settings",
    "returns to the same home, where the files tell that it is the same",
]
why       = "Every move breaks a child's ties to carers, school and friends."
authority = "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
domain    = "placement"
kind      = "rate"
unit      = "moves"
exposure  = "days in foster care"
per       = 1000
better    = "lower"
benchmark = { value = 4.48, label = "national performance, Round 4", is_adjusted = true }
version   = "1.1"
reviewed  = 2026-11-01
differs_from_federal = [
    "The published code caps the days of a child at 364, and drops records with more moves than days and records without a number of settings; here no day is cut off, and only episodes without any known setting are left out, days included.",
    "For files of AFCARS 1993 the federal figure takes the state's own number of settings less one; ours counts the settings that the files saw and those that this number alone knows, so that a wrong number moves both, a corrected one ours alone.",
    "Since October 2022 a return to the same home counts as a move federally, for the file has no identifier of homes; where the agency's own placements know the provider it is none here, and our figure is lower.",
    "Where the agency's own placements cover an episode they replace the federal arrangements: moves that were never filed count here, and filed ones that it does not know do not.",
]
notes     = """
All entries of the period are summed. The first placement is not a move. Every reported living arrangement
of a counted kind is one setting, also after an absence: the file has no identifier of homes, so a return
to the same home counts. Where the agency's own placements know the provider, or the count of settings in
files of 1993 did not rise, such a return is no move. Hospital, detention, absence and a home visit are not
settings. Completed stays
under 8 days are dropped when the exit is on or before the last day of the period. Departs from the
published code, which drops records with more moves than days and caps days at 364.
"""

[[changes]]
version = "1.1"
on = 2026-11-22
says = "A return to the same home is no move where the agency's own placements, or the count of settings in files of 1993, tell that it is the same. Figures from files of 2020 alone do not move."

[[example]]
says = "Two settings are one move; a setting that begins on the exit day, and a hospital stay, are none."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2022-11-05 | reunification
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2022-10-05   | 1        | 2022-10-05 | shelter_foster_home
A        | 2022-10-05   | 2        | 2022-10-15 | foster_home
A        | 2022-10-05   | 3        | 2022-10-20 | psychiatric_hospital
A        | 2022-10-05   | 4        | 2022-11-05 | relative_foster_home
"""
expects = { denominator = 31, numerator = 1 }

[[example]]
says = "A stay of 7 days counts only while open on the last day; an episode without a setting is left out with its days."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2023-09-23   | 2023-09-30 | reunification
B        | 2023-09-24   | 2023-10-01 | reunification
C        | 2023-01-01   |            |
D        | 2023-09-30   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting
A        | 2023-09-23   | 1        | 2023-09-23 | foster_home
B        | 2023-09-24   | 1        | 2023-09-24 | foster_home
C        | 2023-01-01   | 1        | 2023-01-01 | runaway
D        | 2023-09-30   | 1        | 2023-09-30 | foster_home
"""
expects = { denominator = 6, numerator = 0 }

[[example]]
says = "A setting that is no new one, for the child is back in the same home, is no move."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-10-05   | 2023-01-05 | reunification
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | setting     | is_new_setting
A        | 2022-10-05   | 1        | 2022-10-05 | foster_home | true
A        | 2022-10-05   | 2        | 2022-11-05 | runaway     | true
A        | 2022-10-05   | 3        | 2022-11-15 | foster_home | false
A        | 2022-10-05   | 4        | 2022-12-01 | group_home_shelter | true
"""
expects = { denominator = 92, numerator = 1 }
---*/
with entry_episodes as (
    select
        *,
        least(coalesce(exit_date, cast($period_end as date)), cast($period_end as date)) as counted_until
    from cohorts.indicator_episodes
    where removal_date between $period_start and $period_end
        and not (is_short_stay and exit_date <= $period_end)
),

settings as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        count(*) as settings
    from entry_episodes as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    inner join codes.placement_settings as s on a.setting = s.name and s.is_placement_setting
    where a.is_new_setting
        and a.began_on <= $period_end
        and (e.exit_date is null or a.began_on < e.exit_date)
    group by e.state, e.child_id, e.removal_date
)

select
    e.state,
    e.child_id,
    e.child_id || ' ' || cast(e.removal_date as varchar) as member_key,
    e.removal_date as counted_on,
    e.county,
    s.settings - 1 as numerator,
    date_diff('day', e.removal_date, e.counted_until) as exposure
from entry_episodes as e
inner join settings as s
    on e.state = s.state and e.child_id = s.child_id and e.removal_date = s.removal_date
where e.counted_until > e.removal_date

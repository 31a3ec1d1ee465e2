/*---
title     = "Days on the run"
states    = "Of days that children spend in foster care in the period, days on the run or with whereabouts unknown, per 1,000."
denominator = "days of the period that children spent in foster care in a known setting"
numerator = "days on the run or with whereabouts unknown"
exclusions = [
    "the day of exit",
    "days before the first known arrangement, between two, or in one of unreported kind",
]
why       = "A missing child is in danger: of exploitation above all. Federal law asks agencies to report and to look for them at once."
authority = "45 CFR 1355.44(e), element 120; 42 USC 671(a)(35)"
domain    = "placement"
kind      = "rate"
unit      = "days on the run"
exposure  = "days in foster care"
per       = 1000
better    = "lower"
only_2020 = true
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A day counts where the child is in foster care at its end, so the day of exit does not. The setting of a day is
that of the living arrangement that began last, up to its own end where the agency's placements give one. Days
before the first known arrangement, between two, or in one of unreported kind are left out above and below. Days
are counted episode by episode, youth 18 and older kept. Days on the run after the agency has closed the case (exit
reason runaway) are not days in care. No figure is made from files of 1993, which tell of the setting every six
months only. The interval takes days to be independent; days of one child are not, so it is too narrow.
"""

[[example]]
says = "The first and the last day of the period count, the day of return does not."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason
A        | 2022-01-05   |            |
B        | 2023-09-21   |            |
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting
A        | 2022-01-05   | 1        | 2022-01-05 | 2022-09-30 | foster_home
A        | 2022-01-05   | 2        | 2022-09-30 | 2022-10-03 | runaway
A        | 2022-01-05   | 3        | 2022-10-03 |            | foster_home
B        | 2023-09-21   | 1        | 2023-09-21 | 2023-09-30 | foster_home
B        | 2023-09-21   | 2        | 2023-09-30 |            | whereabouts_unknown
"""
expects = { denominator = 375, numerator = 3 }

[[example]]
says = "The day of exit is no day in care, days of unknown setting are in neither, a dropped record counts to the last day observed."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date | exit_date  | exit_reason | observed_until | is_dropped
A        | 2022-10-01   | 2022-10-11 | runaway     | 2023-09-30     | false
B        | 2022-10-01   | 2022-10-11 | adoption    | 2023-09-30     | false
C        | 2023-03-22   |            |             | 2023-03-31     | true
"""
living_arrangements = """
child_id | removal_date | sequence | began_on   | ended_on   | setting
A        | 2022-10-01   | 1        | 2022-10-01 | 2022-10-06 | foster_home
A        | 2022-10-01   | 2        | 2022-10-06 | 2022-10-11 | runaway
B        | 2022-10-01   | 1        | 2022-10-01 | 2022-10-06 |
B        | 2022-10-01   | 2        | 2022-10-06 | 2022-10-11 | foster_home
C        | 2023-03-22   | 1        | 2023-03-22 |            | runaway
"""
expects = { denominator = 25, numerator = 15 }
---*/
with in_order as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        e.county,
        a.setting,
        greatest(a.began_on, e.removal_date, cast($period_start as date)) as from_on,
        least(
            a.ended_on,
            lead(a.began_on) over episode,
            e.left_on,
            cast(cast($period_end as date) + interval 1 day as date)
        ) as until_on
    from cohorts.care_episodes as e
    inner join episodes.living_arrangements as a
        on e.state = a.state and e.child_id = a.child_id and e.removal_date = a.removal_date
    where e.removal_date <= $period_end
        and (e.left_on is null or e.left_on > $period_start)
    window episode as (partition by e.state, e.child_id, e.removal_date order by a.began_on, a.sequence)
)

select
    d.state,
    d.child_id,
    d.child_id || ' ' || cast(d.removal_date as varchar) as member_key,
    min(d.from_on) as counted_on,
    min(d.county) as county,
    sum(case when s.is_absence then date_diff('day', d.from_on, d.until_on) else 0 end) as numerator,
    sum(date_diff('day', d.from_on, d.until_on)) as exposure
from in_order as d
inner join codes.placement_settings as s on d.setting = s.name
where d.until_on > d.from_on
group by d.state, d.child_id, d.removal_date

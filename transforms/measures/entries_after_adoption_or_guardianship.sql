/*---
title     = "Entries after adoption or guardianship"
states    = "Of removals of children to foster care in a 12-month period of which the answer is known, the share of children who had been adopted or in a guardianship before."
denominator = "removals in the period of which it is known whether the child had been adopted or in a guardianship before"
numerator = { all = "those of children who had been adopted or in a guardianship in or before the month of the removal", adoption = "those of children who had been adopted in or before the month of the removal", guardianship = "those of children who had been in a guardianship in or before the month of the removal" }
exclusions = [
    "removals of which the answer is missing or unknown",
    "removals before the child's last one, where the month of the adoption or guardianship is missing",
]
why       = "An adoption or guardianship was to last. Children who come back say what support such families lack."
authority = "45 CFR 1355.44(b), elements 41, 42, 44 and 45"
domain    = "removal"
kind      = "proportion"
unit      = "removals"
better    = "lower"
components = ["all", "adoption", "guardianship"]
breakdowns = ["removal_reason"]
version   = "1.0"
reviewed  = 2026-11-01
notes     = """
Each removal of the period counts, stays under 8 days and youth of 18 too. All: an adoption or a guardianship; the
parts: the one, or the other, whatever the other answer. The answers are those of the latest file that holds
the child, of any adoption, from care or not, here or abroad. The adoption or guardianship must have been in or
before the month of the removal: one after it was no earlier home. Where its month is missing the answer holds for the
child's last removal, of which it is told; earlier ones are left out. A removal is left out where the answer
is missing or unknown as the child was abandoned: of all, where neither answer is yes and one is not known.
Files of 1993 do not ask about guardianship: the measure begins with October 2022.
"""

[[example]]
says = "A guardianship or an adoption counts in the month of the removal, not after it; unknown and missing are left out unless the other answer is yes."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date
A        | 2022-11-05
B        | 2022-11-05
C        | 2022-11-05
D        | 2022-11-05
E        | 2022-11-05
F        | 2022-11-05
G        | 2022-09-30
"""
child_records = """
child_id | prior_adoption | prior_adoption_month | prior_guardianship | prior_guardianship_month
A        | yes            | 2022-11-01           | no                 |
B        | yes            | 2022-12-01           | no                 |
C        | no             |                      | yes                |
D        | no             |                      | abandoned          |
E        | yes            | 2019-05-01           |                    |
F        | no             |                      | no                 |
G        | yes            | 2019-05-01           | no                 |
"""
expects = { denominator = 5, numerator = 3 }

[[example]]
says = "Of the latest file; without a month the answer holds for the last removal only."
period_start = 2022-10-01
component = "adoption"
removal_episodes = """
child_id | removal_date | exit_date
A        | 2022-10-05   | 2022-12-05
A        | 2023-05-05   |
B        | 2022-10-05   |
"""
child_records = """
child_id | submission | period_start | period_end | prior_adoption | prior_guardianship
A        | 23A        | 2022-10-01   | 2023-03-31 | no             | no
A        | 23B        | 2023-04-01   | 2023-09-30 | yes            | no
B        | 23A        | 2022-10-01   | 2023-03-31 | no             | no
"""
expects = { denominator = 2, numerator = 1 }
---*/
with removals as (
    select
        *,
        lead(removal_date) over (partition by state, child_id order by removal_date) is null as is_last
    from episodes.removal_episodes
),

latest_records as (
    select *
    from episodes.child_records
    qualify row_number() over (partition by state, child_id order by period_end desc, submission desc) = 1
),

answers as (
    select
        e.state,
        e.child_id,
        e.removal_date,
        e.county,
        case
            when r.prior_adoption = 'no' then false
            when r.prior_adoption = 'yes' and r.prior_adoption_month is not null
                then r.prior_adoption_month <= e.removal_date
            when r.prior_adoption = 'yes' and e.is_last then true
        end as was_adopted,
        case
            when r.prior_guardianship = 'no' then false
            when r.prior_guardianship = 'yes' and r.prior_guardianship_month is not null
                then r.prior_guardianship_month <= e.removal_date
            when r.prior_guardianship = 'yes' and e.is_last then true
        end as had_guardian
    from removals as e
    inner join latest_records as r on e.state = r.state and e.child_id = r.child_id
    where e.removal_date between $period_start and $period_end
),

parts as (
    select
        *,
        'all' as component,
        was_adopted or had_guardian as numerator
    from answers
    union all
    select
        *,
        'adoption' as component,
        was_adopted as numerator
    from answers
    union all
    select
        *,
        'guardianship' as component,
        had_guardian as numerator
    from answers
)

select
    state,
    child_id,
    child_id || ' ' || cast(removal_date as varchar) as member_key,
    removal_date as counted_on,
    county,
    component,
    numerator
from parts
where numerator is not null

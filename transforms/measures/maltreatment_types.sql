/*---
title     = "Victims by type of maltreatment"
states    = "Of victims of maltreatment in a federal fiscal year, the share by the types of maltreatment found."
denominator = "children found victims in the Child File of the fiscal year, each once"
numerator = { exclusive = "by the one type found, or multiple for two or more different ones", any_type = "by every type found, so that a child may count in several" }
exclusions = [
    "types alleged and not found",
    "victims by alternative response alone",
]
why       = "What was done to children: neglect, abuse or both call for different help."
authority = "Child Maltreatment, maltreatment types of victims; NCANDS Child File fields 26-33"
domain    = "investigation"
kind      = "share"
unit      = "children"
better    = "neither"
any_type  = true
components = ["exclusive", "any_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "Federal reports have counted a victim of several types under each of them in some years, and once, as multiple, in others: compare any_type with the former and exclusive with the latter.",
]
notes     = """
A child counts once in the year, with every type that any report of the year found (substantiated or indicated;
types only alleged do not count). Exclusive: a child with one type is neglect_only and so on, with two or more
different ones multiple, so that shares add to 1. Any_type: a child counts in every type found, and shares add to
more. The two are not interchangeable: in FFY2019 61.0% of the nation's victims were neglect only. A type given as
unknown, or missing beside a finding, counts only where no other type of the child is known (unknown, unknown_only;
missing); a victim by death alone, without a finding of a type, is missing too. Repeated types are one.
"""

[[example]]
says = "Two types are multiple, in one report or in two; the same type twice is one, types not found do not count, and an unknown type counts only alone."
component = "exclusive"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_victim
R1        | A        | true
R2        | B        | true
R3        | B        | true
R4        | C        | true
R5        | D        | true
R6        | E        | true
R7        | F        | true
R8        | G        | false
"""
alleged_maltreatments = """
report_id | child_id | place | maltreatment_type | is_victim
R1        | A        | 1     | neglect           | true
R1        | A        | 2     | neglect           | true
R1        | A        | 3     | sexual_abuse      | false
R2        | B        | 1     | neglect           | true
R3        | B        | 1     | physical_abuse    | true
R4        | C        | 1     | unknown           | true
R5        | D        | 1     | unknown           | true
R5        | D        | 2     | psychological     | true
R6        | E        | 1     |                   | true
R7        | F        | 1     | neglect           | false
R8        | G        | 1     | neglect           | false
"""
expects = { denominator = 6, neglect_only = 1, multiple = 1, unknown_only = 1, psychological_only = 1, missing = 2 }

[[example]]
says = "With any type a child counts under each; findings of another year do not count."
component = "any_type"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_victim | submission_year
R1        | A        | true      | 2023
R2        | A        | true      | 2024
R3        | B        | true      | 2023
"""
alleged_maltreatments = """
report_id | child_id | place | maltreatment_type | is_victim | submission_year
R1        | A        | 1     | physical_abuse    | true      | 2023
R1        | A        | 2     | neglect           | true      | 2023
R2        | A        | 1     | sexual_abuse      | true      | 2024
R3        | B        | 1     | neglect           | true      | 2023
"""
expects = { denominator = 2, neglect = 2, physical_abuse = 1 }
---*/
with found_types as (
    select
        m.state,
        m.child_id,
        count(distinct m.maltreatment_type) filter (where t.is_maltreatment) as known_types,
        string_agg(distinct m.maltreatment_type, '|' order by m.maltreatment_type) filter (where t.is_maltreatment)
            as types,
        string_agg(distinct m.maltreatment_type, '|' order by m.maltreatment_type) filter (where t.is_unknown)
            as unknown_type
    from episodes.alleged_maltreatments as m
    inner join codes.maltreatment_types as t on m.maltreatment_type = t.name
    where m.is_victim and m.submission_year = year(cast($period_end as date))
    group by m.state, m.child_id
),

victims as (
    select
        v.*,
        t.known_types,
        t.types,
        t.unknown_type
    from cohorts.unique_victims as v
    left join found_types as t on v.state = t.state and v.child_id = t.child_id
    where v.submission_year = year(cast($period_end as date))
)

select
    state,
    child_id,
    child_id as member_key,
    'exclusive' as component,
    counted_on,
    county,
    case
        when known_types > 1 then 'multiple'
        else coalesce(coalesce(types, unknown_type) || '_only', 'missing')
    end as outcome
from victims
union all
select
    state,
    child_id,
    child_id as member_key,
    'any_type' as component,
    counted_on,
    county,
    coalesce(types, unknown_type, 'missing') as outcome
from victims

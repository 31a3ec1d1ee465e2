/*---
title     = "Victims by relationship of the perpetrator"
states    = "Of victims of maltreatment in a federal fiscal year, the share by who the perpetrator is to the child."
denominator = "children found victims in the Child File of the fiscal year, each once"
numerator = "by the relationship of the perpetrators of the reports that found maltreatment, or multiple for two or more different ones"
exclusions = [
    "victims by alternative response alone",
]
why       = "Most children are hurt by those who should care for them; the few hurt in care or school need other answers."
authority = "Child Maltreatment, victims by relationship to their perpetrators; NCANDS Child File fields 89, 108, 127"
domain    = "investigation"
kind      = "share"
unit      = "children"
better    = "neither"
breakdowns = ["maltreatment_type"]
version   = "1.0"
reviewed  = 2026-11-20
differs_from_federal = [
    "The federal report also prints each relationship of a victim, so that its shares add to more than one, and a table of perpetrators: only the table of victims by one category each compares.",
]
notes     = """
A child counts once in the year, with every perpetrator of the reports of the year that found maltreatment; who
did which of several maltreatments is not told apart. Two perpetrators of the same relationship, both parents for
instance, are one relationship; different ones are multiple. A relationship given as unknown counts only where no
other is known; a victim whose reports name no perpetrator, as some states do not, is missing. The federal report
also counts each relationship of a victim, and perpetrators by their own relationships: those figures differ.
"""

[[example]]
says = "Two parents are one relationship, a parent and a partner of a parent are multiple, an unknown one beside a parent does not count; reports without a finding do not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | is_victim | submission_year
R1        | A        | true      | 2023
R2        | B        | true      | 2023
R3        | B        | true      | 2023
R4        | C        | true      | 2023
R5        | D        | true      | 2023
R6        | E        | true      | 2023
R7        | E        | false     | 2023
R8        | F        | true      | 2023
"""
perpetrators = """
report_id | child_id | place | relationship      | submission_year
R1        | A        | 1     | parent            | 2023
R1        | A        | 2     | parent            | 2023
R2        | B        | 1     | parent            | 2023
R3        | B        | 1     | partner_of_parent | 2023
R4        | C        | 1     | unknown           | 2023
R4        | C        | 2     | parent            | 2023
R5        | D        | 1     | unknown           | 2023
R6        | E        | 1     | facility_staff    | 2023
R7        | E        | 1     | parent            | 2023
R8        | F        | 1     |                   | 2023
"""
expects = { denominator = 6, parent = 2, multiple = 1, unknown = 1, facility_staff = 1, missing = 1 }
---*/
with relationships as (
    select
        p.state,
        p.child_id,
        count(distinct p.relationship) filter (where not k.is_unknown) as known_relationships,
        min(p.relationship) filter (where not k.is_unknown) as relationship,
        min(p.relationship) filter (where k.is_unknown) as unknown_relationship
    from episodes.perpetrators as p
    inner join episodes.maltreatment_reports as r
        on p.state = r.state
        and p.report_id = r.report_id
        and p.child_id = r.child_id
        and p.submission_year = r.submission_year
    inner join codes.perpetrator_relationships as k on p.relationship = k.name
    where r.is_victim and p.submission_year = year(cast($period_end as date))
    group by p.state, p.child_id
)

select
    v.state,
    v.child_id,
    v.child_id as member_key,
    v.counted_on,
    v.county,
    case
        when p.known_relationships > 1 then 'multiple'
        else coalesce(p.relationship, p.unknown_relationship, 'missing')
    end as outcome
from cohorts.unique_victims as v
left join relationships as p on v.state = p.state and v.child_id = p.child_id
where v.submission_year = year(cast($period_end as date))

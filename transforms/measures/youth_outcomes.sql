/*---
title     = "Outcomes of youth in transition"
states    = "Of youth surveyed in a federal fiscal year at 17, 19 or 21 who gave an answer, the share to whom each outcome applies."
denominator = "youth surveyed at 17, 19 or 21 in the period who took part and answered the question"
numerator = "those of whom the answer is yes"
exclusions = [
    "youth who did not take part",
    "youth who declined or did not know the answer",
]
why       = "What becomes of young people who grew up in care: whether they have someone, a roof, work, school and insurance."
authority = "42 USC 677(f); 45 CFR 1356.83(g)(37)-(58), National Youth in Transition Database"
domain    = "well_being"
kind      = "proportion"
unit      = "youth"
better    = "neither"
calendar  = "fiscal_year"
needs     = ["nytd_outcomes or youth_outcomes"]
components = [
    "connected_adult_at_17", "employed_at_17", "homeless_at_17", "enrolled_at_17", "certificate_at_17", "incarcerated_at_17", "insured_at_17",
    "connected_adult_at_19", "employed_at_19", "homeless_at_19", "enrolled_at_19", "certificate_at_19", "incarcerated_at_19", "insured_at_19",
    "connected_adult_at_21", "employed_at_21", "homeless_at_21", "enrolled_at_21", "certificate_at_21", "incarcerated_at_21", "insured_at_21",
]
version   = "1.0"
reviewed  = 2026-11-28
differs_from_federal = [
    "Federal briefs follow the youth of a cohort who took the first survey, and some weight them for those who did not answer; ours counts everyone who answered in the year, unweighted.",
]
notes     = """
Ages are never mixed: the questions on homelessness and incarceration mean ever at 17, and the past two years at 19 and
21. A youth counts in the year of the survey, by the NYTD outcomes file; where no such file holds the youth and age, by
the agency's own table. Members are youth who took part and answered the question: those who declined, did not know or
did not take part are left out. Employed is full or part time, insured is Medicaid or other insurance: a yes to either
is a yes, a no needs both. A certificate is any from a high school diploma or GED up. Figures are unweighted: youth who
cannot be found fare worse than those who answer, so these tend to be too good; compare years only at like
participation. Every third year begins a cohort, so most years hold one age. For homelessness and incarceration
lower is better, for the others higher.
"""

[[example]]
says = "A declined answer and a youth who did not take part are in neither figure; other ages and years are apart."
period_start = 2022-10-01
component = "homeless_at_19"
youth_surveys = """
child_id | wave | surveyed_on | participated | homeless
A        | 19   | 2022-10-01  | true         | true
B        | 19   | 2023-09-30  | true         | false
C        | 19   | 2023-03-01  | true         |
D        | 19   | 2023-03-01  | false        |
E        | 17   | 2023-03-01  | true         | true
F        | 19   | 2023-10-01  | true         | true
"""
expects = { denominator = 2, numerator = 1 }

[[example]]
says = "A yes to either kind of work is a yes, a no needs both answers."
period_start = 2022-10-01
component = "employed_at_17"
youth_surveys = """
child_id | employed_full_time | employed_part_time
A        | true               |
B        | false              | true
C        | false              | false
D        | false              |
"""
expects = { denominator = 3, numerator = 2 }
---*/
with answers as (
    select
        y.state,
        y.child_id,
        y.surveyed_on,
        o.name || '_at_' || y.wave as component,
        case o.name
            when 'connected_adult' then y.connected_to_adult
            when 'employed' then y.employed_full_time or y.employed_part_time
            when 'homeless' then y.homeless
            when 'enrolled' then y.enrolled
            when 'certificate' then y.has_certificate
            when 'incarcerated' then y.incarcerated
            when 'insured' then y.medicaid or y.other_health_insurance
        end as answer
    from episodes.youth_surveys as y
    cross join codes.youth_outcomes as o
    where y.participated
        and y.surveyed_on between $period_start and $period_end
)

select
    state,
    child_id,
    child_id as member_key,
    surveyed_on as counted_on,
    component,
    answer as numerator
from answers
where answer is not null

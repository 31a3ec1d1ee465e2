/*---
says      = "Youth who took part answered the questions that are published."
fields    = ["homeless", "connection_to_adult", "enrolled", "incarcerated", "employed_full_time", "employed_part_time", "medicaid"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.5
finds     = "file"
basis     = "Judgement of this project: a youth may decline any question; half of the youth decline none"
source    = "Judgement of this project"
fix       = "Check that every question of the survey is extracted; send false where the youth said no."
beware    = "The outcome without answers has no figure, or one of a few youth."
since     = "0.2"

[[example]]
youth_outcomes = """
child_id | participated | employed_full_time | employed_part_time | enrolled | connection_to_adult | homeless | incarcerated | medicaid
A        | true         | false              | true               | true     | true                | false    | false        | true
B        | true         | false              | true               | true     | true                |          | false        | true
C        | false        |                    |                    |          |                     |          |              |
"""
holds = ["A 17"]
violates = ["B 17"]
---*/
select
    file_id,
    record_number,
    child_id,
    wave,
    homeless is null
    or connection_to_adult is null
    or enrolled is null
    or incarcerated is null
    or employed_full_time is null
    or employed_part_time is null
    or medicaid is null
        as is_violation
from checked.youth_outcomes
where participated

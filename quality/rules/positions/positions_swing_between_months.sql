/*---
says     = "Positions of a unit do not halve or double from one month to the next."
fields   = ["authorised"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check both months; explain units that were merged or split."
beware   = "Vacancies jump for a reason that is none of recruiting."
since    = "0.2"

[[example]]
says = "Units of fewer than 5 positions are not asked."
positions = """
unit   | role        | month      | authorised
Unit 1 | foster_care | 2023-01-01 | 10
Unit 1 | foster_care | 2023-02-01 | 20
Unit 2 | foster_care | 2023-01-01 | 10
Unit 2 | foster_care | 2023-02-01 | 21
Unit 3 | foster_care | 2023-01-01 | 2
Unit 3 | foster_care | 2023-02-01 | 5
"""
holds = ["Unit 1 foster_care"]
violates = ["Unit 2 foster_care"]
---*/
with ordered as (
    select
        file_id,
        record_number,
        unit,
        role,
        authorised,
        lag(authorised) over (partition by file_id, unit, role order by month) as authorised_before
    from checked.positions
    where authorised is not null
)

select
    file_id,
    record_number,
    unit,
    role,
    authorised > 2 * authorised_before or authorised_before > 2 * authorised as is_violation
from ordered
where authorised_before >= 5

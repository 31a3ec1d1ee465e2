/*---
says     = "A case has one primary worker at a time in a role, but for a week of handing over."
fields   = ["worker_id", "case_id", "primary"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Practice of workforce studies: a case counts once, with its primary worker; a week is a judgement of this project"
fix      = "End the earlier assignment on the day the case moved; mark helpers as not primary."
beware   = "The case counts for both workers, and caseload is too high."
since    = "0.2"

[[example]]
says = "Seven days together are handing over; children of one case may have workers of their own."
worker_assignments = """
case_id | worker_id | child_id | primary | assigned_on | ended_on
K1      | W1        |          | true    | 2023-01-01  | 2023-03-08
K1      | W2        |          | true    | 2023-03-01  |
K2      | W1        |          | true    | 2023-01-01  | 2023-03-09
K2      | W2        |          | true    | 2023-03-01  |
K3      | W1        |          | true    | 2023-01-01  |
K3      | W2        |          | false   | 2023-03-01  |
K4      | W1        | C1       | true    | 2023-01-01  |
K4      | W2        | C2       | true    | 2023-03-01  |
"""
holds = ["K1 W2", "K4 W2"]
violates = ["K2 W2"]
---*/
select
    later.file_id,
    later.record_number,
    later.case_id,
    later.worker_id,
    max(
        case
            when coalesce(earlier.child_id, '') = coalesce(later.child_id, '')
                and least(earlier.left_on, later.left_on) > cast(later.assigned_on + interval 7 day as date)
                then 1
            else 0
        end
    ) = 1 as is_violation
from checked.primary_assignments as later
inner join checked.primary_assignments as earlier
    on later.file_id = earlier.file_id
    and later.case_id = earlier.case_id
    and later.role = earlier.role
    and later.worker_id <> earlier.worker_id
    and earlier.assigned_on <= later.assigned_on
    and (earlier.assigned_on < later.assigned_on or earlier.record_number < later.record_number)
group by later.file_id, later.record_number, later.case_id, later.worker_id

/*---
says     = "A living arrangement begins before its removal ends."
fields   = ["e112_date_living_arrangement", "e153_exit_date"]
category = "plausibility"
level    = "child"
severity = "error"
source   = "Judgement of this project"
fix      = "Correct the date, or report the arrangement with the removal it belongs to."
beware   = "Such a move is not counted: it began after the child had left."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e153_exit_date
C1                     | 1              | 2022-12-01
C2                     | 1              |
"""
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e112_date_living_arrangement
C1                     | 1              | 1        | 2022-12-01
C1                     | 1              | 2        | 2022-12-02
C2                     | 1              | 1        | 2022-12-02
"""
holds = ["C1 1 1"]
violates = ["C1 1 2"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    x.removal_number,
    x.sequence,
    x.e112_date_living_arrangement > r.e153_exit_date as is_violation
from checked.afcars_oohc_living_arrangements as x
inner join checked.afcars_oohc_removals as r
    on x.file_id = r.file_id
    and x.e4_child_record_number = r.e4_child_record_number
    and x.removal_number = r.removal_number
where x.e112_date_living_arrangement is not null and r.e153_exit_date is not null

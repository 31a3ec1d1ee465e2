/*---
says     = "The number of victims changes by at most three tenths from one year to the next, or by chance."
fields   = ["mal1lev", "mal2lev", "mal3lev", "mal4lev", "maldeath"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check the mapping of dispositions; explain a change of law, of the standard of proof or of the tracks."
beware   = "Recurrence and rates of victims change with it; say what is behind it before the trend is read."
since    = "0.2"
notes    = """
Small numbers swing by themselves: the change must also be more than three times what chance explains (its square more
than nine times the sum of both numbers).
"""

[[example]]
says = "Three fewer may be chance."
ncands_child = """
rptid | chid | submission | file_id | mal1lev
R01   | C1   | FFY2022    | N       | substantiated
R02   | C1   | FFY2022    | N       | substantiated
R03   | C1   | FFY2022    | N       | substantiated
R04   | C1   | FFY2022    | N       | substantiated
S01   | C1   | FFY2023    | O       | substantiated
"""
holds = ["O"]
violates = []

[[example]]
says = "Eleven fewer are not; who is no victim does not count."
ncands_child = """
rptid | chid | submission | file_id | mal1lev
R01   | C1   | FFY2022    | N       | substantiated
R02   | C1   | FFY2022    | N       | substantiated
R03   | C1   | FFY2022    | N       | substantiated
R04   | C1   | FFY2022    | N       | substantiated
R05   | C1   | FFY2022    | N       | substantiated
R06   | C1   | FFY2022    | N       | substantiated
R07   | C1   | FFY2022    | N       | substantiated
R08   | C1   | FFY2022    | N       | substantiated
R09   | C1   | FFY2022    | N       | substantiated
R10   | C1   | FFY2022    | N       | substantiated
R11   | C1   | FFY2022    | N       | substantiated
R12   | C1   | FFY2022    | N       | substantiated
S01   | C1   | FFY2023    | O       | substantiated
S02   | C1   | FFY2023    | O       | unsubstantiated
"""
holds = []
violates = ["O"]
---*/
with counts as (
    select
        file_id,
        previous_file_id,
        sum(cast(is_victim as integer)) as amount
    from checked.ncands_child_reports
    group by file_id, previous_file_id
)

select
    later.file_id,
    abs(later.amount - earlier.amount) > 0.3 * earlier.amount
    and power(later.amount - earlier.amount, 2) > 9 * (later.amount + earlier.amount) as is_violation
from counts as later
inner join counts as earlier on later.previous_file_id = earlier.file_id

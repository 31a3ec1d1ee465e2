/*---
says     = "The number of records changes by at most a quarter from one year to the next, or by chance."
fields   = ["rptid"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check that the extraction is complete and holds one year alone; explain a change of law, intake or system."
beware   = "A trend over the two years may show the change of the file, not of the families."
since    = "0.2"
notes    = """
Small numbers swing by themselves: the change must also be more than three times what chance explains (its square more
than nine times the sum of both numbers).
"""

[[example]]
says = "Three fewer may be chance."
ncands_child = """
rptid | chid | submission | file_id
R01   | C1   | FFY2022    | N
R02   | C1   | FFY2022    | N
R03   | C1   | FFY2022    | N
R04   | C1   | FFY2022    | N
S01   | C1   | FFY2023    | O
"""
holds = ["O"]
violates = []

[[example]]
says = "Eleven fewer are not."
ncands_child = """
rptid | chid | submission | file_id
R01   | C1   | FFY2022    | N
R02   | C1   | FFY2022    | N
R03   | C1   | FFY2022    | N
R04   | C1   | FFY2022    | N
R05   | C1   | FFY2022    | N
R06   | C1   | FFY2022    | N
R07   | C1   | FFY2022    | N
R08   | C1   | FFY2022    | N
R09   | C1   | FFY2022    | N
R10   | C1   | FFY2022    | N
R11   | C1   | FFY2022    | N
R12   | C1   | FFY2022    | N
S01   | C1   | FFY2023    | O
"""
holds = []
violates = ["O"]

[[example]]
says = "A quarter more."
ncands_child = """
rptid | chid | submission | file_id
R01   | C1   | FFY2022    | N
R02   | C1   | FFY2022    | N
R03   | C1   | FFY2022    | N
R04   | C1   | FFY2022    | N
R05   | C1   | FFY2022    | N
R06   | C1   | FFY2022    | N
R07   | C1   | FFY2022    | N
R08   | C1   | FFY2022    | N
S01   | C1   | FFY2023    | O
S02   | C1   | FFY2023    | O
S03   | C1   | FFY2023    | O
S04   | C1   | FFY2023    | O
S05   | C1   | FFY2023    | O
S06   | C1   | FFY2023    | O
S07   | C1   | FFY2023    | O
S08   | C1   | FFY2023    | O
S09   | C1   | FFY2023    | O
S10   | C1   | FFY2023    | O
"""
holds = ["O"]
violates = []
---*/
with counts as (
    select
        file_id,
        previous_file_id,
        count(*) as amount
    from checked.ncands_child_reports
    group by file_id, previous_file_id
)

select
    later.file_id,
    abs(later.amount - earlier.amount) > 0.25 * earlier.amount
    and power(later.amount - earlier.amount, 2) > 9 * (later.amount + earlier.amount) as is_violation
from counts as later
inner join counts as earlier on later.previous_file_id = earlier.file_id

/*---
says     = "A county that looked into reports last year does so this year."
fields   = ["rptcnty"]
category = "completeness"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check that the county's office is in the extraction; explain offices that were merged."
beware   = "Counts of the state are too low, and the county's rate is nought."
since    = "0.2"
notes    = """
Looked at are counties with at least ten records in the year before.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | rptcnty
R01   | C1   | FFY2022    | N       | 001
R02   | C1   | FFY2022    | N       | 001
R03   | C1   | FFY2022    | N       | 001
R04   | C1   | FFY2022    | N       | 001
R05   | C1   | FFY2022    | N       | 001
R06   | C1   | FFY2022    | N       | 001
R07   | C1   | FFY2022    | N       | 001
R08   | C1   | FFY2022    | N       | 001
R09   | C1   | FFY2022    | N       | 001
R10   | C1   | FFY2022    | N       | 001
S01   | C1   | FFY2022    | N       | 003
S02   | C1   | FFY2022    | N       | 003
S03   | C1   | FFY2022    | N       | 003
S04   | C1   | FFY2022    | N       | 003
S05   | C1   | FFY2022    | N       | 003
S06   | C1   | FFY2022    | N       | 003
S07   | C1   | FFY2022    | N       | 003
S08   | C1   | FFY2022    | N       | 003
S09   | C1   | FFY2022    | N       | 003
S10   | C1   | FFY2022    | N       | 003
T01   | C1   | FFY2022    | N       | 005
U01   | C1   | FFY2023    | O       | 001
"""
holds = ["O"]
violates = ["O"]
---*/
select
    f.file_id,
    earlier.state_code || earlier.rptcnty as county,
    later.file_id is null as is_violation
from checked.files as f
inner join checked.ncands_counties as earlier on f.previous_file_id = earlier.file_id
left join checked.ncands_counties as later on f.file_id = later.file_id and earlier.rptcnty = later.rptcnty
where earlier.records >= 10

/*---
says     = "The share of records that answer a field falls by at most 20 points in a year."
fields   = ["chage", "rptcnty", "chlvng", "chracud", "invdate", "inciddt"]
category = "completeness"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Find out what became of the field: a change of system, a query that broke, a code that no longer maps."
beware   = "A trend over the two years may show what was recorded, not what happened."
since    = "0.2"
notes    = """
Unknown is no answer. At least five answers must be lost: in the example six are expected, two for the sex are left (four
lost), one for the living arrangement (five lost). A field that answers nothing in one of the years has a rule of its own.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | chsex   | chlvng
R1    | C1   | FFY2022    | N       | male    | single_mother
R2    | C1   | FFY2022    | N       | male    | single_mother
R3    | C1   | FFY2022    | N       | male    | single_mother
S1    | C1   | FFY2023    | O       | male    | single_mother
S2    | C1   | FFY2023    | O       | male    | unknown
S3    | C1   | FFY2023    | O       | unknown |
S4    | C1   | FFY2023    | O       | unknown |
S5    | C1   | FFY2023    | O       | unknown |
S6    | C1   | FFY2023    | O       | unknown |
"""
holds = ["chsex"]
violates = ["chlvng"]
---*/
select
    later.file_id,
    later.field,
    (earlier.filled - earlier.unknown) * later.records
    - (later.filled - later.unknown) * earlier.records
    > greatest(0.2 * later.records, 4) * earlier.records as is_violation
from checked.ncands_field_use as later
inner join checked.ncands_field_use as earlier
    on later.previous_file_id = earlier.file_id and later.field = earlier.field
where earlier.filled > earlier.unknown and later.filled > later.unknown

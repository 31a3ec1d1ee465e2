/*---
says     = "A field that was filled last year is not empty this year."
fields   = ["chage", "servdate", "rmvdate", "inciddt", "afcarsid", "per1id"]
category = "completeness"
level    = "history"
severity = "error"
source   = "Judgement of this project"
fix      = "Find out what became of the field: a change of system, a query that broke, a code that no longer maps."
beware   = "Figures that need the field end with the year before."
since    = "0.2"
notes    = """
A field that says nothing but unknown is empty. Looked at are fields of which last year's share lets at least five answers
be expected this year: in the example five ages, but only four dates of incidents.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | chsex | chlvng  | chage | inciddt
R1    | C1   | FFY2022    | N       | male  | unknown | 7     |
R2    | C1   | FFY2022    | N       | male  | unknown | 7     | 2022-01-15
R3    | C1   | FFY2022    | N       | male  | unknown | 7     | 2022-01-15
R4    | C1   | FFY2022    | N       | male  | unknown | 7     | 2022-01-15
R5    | C1   | FFY2022    | N       | male  | unknown | 7     | 2022-01-15
S1    | C1   | FFY2023    | O       | male  |         | 99    |
S2    | C1   | FFY2023    | O       |       |         | 99    |
S3    | C1   | FFY2023    | O       |       |         | 99    |
S4    | C1   | FFY2023    | O       |       |         | 99    |
S5    | C1   | FFY2023    | O       |       |         | 99    |
"""
holds = ["chsex"]
violates = ["chage"]
---*/
select
    later.file_id,
    later.field,
    later.filled = later.unknown as is_violation
from checked.ncands_field_use as later
inner join checked.ncands_field_use as earlier
    on later.previous_file_id = earlier.file_id and later.field = earlier.field
where (earlier.filled - earlier.unknown) * later.records >= 5 * earlier.records

/*---
says       = "Not every child of a file has a first parent born in the same year."
fields     = ["e59_first_parent_birth_year"]
category   = "plausibility"
level      = "file"
severity   = "query"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 59; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one year; it may stand for unknown."
beware     = "Ages of parents mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | file_id | submission | e59_first_parent_birth_year
C01                    | A       | 23A        | 1980
C02                    | A       | 23A        | 1980
C03                    | A       | 23A        | 1980
C04                    | A       | 23A        | 1980
C05                    | A       | 23A        | 1980
C06                    | A       | 23A        | 1980
C07                    | A       | 23A        | 1980
C08                    | A       | 23A        | 1980
C09                    | A       | 23A        | 1980
C10                    | A       | 23A        | 1980
D01                    | B       | 23B        | 1980
D02                    | B       | 23B        | 1980
D03                    | B       | 23B        | 1980
D04                    | B       | 23B        | 1980
D05                    | B       | 23B        | 1980
D06                    | B       | 23B        | 1980
D07                    | B       | 23B        | 1980
D08                    | B       | 23B        | 1980
D09                    | B       | 23B        | 1980
D10                    | B       | 23B        | 1981
E01                    | C       | 24A        | 1980
"""
holds = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"]
violates = ["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        min(e59_first_parent_birth_year) over (partition by file_id)
        = max(e59_first_parent_birth_year) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_children
where e59_first_parent_birth_year is not null
qualify count(e59_first_parent_birth_year) over (partition by file_id) >= 10

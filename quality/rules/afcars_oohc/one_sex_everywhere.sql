/*---
says       = "Not every child of a file has the same sex."
fields     = ["e6_sex"]
category   = "plausibility"
level      = "file"
severity   = "query"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 6; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one answer."
beware     = "Figures by sex mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | file_id | submission | e6_sex
C01                    | A       | 23A        | male
C02                    | A       | 23A        | male
C03                    | A       | 23A        | male
C04                    | A       | 23A        | male
C05                    | A       | 23A        | male
C06                    | A       | 23A        | male
C07                    | A       | 23A        | male
C08                    | A       | 23A        | male
C09                    | A       | 23A        | male
C10                    | A       | 23A        | male
D01                    | B       | 23B        | male
D02                    | B       | 23B        | male
D03                    | B       | 23B        | male
D04                    | B       | 23B        | male
D05                    | B       | 23B        | male
D06                    | B       | 23B        | male
D07                    | B       | 23B        | male
D08                    | B       | 23B        | male
D09                    | B       | 23B        | male
D10                    | B       | 23B        | female
E01                    | C       | 24A        | male
"""
holds = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"]
violates = ["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        min(e6_sex) over (partition by file_id)
        = max(e6_sex) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_children
where e6_sex is not null
qualify count(e6_sex) over (partition by file_id) >= 10

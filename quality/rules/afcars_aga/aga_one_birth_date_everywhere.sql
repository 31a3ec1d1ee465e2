/*---
says       = "Not every child under an agreement is born on one day."
fields     = ["a4_child_date_of_birth"]
category   = "plausibility"
level      = "file"
severity   = "error"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.45, element 4; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one date."
beware     = "Ages mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_aga = """
a3_child_record_number | file_id | submission | a4_child_date_of_birth
C01                    | A       | 23A        | 2015-06-15
C02                    | A       | 23A        | 2015-06-15
C03                    | A       | 23A        | 2015-06-15
C04                    | A       | 23A        | 2015-06-15
C05                    | A       | 23A        | 2015-06-15
C06                    | A       | 23A        | 2015-06-15
C07                    | A       | 23A        | 2015-06-15
C08                    | A       | 23A        | 2015-06-15
C09                    | A       | 23A        | 2015-06-15
C10                    | A       | 23A        | 2015-06-15
D01                    | B       | 23B        | 2015-06-15
D02                    | B       | 23B        | 2015-06-15
D03                    | B       | 23B        | 2015-06-15
D04                    | B       | 23B        | 2015-06-15
D05                    | B       | 23B        | 2015-06-15
D06                    | B       | 23B        | 2015-06-15
D07                    | B       | 23B        | 2015-06-15
D08                    | B       | 23B        | 2015-06-15
D09                    | B       | 23B        | 2015-06-15
D10                    | B       | 23B        | 2015-06-16
E01                    | C       | 24A        | 2015-06-15
"""
holds = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"]
violates = ["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        min(a4_child_date_of_birth) over (partition by file_id)
        = max(a4_child_date_of_birth) over (partition by file_id)
    ) as is_violation
from checked.afcars_aga
where a4_child_date_of_birth is not null
qualify count(a4_child_date_of_birth) over (partition by file_id) >= 10

/*---
says       = "Not every child of a file has the same school enrollment."
fields     = ["e35_school_enrollment"]
category   = "plausibility"
level      = "file"
severity   = "query"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 35; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one answer."
beware     = "Figures on education mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | file_id | submission | e35_school_enrollment
C01                    | A       | 23A        | elementary
C02                    | A       | 23A        | elementary
C03                    | A       | 23A        | elementary
C04                    | A       | 23A        | elementary
C05                    | A       | 23A        | elementary
C06                    | A       | 23A        | elementary
C07                    | A       | 23A        | elementary
C08                    | A       | 23A        | elementary
C09                    | A       | 23A        | elementary
C10                    | A       | 23A        | elementary
D01                    | B       | 23B        | elementary
D02                    | B       | 23B        | elementary
D03                    | B       | 23B        | elementary
D04                    | B       | 23B        | elementary
D05                    | B       | 23B        | elementary
D06                    | B       | 23B        | elementary
D07                    | B       | 23B        | elementary
D08                    | B       | 23B        | elementary
D09                    | B       | 23B        | elementary
D10                    | B       | 23B        | not_school_age
E01                    | C       | 24A        | elementary
"""
holds = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"]
violates = ["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        min(e35_school_enrollment) over (partition by file_id)
        = max(e35_school_enrollment) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_children
where e35_school_enrollment is not null
qualify count(e35_school_enrollment) over (partition by file_id) >= 10

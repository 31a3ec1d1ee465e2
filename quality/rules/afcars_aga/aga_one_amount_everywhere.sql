/*---
says       = "Not every agreement of a file has the same amount."
fields     = ["a16_adoption_subsidy_amount"]
category   = "plausibility"
level      = "file"
severity   = "query"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.45, element 16; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one amount."
beware     = "Amounts of assistance mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_aga = """
a3_child_record_number | file_id | submission | a16_adoption_subsidy_amount
C01                    | A       | 23A        | 600
C02                    | A       | 23A        | 600
C03                    | A       | 23A        | 600
C04                    | A       | 23A        | 600
C05                    | A       | 23A        | 600
C06                    | A       | 23A        | 600
C07                    | A       | 23A        | 600
C08                    | A       | 23A        | 600
C09                    | A       | 23A        | 600
C10                    | A       | 23A        | 600
D01                    | B       | 23B        | 600
D02                    | B       | 23B        | 600
D03                    | B       | 23B        | 600
D04                    | B       | 23B        | 600
D05                    | B       | 23B        | 600
D06                    | B       | 23B        | 600
D07                    | B       | 23B        | 600
D08                    | B       | 23B        | 600
D09                    | B       | 23B        | 600
D10                    | B       | 23B        | 0
E01                    | C       | 24A        | 600
"""
holds = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"]
violates = ["C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    (
        min(a16_adoption_subsidy_amount) over (partition by file_id)
        = max(a16_adoption_subsidy_amount) over (partition by file_id)
    ) as is_violation
from checked.afcars_aga
where a16_adoption_subsidy_amount is not null
qualify count(a16_adoption_subsidy_amount) over (partition by file_id) >= 10

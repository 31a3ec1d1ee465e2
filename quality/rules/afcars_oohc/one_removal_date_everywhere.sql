/*---
says       = "Not every removal of a file has the same date."
fields     = ["e69_removal_date"]
category   = "plausibility"
level      = "file"
severity   = "error"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 69; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one date, such as that of a migration."
beware     = "Entries and time in care mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | file_id | submission | e69_removal_date
C01                    | 1              | A       | 23A        | 2022-11-01
C02                    | 1              | A       | 23A        | 2022-11-01
C03                    | 1              | A       | 23A        | 2022-11-01
C04                    | 1              | A       | 23A        | 2022-11-01
C05                    | 1              | A       | 23A        | 2022-11-01
C06                    | 1              | A       | 23A        | 2022-11-01
C07                    | 1              | A       | 23A        | 2022-11-01
C08                    | 1              | A       | 23A        | 2022-11-01
C09                    | 1              | A       | 23A        | 2022-11-01
C10                    | 1              | A       | 23A        | 2022-11-01
D01                    | 1              | B       | 23B        | 2022-11-01
D02                    | 1              | B       | 23B        | 2022-11-01
D03                    | 1              | B       | 23B        | 2022-11-01
D04                    | 1              | B       | 23B        | 2022-11-01
D05                    | 1              | B       | 23B        | 2022-11-01
D06                    | 1              | B       | 23B        | 2022-11-01
D07                    | 1              | B       | 23B        | 2022-11-01
D08                    | 1              | B       | 23B        | 2022-11-01
D09                    | 1              | B       | 23B        | 2022-11-01
D10                    | 1              | B       | 23B        | 2022-11-02
E01                    | 1              | C       | 24A        | 2022-11-01
"""
holds = ["D01 1", "D02 1", "D03 1", "D04 1", "D05 1", "D06 1", "D07 1", "D08 1", "D09 1", "D10 1"]
violates = ["C01 1", "C02 1", "C03 1", "C04 1", "C05 1", "C06 1", "C07 1", "C08 1", "C09 1", "C10 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        min(e69_removal_date) over (partition by file_id)
        = max(e69_removal_date) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_removals
where e69_removal_date is not null
qualify count(e69_removal_date) over (partition by file_id) >= 10

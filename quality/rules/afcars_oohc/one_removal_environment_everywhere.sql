/*---
says       = "Not every child of a file was removed from the same environment."
fields     = ["e71_removal_environment"]
category   = "plausibility"
level      = "file"
severity   = "query"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 71; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one answer."
beware     = "Figures on where children are removed from mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | file_id | submission | e71_removal_environment
C01                    | 1              | A       | 23A        | parent_household
C02                    | 1              | A       | 23A        | parent_household
C03                    | 1              | A       | 23A        | parent_household
C04                    | 1              | A       | 23A        | parent_household
C05                    | 1              | A       | 23A        | parent_household
C06                    | 1              | A       | 23A        | parent_household
C07                    | 1              | A       | 23A        | parent_household
C08                    | 1              | A       | 23A        | parent_household
C09                    | 1              | A       | 23A        | parent_household
C10                    | 1              | A       | 23A        | parent_household
D01                    | 1              | B       | 23B        | parent_household
D02                    | 1              | B       | 23B        | parent_household
D03                    | 1              | B       | 23B        | parent_household
D04                    | 1              | B       | 23B        | parent_household
D05                    | 1              | B       | 23B        | parent_household
D06                    | 1              | B       | 23B        | parent_household
D07                    | 1              | B       | 23B        | parent_household
D08                    | 1              | B       | 23B        | parent_household
D09                    | 1              | B       | 23B        | parent_household
D10                    | 1              | B       | 23B        | other
E01                    | 1              | C       | 24A        | parent_household
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
        min(e71_removal_environment) over (partition by file_id)
        = max(e71_removal_environment) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_removals
where e71_removal_environment is not null
qualify count(e71_removal_environment) over (partition by file_id) >= 10

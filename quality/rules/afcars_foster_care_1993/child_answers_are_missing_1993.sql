/*---
says     = "A record has sex, ethnicity, disability, earlier adoption and family structure of the child."
fields   = ["sex", "hisorgin", "clindis", "everadpt", "ctkfamst", "fipscode"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 3, 7, 9, 10, 16 and 44; judgement of this project"
fix      = "Enter each answer; unable to determine is one for most."
beware   = "Children without an answer stand in no group."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | sex  | hisorgin | clindis | everadpt | ctkfamst       | fipscode
C1       | male | no       | no      | no       | married_couple | 99001
C2       |      | no       | no      | no       | married_couple | 99001
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        sex is null
        or hisorgin is null
        or clindis is null
        or everadpt is null
        or ctkfamst is null
        or fipscode is null
    ) as is_violation
from checked.afcars_foster_care_1993

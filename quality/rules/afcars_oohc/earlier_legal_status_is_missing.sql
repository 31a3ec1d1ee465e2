/*---
says       = "A child has answers on a prior adoption and on a prior guardianship."
fields     = ["e41_prior_adoption", "e44_prior_guardianship"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 41 and 44; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer both; abandoned is an answer where nothing is known."
beware     = "Adoptions and guardianships that failed are undercounted."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e41_prior_adoption | e44_prior_guardianship
C1                     | no                 | no
C2                     | no                 |
C3                     |                    | no
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e41_prior_adoption is null
        or e44_prior_guardianship is null
    ) as is_violation
from checked.afcars_oohc_children

/*---
says       = "A prior guardianship has its month."
fields     = ["e45_prior_guardianship_date"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 45; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter year and month of the guardianship; an estimate will do."
beware     = "How long guardianships lasted before they failed cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e44_prior_guardianship | e45_prior_guardianship_date
C1                     | yes                    | 2022-12-01
C2                     | yes                    |
C3                     | no                     |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e45_prior_guardianship_date is null as is_violation
from checked.afcars_oohc_children
where e44_prior_guardianship = 'yes'

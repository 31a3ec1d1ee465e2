/*---
says       = "A prior adoption has its month, and whether it was intercountry."
fields     = ["e42_prior_adoption_date", "e43_prior_adoption_intercountry"]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 42 and 43; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter year and month of the adoption; an estimate will do."
beware     = "How long adoptions lasted before they failed cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e41_prior_adoption | e42_prior_adoption_date | e43_prior_adoption_intercountry
C1                     | yes                | 2022-12-01              | false
C2                     | yes                | 2022-12-01              |
C3                     | yes                |                         | false
C4                     | no                 |                         |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e42_prior_adoption_date is null
        or e43_prior_adoption_intercountry is null
    ) as is_violation
from checked.afcars_oohc_children
where e41_prior_adoption = 'yes'

/*---
says       = "An adoption under an assistance agreement says which kind of agency placed the child."
fields     = ["a19_adoption_placing_agency"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.45, element 19; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the kind of agency."
beware     = "Who places children for adoption cannot be told."
since      = "0.2"
notes      = """
Whether it may be blank for a guardianship was not confirmed, so guardianships are not checked.
"""

[[example]]
afcars_aga = """
a3_child_record_number | a15_assistance_agreement_type | a19_adoption_placing_agency
C1                     | adoption                      | iv_e_agency
C2                     | adoption                      |
C3                     | guardianship                  |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    a19_adoption_placing_agency is null as is_violation
from checked.afcars_aga
where a15_assistance_agreement_type = 'adoption'

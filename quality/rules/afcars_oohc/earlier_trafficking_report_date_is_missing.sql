/*---
says       = "A report to the police of earlier sex trafficking has its date."
fields     = ["e108_prior_victim_sex_trafficking_reported_date"]
category   = "completeness"
level      = "field"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, element 108; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the date of the report."
beware     = "Whether trafficking was reported to the police cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e107_prior_victim_sex_trafficking_reported | e108_prior_victim_sex_trafficking_reported_date
C1                     | true                                       | 2022-12-01
C2                     | true                                       |
C3                     | false                                      |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    e108_prior_victim_sex_trafficking_reported_date is null as is_violation
from checked.afcars_oohc_children
where e107_prior_victim_sex_trafficking_reported

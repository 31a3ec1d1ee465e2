/*---
says       = "A report to the police stands only where the child was a victim of sex trafficking."
fields     = [
  "e106_prior_victim_sex_trafficking",
  "e107_prior_victim_sex_trafficking_reported",
  "e109_victim_sex_trafficking",
  "e110_victim_sex_trafficking_reported",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 106 to 111; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Answer yes to the victimization, or take the report out."
beware     = "Victims of sex trafficking are counted from elements 106 and 109."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e106_prior_victim_sex_trafficking | e107_prior_victim_sex_trafficking_reported | e108_prior_victim_sex_trafficking_reported_date | e109_victim_sex_trafficking | e110_victim_sex_trafficking_reported
C1                     | true                              | true                                       | 2021-05-01                                      | false                       | false
C2                     | false                             |                                            |                                                 | false                       |
C3                     | false                             | true                                       |                                                 | false                       |
C4                     | false                             |                                            |                                                 | false                       | true
C5                     |                                   |                                            |                                                 |                             |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e106_prior_victim_sex_trafficking is false
            and (e107_prior_victim_sex_trafficking_reported is true
                or e108_prior_victim_sex_trafficking_reported_date is not null)
        or e109_victim_sex_trafficking is false
        and (e110_victim_sex_trafficking_reported is true
            or e111_victim_sex_trafficking_reported_date is not null)
    ) as is_violation
from checked.afcars_oohc_children
where e106_prior_victim_sex_trafficking is not null or e109_victim_sex_trafficking is not null

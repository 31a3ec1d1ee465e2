/*---
says       = "Reports of sex trafficking to the police were made by the end of the period."
fields     = [
  "e108_prior_victim_sex_trafficking_reported_date",
  "e111_victim_sex_trafficking_reported_date",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.44, elements 108 and 111; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Correct the year of the date."
beware     = "The report belongs to a period whose file is not yet there."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e108_prior_victim_sex_trafficking_reported_date | e111_victim_sex_trafficking_reported_date
C1                     | 23A        | 2021-03-31                                      | 2023-03-31
C2                     | 23A        |                                                 | 2023-04-01
C3                     | 23A        | 2023-04-01                                      |
C4                     | 23A        |                                                 |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    coalesce(x.e108_prior_victim_sex_trafficking_reported_date > f.period_end, false)
    or coalesce(x.e111_victim_sex_trafficking_reported_date > f.period_end, false)
        as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e108_prior_victim_sex_trafficking_reported_date is not null
    or x.e111_victim_sex_trafficking_reported_date is not null

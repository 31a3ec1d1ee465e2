/*---
says       = "A prior adoption lies between the month of birth and the end of the period."
fields     = ["e42_prior_adoption_date", "e5_date_of_birth"]
category   = "plausibility"
level      = "child"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 5 and 42; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the month of the adoption or the date of birth."
beware     = "How long adoptions lasted before they failed cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | submission | e5_date_of_birth | e42_prior_adoption_date
C1                     | 23A        | 2015-06-15       | 2015-06-01
C2                     | 23A        | 2015-06-15       | 2015-05-01
C3                     | 23A        | 2015-06-15       | 2023-04-01
C4                     | 23A        | 2015-06-15       |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    x.file_id,
    x.record_number,
    x.e4_child_record_number,
    (
        x.e42_prior_adoption_date > f.period_end
        or x.e42_prior_adoption_date < cast(date_trunc('month', x.e5_date_of_birth) as date)
    ) as is_violation
from checked.afcars_oohc_children as x
inner join checked.files as f on x.file_id = f.file_id
where x.e42_prior_adoption_date is not null and x.e5_date_of_birth is not null

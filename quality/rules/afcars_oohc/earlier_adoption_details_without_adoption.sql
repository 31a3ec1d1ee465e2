/*---
says     = "Details of a prior adoption or guardianship stand only where there was one."
fields   = [
  "e41_prior_adoption",
  "e42_prior_adoption_date",
  "e43_prior_adoption_intercountry",
  "e44_prior_guardianship",
  "e45_prior_guardianship_date",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 41 to 45; judgement of this project"
fix      = "Answer yes to the prior adoption or guardianship, or take the details out."
beware   = "Adoptions and guardianships that failed are counted from the answers, not from the details."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e41_prior_adoption | e42_prior_adoption_date | e43_prior_adoption_intercountry | e44_prior_guardianship | e45_prior_guardianship_date
C1                     | yes                | 2018-06-01              | false                           | no                     |
C2                     | no                 |                         | false                           | no                     |
C3                     | no                 | 2018-06-01              |                                 | no                     |
C4                     | no                 |                         |                                 | no                     | 2018-06-01
C5                     |                    |                         |                                 |                        |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(e41_prior_adoption, '') <> 'yes'
            and (e42_prior_adoption_date is not null or coalesce(e43_prior_adoption_intercountry, false))
        or coalesce(e44_prior_guardianship, '') <> 'yes' and e45_prior_guardianship_date is not null
    ) as is_violation
from checked.afcars_oohc_children
where coalesce(e41_prior_adoption, e44_prior_guardianship) is not null

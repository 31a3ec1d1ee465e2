/*---
says     = "Answers on an adoptive or guardianship home stand only with such an exit."
fields   = [
  "e155_exit_reason",
  "e157_marital_status_of_adoptive_parents",
  "e162_adoptive_parent1_birth_date",
  "e185_assistance_agreement_type",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 155 to 186; judgement of this project"
fix      = "Correct the reason for exit, or take the answers out."
beware   = "Adoptions and guardianships are counted from the reason."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e155_exit_reason | e157_marital_status_of_adoptive_parents | e162_adoptive_parent1_birth_date
C1                     | 1              | adoption         | married                                 | 1980-05-01
C2                     | 1              | guardianship     | single                                  | 1980-05-01
C3                     | 1              | reunification    | married                                 |
C4                     | 1              | reunification    |                                         |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    coalesce(e155_exit_reason, '') not in ('adoption', 'guardianship') as is_violation
from checked.afcars_oohc_removals
where coalesce(e157_marital_status_of_adoptive_parents, e185_assistance_agreement_type) is not null
    or e162_adoptive_parent1_birth_date is not null

/*---
says     = "The assistance agreement is one for adoption or for guardianship as the child left for either."
fields   = ["e155_exit_reason", "e185_assistance_agreement_type"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Correct the reason for exit or the kind of agreement."
beware   = "Adoptions and guardianships are counted from the reason."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e155_exit_reason | e185_assistance_agreement_type
C1                     | 1              | adoption         | iv_e_adoption
C2                     | 1              | guardianship     | state_guardianship
C3                     | 1              | adoption         | state_guardianship
C4                     | 1              | guardianship     | iv_e_medicaid
C5                     | 1              | adoption         | none
C6                     | 1              | reunification    |
"""
holds = ["C1 1", "C2 1"]
violates = ["C3 1", "C4 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (e155_exit_reason = 'adoption') = (e185_assistance_agreement_type in ('iv_e_guardianship',
        'state_guardianship')) as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason in ('adoption', 'guardianship') and e185_assistance_agreement_type <> 'none'

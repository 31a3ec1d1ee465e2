/*---
says       = "No kind of support applies to a child who is said to receive none."
fields     = [
  "e46_support_assistance",
  "e47_state_tribal_adoption_assistance",
  "e48_state_tribal_foster_care",
  "e49_adoption_subsidy",
  "e50_guardianship_assistance",
  "e51_tanf_assistance",
  "e52_title_iv_b",
  "e53_chafee_foster_program",
  "e54_other_financial_support",
]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 46 to 54; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Answer that support was received, or take the kind out."
beware     = "Children supported by each source are counted from the kinds."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e46_support_assistance | e47_state_tribal_adoption_assistance | e48_state_tribal_foster_care | e54_other_financial_support
C1                     | false                  | false                                | false                        | false
C2                     | false                  |                                      |                              |
C3                     | false                  | false                                | false                        | true
C4                     | true                   | false                                | false                        | false
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(e47_state_tribal_adoption_assistance, false)
        or coalesce(e48_state_tribal_foster_care, false)
        or coalesce(e49_adoption_subsidy, false)
        or coalesce(e50_guardianship_assistance, false)
        or coalesce(e51_tanf_assistance, false)
        or coalesce(e52_title_iv_b, false)
        or coalesce(e53_chafee_foster_program, false)
        or coalesce(e54_other_financial_support, false)
    ) as is_violation
from checked.afcars_oohc_children
where not e46_support_assistance

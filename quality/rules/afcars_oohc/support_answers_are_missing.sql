/*---
says       = "Each question on financial and medical support of a child has an answer."
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
  "e55_foster_care_payment",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 46 to 55; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer each kind of support; a kind that does not apply is answered so."
beware     = "A blank is read as no support of that kind."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e46_support_assistance | e47_state_tribal_adoption_assistance | e48_state_tribal_foster_care | e49_adoption_subsidy | e50_guardianship_assistance | e51_tanf_assistance | e52_title_iv_b | e53_chafee_foster_program | e54_other_financial_support | e55_foster_care_payment
C1                     | false                  | false                                | false                        | false                | false                       | false               | false          | false                     | false                       | false
C2                     | false                  | false                                | false                        | false                | false                       | false               | false          | false                     | false                       |
C3                     |                        | false                                | false                        | false                | false                       | false               | false          | false                     | false                       | false
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e46_support_assistance is null
        or e47_state_tribal_adoption_assistance is null
        or e48_state_tribal_foster_care is null
        or e49_adoption_subsidy is null
        or e50_guardianship_assistance is null
        or e51_tanf_assistance is null
        or e52_title_iv_b is null
        or e53_chafee_foster_program is null
        or e54_other_financial_support is null
        or e55_foster_care_payment is null
    ) as is_violation
from checked.afcars_oohc_children

/*---
says     = "A child who receives support receives some kind of it."
fields   = [
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
category = "completeness"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Mark the kind of support, or answer that there was none beside title IV-E foster care (element 55)."
beware   = "Children supported by each source are counted from the kinds."
since    = "0.2"
notes    = """
The layout says only that support is received where a kind applies. Not checked where all kinds are blank:
that is found as missing data.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e46_support_assistance | e47_state_tribal_adoption_assistance | e48_state_tribal_foster_care | e54_other_financial_support
C1                     | true                   | false                                | true                         | false
C2                     | true                   | false                                | false                        | false
C3                     | true                   |                                      |                              |
C4                     | false                  | false                                | false                        | false
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e47_state_tribal_adoption_assistance is not true
        and e48_state_tribal_foster_care is not true
        and e49_adoption_subsidy is not true
        and e50_guardianship_assistance is not true
        and e51_tanf_assistance is not true
        and e52_title_iv_b is not true
        and e53_chafee_foster_program is not true
        and e54_other_financial_support is not true
    ) as is_violation
from checked.afcars_oohc_children
where e46_support_assistance
    and coalesce(e47_state_tribal_adoption_assistance, e48_state_tribal_foster_care, e49_adoption_subsidy,
        e50_guardianship_assistance, e51_tanf_assistance, e52_title_iv_b, e53_chafee_foster_program,
            e54_other_financial_support) is not null

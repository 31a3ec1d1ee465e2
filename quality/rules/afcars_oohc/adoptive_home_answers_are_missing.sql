/*---
says       = "An adoption or guardianship has marital status and relationship of the new parents, jurisdiction, agreement and siblings."
fields     = [
  "e157_marital_status_of_adoptive_parents",
  "e158_relationship_to_adoptive_parents_relative",
  "e159_relationship_to_adoptive_parents_kin",
  "e160_relationship_to_adoptive_parents_non_relative",
  "e161_relationship_to_adoptive_parents_foster_parent",
  "e184_inter_intrajurisdictional_adoption",
  "e185_assistance_agreement_type",
  "e186_siblings_in_adoptive_home",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 157 to 161 and 184 to 186; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter the answers; element 186 has 99 for not applicable."
beware     = "Who adopts children in care, and with what support, cannot be told."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e155_exit_reason | e157_marital_status_of_adoptive_parents | e158_relationship_to_adoptive_parents_relative | e159_relationship_to_adoptive_parents_kin | e160_relationship_to_adoptive_parents_non_relative | e161_relationship_to_adoptive_parents_foster_parent | e184_inter_intrajurisdictional_adoption | e185_assistance_agreement_type | e186_siblings_in_adoptive_home
C1                     | 1              | removal_2020   | adoption         | married                                 | false                                          | false                                     | false                                              | false                                               | within                                  | none                           | 1
C2                     | 1              | removal_2020   | adoption         | married                                 | false                                          | false                                     | false                                              | false                                               | within                                  | none                           |
C3                     | 1              | removal_2020   | adoption         |                                         | false                                          | false                                     | false                                              | false                                               | within                                  | none                           | 1
C4                     | 1              | removal_2020   | reunification    |                                         |                                                |                                           |                                                    |                                                     |                                         |                                |
"""
holds = ["C1 1"]
violates = ["C2 1", "C3 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        e157_marital_status_of_adoptive_parents is null
        or e158_relationship_to_adoptive_parents_relative is null
        or e159_relationship_to_adoptive_parents_kin is null
        or e160_relationship_to_adoptive_parents_non_relative is null
        or e161_relationship_to_adoptive_parents_foster_parent is null
        or e184_inter_intrajurisdictional_adoption is null
        or e185_assistance_agreement_type is null
        or e186_siblings_in_adoptive_home is null
    ) as is_violation
from checked.afcars_oohc_removals
where e155_exit_reason in ('adoption', 'guardianship') and removal_layout = 'removal_2020'

/*---
says       = "A child with a diagnosed condition has an answer on each condition."
fields     = [
  "e24_health_intellectual_disability",
  "e25_health_autism_spectrum_disorder",
  "e26_health_visual_impairment",
  "e27_health_hearing_impairment",
  "e28_health_orthopedic_impairment",
  "e29_health_mental_disorder",
  "e30_health_adhd_add",
  "e31_health_serious_mental_disorder",
  "e32_health_developmental_delay",
  "e33_health_developmental_disability",
  "e34_health_other_condition",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "missing"
source     = "45 CFR 1355.44, elements 24 to 34; 45 CFR 1355.46(b)(1), missing data"
fix        = "Enter for each condition whether it exists, existed before, or does not apply."
beware     = "Which conditions children in care have cannot be told for this child."
since      = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e23_health_conditions | e24_health_intellectual_disability | e25_health_autism_spectrum_disorder | e26_health_visual_impairment | e27_health_hearing_impairment | e28_health_orthopedic_impairment | e29_health_mental_disorder | e30_health_adhd_add | e31_health_serious_mental_disorder | e32_health_developmental_delay | e33_health_developmental_disability | e34_health_other_condition
C1                     | diagnosed             | does_not_apply                     | does_not_apply                      | does_not_apply               | does_not_apply                | does_not_apply                   | does_not_apply             | does_not_apply      | does_not_apply                     | does_not_apply                 | does_not_apply                      | does_not_apply
C2                     | diagnosed             | does_not_apply                     | does_not_apply                      | does_not_apply               | does_not_apply                | does_not_apply                   | does_not_apply             | does_not_apply      | does_not_apply                     | does_not_apply                 | does_not_apply                      |
C3                     | diagnosed             |                                    | does_not_apply                      | does_not_apply               | does_not_apply                | does_not_apply                   | does_not_apply             | does_not_apply      | does_not_apply                     | does_not_apply                 | does_not_apply                      | does_not_apply
C4                     | none_apply            |                                    |                                     |                              |                               |                                  |                            |                     |                                    |                                |                                     |
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        e24_health_intellectual_disability is null
        or e25_health_autism_spectrum_disorder is null
        or e26_health_visual_impairment is null
        or e27_health_hearing_impairment is null
        or e28_health_orthopedic_impairment is null
        or e29_health_mental_disorder is null
        or e30_health_adhd_add is null
        or e31_health_serious_mental_disorder is null
        or e32_health_developmental_delay is null
        or e33_health_developmental_disability is null
        or e34_health_other_condition is null
    ) as is_violation
from checked.afcars_oohc_children
where e23_health_conditions = 'diagnosed'

/*---
says     = "A condition that exists stands only where a diagnosis does."
fields   = [
  "e23_health_conditions",
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
category = "plausibility"
level    = "record"
severity = "query"
source   = "45 CFR 1355.44, elements 23 to 34; judgement of this project"
fix      = "Answer that a condition was diagnosed, or take the condition out."
beware   = "Disability is told by the diagnosis alone, so this child counts without one."
since    = "0.2"

[[example]]
afcars_oohc_children = """
e4_child_record_number | e23_health_conditions | e24_health_intellectual_disability | e25_health_autism_spectrum_disorder
C1                     | none_apply            |                                    |
C2                     | not_examined          | previous                           |
C3                     | none_apply            | does_not_apply                     | existing
C4                     | diagnosed             | existing                           |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(e24_health_intellectual_disability, '') = 'existing'
        or coalesce(e25_health_autism_spectrum_disorder, '') = 'existing'
        or coalesce(e26_health_visual_impairment, '') = 'existing'
        or coalesce(e27_health_hearing_impairment, '') = 'existing'
        or coalesce(e28_health_orthopedic_impairment, '') = 'existing'
        or coalesce(e29_health_mental_disorder, '') = 'existing'
        or coalesce(e30_health_adhd_add, '') = 'existing'
        or coalesce(e31_health_serious_mental_disorder, '') = 'existing'
        or coalesce(e32_health_developmental_delay, '') = 'existing'
        or coalesce(e33_health_developmental_disability, '') = 'existing'
        or coalesce(e34_health_other_condition, '') = 'existing'
    ) as is_violation
from checked.afcars_oohc_children
where e23_health_conditions <> 'diagnosed'

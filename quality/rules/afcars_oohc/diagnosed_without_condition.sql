/*---
says       = "A child with a diagnosed condition has at least one condition, existing or previous."
fields     = [
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
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 23 to 34; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark the condition that was diagnosed, or answer that none applies."
beware     = "Children with a disability are counted, but with none."
since      = "0.2"
notes      = """
Not checked where all conditions are blank: that is found as missing data.
"""

[[example]]
afcars_oohc_children = """
e4_child_record_number | e23_health_conditions | e24_health_intellectual_disability | e25_health_autism_spectrum_disorder | e34_health_other_condition
C1                     | diagnosed             | existing                           | does_not_apply                      | does_not_apply
C2                     | diagnosed             | does_not_apply                     |                                     | previous
C3                     | diagnosed             | does_not_apply                     | does_not_apply                      | does_not_apply
C4                     | none_apply            |                                    |                                     |
C5                     | diagnosed             |                                    |                                     |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    (
        coalesce(e24_health_intellectual_disability, 'does_not_apply') = 'does_not_apply'
        and coalesce(e25_health_autism_spectrum_disorder, 'does_not_apply') = 'does_not_apply'
        and coalesce(e26_health_visual_impairment, 'does_not_apply') = 'does_not_apply'
        and coalesce(e27_health_hearing_impairment, 'does_not_apply') = 'does_not_apply'
        and coalesce(e28_health_orthopedic_impairment, 'does_not_apply') = 'does_not_apply'
        and coalesce(e29_health_mental_disorder, 'does_not_apply') = 'does_not_apply'
        and coalesce(e30_health_adhd_add, 'does_not_apply') = 'does_not_apply'
        and coalesce(e31_health_serious_mental_disorder, 'does_not_apply') = 'does_not_apply'
        and coalesce(e32_health_developmental_delay, 'does_not_apply') = 'does_not_apply'
        and coalesce(e33_health_developmental_disability, 'does_not_apply') = 'does_not_apply'
        and coalesce(e34_health_other_condition, 'does_not_apply') = 'does_not_apply'
    ) as is_violation
from checked.afcars_oohc_children
where e23_health_conditions = 'diagnosed'
    and coalesce(e24_health_intellectual_disability, e25_health_autism_spectrum_disorder,
        e26_health_visual_impairment, e27_health_hearing_impairment, e28_health_orthopedic_impairment,
            e29_health_mental_disorder, e30_health_adhd_add, e31_health_serious_mental_disorder,
                e32_health_developmental_delay, e33_health_developmental_disability,
                    e34_health_other_condition) is not null

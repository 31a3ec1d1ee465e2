/*---
says       = "A removal has at least one circumstance."
fields     = [
  "e72_runaway",
  "e73_whereabouts_unknown",
  "e74_physical_abuse",
  "e75_sexual_abuse",
  "e76_psychological_abuse",
  "e77_neglect",
  "e78_medical_neglect",
  "e79_domestic_violence",
  "e80_abandonment",
  "e81_failure_to_return",
  "e82_caretaker_alcohol_use",
  "e83_caretaker_drug_use",
  "e84_child_alcohol_use",
  "e85_child_drug_use",
  "e86_prenatal_alcohol_exposure",
  "e87_prenatal_drug_exposure",
  "e88_diagnosed_condition",
  "e89_inadequate_access_to_mental_health",
  "e90_inadequate_access_to_medical_service",
  "e91_child_behavior_problem",
  "e92_death_of_caretaker",
  "e93_incarceration_of_caretaker",
  "e94_caretaker_impairment_physical_emotional",
  "e95_caretaker_impairment_cognitive",
  "e96_inadequate_housing",
  "e97_voluntary_adoption",
  "e98_child_requested_placement",
  "e99_sex_trafficking",
  "e100_parental_immigration_detainment_deportation",
  "e101_family_conflict_gender_orientation",
  "e102_educational_neglect",
  "e103_public_agency_title_iv_agreement",
  "e104_tribal_agreement",
  "e105_homelessness",
]
category   = "completeness"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 72 to 105; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Mark every circumstance that applied at removal."
beware     = "Why children come into care cannot be told for this one."
since      = "0.2"
notes      = """
Not checked where every circumstance is blank: that is found as missing data.
"""

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e72_runaway | e77_neglect | e105_homelessness
C1                     | 1              | removal_2020   | false       | true        | false
C2                     | 1              | removal_2020   | false       | false       | false
C3                     | 1              | removal_1993   |             |             |
"""
holds = ["C1 1"]
violates = ["C2 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    (
        e72_runaway is not true
        and e73_whereabouts_unknown is not true
        and e74_physical_abuse is not true
        and e75_sexual_abuse is not true
        and e76_psychological_abuse is not true
        and e77_neglect is not true
        and e78_medical_neglect is not true
        and e79_domestic_violence is not true
        and e80_abandonment is not true
        and e81_failure_to_return is not true
        and e82_caretaker_alcohol_use is not true
        and e83_caretaker_drug_use is not true
        and e84_child_alcohol_use is not true
        and e85_child_drug_use is not true
        and e86_prenatal_alcohol_exposure is not true
        and e87_prenatal_drug_exposure is not true
        and e88_diagnosed_condition is not true
        and e89_inadequate_access_to_mental_health is not true
        and e90_inadequate_access_to_medical_service is not true
        and e91_child_behavior_problem is not true
        and e92_death_of_caretaker is not true
        and e93_incarceration_of_caretaker is not true
        and e94_caretaker_impairment_physical_emotional is not true
        and e95_caretaker_impairment_cognitive is not true
        and e96_inadequate_housing is not true
        and e97_voluntary_adoption is not true
        and e98_child_requested_placement is not true
        and e99_sex_trafficking is not true
        and e100_parental_immigration_detainment_deportation is not true
        and e101_family_conflict_gender_orientation is not true
        and e102_educational_neglect is not true
        and e103_public_agency_title_iv_agreement is not true
        and e104_tribal_agreement is not true
        and e105_homelessness is not true
    ) as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_2020' and coalesce(
    e72_runaway,
    e73_whereabouts_unknown,
    e74_physical_abuse,
    e75_sexual_abuse,
    e76_psychological_abuse,
    e77_neglect,
    e78_medical_neglect,
    e79_domestic_violence,
    e80_abandonment,
    e81_failure_to_return,
    e82_caretaker_alcohol_use,
    e83_caretaker_drug_use,
    e84_child_alcohol_use,
    e85_child_drug_use,
    e86_prenatal_alcohol_exposure,
    e87_prenatal_drug_exposure,
    e88_diagnosed_condition,
    e89_inadequate_access_to_mental_health,
    e90_inadequate_access_to_medical_service,
    e91_child_behavior_problem,
    e92_death_of_caretaker,
    e93_incarceration_of_caretaker,
    e94_caretaker_impairment_physical_emotional,
    e95_caretaker_impairment_cognitive,
    e96_inadequate_housing,
    e97_voluntary_adoption,
    e98_child_requested_placement,
    e99_sex_trafficking,
    e100_parental_immigration_detainment_deportation,
    e101_family_conflict_gender_orientation,
    e102_educational_neglect,
    e103_public_agency_title_iv_agreement,
    e104_tribal_agreement,
    e105_homelessness
) is not null

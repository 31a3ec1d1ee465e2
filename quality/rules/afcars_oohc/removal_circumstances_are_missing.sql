/*---
says       = "Each circumstance at removal has an answer, applies or not."
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
error_type = "missing"
source     = "45 CFR 1355.44, elements 72 to 105; 45 CFR 1355.46(b)(1), missing data"
fix        = "Answer each circumstance; one that was absent does not apply."
beware     = "A blank is read as not applying; shares of children by circumstance come out too low."
since      = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | removal_layout | e72_runaway | e73_whereabouts_unknown | e74_physical_abuse | e75_sexual_abuse | e76_psychological_abuse | e77_neglect | e78_medical_neglect | e79_domestic_violence | e80_abandonment | e81_failure_to_return | e82_caretaker_alcohol_use | e83_caretaker_drug_use | e84_child_alcohol_use | e85_child_drug_use | e86_prenatal_alcohol_exposure | e87_prenatal_drug_exposure | e88_diagnosed_condition | e89_inadequate_access_to_mental_health | e90_inadequate_access_to_medical_service | e91_child_behavior_problem | e92_death_of_caretaker | e93_incarceration_of_caretaker | e94_caretaker_impairment_physical_emotional | e95_caretaker_impairment_cognitive | e96_inadequate_housing | e97_voluntary_adoption | e98_child_requested_placement | e99_sex_trafficking | e100_parental_immigration_detainment_deportation | e101_family_conflict_gender_orientation | e102_educational_neglect | e103_public_agency_title_iv_agreement | e104_tribal_agreement | e105_homelessness
C1                     | 1              | removal_2020   | false       | false                   | false              | false            | false                   | false       | false               | false                 | false           | false                 | false                     | false                  | false                 | false              | false                         | false                      | false                   | false                                  | false                                    | false                      | false                  | false                          | false                                       | false                              | false                  | false                  | false                         | false               | false                                            | false                                   | false                    | false                                 | false                 | false
C2                     | 1              | removal_2020   | false       | false                   | false              | false            | false                   | false       | false               | false                 | false           | false                 | false                     | false                  | false                 | false              | false                         | false                      | false                   | false                                  | false                                    | false                      | false                  | false                          | false                                       | false                              | false                  | false                  | false                         | false               | false                                            | false                                   | false                    | false                                 | false                 |
C3                     | 1              | removal_2020   |             | false                   | false              | false            | false                   | false       | false               | false                 | false           | false                 | false                     | false                  | false                 | false              | false                         | false                      | false                   | false                                  | false                                    | false                      | false                  | false                          | false                                       | false                              | false                  | false                  | false                         | false               | false                                            | false                                   | false                    | false                                 | false                 | false
C4                     | 1              | removal_1993   |             |                         |                    |                  |                         |             |                     |                       |                 |                       |                           |                        |                       |                    |                               |                            |                         |                                        |                                          |                            |                        |                                |                                             |                                    |                        |                        |                               |                     |                                                  |                                         |                          |                                       |                       |
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
        e72_runaway is null
        or e73_whereabouts_unknown is null
        or e74_physical_abuse is null
        or e75_sexual_abuse is null
        or e76_psychological_abuse is null
        or e77_neglect is null
        or e78_medical_neglect is null
        or e79_domestic_violence is null
        or e80_abandonment is null
        or e81_failure_to_return is null
        or e82_caretaker_alcohol_use is null
        or e83_caretaker_drug_use is null
        or e84_child_alcohol_use is null
        or e85_child_drug_use is null
        or e86_prenatal_alcohol_exposure is null
        or e87_prenatal_drug_exposure is null
        or e88_diagnosed_condition is null
        or e89_inadequate_access_to_mental_health is null
        or e90_inadequate_access_to_medical_service is null
        or e91_child_behavior_problem is null
        or e92_death_of_caretaker is null
        or e93_incarceration_of_caretaker is null
        or e94_caretaker_impairment_physical_emotional is null
        or e95_caretaker_impairment_cognitive is null
        or e96_inadequate_housing is null
        or e97_voluntary_adoption is null
        or e98_child_requested_placement is null
        or e99_sex_trafficking is null
        or e100_parental_immigration_detainment_deportation is null
        or e101_family_conflict_gender_orientation is null
        or e102_educational_neglect is null
        or e103_public_agency_title_iv_agreement is null
        or e104_tribal_agreement is null
        or e105_homelessness is null
    ) as is_violation
from checked.afcars_oohc_removals
where removal_layout = 'removal_2020'

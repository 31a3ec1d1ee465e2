/*---
says       = "A child who ran away or whose whereabouts are unknown has that location, and no other child has it."
fields     = ["e120_other_living_arrangement_type", "e121_location_of_living_arrangement"]
category   = "plausibility"
level      = "record"
severity   = "error"
error_type = "inconsistent"
source     = "45 CFR 1355.44, elements 120 and 121; 45 CFR 1355.46(b)(3), internally inconsistent data"
fix        = "Correct the answer that is wrong."
beware     = "Absences from care are counted from the setting."
since      = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e113_foster_family_home | e120_other_living_arrangement_type | e121_location_of_living_arrangement
C1                     | 1              | 1        | false                   | runaway                            | runaway_or_unknown
C2                     | 1              | 1        | true                    |                                    | in_state
C3                     | 1              | 1        | false                   | runaway                            | in_state
C4                     | 1              | 1        | true                    |                                    | runaway_or_unknown
C5                     | 1              | 1        |                         |                                    | in_state
"""
holds = ["C1 1 1", "C2 1 1"]
violates = ["C3 1 1", "C4 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    coalesce(e120_other_living_arrangement_type in ('runaway', 'whereabouts_unknown'),
        false) <> (e121_location_of_living_arrangement = 'runaway_or_unknown') as is_violation
from checked.afcars_oohc_living_arrangements
where e121_location_of_living_arrangement is not null
    and (e113_foster_family_home is not null or e120_other_living_arrangement_type is not null)

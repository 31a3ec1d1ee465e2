/*---
says     = "Foster parents turn 18 to 100 in or before the year the child comes to them."
fields   = [
  "e112_date_living_arrangement",
  "e125_foster_parent1_birth_year",
  "e136_foster_parent2_birth_year",
]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the years of birth with the home's record."
beware   = "Ages of foster parents come out wrong."
since    = "0.2"

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | e112_date_living_arrangement | e125_foster_parent1_birth_year | e136_foster_parent2_birth_year
C1                     | 1              | 1        | 2022-11-01                   | 2004                           | 1922
C2                     | 1              | 1        | 2022-11-01                   | 2005                           |
C3                     | 1              | 1        | 2022-11-01                   | 1980                           | 1921
C4                     | 1              | 1        | 2022-11-01                   |                                |
"""
holds = ["C1 1 1"]
violates = ["C2 1 1", "C3 1 1"]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        e125_foster_parent1_birth_year is not null
            and year(e112_date_living_arrangement) - e125_foster_parent1_birth_year not between 18 and 100
        or e136_foster_parent2_birth_year is not null
        and year(e112_date_living_arrangement) - e136_foster_parent2_birth_year not between 18 and 100
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e112_date_living_arrangement is not null
    and coalesce(e125_foster_parent1_birth_year, e136_foster_parent2_birth_year) is not null

/*---
says     = "Adoptive parents and guardians are grown up when the child leaves to them."
fields   = ["e153_exit_date", "e162_adoptive_parent1_birth_date", "e173_adoptive_parent2_birth_date"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "Judgement of this project"
fix      = "Compare the dates of birth; often the child's stands in place of the parent's."
beware   = "Ages of adoptive parents come out wrong."
since    = "0.2"

[[example]]
afcars_oohc_removals = """
e4_child_record_number | removal_number | e153_exit_date | e162_adoptive_parent1_birth_date | e173_adoptive_parent2_birth_date
C1                     | 1              | 2022-12-01     | 2004-12-01                       |
C2                     | 1              | 2022-12-01     | 1980-05-01                       | 2004-12-02
C3                     | 1              | 2022-12-01     |                                  |
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
        coalesce(age_in_years(e162_adoptive_parent1_birth_date, e153_exit_date) < 18, false)
        or coalesce(age_in_years(e173_adoptive_parent2_birth_date, e153_exit_date) < 18, false)
    ) as is_violation
from checked.afcars_oohc_removals
where e153_exit_date is not null
    and coalesce(e162_adoptive_parent1_birth_date, e173_adoptive_parent2_birth_date) is not null

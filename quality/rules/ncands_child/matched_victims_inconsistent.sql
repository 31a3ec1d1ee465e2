/*---
says       = "A victim of two years has the same sex and date of birth, and an age that fits, in both."
fields     = ["chsex", "chage", "chbdate"]
category   = "plausibility"
level      = "history"
severity   = "error"
threshold  = 0.05
basis      = "CFSR Round 4 Data Dictionary, August 2022: limit of its data quality checks"
source     = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
fix        = "Find out whether the identifier was given to another child; correct sex, age or date of birth where they are wrong."
beware     = "When one identifier stands for two children, recurrence is counted that did not happen."
since      = "0.1"
withholds  = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
notes      = """
Each victim's first victim report of either year is compared. Contradictions: another sex; an age that fell,
or rose by more than 3 years; for a child under 1 in the first report, another date of birth. What is
missing or unknown in either report is not compared. Withheld: both indicators that use the child's NCANDS
identifier.
"""

[[example]]
ncands_child = """
rptid | chid | submission | file_id | rptdt      | mal1lev       | chsex  | chage
R1    | C1   | FFY2022    | N       | 2022-01-15 | substantiated | female | 7
R2    | C2   | FFY2022    | N       | 2022-01-15 | substantiated | female | 7
R3    | C1   | FFY2023    | O       | 2023-01-15 | substantiated | female | 8
R4    | C2   | FFY2023    | O       | 2023-01-15 | substantiated | male   | 8
"""
holds = ["C1"]
violates = ["C2"]
---*/
with first_reports as (
    select *
    from checked.ncands_victims
    qualify row_number() over (partition by file_id, child_id order by report_date, report_id) = 1
),

compared as (
    select
        earlier.file_id,
        earlier.record_number,
        earlier.child_id,
        earlier.sex <> later.sex as is_sex_different,
        later.age - earlier.age not between 0 and 3 as is_age_implausible,
        case when earlier.age = 0 then earlier.birth_date <> later.birth_date end as is_birth_different
    from first_reports as earlier
    inner join first_reports as later
        on earlier.next_file_id = later.file_id and earlier.child_id = later.child_id
)

select
    file_id,
    record_number,
    child_id,
    coalesce(is_sex_different, false)
    or coalesce(is_age_implausible, false)
    or coalesce(is_birth_different, false) as is_violation
from compared
where coalesce(is_sex_different, is_age_implausible, is_birth_different) is not null

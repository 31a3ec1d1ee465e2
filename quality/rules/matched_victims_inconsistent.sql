/*---
says     = "Victims found in the next year's file whose sex, age or date of birth contradicts it"
dataset  = "ncands_child"
limit    = 0.05
measures = [
  "maltreatment_in_foster_care",
  "recurrence_of_maltreatment",
]
source   = "CFSR Round 4 Data Dictionary, August 2022, data quality checks"
notes    = """
Each victim's first victim report of either year is compared. Contradictions: another sex; an age that fell,
or rose by more than 3 years; for a child under 1 in the first report, another date of birth. What is
missing or unknown in either report is not compared. Withheld: both indicators that use the child's NCANDS
identifier.
"""
---*/
with first_reports as (
    select *
    from checked.ncands_victims
    qualify row_number() over (partition by submission, child_id order by report_date, report_id) = 1
),

compared as (
    select
        earlier.submission,
        earlier.sex <> later.sex as is_sex_different,
        later.age - earlier.age not between 0 and 3 as is_age_implausible,
        case when earlier.age = 0 then earlier.birth_date <> later.birth_date end as is_birth_different
    from first_reports as earlier
    inner join first_reports as later
        on earlier.next_submission = later.submission and earlier.child_id = later.child_id
)

select
    submission,
    coalesce(is_sex_different, false)
    or coalesce(is_age_implausible, false)
    or coalesce(is_birth_different, false) as is_failure
from compared
where coalesce(is_sex_different, is_age_implausible, is_birth_different) is not null

/*---
says     = "A couple has an adoptive mother and father with years of birth; a single parent has one year of birth."
fields   = ["adpfamst", "admomyr", "addadyr"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, elements 22 to 24"
fix      = "Correct the structure or the years of birth."
beware   = "Ages of adoptive parents come out wrong."
since    = "0.2"
notes    = """
Unmarried couples are not checked: both may be of one sex.
"""

[[example]]
afcars_adoption_1993 = """
recnum | adpfamst         | admomyr | addadyr
C1     | married_couple   | 1980    | 1978
C2     | single_female    | 1980    |
C3     | married_couple   | 1980    |
C4     | single_male      | 1980    | 1978
C5     | unmarried_couple | 1980    |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnum,
    (
        adpfamst = 'married_couple' and (admomyr is null or addadyr is null)
        or adpfamst = 'single_female' and addadyr is not null
        or adpfamst = 'single_male' and admomyr is not null
    ) as is_violation
from checked.afcars_adoption_1993
where adpfamst in ('married_couple', 'single_female', 'single_male')

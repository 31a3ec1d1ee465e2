/*---
says     = "An adoption became legal in the report period."
fields   = ["adoptdate"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS adoption file of 1993, element 21"
fix      = "Correct the date; an adoption of an earlier period that is reported late is to be explained."
beware   = "Adoptions are counted by the date on which they became legal."
since    = "0.2"

[[example]]
afcars_adoption_1993 = """
recnum | submission | adoptdate
C1     | 21A        | 2020-10-01
C2     | 21A        | 2021-03-31
C3     | 21A        | 2020-09-30
C4     | 21A        | 2021-04-01
C5     | 21A        |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    x.file_id,
    x.record_number,
    x.recnum,
    x.adoptdate not between f.period_start and f.period_end as is_violation
from checked.afcars_adoption_1993 as x
inner join checked.files as f on x.file_id = f.file_id
where x.adoptdate is not null and f.dataset = 'afcars_adoption_1993'

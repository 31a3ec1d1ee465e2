/*---
says     = "A removal and a discharge have their transaction dates."
fields   = ["remtrndt", "dodtrndt"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 22 and 57; judgement of this project"
fix      = "Send the date on which the system recorded the event."
beware   = "Whether events are entered in time cannot be told."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | latremdt   | remtrndt   | dodfcdt    | dodtrndt
C1       | 2020-10-05 | 2020-10-06 |            |
C2       | 2020-10-05 | 2020-10-06 | 2021-01-05 | 2021-01-06
C3       | 2020-10-05 |            |            |
C4       | 2020-10-05 | 2020-10-06 | 2021-01-05 |
C5       |            |            |            |
"""
holds = ["C1", "C2"]
violates = ["C3", "C4"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        latremdt is not null and remtrndt is null
        or dodfcdt is not null and dodtrndt is null
    ) as is_violation
from checked.afcars_foster_care_1993
where coalesce(latremdt, dodfcdt) is not null

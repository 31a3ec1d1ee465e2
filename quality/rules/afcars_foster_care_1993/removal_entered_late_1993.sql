/*---
says      = "A removal of the period is entered within 60 days."
fields    = ["latremdt", "remtrndt"]
category  = "plausibility"
level     = "record"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "AFCARS 1993 timeliness standard as generally understood: at most 10 percent; not compared with the regulation"
source    = "AFCARS foster care file of 1993, elements 22 (a limit of 60 days as generally understood; the regulation was not compared); judgement of this project"
fix       = "Enter removals as they happen; the date of entry cannot be mended afterwards."
beware    = "Figures of the latest months are short of removals not yet entered."
since     = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | latremdt   | remtrndt
C1       | 21A        | 2020-10-05 | 2020-12-04
C2       | 21A        | 2020-10-05 | 2020-12-05
C3       | 21A        | 2020-09-30 | 2021-03-01
C4       | 21A        | 2020-10-05 |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    remtrndt > cast(latremdt + interval 60 day as date) as is_violation
from checked.afcars_1993_children
where remtrndt is not null and latremdt >= period_start

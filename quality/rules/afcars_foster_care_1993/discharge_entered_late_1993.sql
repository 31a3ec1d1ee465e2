/*---
says      = "A discharge of the period is entered within 60 days."
fields    = ["dodfcdt", "dodtrndt"]
category  = "plausibility"
level     = "record"
severity  = "query"
threshold = 0.1
finds     = "file"
basis     = "AFCARS 1993 timeliness standard as generally understood: at most 10 percent; not compared with the regulation"
source    = "AFCARS foster care file of 1993, elements 57 (a limit of 60 days as generally understood; the regulation was not compared); judgement of this project"
fix       = "Enter discharges as they happen; the date of entry cannot be mended afterwards."
beware    = "Children who left seem still in care in the latest files."
since     = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | submission | dodfcdt    | dodtrndt
C1       | 21A        | 2020-10-05 | 2020-12-04
C2       | 21A        | 2020-10-05 | 2020-12-05
C3       | 21A        | 2020-09-30 | 2021-03-01
C4       | 21A        |            | 2020-12-05
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    dodtrndt > cast(dodfcdt + interval 60 day as date) as is_violation
from checked.afcars_1993_children
where dodtrndt is not null and dodfcdt >= period_start

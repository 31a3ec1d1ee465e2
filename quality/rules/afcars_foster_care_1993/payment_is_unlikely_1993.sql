/*---
says     = "A monthly foster care payment is at most 20,000 dollars."
fields   = ["fcmntpay"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, element 66; judgement of this project"
fix      = "Check the amount: it is that of a month, in whole dollars."
beware   = "Sums and means of payments rest on few such amounts."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | fcmntpay
C1       | 0
C2       | 20000
C3       | 20001
C4       |
"""
holds = ["C1", "C2"]
violates = ["C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    fcmntpay > 20000 as is_violation
from checked.afcars_foster_care_1993
where fcmntpay is not null

/*---
says     = "A child supported by title IV-E foster care in a paid placement has a monthly payment."
fields   = ["ivefc", "fcmntpay"]
category = "completeness"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 59 and 66; judgement of this project"
fix      = "Enter the monthly amount, or take the source of support out."
beware   = "Payments cannot be summed."
since    = "0.2"
notes    = """
Children on the run or at home on trial are not checked: payment may rest.
"""

[[example]]
afcars_foster_care_1993 = """
recnumbr | curplset   | ivefc | fcmntpay
C1       | group_home | true  | 800
C2       | group_home | true  | 0
C3       | group_home | true  |
C4       | runaway    | true  | 0
C5       | group_home | false | 0
"""
holds = ["C1"]
violates = ["C2", "C3"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    coalesce(fcmntpay, 0) = 0 as is_violation
from checked.afcars_foster_care_1993
where ivefc
    and curplset in ('pre_adoptive_home', 'relative_foster_home', 'nonrelative_foster_home', 'group_home',
        'institution')

/*---
says     = "Room and board assistance goes to youth of 18 or older."
fields   = ["e31_room_board_financial_assist", "e4_date_of_birth"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "42 USC 677(b)(3): room and board for youth of 18 or more who have left care"
fix      = "Check the kind of assistance; supervised independent living is element 30."
beware   = "Spending on room and board looks as if used for minors."
since    = "0.2"

[[example]]
says = "The report date stands for its month: the youth turns 18 on the last day of the period."
nytd_served = """
e3_record_number | e4_date_of_birth | e2_report_date | e31_room_board_financial_assist
A                | 2005-03-31       | 2023-03-01     | true
B                | 2005-04-01       | 2023-03-01     | true
C                | 2005-04-01       | 2023-03-01     | false
"""
holds = ["A"]
violates = ["B"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    e4_date_of_birth >= cast(e2_report_date - interval 18 year + interval 1 month as date)
        as is_violation
from checked.nytd_served
where e31_room_board_financial_assist
    and e4_date_of_birth is not null
    and e2_report_date is not null

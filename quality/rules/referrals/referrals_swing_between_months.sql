/*---
says     = "The referrals of a month are at least a third and at most three times the mean of the months beside it."
fields   = ["received_at"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check that the month's batch is whole and was loaded once; explain a new hotline or law."
beware   = "Rates of the month are wrong, and those of its year with it."
since    = "0.2"
notes    = """
Asked of months with a month before and after, and with 30 referrals or more in both together. A month beside
one without any referral is found too.
"""

[[example]]
says = "March has 9 referrals beside 30 and 30; June, the month after May, has none."
referrals = """
referral_id | received_at
F1000       | 2023-01-05T09:00
F1001       | 2023-01-05T09:00
F1002       | 2023-01-05T09:00
F1003       | 2023-01-05T09:00
F1004       | 2023-01-05T09:00
F1005       | 2023-01-05T09:00
F1006       | 2023-01-05T09:00
F1007       | 2023-01-05T09:00
F1008       | 2023-01-05T09:00
F1009       | 2023-01-05T09:00
F1010       | 2023-01-05T09:00
F1011       | 2023-01-05T09:00
F1012       | 2023-01-05T09:00
F1013       | 2023-01-05T09:00
F1014       | 2023-01-05T09:00
F1015       | 2023-01-05T09:00
F1016       | 2023-01-05T09:00
F1017       | 2023-01-05T09:00
F1018       | 2023-01-05T09:00
F1019       | 2023-01-05T09:00
F1020       | 2023-01-05T09:00
F1021       | 2023-01-05T09:00
F1022       | 2023-01-05T09:00
F1023       | 2023-01-05T09:00
F1024       | 2023-01-05T09:00
F1025       | 2023-01-05T09:00
F1026       | 2023-01-05T09:00
F1027       | 2023-01-05T09:00
F1028       | 2023-01-05T09:00
F1029       | 2023-01-05T09:00
F2000       | 2023-02-05T09:00
F2001       | 2023-02-05T09:00
F2002       | 2023-02-05T09:00
F2003       | 2023-02-05T09:00
F2004       | 2023-02-05T09:00
F2005       | 2023-02-05T09:00
F2006       | 2023-02-05T09:00
F2007       | 2023-02-05T09:00
F2008       | 2023-02-05T09:00
F2009       | 2023-02-05T09:00
F2010       | 2023-02-05T09:00
F2011       | 2023-02-05T09:00
F2012       | 2023-02-05T09:00
F2013       | 2023-02-05T09:00
F2014       | 2023-02-05T09:00
F2015       | 2023-02-05T09:00
F2016       | 2023-02-05T09:00
F2017       | 2023-02-05T09:00
F2018       | 2023-02-05T09:00
F2019       | 2023-02-05T09:00
F2020       | 2023-02-05T09:00
F2021       | 2023-02-05T09:00
F2022       | 2023-02-05T09:00
F2023       | 2023-02-05T09:00
F2024       | 2023-02-05T09:00
F2025       | 2023-02-05T09:00
F2026       | 2023-02-05T09:00
F2027       | 2023-02-05T09:00
F2028       | 2023-02-05T09:00
F2029       | 2023-02-05T09:00
F3000       | 2023-03-05T09:00
F3001       | 2023-03-05T09:00
F3002       | 2023-03-05T09:00
F3003       | 2023-03-05T09:00
F3004       | 2023-03-05T09:00
F3005       | 2023-03-05T09:00
F3006       | 2023-03-05T09:00
F3007       | 2023-03-05T09:00
F3008       | 2023-03-05T09:00
F4000       | 2023-04-05T09:00
F4001       | 2023-04-05T09:00
F4002       | 2023-04-05T09:00
F4003       | 2023-04-05T09:00
F4004       | 2023-04-05T09:00
F4005       | 2023-04-05T09:00
F4006       | 2023-04-05T09:00
F4007       | 2023-04-05T09:00
F4008       | 2023-04-05T09:00
F4009       | 2023-04-05T09:00
F4010       | 2023-04-05T09:00
F4011       | 2023-04-05T09:00
F4012       | 2023-04-05T09:00
F4013       | 2023-04-05T09:00
F4014       | 2023-04-05T09:00
F4015       | 2023-04-05T09:00
F4016       | 2023-04-05T09:00
F4017       | 2023-04-05T09:00
F4018       | 2023-04-05T09:00
F4019       | 2023-04-05T09:00
F4020       | 2023-04-05T09:00
F4021       | 2023-04-05T09:00
F4022       | 2023-04-05T09:00
F4023       | 2023-04-05T09:00
F4024       | 2023-04-05T09:00
F4025       | 2023-04-05T09:00
F4026       | 2023-04-05T09:00
F4027       | 2023-04-05T09:00
F4028       | 2023-04-05T09:00
F4029       | 2023-04-05T09:00
F5000       | 2023-05-05T09:00
F5001       | 2023-05-05T09:00
F5002       | 2023-05-05T09:00
F5003       | 2023-05-05T09:00
F5004       | 2023-05-05T09:00
F5005       | 2023-05-05T09:00
F5006       | 2023-05-05T09:00
F5007       | 2023-05-05T09:00
F5008       | 2023-05-05T09:00
F5009       | 2023-05-05T09:00
F5010       | 2023-05-05T09:00
F5011       | 2023-05-05T09:00
F5012       | 2023-05-05T09:00
F5013       | 2023-05-05T09:00
F5014       | 2023-05-05T09:00
F5015       | 2023-05-05T09:00
F5016       | 2023-05-05T09:00
F5017       | 2023-05-05T09:00
F5018       | 2023-05-05T09:00
F5019       | 2023-05-05T09:00
F5020       | 2023-05-05T09:00
F5021       | 2023-05-05T09:00
F5022       | 2023-05-05T09:00
F5023       | 2023-05-05T09:00
F5024       | 2023-05-05T09:00
F5025       | 2023-05-05T09:00
F5026       | 2023-05-05T09:00
F5027       | 2023-05-05T09:00
F5028       | 2023-05-05T09:00
F5029       | 2023-05-05T09:00
F7000       | 2023-07-05T09:00
F7001       | 2023-07-05T09:00
F7002       | 2023-07-05T09:00
F7003       | 2023-07-05T09:00
F7004       | 2023-07-05T09:00
F7005       | 2023-07-05T09:00
F7006       | 2023-07-05T09:00
F7007       | 2023-07-05T09:00
F7008       | 2023-07-05T09:00
F7009       | 2023-07-05T09:00
F7010       | 2023-07-05T09:00
F7011       | 2023-07-05T09:00
F7012       | 2023-07-05T09:00
F7013       | 2023-07-05T09:00
F7014       | 2023-07-05T09:00
F7015       | 2023-07-05T09:00
F7016       | 2023-07-05T09:00
F7017       | 2023-07-05T09:00
F7018       | 2023-07-05T09:00
F7019       | 2023-07-05T09:00
F7020       | 2023-07-05T09:00
F7021       | 2023-07-05T09:00
F7022       | 2023-07-05T09:00
F7023       | 2023-07-05T09:00
F7024       | 2023-07-05T09:00
F7025       | 2023-07-05T09:00
F7026       | 2023-07-05T09:00
F7027       | 2023-07-05T09:00
F7028       | 2023-07-05T09:00
F7029       | 2023-07-05T09:00
"""
holds = ["202302", "202304"]
violates = ["202303", "202305"]
---*/
with months as (
    select
        file_id,
        year(received_at) * 12 + month(received_at) as month_number,
        count(*) as records
    from checked.referrals
    where received_at is not null
    group by file_id, year(received_at) * 12 + month(received_at)
),

around as (
    select
        *,
        lag(month_number) over (partition by file_id order by month_number) as month_before,
        lead(month_number) over (partition by file_id order by month_number) as month_after,
        lag(records) over (partition by file_id order by month_number) as records_before,
        lead(records) over (partition by file_id order by month_number) as records_after
    from months
)

select
    file_id,
    cast(floor((month_number - 1) / 12.0) as bigint) * 100 + (month_number - 1) % 12 + 1 as month,
    month_before < month_number - 1
    or month_after > month_number + 1
    or records * 6 < records_before + records_after
    or records * 2 > 3 * (records_before + records_after)
        as is_violation
from around
where records_before is not null
    and records_after is not null
    and records_before + records_after >= 30

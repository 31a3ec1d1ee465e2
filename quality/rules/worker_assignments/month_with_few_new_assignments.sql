/*---
says     = "The new assignments of a month are at least a third of the mean of the months beside it."
fields   = ["assigned_on"]
category = "plausibility"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Check that the month's batch is whole."
beware   = "Caseloads and new cases per worker fall for no reason in the work."
since    = "0.2"
notes    = """
Asked of months with a month before and after, and with 30 assignments or more in both together. A month
beside one without any assignment is found too. A month with many is not: cases are reassigned together when a
unit is reorganised.
"""

[[example]]
says = "March has 9 assignments beside 30 and 30; June, the month after May, has none."
worker_assignments = """
case_id | assigned_on
K1000   | 2023-01-05
K1001   | 2023-01-05
K1002   | 2023-01-05
K1003   | 2023-01-05
K1004   | 2023-01-05
K1005   | 2023-01-05
K1006   | 2023-01-05
K1007   | 2023-01-05
K1008   | 2023-01-05
K1009   | 2023-01-05
K1010   | 2023-01-05
K1011   | 2023-01-05
K1012   | 2023-01-05
K1013   | 2023-01-05
K1014   | 2023-01-05
K1015   | 2023-01-05
K1016   | 2023-01-05
K1017   | 2023-01-05
K1018   | 2023-01-05
K1019   | 2023-01-05
K1020   | 2023-01-05
K1021   | 2023-01-05
K1022   | 2023-01-05
K1023   | 2023-01-05
K1024   | 2023-01-05
K1025   | 2023-01-05
K1026   | 2023-01-05
K1027   | 2023-01-05
K1028   | 2023-01-05
K1029   | 2023-01-05
K2000   | 2023-02-05
K2001   | 2023-02-05
K2002   | 2023-02-05
K2003   | 2023-02-05
K2004   | 2023-02-05
K2005   | 2023-02-05
K2006   | 2023-02-05
K2007   | 2023-02-05
K2008   | 2023-02-05
K2009   | 2023-02-05
K2010   | 2023-02-05
K2011   | 2023-02-05
K2012   | 2023-02-05
K2013   | 2023-02-05
K2014   | 2023-02-05
K2015   | 2023-02-05
K2016   | 2023-02-05
K2017   | 2023-02-05
K2018   | 2023-02-05
K2019   | 2023-02-05
K2020   | 2023-02-05
K2021   | 2023-02-05
K2022   | 2023-02-05
K2023   | 2023-02-05
K2024   | 2023-02-05
K2025   | 2023-02-05
K2026   | 2023-02-05
K2027   | 2023-02-05
K2028   | 2023-02-05
K2029   | 2023-02-05
K3000   | 2023-03-05
K3001   | 2023-03-05
K3002   | 2023-03-05
K3003   | 2023-03-05
K3004   | 2023-03-05
K3005   | 2023-03-05
K3006   | 2023-03-05
K3007   | 2023-03-05
K3008   | 2023-03-05
K4000   | 2023-04-05
K4001   | 2023-04-05
K4002   | 2023-04-05
K4003   | 2023-04-05
K4004   | 2023-04-05
K4005   | 2023-04-05
K4006   | 2023-04-05
K4007   | 2023-04-05
K4008   | 2023-04-05
K4009   | 2023-04-05
K4010   | 2023-04-05
K4011   | 2023-04-05
K4012   | 2023-04-05
K4013   | 2023-04-05
K4014   | 2023-04-05
K4015   | 2023-04-05
K4016   | 2023-04-05
K4017   | 2023-04-05
K4018   | 2023-04-05
K4019   | 2023-04-05
K4020   | 2023-04-05
K4021   | 2023-04-05
K4022   | 2023-04-05
K4023   | 2023-04-05
K4024   | 2023-04-05
K4025   | 2023-04-05
K4026   | 2023-04-05
K4027   | 2023-04-05
K4028   | 2023-04-05
K4029   | 2023-04-05
K5000   | 2023-05-05
K5001   | 2023-05-05
K5002   | 2023-05-05
K5003   | 2023-05-05
K5004   | 2023-05-05
K5005   | 2023-05-05
K5006   | 2023-05-05
K5007   | 2023-05-05
K5008   | 2023-05-05
K5009   | 2023-05-05
K5010   | 2023-05-05
K5011   | 2023-05-05
K5012   | 2023-05-05
K5013   | 2023-05-05
K5014   | 2023-05-05
K5015   | 2023-05-05
K5016   | 2023-05-05
K5017   | 2023-05-05
K5018   | 2023-05-05
K5019   | 2023-05-05
K5020   | 2023-05-05
K5021   | 2023-05-05
K5022   | 2023-05-05
K5023   | 2023-05-05
K5024   | 2023-05-05
K5025   | 2023-05-05
K5026   | 2023-05-05
K5027   | 2023-05-05
K5028   | 2023-05-05
K5029   | 2023-05-05
K7000   | 2023-07-05
K7001   | 2023-07-05
K7002   | 2023-07-05
K7003   | 2023-07-05
K7004   | 2023-07-05
K7005   | 2023-07-05
K7006   | 2023-07-05
K7007   | 2023-07-05
K7008   | 2023-07-05
K7009   | 2023-07-05
K7010   | 2023-07-05
K7011   | 2023-07-05
K7012   | 2023-07-05
K7013   | 2023-07-05
K7014   | 2023-07-05
K7015   | 2023-07-05
K7016   | 2023-07-05
K7017   | 2023-07-05
K7018   | 2023-07-05
K7019   | 2023-07-05
K7020   | 2023-07-05
K7021   | 2023-07-05
K7022   | 2023-07-05
K7023   | 2023-07-05
K7024   | 2023-07-05
K7025   | 2023-07-05
K7026   | 2023-07-05
K7027   | 2023-07-05
K7028   | 2023-07-05
K7029   | 2023-07-05
"""
holds = ["202302", "202304"]
violates = ["202303", "202305"]
---*/
with months as (
    select
        file_id,
        year(assigned_on) * 12 + month(assigned_on) as month_number,
        count(*) as records
    from checked.worker_assignments
    where assigned_on is not null
    group by file_id, year(assigned_on) * 12 + month(assigned_on)
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
        as is_violation
from around
where records_before is not null
    and records_after is not null
    and records_before + records_after >= 30

/*---
says     = "A youth surveyed at 19 or 21 took part at 17."
fields   = ["wave", "participated"]
category = "completeness"
level    = "history"
severity = "query"
source   = "45 CFR 1356.81 and 1356.82: the follow-up is of youth who took part at 17"
fix      = "Send the survey at 17 too; use the same identifier after the youth has left care."
beware   = "Change between 17 and 21 is seen for a part of the youth only."
since    = "0.2"

[[example]]
says = "A survey within two years of the first at 17 may have its baseline in an earlier extract."
youth_outcomes = """
child_id | wave | surveyed_on | participated
A        | 17   | 2021-01-05  | true
A        | 19   | 2023-01-05  | true
B        | 17   | 2021-01-05  | false
B        | 19   | 2023-01-05  | true
C        | 19   | 2023-01-05  | true
D        | 19   | 2021-06-05  | true
"""
holds = ["A 19"]
violates = ["B 19", "C 19"]
---*/
with baselines as (
    select
        child_id,
        bool_or(participated) as took_part
    from checked.youth_outcomes
    where wave = '17'
    group by child_id
),

span as (
    select min(surveyed_on) as first_day
    from checked.youth_outcomes
    where wave = '17'
)

select
    y.file_id,
    y.record_number,
    y.child_id,
    y.wave,
    not coalesce(b.took_part, false) as is_violation
from checked.youth_outcomes as y
inner join codes.nytd_waves as w on y.wave = w.name and w.age > 17
inner join span as s on completed_months(s.first_day, y.surveyed_on) >= (w.age - 17) * 12
left join baselines as b on y.child_id = b.child_id

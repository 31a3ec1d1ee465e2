/*---
says      = "Workers were hired on many days, not a quarter of them on one."
fields    = ["hired_on"]
category  = "plausibility"
level     = "file"
severity  = "query"
threshold = 0.25
finds     = "file"
basis     = "Judgement of this project: classes of trainees begin together, a quarter of all workers do not"
source    = "Judgement of this project"
fix       = "Send the day of hiring from the personnel system; a day shared by many is often the one on which a system started."
beware    = "Turnover and caseloads before that day are wrong: those who were there already are missing."
since     = "0.2"

[[example]]
says = "Six of twenty-one workers share a day: more than a quarter. A file of fewer than twenty workers is not asked."
workers = """
worker_id | hired_on
W01       | 2023-01-01
W02       | 2023-01-02
W03       | 2023-01-03
W04       | 2023-01-04
W05       | 2023-01-05
W06       | 2023-01-06
W07       | 2023-01-07
W08       | 2023-01-08
W09       | 2023-01-09
W10       | 2023-01-10
W11       | 2023-01-11
W12       | 2023-01-12
W13       | 2023-01-13
W14       | 2023-01-14
W15       | 2023-01-15
X01       | 2020-07-01
X02       | 2020-07-01
X03       | 2020-07-01
X04       | 2020-07-01
X05       | 2020-07-01
X06       | 2020-07-01
"""
holds = ["W01", "W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09", "W10", "W11", "W12", "W13", "W14", "W15"]
violates = ["X01", "X02", "X03", "X04", "X05", "X06"]
---*/
with days as (
    select
        file_id,
        hired_on,
        count(*) as workers,
        sum(count(*)) over (partition by file_id) as all_workers
    from checked.workers
    where hired_on is not null
    group by file_id, hired_on
)

select
    w.file_id,
    w.record_number,
    w.worker_id,
    d.workers > 1 and d.workers = max(d.workers) over (partition by w.file_id) as is_violation
from checked.workers as w
inner join days as d on w.file_id = d.file_id and w.hired_on = d.hired_on
where d.all_workers >= 20

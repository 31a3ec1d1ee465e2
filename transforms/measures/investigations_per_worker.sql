/*---
title     = "Investigations per worker"
states    = "Reports with a disposition in a federal fiscal year per worker and month in which the worker had any."
denominator = "workers in each calendar month in which a report of theirs had a disposition"
numerator = { all = "distinct reports disposed, for each worker and month", children = "distinct children in those reports, for each worker and month" }
exclusions = [
    "records without a worker",
    "records without a day of disposition",
]
why       = "The one workload figure that the federal file itself can give, for every agency that names its workers."
authority = "Child Maltreatment, workload of investigation and alternative response workers; NCANDS Child File, fields 3 and 86"
domain    = "workforce"
kind      = "ratio"
unit      = "reports"
better    = "neither"
components = ["all", "children"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
A member is a worker in a calendar month, by the worker of the child's record and the day of the disposition. all:
distinct reports, each once for every worker that its children's records name. children: distinct children in those
reports, once for the worker and month. Records without a worker or a day of disposition are left out. The file does
not say who was at work: a month in which a worker completed nothing is not in the denominator, so the figure is of
active workers and higher than reports over positions. It counts completed reports, alternative response among them,
not open ones; the worker named is the last, who need not have done the work. More is neither better nor worse: it
may be speed, or a desk too full.
"""

[[example]]
says = "Distinct reports of a worker in a month; months without any do not count, a report with two workers counts for both, one without a worker does not."
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | worker_id | disposition_date | submission_year
R1        | A        | W1        | 2022-10-01       | 2023
R1        | B        | W1        | 2022-10-01       | 2023
R2        | A        | W1        | 2022-10-31       | 2023
R3        | A        | W1        | 2022-11-01       | 2023
R4        | C        | W1        | 2023-09-30       | 2023
R4        | D        | W2        | 2023-09-30       | 2023
R5        | E        |           | 2023-09-30       | 2023
R6        | F        | W2        | 2022-09-30       | 2022
"""
expects = { denominator = 4, numerator = 5 }

[[example]]
says = "Distinct children of those reports: a child in two reports of a worker and month is one."
component = "children"
period_start = 2022-10-01
maltreatment_reports = """
report_id | child_id | worker_id | disposition_date | submission_year
R1        | A        | W1        | 2022-10-01       | 2023
R1        | B        | W1        | 2022-10-01       | 2023
R2        | A        | W1        | 2022-10-31       | 2023
R3        | A        | W1        | 2022-11-01       | 2023
"""
expects = { denominator = 2, numerator = 3 }
---*/
with months as (
    select
        unnest(['all', 'children']) as component,
        state,
        worker_id,
        cast(date_trunc('month', disposition_date) as date) as month_start,
        count(distinct report_id) as reports,
        count(distinct child_id) as children
    from episodes.maltreatment_reports
    where submission_year = year(cast($period_end as date))
        and worker_id is not null
        and disposition_date is not null
    group by state, worker_id, date_trunc('month', disposition_date)
)

select
    state,
    worker_id,
    worker_id || '|' || cast(month_start as varchar) as member_key,
    month_start as counted_on,
    component,
    case when component = 'all' then reports else children end as numerator,
    1 as denominator
from months

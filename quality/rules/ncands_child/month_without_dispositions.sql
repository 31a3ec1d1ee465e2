/*---
says     = "Every month of the fiscal year has dispositions when a month beside it has 15 or more."
fields   = ["rptdisdt", "subyr"]
category = "completeness"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Check that the extraction covers the whole year and that no office's batch is missing."
beware   = "A month that is missing makes the year's counts too low by a twelfth and hides recurrence."
since    = "0.2"
notes    = """
Months count from October, the first of the fiscal year. Beside a smaller month a month may be empty by chance.
"""

[[example]]
ncands_child = """
rptid | chid | subyr | rptdisdt
R01   | C1   | 2023  | 2022-11-01
R02   | C1   | 2023  | 2022-11-02
R03   | C1   | 2023  | 2022-11-03
R04   | C1   | 2023  | 2022-11-04
R05   | C1   | 2023  | 2022-11-05
R06   | C1   | 2023  | 2022-11-06
R07   | C1   | 2023  | 2022-11-07
R08   | C1   | 2023  | 2022-11-08
R09   | C1   | 2023  | 2022-11-09
R10   | C1   | 2023  | 2022-11-10
R11   | C1   | 2023  | 2022-11-11
R12   | C1   | 2023  | 2022-11-12
R13   | C1   | 2023  | 2022-11-13
R14   | C1   | 2023  | 2022-11-14
R15   | C1   | 2023  | 2022-11-15
R16   | C1   | 2023  | 2022-12-05
"""
holds = ["3"]
violates = ["1"]
---*/
with listed as (
    select cast(fiscal_month as bigint) as fiscal_month
    from (
        values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)
    ) as numbers (fiscal_month)
),

found as (
    select
        file_id,
        (month(rptdisdt) + 2) % 12 + 1 as fiscal_month,
        count(*) as dispositions
    from checked.ncands_child
    where rptdisdt between make_date(subyr - 1, 10, 1) and make_date(subyr, 9, 30)
    group by file_id, fiscal_month
),

files_with_dispositions as (
    select distinct file_id
    from found
),

months as (
    select
        files.file_id,
        listed.fiscal_month,
        coalesce(found.dispositions, 0) as dispositions
    from files_with_dispositions as files
    cross join listed
    left join found on files.file_id = found.file_id and listed.fiscal_month = found.fiscal_month
),

beside as (
    select
        *,
        greatest(
            lag(dispositions, 1, 0) over (partition by file_id order by fiscal_month),
            lead(dispositions, 1, 0) over (partition by file_id order by fiscal_month)
        ) as most_beside
    from months
)

select
    file_id,
    fiscal_month,
    dispositions = 0 as is_violation
from beside
where most_beside >= 15

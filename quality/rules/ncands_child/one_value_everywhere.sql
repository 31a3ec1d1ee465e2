/*---
says     = "No value of a field that describes children and reports stands in more than 98 of 100 records."
fields   = ["rptsrc", "chage", "chsex", "chlvng", "chmal1", "mal1lev", "chbdate", "invdate", "inciddt", "per1rel", "per1age", "per1sex"]
category = "plausibility"
level    = "file"
severity = "query"
source   = "Judgement of this project"
fix      = "Find out whether the system fills the field by default."
beware   = "Breakdowns by the field show one group that holds nearly everyone."
since    = "0.2"
notes    = """
Of the answers that were given. Fewer than 20 may agree by chance: in the example 19 report sources. The county is not
looked at: an agency may have one.
"""

[[example]]
ncands_child = """
rptid | chid | chsex  | chlvng        | rptsrc
R01   | C1   | male   | single_mother | medical
R02   | C1   | male   | single_mother | medical
R03   | C1   | male   | single_mother | medical
R04   | C1   | male   | single_mother | medical
R05   | C1   | male   | single_mother | medical
R06   | C1   | male   | single_mother | medical
R07   | C1   | female | single_mother | medical
R08   | C1   | male   | single_mother | medical
R09   | C1   | male   | single_mother | medical
R10   | C1   | male   | single_mother | medical
R11   | C1   | male   | single_mother | medical
R12   | C1   | male   | single_mother | medical
R13   | C1   | male   | single_mother | medical
R14   | C1   | male   | single_mother | medical
R15   | C1   | male   | single_mother | medical
R16   | C1   | male   | single_mother | medical
R17   | C1   | male   | single_mother | medical
R18   | C1   | male   | single_mother | medical
R19   | C1   | male   | single_mother | medical
R20   | C1   | male   | single_mother |
"""
holds = ["chsex"]
violates = ["chlvng"]
---*/
with texts as (
    select
        file_id,
        cast(rptsrc as varchar) as rptsrc,
        cast(chage as varchar) as chage,
        cast(chsex as varchar) as chsex,
        cast(chlvng as varchar) as chlvng,
        cast(chmal1 as varchar) as chmal1,
        cast(mal1lev as varchar) as mal1lev,
        cast(chbdate as varchar) as chbdate,
        cast(invdate as varchar) as invdate,
        cast(inciddt as varchar) as inciddt,
        cast(per1rel as varchar) as per1rel,
        cast(per1age as varchar) as per1age,
        cast(per1sex as varchar) as per1sex
    from checked.ncands_child
),

cells as (
    select
        file_id,
        field,
        answer
    from texts
    unpivot (
        answer for field in (
            rptsrc,
            chage,
            chsex,
            chlvng,
            chmal1,
            mal1lev,
            chbdate,
            invdate,
            inciddt,
            per1rel,
            per1age,
            per1sex
        )
    )
),

answers as (
    select
        file_id,
        field,
        answer,
        count(*) as records
    from cells
    group by file_id, field, answer
)

select
    file_id,
    field,
    max(records) > 0.98 * sum(records) as is_violation
from answers
group by file_id, field
having sum(records) >= 20

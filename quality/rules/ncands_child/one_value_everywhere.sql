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
with answers as (
    -- A row stands for the answer of one field: in it all other fields are null.
    select
        file_id,
        case
            when rptsrc is not null then 'rptsrc'
            when chage is not null then 'chage'
            when chsex is not null then 'chsex'
            when chlvng is not null then 'chlvng'
            when chmal1 is not null then 'chmal1'
            when mal1lev is not null then 'mal1lev'
            when chbdate is not null then 'chbdate'
            when invdate is not null then 'invdate'
            when inciddt is not null then 'inciddt'
            when per1rel is not null then 'per1rel'
            when per1age is not null then 'per1age'
            when per1sex is not null then 'per1sex'
        end as field,
        count(*) as records
    from checked.ncands_child
    group by grouping sets (
        (file_id, rptsrc),
        (file_id, chage),
        (file_id, chsex),
        (file_id, chlvng),
        (file_id, chmal1),
        (file_id, mal1lev),
        (file_id, chbdate),
        (file_id, invdate),
        (file_id, inciddt),
        (file_id, per1rel),
        (file_id, per1age),
        (file_id, per1sex)
    )
)

select
    file_id,
    field,
    max(records) > 0.98 * sum(records) as is_violation
from answers
where field is not null
group by file_id, field
having sum(records) >= 20

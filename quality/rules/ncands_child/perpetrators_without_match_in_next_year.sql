/*---
says      = "Some perpetrators of a year are perpetrators in the next: not all identifiers are new."
fields    = ["per1id", "per2id", "per3id"]
category  = "plausibility"
level     = "history"
severity  = "query"
threshold = 0.99
finds     = "file"
basis     = "Judgement of this project, after the CFSR limit for victims"
source    = "Judgement of this project, after the CFSR check of victims"
fix       = "Find out whether perpetrator identifiers were encrypted anew between the two files."
beware    = "Perpetrators who come again cannot be told."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | submission | file_id | per1id
R1    | C1   | FFY2022    | N       | P1
R2    | C2   | FFY2022    | N       | P2
R3    | C3   | FFY2023    | O       | P1
"""
holds = ["P1"]
violates = ["P2"]
---*/
with perpetrators as (
    select
        p.file_id,
        f.next_file_id,
        p.perpetrator_id,
        min(p.record_number) as record_number
    from checked.ncands_perpetrators as p
    inner join checked.files as f on p.file_id = f.file_id
    where p.is_identified
    group by p.file_id, f.next_file_id, p.perpetrator_id
)

select
    earlier.file_id,
    earlier.record_number,
    earlier.perpetrator_id,
    later.perpetrator_id is null as is_violation
from perpetrators as earlier
left join perpetrators as later
    on earlier.next_file_id = later.file_id and earlier.perpetrator_id = later.perpetrator_id
where earlier.next_file_id is not null

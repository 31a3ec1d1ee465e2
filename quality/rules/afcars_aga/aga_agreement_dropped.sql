/*---
says     = "A child whose agreement has not ended stands in the next file."
fields   = ["a3_child_record_number", "a18_agreement_termination_date"]
category = "completeness"
level    = "history"
severity = "query"
source   = "Judgement of this project"
fix      = "Report the end of the agreement with its date, or the child again."
beware   = "Children under agreements come out too low in the later period."
since    = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number | submission | file_id | a18_agreement_termination_date
C1                     | 23A        | A       |
C2                     | 23A        | A       |
C3                     | 23A        | A       | 2023-01-05
C1                     | 23B        | B       |
"""
holds = ["C1", "C3"]
violates = ["C2"]
---*/
select
    x.file_id,
    x.record_number,
    x.a3_child_record_number,
    x.a18_agreement_termination_date is null and y.file_id is null as is_violation
from checked.files as f
inner join checked.afcars_aga as x on f.file_id = x.file_id
left join checked.afcars_aga as y
    on f.next_file_id = y.file_id and x.a3_child_record_number = y.a3_child_record_number
where f.next_file_id is not null

/*---
says      = "Some children of a year's reports are in reports of the next: not nearly all identifiers are new."
fields    = ["chid"]
category  = "plausibility"
level     = "history"
severity  = "query"
threshold = 0.97
finds     = "file"
basis     = "Judgement of this project: in every state more than 3 percent come back within the next year"
source    = "Judgement of this project, after the CFSR check of victims"
fix       = "Find out whether child identifiers were encrypted anew between the two files; send the later one with the earlier identifiers."
beware    = "Repeat reports and first entries cannot be told when identifiers change from year to year."
since     = "0.2"

[[example]]
ncands_child = """
rptid | chid | submission | file_id
R1    | C1   | FFY2022    | N
R2    | C2   | FFY2022    | N
R3    | C1   | FFY2023    | O
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    chid,
    not is_in_next_file as is_violation
from checked.ncands_children
where has_next_file

/*---
says       = "A child under an assistance agreement has a record number of 12 letters or digits."
fields     = ["a3_child_record_number"]
category   = "conformance"
level      = "field"
severity   = "error"
error_type = "invalid"
source     = "45 CFR 1355.45, element 3; the form as a state's own validation program has it; 45 CFR 1355.46(b)(2), invalid data"
fix        = "Send the encrypted number in full; leading noughts are lost where a program takes it for a number."
beware     = "A number cut short may be that of two children, and is not found again in other files."
since      = "0.2"

[[example]]
afcars_aga = """
a3_child_record_number
123456789012
000000000012
12345678901           
1234567890-1
"""
holds = ["123456789012", "000000000012"]
violates = ["12345678901", "1234567890-1"]
---*/
select
    file_id,
    record_number,
    a3_child_record_number,
    not regexp_matches(a3_child_record_number, '^[0-9A-Za-z]{12}$') as is_violation
from checked.afcars_aga
where a3_child_record_number is not null

/*---
says     = "Something is alleged of at least one child of a report."
fields   = ["chmal1", "chmal2", "chmal3", "chmal4"]
category = "completeness"
level    = "file"
severity = "query"
source   = "Judgement of this project: a report is made because something is alleged"
fix      = "Look for children of the report that were left out of the file; an alleged victim with another report keeps its record in this one."
beware   = "The child of whom the report was made is missing from counts of children and perhaps of victims."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | chmal1
R1    | C1   | neglect
R1    | C2   | none_alleged
R2    | C1   | none_alleged
R2    | C2   | none_alleged
R3    | C1   |
"""
holds = ["R1"]
violates = ["R2"]
---*/
select
    file_id,
    record_number_of_allegation as record_number,
    rptid,
    not is_anything_alleged as is_violation
from checked.ncands_reports
where record_number_of_allegation is not null

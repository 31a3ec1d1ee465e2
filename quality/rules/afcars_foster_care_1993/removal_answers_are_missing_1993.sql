/*---
says     = "A record has the counts and dates of removals and settings, manner of removal, setting and goal."
fields   = ["rem1dt", "totalrem", "cursetdt", "manrem", "curplset", "placeout", "casegoal"]
category = "completeness"
level    = "record"
severity = "error"
source   = "AFCARS foster care file of 1993, elements 18, 19, 23, 25 and 41 to 43; judgement of this project"
fix      = "Enter each answer; not yet determined and not yet established are answers."
beware   = "What is blank is told of no child: placements, goals and entries come out short."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | rem1dt     | totalrem | cursetdt   | manrem        | curplset   | placeout | casegoal
C1       | 2020-10-05 | 1        | 2020-10-05 | court_ordered | group_home | no       | adoption
C2       | 2020-10-05 | 1        | 2020-10-05 | court_ordered | group_home | no       |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        rem1dt is null
        or totalrem is null
        or cursetdt is null
        or manrem is null
        or curplset is null
        or placeout is null
        or casegoal is null
    ) as is_violation
from checked.afcars_foster_care_1993

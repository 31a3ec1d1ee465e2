/*---
says       = "Not every living arrangement of a file begins on one day."
fields     = ["e112_date_living_arrangement"]
category   = "plausibility"
level      = "file"
severity   = "error"
finds      = "file"
error_type = "cross_file"
source     = "45 CFR 1355.44, element 112; 45 CFR 1355.46(b)(4), cross-file errors"
fix        = "Find out why the system writes one date, such as that of a migration."
beware     = "Moves and placement stability mean nothing in this file."
since      = "0.2"
notes      = """
Not checked in files with fewer than 10 answers: that limit, and that the pattern is illogical, is a choice
of this project; the text of the regulation was not compared.
"""

[[example]]
afcars_oohc_living_arrangements = """
e4_child_record_number | removal_number | sequence | file_id | submission | e112_date_living_arrangement
C01                    | 1              | 1        | A       | 23A        | 2022-11-01
C02                    | 1              | 1        | A       | 23A        | 2022-11-01
C03                    | 1              | 1        | A       | 23A        | 2022-11-01
C04                    | 1              | 1        | A       | 23A        | 2022-11-01
C05                    | 1              | 1        | A       | 23A        | 2022-11-01
C06                    | 1              | 1        | A       | 23A        | 2022-11-01
C07                    | 1              | 1        | A       | 23A        | 2022-11-01
C08                    | 1              | 1        | A       | 23A        | 2022-11-01
C09                    | 1              | 1        | A       | 23A        | 2022-11-01
C10                    | 1              | 1        | A       | 23A        | 2022-11-01
D01                    | 1              | 1        | B       | 23B        | 2022-11-01
D02                    | 1              | 1        | B       | 23B        | 2022-11-01
D03                    | 1              | 1        | B       | 23B        | 2022-11-01
D04                    | 1              | 1        | B       | 23B        | 2022-11-01
D05                    | 1              | 1        | B       | 23B        | 2022-11-01
D06                    | 1              | 1        | B       | 23B        | 2022-11-01
D07                    | 1              | 1        | B       | 23B        | 2022-11-01
D08                    | 1              | 1        | B       | 23B        | 2022-11-01
D09                    | 1              | 1        | B       | 23B        | 2022-11-01
D10                    | 1              | 1        | B       | 23B        | 2022-11-02
E01                    | 1              | 1        | C       | 24A        | 2022-11-01
"""
holds = [
  "D01 1 1",
  "D02 1 1",
  "D03 1 1",
  "D04 1 1",
  "D05 1 1",
  "D06 1 1",
  "D07 1 1",
  "D08 1 1",
  "D09 1 1",
  "D10 1 1",
]
violates = [
  "C01 1 1",
  "C02 1 1",
  "C03 1 1",
  "C04 1 1",
  "C05 1 1",
  "C06 1 1",
  "C07 1 1",
  "C08 1 1",
  "C09 1 1",
  "C10 1 1",
]
---*/
select
    file_id,
    record_number,
    e4_child_record_number,
    removal_number,
    sequence,
    (
        min(e112_date_living_arrangement) over (partition by file_id)
        = max(e112_date_living_arrangement) over (partition by file_id)
    ) as is_violation
from checked.afcars_oohc_living_arrangements
where e112_date_living_arrangement is not null
qualify count(e112_date_living_arrangement) over (partition by file_id) >= 10

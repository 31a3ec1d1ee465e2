/*---
says     = "A removal has at least one condition."
fields   = [
  "phyabuse",
  "sexabuse",
  "neglect",
  "aaparent",
  "daparent",
  "aachild",
  "dachild",
  "childis",
  "chbehprb",
  "prtsdied",
  "prtsjail",
  "nocope",
  "abandmnt",
  "relinqsh",
  "housing",
]
category = "completeness"
level    = "record"
severity = "query"
source   = "AFCARS foster care file of 1993, elements 26 to 40"
fix      = "Mark every condition that led to the removal."
beware   = "Why children come into care cannot be told for this one."
since    = "0.2"

[[example]]
afcars_foster_care_1993 = """
recnumbr | phyabuse | neglect | housing
C1       | false    | true    | false
C2       | false    | false   | false
C3       |          |         |
"""
holds = ["C1"]
violates = ["C2"]
---*/
select
    file_id,
    record_number,
    recnumbr,
    (
        phyabuse is not true
        and sexabuse is not true
        and neglect is not true
        and aaparent is not true
        and daparent is not true
        and aachild is not true
        and dachild is not true
        and childis is not true
        and chbehprb is not true
        and prtsdied is not true
        and prtsjail is not true
        and nocope is not true
        and abandmnt is not true
        and relinqsh is not true
        and housing is not true
    ) as is_violation
from checked.afcars_foster_care_1993
where coalesce(
    phyabuse,
    sexabuse,
    neglect,
    aaparent,
    daparent,
    aachild,
    dachild,
    childis,
    chbehprb,
    prtsdied,
    prtsjail,
    nocope,
    abandmnt,
    relinqsh,
    housing
) is not null

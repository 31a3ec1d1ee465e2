/*---
says     = "A child in alternative response has no finding of an investigation."
fields   = ["mal1lev", "mal2lev", "mal3lev", "mal4lev"]
category = "plausibility"
level    = "record"
severity = "query"
source   = "NCANDS Child File, codes of maltreatment dispositions; judgement of this project"
fix      = "Give each child the dispositions of the track on which the report was closed; after a change of track those of the investigation."
beware   = "The child is counted on both tracks, or its victim status comes from the one that was left."
since    = "0.2"

[[example]]
ncands_child = """
rptid | chid | mal1lev                        | mal2lev
R1    | C1   | alternative_response_nonvictim |
R2    | C1   | alternative_response_nonvictim | unsubstantiated
R3    | C1   | substantiated                  | unsubstantiated
"""
holds = ["R1 C1"]
violates = ["R2 C1"]
---*/
select
    file_id,
    record_number,
    rptid,
    chid,
    coalesce(mal1lev in ('substantiated', 'indicated', 'unsubstantiated', 'intentionally_false'), false)
    or coalesce(mal2lev in ('substantiated', 'indicated', 'unsubstantiated', 'intentionally_false'), false)
    or coalesce(mal3lev in ('substantiated', 'indicated', 'unsubstantiated', 'intentionally_false'), false)
    or coalesce(mal4lev in ('substantiated', 'indicated', 'unsubstantiated', 'intentionally_false'), false)
        as is_violation
from checked.ncands_child
where coalesce(mal1lev like 'alternative_response%', false)
    or coalesce(mal2lev like 'alternative_response%', false)
    or coalesce(mal3lev like 'alternative_response%', false)
    or coalesce(mal4lev like 'alternative_response%', false)

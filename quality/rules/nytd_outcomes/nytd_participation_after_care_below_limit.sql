/*---
says      = "Of youth in the follow-up who have left foster care at least 60 percent take part."
fields    = ["e34_outcomes_reporting_status", "e36_foster_care_status_outcomes"]
category  = "completeness"
level     = "file"
severity  = "query"
threshold = 0.4
finds     = "file"
basis     = "45 CFR 1356.85(b)(3): 60 percent"
source    = "45 CFR 1356.85(b)(3), outcomes universe; the limit as generally known, not checked against the text"
fix       = "Reach out to youth who were not met; correct statuses that were never updated."
beware    = "Those who answer differ from those who do not: shares of youth with good outcomes are likely too high."
since     = "0.2"

[[example]]
says = "Youth who died, and those outside the sample, are not counted."
nytd_outcomes = """
e3_record_number | wave | e4_date_of_birth | e34_outcomes_reporting_status | e36_foster_care_status_outcomes
A                | 19   | 2003-12-15      | participated                  | false
B                | 21   | 2001-12-15      | unable_to_locate              | false
C                | 19   | 2003-12-15      | death                         | false
D                | 19   | 2003-12-15      | declined                      | true
G                | 17   | 2005-12-15      | declined                      | false
"""
holds = ["A 19"]
violates = ["B 21"]
---*/
select
    file_id,
    record_number,
    e3_record_number,
    wave,
    e34_outcomes_reporting_status <> 'participated' as is_violation
from checked.nytd_outcomes
where wave <> '17'
    and not e36_foster_care_status_outcomes
    and e34_outcomes_reporting_status not in ('death', 'not_in_sample')

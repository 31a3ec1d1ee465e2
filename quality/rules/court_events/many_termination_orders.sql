/*---
says     = "A child has at most three orders that end parental rights."
fields   = ["event", "child_id"]
category = "plausibility"
level    = "child"
severity = "query"
source   = "Judgement of this project: two parents, and a third whose paternity is open"
fix      = "Send one order for each parent; leave out orders sent twice with different days."
beware   = "The last termination is too late, and times to it too long."
since    = "0.2"

[[example]]
court_events = """
child_id | event             | occurred_on
A        | termination_order | 2023-01-01
A        | termination_order | 2023-01-02
A        | termination_order | 2023-01-03
B        | termination_order | 2023-01-01
B        | termination_order | 2023-01-02
B        | termination_order | 2023-01-03
B        | termination_order | 2023-01-04
"""
holds = ["A"]
violates = ["B"]
---*/
select
    file_id,
    min(record_number) as record_number,
    child_id,
    count(*) > 3 as is_violation
from checked.court_events
where event = 'termination_order'
group by file_id, child_id

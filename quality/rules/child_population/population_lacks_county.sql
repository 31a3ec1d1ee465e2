/*---
says     = "Every county of the agency's state that Child Files or AFCARS name has a population."
fields   = ["county"]
category = "completeness"
level    = "cross-file"
severity = "query"
source   = "Judgement of this project"
fix      = "Send the population of every county; write the five-digit FIPS code."
beware   = "Rates of the county have no denominator."
since    = "0.2"

[[example]]
says = "Asked where the population is given by county."
child_population = """
county | file_id
99001  | E
"""
ncands_child = """
rptid | chid | rptcnty | file_id
R1    | C1   | 001     | N
R2    | C1   | 003     | N
R3    | C1   | 999     | N
"""
holds = ["99001"]
violates = ["99003"]
---*/
with places as (
    select distinct
        state_code,
        state_code || rptcnty as place
    from checked.ncands_counties
    where rptcnty <> '000' and state_code is not null
    union
    select distinct
        s.code as state_code,
        r.e3_local_agency as place
    from checked.afcars_oohc_removals as r
    inner join codes.states as s on r.state = s.name and r.e3_local_agency like s.code || '%'
    where length(r.e3_local_agency) = 5
),

given as (
    select distinct county
    from checked.child_population
    where county is not null
),

extracts as (
    select distinct file_id
    from checked.child_population
    where county is not null
)

select
    e.file_id,
    p.place,
    g.county is null as is_violation
from places as p
cross join extracts as e
left join given as g on p.place = g.county

-- One row per petition that opens a child's case, with the first hearings held in it. A petition filed within
-- 90 days of the one before, with no adjudication held between them, amends it: the first of them counts. A
-- case lasts until the next one, for no file tells of dismissals.
with petitions as (
    select
        e.state,
        e.child_id,
        e.occurred_on,
        e.known_until,
        lag(e.occurred_on) over (partition by e.state, e.child_id order by e.occurred_on) as petitioned_before
    from episodes.court_events as e
    inner join codes.court_events as c on e.event = c.name and c.opens_case
),

hearings as (
    select
        e.state,
        e.child_id,
        e.occurred_on,
        c.is_adjudication
    from episodes.court_events as e
    inner join codes.court_events as c on e.event = c.name and (c.is_adjudication or c.is_disposition)
    where e.continued is distinct from true
),

adjudicated_between as (
    select distinct
        p.state,
        p.child_id,
        p.occurred_on
    from petitions as p
    inner join hearings as h
        on p.state = h.state
        and p.child_id = h.child_id
        and h.is_adjudication
        and h.occurred_on >= p.petitioned_before
        and h.occurred_on < p.occurred_on
),

cases as (
    select
        p.state,
        p.child_id,
        p.occurred_on as petitioned_on,
        lead(p.occurred_on) over (partition by p.state, p.child_id order by p.occurred_on) as next_petitioned_on,
        p.known_until
    from petitions as p
    left join adjudicated_between as a
        on p.state = a.state and p.child_id = a.child_id and p.occurred_on = a.occurred_on
    where p.petitioned_before is null
        or p.occurred_on > cast(p.petitioned_before + interval 90 day as date)
        or a.occurred_on is not null
)

select
    c.state,
    c.child_id,
    c.petitioned_on,
    min(case when h.is_adjudication then h.occurred_on end) as adjudicated_on,
    min(case when not h.is_adjudication then h.occurred_on end) as disposed_on,
    greatest(c.petitioned_on, least(c.known_until, c.next_petitioned_on)) as observed_until
from cases as c
left join hearings as h
    on c.state = h.state
    and c.child_id = h.child_id
    and h.occurred_on >= c.petitioned_on
    and h.occurred_on < coalesce(c.next_petitioned_on, date '9999-12-31')
group by c.state, c.child_id, c.petitioned_on, c.next_petitioned_on, c.known_until

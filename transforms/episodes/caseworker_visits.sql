-- One row per caseworker visit of a removal episode in force.
select
    v.state,
    e.child_id,
    e.removal_date,
    v.sequence,
    v.e151_case_worker_visit_date as visited_on,
    v.e152_case_worker_visit_location as location
from staging.afcars_oohc_caseworker_visits as v
inner join episodes.removal_episodes as e
    on v.state = e.state
    and v.e4_child_record_number = e.child_id
    and v.file_id = e.file_id
    and v.removal_number = e.removal_number
where v.e151_case_worker_visit_date is not null

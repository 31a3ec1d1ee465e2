-- One row per permanency hearing of a removal episode in force.
select
    h.state,
    e.child_id,
    e.removal_date,
    h.sequence,
    h.e150_permanency_hearing_date as held_on
from staging.afcars_oohc_permanency_hearings as h
inner join episodes.removal_episodes as e
    on h.state = e.state
    and h.e4_child_record_number = e.child_id
    and h.file_id = e.file_id
    and h.removal_number = e.removal_number
where h.e150_permanency_hearing_date is not null

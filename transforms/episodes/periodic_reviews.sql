-- One row per periodic review of a removal episode in force.
select
    r.state,
    e.child_id,
    e.removal_date,
    r.sequence,
    r.e149_periodic_review_date as held_on
from staging.afcars_oohc_periodic_reviews as r
inner join episodes.removal_episodes as e
    on r.state = e.state
    and r.e4_child_record_number = e.child_id
    and r.file_id = e.file_id
    and r.removal_number = e.removal_number
where r.e149_periodic_review_date is not null

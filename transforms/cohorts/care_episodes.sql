-- One row per removal episode, as recorded: youth 18 and older are kept, nothing is left out. A child is in foster
-- care at the end of a day from the removal on and before `left_on`.
select
    state,
    child_id,
    removal_date,
    coalesce(exit_date, case when is_dropped then cast(observed_until + interval 1 day as date) end) as left_on,
    exit_date,
    exit_reason,
    birth_date,
    county,
    observed_until
from episodes.removal_episodes

-- One row per removal of a child whom AFCARS 2020 files in force name, as the last file with it reports it,
-- with the last day that file knows of.
select
    child_id,
    removal_date,
    exit_date,
    exit_reason,
    removal_layout,
    period_end as known_until
from checked.afcars_removals
qualify row_number() over (partition by child_id, removal_date order by period_end desc) = 1

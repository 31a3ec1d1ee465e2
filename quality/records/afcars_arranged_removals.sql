-- One row per removal that has a living arrangement in an AFCARS 2020 file in force, with the first date given.
select
    file_id,
    e4_child_record_number,
    removal_number,
    min(e112_date_living_arrangement) as first_arranged_on
from checked.afcars_oohc_living_arrangements
group by file_id, e4_child_record_number, removal_number

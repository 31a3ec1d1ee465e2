-- One row per child whom any AFCARS foster care file in force names, in either layout.
select e4_child_record_number as child_id
from checked.afcars_oohc_children
union
select recnumbr as child_id
from checked.afcars_foster_care_1993
where recnumbr is not null

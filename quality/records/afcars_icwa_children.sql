-- One row per child of an AFCARS 2020 file in force to whom the questions on the Indian Child Welfare Act
-- apply: the agency is a state (a tribe's code has three characters), and no removal rests on an agreement
-- with a tribe.
select
    file_id,
    record_number,
    e4_child_record_number,
    e7_agency_made_inquiries,
    e8_tribal_membership,
    e10_icwa,
    e59_first_parent_birth_year,
    e60_second_parent_birth_year,
    e61_tribal_membership_mother,
    e62_tribal_membership_father
from checked.afcars_oohc_children as children
where length(state) = 2
    and not exists (
        select 1
        from checked.afcars_oohc_removals as r
        where r.file_id = children.file_id
            and r.e4_child_record_number = children.e4_child_record_number
            and r.e104_tribal_agreement
    )

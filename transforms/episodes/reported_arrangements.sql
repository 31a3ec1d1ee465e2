-- One row per living arrangement that the AFCARS 2020 record in force holds of a removal episode, each
-- with one setting: the kind of foster family home in the order pre-adoptive, relative, kin, therapeutic,
-- shelter, other; else E120. A home may be a relative's and pre-adoptive: that it is kin's is told apart.
select
    a.state,
    e.child_id,
    e.removal_date,
    a.sequence,
    a.e112_date_living_arrangement as began_on,
    case
        when not coalesce(a.e113_foster_family_home, false) then a.e120_other_living_arrangement_type
        when a.e118_pre_adopt_home then 'pre_adoptive_home'
        when a.e117_relative_foster_family or a.e124_relationship_to_foster_parents = 'relative'
            then 'relative_foster_home'
        when a.e119_kin_foster_family or a.e124_relationship_to_foster_parents = 'kin' then 'kin_foster_home'
        when a.e115_therapeutic_home then 'therapeutic_foster_home'
        when a.e116_shelter_care_home then 'shelter_foster_home'
        else 'foster_home'
    end as setting,
    a.e121_location_of_living_arrangement as location,
    case
        when a.e117_relative_foster_family or a.e119_kin_foster_family then true
        when a.e113_foster_family_home then coalesce(k.is_kin, false)
        when a.e120_other_living_arrangement_type is not null then false
    end as is_with_kin
from staging.afcars_oohc_living_arrangements as a
inner join episodes.removal_episodes as e
    on a.state = e.state
    and a.e4_child_record_number = e.child_id
    and a.file_id = e.file_id
    and a.removal_number = e.removal_number
left join codes.foster_parent_relationships as k on a.e124_relationship_to_foster_parents = k.name

-- One row per child and legal parent, by the child's record in force. A record of 2020 always tells of the
-- first parent; it has a second one unless it says that there is none (9999) or that nobody is known (7777),
-- even where nothing is told of that parent's rights. Files of 1993 tell of mother and father. The date for a
-- parent who died is the day of death.
with records as (
    select
        c.state,
        c.child_id,
        r.e60_second_parent_birth_year as second_parent_birth_year,
        r.e63_tpr_parent1 as termination,
        r.e65_tpr_petition_date_parent1 as petitioned_on,
        r.e67_tpr_date_parent1 as ended_on,
        coalesce(r.e65_tpr_petition_date_parent1_deceased, false) as is_deceased,
        c.file_id
    from episodes.children as c
    inner join staging.afcars_oohc_children as r
        on c.state = r.state
        and c.child_id = r.e4_child_record_number
        and c.file_id = r.file_id
        and c.record_number = r.record_number
    qualify row_number() over (partition by c.state, c.child_id order by r.record_number desc) = 1
),

further_parents as (
    select
        r.state,
        r.child_id,
        p.sequence + 1 as parent,
        p.e64_tpr_parent2 as termination,
        p.e66_tpr_petition_date_parent2 as petitioned_on,
        p.e68_tpr_date_parent2 as ended_on,
        coalesce(p.e66_tpr_petition_date_parent2_deceased, false) as is_deceased
    from records as r
    inner join staging.afcars_oohc_second_parents as p
        on r.state = p.state and r.child_id = p.e4_child_record_number and r.file_id = p.file_id
    qualify row_number() over (partition by r.state, r.child_id, p.sequence order by p.record_number desc) = 1
),

untold_parents as (
    select
        r.state,
        r.child_id
    from records as r
    left join further_parents as p on r.state = p.state and r.child_id = p.child_id
    where p.child_id is null
        and (r.second_parent_birth_year is null or r.second_parent_birth_year not in (7777, 9999))
),

snapshot_records as (
    select
        c.state,
        c.child_id,
        r.tprmomdt as mother_ended_on,
        r.tprdaddt as father_ended_on
    from episodes.children as c
    inner join staging.afcars_foster_care_1993 as r
        on c.state = r.state
        and c.child_id = r.recnumbr
        and c.file_id = r.file_id
        and c.record_number = r.record_number
)

select
    state,
    child_id,
    1 as parent,
    termination,
    petitioned_on,
    ended_on,
    is_deceased,
    'afcars_2020' as basis
from records
union all
select
    state,
    child_id,
    parent,
    termination,
    petitioned_on,
    ended_on,
    is_deceased,
    'afcars_2020' as basis
from further_parents
union all
select
    state,
    child_id,
    2 as parent,
    cast(null as varchar) as termination,
    cast(null as date) as petitioned_on,
    cast(null as date) as ended_on,
    cast(null as boolean) as is_deceased,
    'afcars_2020' as basis
from untold_parents
union all
select
    state,
    child_id,
    1 as parent,
    cast(null as varchar) as termination,
    cast(null as date) as petitioned_on,
    mother_ended_on as ended_on,
    cast(null as boolean) as is_deceased,
    'afcars_1993' as basis
from snapshot_records
union all
select
    state,
    child_id,
    2 as parent,
    cast(null as varchar) as termination,
    cast(null as date) as petitioned_on,
    father_ended_on as ended_on,
    cast(null as boolean) as is_deceased,
    'afcars_1993' as basis
from snapshot_records

-- One row per perpetrator named on a child-report of a Child File in force, with what the record says of the
-- child. An identifier of nines alone names nobody.
with records as (
    select
        file_id,
        record_number,
        rptid,
        chid,
        per1id,
        per1rel,
        per1prnt,
        per1age,
        per1sex,
        per1mal1,
        per1mal2,
        per1mal3,
        per1mal4,
        chmal1,
        chmal2,
        chmal3,
        chmal4,
        chage,
        chlvng,
        fostercr,
        afcarsid,
        per2id,
        per2rel,
        per2prnt,
        per2age,
        per2sex,
        per2mal1,
        per2mal2,
        per2mal3,
        per2mal4,
        per3id,
        per3rel,
        per3prnt,
        per3age,
        per3sex,
        per3mal1,
        per3mal2,
        per3mal3,
        per3mal4
    from checked.ncands_child
    where coalesce(per1id, per2id, per3id) is not null
),

named as (
    select
        file_id,
        record_number,
        rptid,
        chid,
        1 as perpetrator_number,
        per1id as perpetrator_id,
        per1rel as relationship,
        per1prnt as parent_type,
        per1age as age,
        per1sex as sex,
        per1mal1 as did_1,
        per1mal2 as did_2,
        per1mal3 as did_3,
        per1mal4 as did_4,
        chmal1,
        chmal2,
        chmal3,
        chmal4,
        chage,
        chlvng,
        fostercr,
        afcarsid
    from records
    where per1id is not null
    union all
    select
        file_id,
        record_number,
        rptid,
        chid,
        2 as perpetrator_number,
        per2id as perpetrator_id,
        per2rel as relationship,
        per2prnt as parent_type,
        per2age as age,
        per2sex as sex,
        per2mal1 as did_1,
        per2mal2 as did_2,
        per2mal3 as did_3,
        per2mal4 as did_4,
        chmal1,
        chmal2,
        chmal3,
        chmal4,
        chage,
        chlvng,
        fostercr,
        afcarsid
    from records
    where per2id is not null
    union all
    select
        file_id,
        record_number,
        rptid,
        chid,
        3 as perpetrator_number,
        per3id as perpetrator_id,
        per3rel as relationship,
        per3prnt as parent_type,
        per3age as age,
        per3sex as sex,
        per3mal1 as did_1,
        per3mal2 as did_2,
        per3mal3 as did_3,
        per3mal4 as did_4,
        chmal1,
        chmal2,
        chmal3,
        chmal4,
        chage,
        chlvng,
        fostercr,
        afcarsid
    from records
    where per3id is not null
)

select
    named.*,
    replace(named.perpetrator_id, '9', '') <> '' as is_identified,
    coalesce(relationships.is_substitute_care, false) as is_substitute_care
from named
left join codes.perpetrator_relationships as relationships on named.relationship = relationships.name

-- One row per removal episode and fault for which the cohorts of the CFSR indicators, or a measure, leave it
-- out. A dropped record of a youth who turned 18 while observed is not left out: the youth aged out.
with faults as (
    select
        e.*,
        unnest([
            case when e.birth_date is null then 'no_birth_date' end,
            case when e.birth_date > e.removal_date then 'birth_after_removal' end,
            case when e.exit_date < e.removal_date then 'exit_before_removal' end,
            case when e.exit_date = e.removal_date then 'exit_on_removal_day' end,
            case
                when e.is_dropped and coalesce(eighteenth_birthday(e.birth_date) > e.observed_until, true)
                    then 'dropped'
            end,
            case when e.exit_date is not null and e.exit_reason is null then 'no_exit_reason' end,
            case
                when not exists (
                    select 1
                    from episodes.living_arrangements as a
                    where a.state = e.state
                        and a.child_id = e.child_id
                        and a.removal_date = e.removal_date
                ) then 'no_living_arrangement'
            end
        ]) as reason
    from episodes.removal_episodes as e
)

select
    f.state,
    f.child_id,
    f.removal_date,
    f.reason,
    case when f.basis = 'afcars_1993' then r.rule_1993 else r.rule_2020 end as rule_id
from faults as f
inner join codes.left_out_reasons as r on f.reason = r.name

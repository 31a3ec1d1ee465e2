-- One row per removal episode of the CFSR indicators: unusable records left out record by record, a
-- youth who reaches 18 in care leaves that day, and a dropped record is left out unless the youth had
-- turned 18 while still observed.
with usable_episodes as (
    select
        *,
        eighteenth_birthday(birth_date) as eighteenth_birthday
    from episodes.removal_episodes
    where birth_date is not null
        and birth_date <= removal_date
        and (exit_date is null or (exit_date > removal_date and exit_date >= birth_date))
),

cut_episodes as (
    select
        *,
        coalesce(exit_date >= eighteenth_birthday, eighteenth_birthday <= observed_until) as is_aged_out
    from usable_episodes
    where removal_date < eighteenth_birthday
),

ended_episodes as (
    select
        state,
        child_id,
        removal_date,
        case when is_aged_out then eighteenth_birthday else exit_date end as exit_date,
        case when is_aged_out then 'aged_out' else exit_reason end as exit_reason,
        eighteenth_birthday,
        county
    from cut_episodes
    where is_aged_out or not is_dropped
)

select
    e.state,
    e.child_id,
    e.removal_date,
    e.exit_date,
    e.exit_reason,
    coalesce(r.is_permanency, false) as is_permanency,
    coalesce(r.can_reenter, false) as can_reenter,
    coalesce(date_diff('day', e.removal_date, e.exit_date) < 8, false) as is_short_stay,
    e.eighteenth_birthday,
    e.county
from ended_episodes as e
left join codes.exit_reasons as r on e.exit_reason = r.name

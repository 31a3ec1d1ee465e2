/*---
title     = "Children and families who received preventive services"
states    = "Children and families who received preventive services in a federal fiscal year, by the funds that paid for them."
denominator = "children, or families, whom the Agency File of the fiscal year counts as having received preventive services, once for each source of funds"
exclusions = [
    "sources of funds for which nothing was filed",
]
why       = "How many families the agency reached before anything had to be investigated."
authority = "42 USC 5106a(d)(4); NCANDS Agency File section 1.1"
domain    = "prevention"
kind      = "count"
unit      = "recipients"
better    = "neither"
needs     = ["ncands_agency"]
components = ["children", "families"]
breakdowns = ["funds"]
version   = "1.0"
reviewed  = 2026-11-28
notes     = """
The agency's own counts for the whole state, from the last Agency File of the year; there are no records behind them,
so there is neither county nor age. Each recipient counts once for each source of funds: one whose services were paid
from two counts twice in the total, as in the federal tables. Funds for which nothing was filed add nothing, which is
not to say that nobody was served. Children of counted families are not counted again unless the state does so. The
sources are known from general knowledge of the file, their letters are not attested.
"""

[[example]]
says = "Children of all funds are added; an empty count adds nothing; families are counted apart."
period_start = 2022-10-01
component = "children"
agency_file = """
submission_year | capta_children | capta_families | cbcap_children | other_funds_children | title_xx_children
2023            | 3              | 2              | 4              |                      | 0
2024            | 30             | 20             | 40             |                      |
"""
expects = { numerator = 7 }

[[example]]
says = "Families are those that were filed as families."
period_start = 2022-10-01
component = "families"
agency_file = """
submission_year | capta_children | capta_families | title_iv_b_families
2023            | 3              | 2              | 5
"""
expects = { numerator = 7 }
---*/
with filed_counts as (
    select
        a.state,
        r.recipients,
        f.name as funds,
        case
            when r.recipients = 'children' then
                case f.name
                    when 'capta' then a.capta_children
                    when 'cbcap' then a.cbcap_children
                    when 'title_iv_b' then a.title_iv_b_children
                    when 'title_xx' then a.title_xx_children
                    when 'other_funds' then a.other_funds_children
                end
            else
                case f.name
                    when 'capta' then a.capta_families
                    when 'cbcap' then a.cbcap_families
                    when 'title_iv_b' then a.title_iv_b_families
                    when 'title_xx' then a.title_xx_families
                    when 'other_funds' then a.other_funds_families
                end
        end as filed
    from episodes.agency_file as a
    cross join codes.prevention_funds as f
    cross join (select unnest(['children', 'families']) as recipients) as r
    where a.submission_year = year(cast($period_end as date))
),

one_by_one as (
    select
        state,
        recipients,
        funds,
        unnest(generate_series(1, filed)) as recipient
    from filed_counts
    where filed > 0
)

select
    state,
    funds || ' ' || cast(recipient as varchar) as member_key,
    cast($period_end as date) as counted_on,
    recipients as component,
    funds
from one_by_one

-- Questions to the figures of this edition: duckdb -readonly ../outcomes.duckdb < queries.sql

-- Which measures are there, what do they tell, and from when to when?
select domain, measure_id, title, unit_of_value, better, first_day, last_day
from published.catalogue;

-- One measure of the whole state over the years, with its interval and how far it can be relied on.
-- Figures of months, quarters and three years together stand beside those of 12 months.
select period, value, unit_of_value, lower, upper, numerator, denominator, status_in_words
from published.figures
where measure_id = 'permanency_in_12_months_entries'
    and place_level = 'state' and grouped_by = '' and statistic = 'value'
    and period_type = '12_months'
order by last_day;

-- The same by age, in the last period with a final figure of a group.
with last_final as (
    select measure_id, grouped_by, max(last_day) as last_day
    from published.figures
    where status = 'final' and place_level = 'state' and grouped_by = 'age group'
    group by measure_id, grouped_by
)
select title, period, group_name, value, lower, upper, status_in_words
from published.figures
inner join last_final using (measure_id, grouped_by, last_day)
where measure_id = 'permanency_in_12_months_entries' and place_level = 'state'
    and period_type = '12_months'
order by group_name;

-- How many figures are shown, and why are others not? An empty number is never zero.
select status, count(*) as figures, count(value) as with_a_value
from published.measure_results
group by status
order by figures desc;

-- Figures beside the national value or the agency's target. One that is adjusted for risk is no standard for these.
select figures.title, figures.period, figures.value, benchmarks.compared_with, benchmarks.value as other_value,
    figures.unit_of_value, benchmarks.is_adjusted, benchmarks.says
from published.benchmarks
inner join published.figures using (measure_id)
where figures.place_level = 'state' and figures.grouped_by = '' and figures.part = '' and figures.outcome = ''
    and figures.statistic = 'value' and figures.status = 'final'
    and figures.period_type = '12_months'
order by figures.title, figures.last_day;

-- What is clearly better or worse than a year before? The verdict comes from the interval of the difference.
select measures.title, comparisons.period, comparisons.compared_period, comparisons.difference,
    comparisons.ci_lower, comparisons.ci_upper, comparisons.verdict
from published.comparisons
inner join published.measures using (measure_id)
where comparisons.compared_with = 'a_year_before' and comparisons.dimension = 'all'
    and comparisons.verdict in ('better', 'worse')
order by comparisons.period_end desc, measures.title;

-- What must a reader know of a measure's figures?
select period, says
from published.caveats
where measure_id = 'permanency_in_12_months_entries'
order by period_start, caveat;

-- What does a column hold?
select table_name, column_name, type, says, allowed
from published.data_dictionary
where table_name = 'measure_results'
order by position;

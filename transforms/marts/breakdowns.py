"""Who the members of a denominator are: the breakdowns that no measure makes for itself.

Here belongs joining what is known of a member on the day it counts. A measure's own breakdowns (priority,
role) are columns of its select. Counting stands in `results.py`. A category that is not known is `missing`,
one that was looked for and not found is `unknown`: neither is ever part of another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from transforms.marts.members import own_breakdowns
from transforms.measures.registry import POPULATION, Measure

AGE: Mapping[str, str] = {
    "years_of_age": """case
        when not coalesce(c.birth_date > m.counted_on, false)
            then coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years)
        end""",
    "months_of_age": "completed_months(c.birth_date, m.counted_on)",
}
AGE_GROUP = """case
    when years_of_age is null then 'missing'
    when years_of_age >= 18 then '18_and_older'
    when years_of_age >= 17 then '17_years'
    when years_of_age >= 11 then '11_16_years'
    when years_of_age >= 6 then '6_10_years'
    when years_of_age >= 1 then '1_5_years'
    when months_of_age is null {infants} then 'under_1_year'
    when months_of_age < 4 then '0_3_months'
    else '4_11_months' end"""

MONTHS_IN_CARE: Mapping[str, str] = {"months_in_care": "completed_months(s.removal_date, m.counted_on)"}
TIME_IN_CARE = """case
    when months_in_care is null then 'missing'
    when months_in_care < 1 then 'under_1_month'
    when months_in_care < 6 then '1_5_months'
    when months_in_care < 12 then '6_11_months'
    when months_in_care < 24 then '12_23_months'
    when months_in_care < 36 then '24_35_months'
    else '36_months_and_longer' end"""


@dataclass(frozen=True)
class Breakdown:
    """One breakdown: its expression over member `m`, child `c`, stretch in care `s` and report `r`.

    `told_by`: values over these, by name, each worked out once; the expression is then over their names.
    `is_of_many`: a member may stand in several categories, so that they add to more than the total.
    `is_of_counties`: also made within each county.
    """

    expression: str
    is_of_many: bool = False
    is_of_counties: bool = False
    told_by: Mapping[str, str] = field(default_factory=dict)


OF_CHILDREN: Mapping[str, Breakdown] = {
    "age_group": Breakdown(AGE_GROUP, is_of_counties=True, told_by=AGE),
    "sex": Breakdown("coalesce(c.sex, 'missing')", is_of_counties=True),
    "race_ethnicity": Breakdown("coalesce(c.race_ethnicity, 'missing')", is_of_counties=True),
    "race_alone_or_in_combination": Breakdown(
        "coalesce(c.races, case when c.race_ethnicity = 'unknown' then 'unknown' else 'missing' end)",
        is_of_many=True,
    ),
    "disability": Breakdown("coalesce(c.disability, 'missing')"),
}
"""Of every measure whose members are children."""

OF_CARE: Mapping[str, Breakdown] = {
    "tribal_status": Breakdown("coalesce(c.tribal_status, 'missing')"),
    "placement_setting": Breakdown("coalesce(s.placement_setting, 'missing')"),
    "time_in_care": Breakdown(TIME_IN_CARE, told_by=MONTHS_IN_CARE),
    "case_goal": Breakdown("coalesce(s.case_goal, 'missing')"),
    "removal_reason": Breakdown("coalesce(s.removal_reasons, 'missing')", is_of_many=True),
}
"""Of children in foster care; tribal status of each such measure, the others where the header names them."""

OF_REPORTS: Mapping[str, Breakdown] = {
    "report_source": Breakdown("coalesce(r.report_source, 'missing')"),
    "maltreatment_type": Breakdown("coalesce(r.maltreatment_types, 'missing')", is_of_many=True),
}
"""Of children in reports, where the header names them."""

ALWAYS_OF_CARE = ("tribal_status",)
PROVIDED = frozenset({*OF_CHILDREN, *OF_CARE, *OF_REPORTS})


def breakdowns_of(measure: Measure, *, has_children: bool) -> dict[str, Breakdown]:
    """The breakdowns of a measure by name: those of its members, those the framework knows, its own."""
    own = {name: Breakdown(f'm."{name}"', is_of_counties=True) for name in own_breakdowns(measure)}
    if not has_children:
        return own
    of_file = OF_CARE if measure.identifier == "afcars" else OF_REPORTS
    wanted = {*measure.header.breakdowns, *(ALWAYS_OF_CARE if of_file is OF_CARE else ())}
    provided = {name: how for name, how in of_file.items() if name in wanted - set(own)}
    return {**OF_CHILDREN, **provided, **own}


def has_children(connection: duckdb.DuckDBPyConnection, measure: Measure) -> bool:
    """Whether the measure's members are children, so that they have an age, a sex and a race."""
    if "child_id" not in measure.query.columns or measure.is_of_units:
        return False
    row = connection.execute(
        f"select count(child_id) > 0 or count(*) = 0 from {measure.query.name}"
    ).fetchone()
    return bool(row and row[0])


def characterize(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    columns: str = "m.* exclude (county)",
    periods: Sequence[str] = (),
) -> dict[str, Breakdown]:
    """Make the temporary table `members_by_group`; returns the breakdowns it holds as columns.

    It has these columns of the member `m`, its county and the breakdowns; of named periods, or of all.
    """
    of_children = has_children(connection, measure)
    found = breakdowns_of(measure, has_children=of_children)
    own = own_breakdowns(measure)
    made = {name: how for name, how in found.items() if name not in own}
    listed = "".join(
        f', {"null" if how.told_by else how.expression} as "{name}"' for name, how in made.items()
    )
    values = {name: value for how in made.values() for name, value in how.told_by.items()}
    listed += "".join(f", {value} as {name}" for name, value in values.items())
    joins = _joins(measure, found) if of_children else ""
    county = "m.county" if "county" in measure.query.columns or not of_children else "c.county"
    named = ", ".join(f"'{name}'" for name in periods)
    connection.execute(
        f"""
        create or replace temp table members_by_group as
        select {_told(measure, made, values)}
        from (
            select {columns}, {county} as county{listed}
            from {measure.query.name} as m {joins}
            {f"where m.period in ({named})" if periods else ""}
        )
        """
    )
    return found


def _told(measure: Measure, made: Mapping[str, Breakdown], values: Mapping[str, str]) -> str:
    """All columns, the breakdowns that values tell in place of these."""
    if not values:
        return "*"
    infants = "or true" if measure.header.exposure == POPULATION else ""
    told = ", ".join(
        f'{how.expression.format(infants=infants)} as "{name}"' for name, how in made.items() if how.told_by
    )
    return f"* exclude ({', '.join(values)}) replace ({told})"


def _joins(measure: Measure, found: Mapping[str, Breakdown]) -> str:
    """What is joined to the members of a measure of children."""
    until = "coalesce({of}.until_on, date '9999-12-31')"
    joins = [
        f"""
        left join (
            from cohorts.characteristics where identifier = '{measure.identifier}'
        ) as c
            on m.state = c.state and m.child_id = c.child_id
            and m.counted_on >= c.from_on and m.counted_on < {until.format(of="c")}"""
    ]
    if found.keys() & (OF_CARE.keys() - set(ALWAYS_OF_CARE)):
        joins.append(
            f"""
        left join cohorts.care_stretches as s
            on m.state = s.state and m.child_id = s.child_id
            and m.counted_on >= s.from_on and m.counted_on < {until.format(of="s")}"""
        )
    if found.keys() & OF_REPORTS.keys():
        joins.append(
            """
        left join cohorts.reported_children as r
            on m.state = r.state and m.child_id = r.child_id and m.counted_on = r.report_date"""
        )
    return "".join(joins)

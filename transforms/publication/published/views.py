"""Views that read well, in the database of an edition: the same figures under titles, labels and units.

Here belong their columns, described as those of tables are. How each is made of released tables stands beside
this file, one select per view. A view holds no number that its tables do not.
"""

from __future__ import annotations

from pathlib import Path

from transforms.contracts.contract import Contract, boolean, date, number, text

UNIT = "What the value is in: percent, hours, per 1,000 children in the population, ..."


class Catalogue(Contract):
    """One row per measure: its title, who is counted, in which unit, and what it is compared with."""

    measure_id = text("Measure", key=True)
    title = text("Title")
    domain = text("Domain, as a person reads it")
    says = text("What it says, in a sentence")
    who_is_counted = text("Who or what is counted, or what a rate is over")
    what_must_be_so = text("What must be so of them, or what is measured")
    kind = text("proportion, rate, duration, share, count, ratio, incidence, rate_ratio or share_ratio")
    unit_of_value = text(UNIT)
    better = text("higher, lower or neither")
    authority = text("Who defines it, and where")
    version = text("Version of the definition")
    first_day = date("First day of any period this edition has a figure of")
    last_day = date("Last day of any period this edition has a figure of")


class Benchmarks(Contract):
    """One row per measure and value its figures are compared with: a national one, or the agency's target."""

    measure_id = text("Measure", key=True)
    title = text("Title of the measure")
    compared_with = text("national value or target", key=True)
    value = number("The value, in the unit of the figures")
    unit_of_value = text(UNIT)
    says = text("What the value is")
    is_adjusted = boolean("It is for performance adjusted for risk: no standard for figures as observed")


class Figures(Contract):
    """One row per released figure, under titles and labels; numbers are null where the status says why."""

    value_id = text("Stable name of the value, as in measure_results", key=True)
    domain = text("Domain, as a person reads it")
    title = text("Title of the measure")
    part = text("Named part of the measure; empty for the whole")
    state = text("State")
    place_level = text("state, county or unit")
    place = text("State, county or unit, by name where one is known")
    period = text("Period, as in measure_results")
    period_type = text("12_months, agency_year, quarter, month or 36_months")
    first_day = date("First day of the period")
    last_day = date("Last day of the period")
    grouped_by = text("What members are told apart by; empty for all of them")
    group_name = text("The group; empty for all of them")
    outcome = text("Category of the answer; empty where there is one only")
    statistic = text("value, count, mean, median, p90, ...")
    value = number(
        "The figure in its unit, rounded: percent, hours, days and months to one decimal, others to two"
    )
    unit_of_value = text(UNIT)
    lower = number("Lower end of the 95% interval, in the same unit")
    upper = number("Upper end of the 95% interval, in the same unit")
    numerator = number("Members or events for whom it happened")
    denominator = number("Members, or their exposure")
    status = text("final, provisional, suppressed, ...")
    status_in_words = text("How far the figure can be relied on, or why there is none")
    measure_id = text("Measure")


VIEWS: tuple[type[Contract], ...] = (Catalogue, Benchmarks, Figures)
"""In the order in which they are made: a later one may read those before it."""


def view_sql(view: type[Contract]) -> str:
    """The select a view is made of."""
    return (Path(__file__).parent / f"{view.table}.sql").read_text(encoding="utf-8").strip()

"""Definitions of measures."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, number, text


class Measures(Contract):
    """One row per measure: its definition, as its file states it."""

    measure_id = text("Measure", key=True)
    version = text("Version of the definition")
    title = text("Title")
    states = text("What it says, in a sentence")
    denominator_in_words = text(
        "Who or what is counted, or what a rate is over; by named part where they differ"
    )
    numerator_in_words = text("What must be so of them, or what is measured; by named part where they differ")
    exclusions = text("What is left out, separated by semicolons; empty where nothing is")
    why = text("Why it matters")
    authority = text("Who defines it, and where")
    domain = text("Domain of the catalogue")
    kind = text("proportion, rate, duration, share, count, ratio, incidence, rate_ratio or share_ratio")
    unit = text("What is counted")
    exposure = text("What a rate is over; child_population for the population of children")
    duration_unit = text("Unit of durations")
    better = text("higher, lower or neither")
    per = number("Scale of the value: 1, 100, 1,000, 100,000")
    follow_up = text("How long members are followed after the period")
    benchmark_value = number("National value, on the scale of the figure; null where none is published")
    benchmark_label = text("What the national value is")
    benchmark_is_adjusted = boolean("The national value is for performance adjusted for risk")
    target = number("The agency's own target, on the scale of the figure")
    components = text("Named parts of the measure, else all")
    breakdowns = text("Breakdowns beside those of every measure of children")
    series = text("month: also computed by month and quarter")
    open_ones = text("Of durations: members without an end are censored or missing")
    any_type = boolean("Of shares: a member may have several outcomes")
    needs = text("Sources that must be received for any figure")
    source_elements = text("Columns of the files as staged that the figure depends on")
    settings = text("Settings of the agency that move the figure, with their values")
    replaced_by = text("The newer definition beside which this one is kept")
    changes = text("What each version changed")
    differs_from_federal = text("Why a federal figure of the same name may differ, one cause a line")
    notes = text("Decisions and departures")
    reviewed = date("When the definition was last reviewed")
    sql = text("The measure's query")

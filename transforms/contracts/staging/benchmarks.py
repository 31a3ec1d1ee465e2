"""Values to read results against: the agency's federal data profile, national values. Agency extract."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class Benchmarks(Contract):
    """One row per measure, part, period, place, category, statistic and source: a value to read a result by.

    Values of the agency itself (its state or counties) are reconciled with its results; those of the nation
    or of another state are values to compare with.
    """

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    measure_id = text(
        "Measure, as in marts.measure_results", key=True, required=True, example="placement_stability"
    )
    component = text(
        "Named part of the measure, as in marts.measure_results; empty for all", key=True, example="all"
    )
    period = text("Period, as in marts.measure_results: 23A23B", key=True, required=True, example="23A23B")
    geography = text(
        "Place: US, a postal code or a five-digit county FIPS", key=True, required=True, example="US"
    )
    dimension = text("Breakdown, else all", key=True, required=True, example="all")
    category = text("Category of the breakdown, else all", key=True, required=True, example="all")
    outcome = text("Category of the answer of a share; empty for all", key=True, example="all")
    statistic = text(
        "value, count, mean, median, p90; empty for the value, of durations for the median",
        key=True,
        example="value",
    )
    value = number(
        "The value as printed, in the unit and scale of the measure; of shares also in percent",
        required=True,
        example=4.48,
    )
    numerator = number("Numerator behind the value, unscaled, where it is published", minimum=0)
    denominator = number("Denominator behind the value, unscaled, where it is published", minimum=0)
    source = text("Who published the value, and where", key=True, required=True, example="CFSR Round 4")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)

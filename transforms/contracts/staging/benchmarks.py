"""Values to read results against. Agency extract."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class Benchmarks(Contract):
    """One row per measure, period, place, category and source: a value that a result is read against."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    measure_id = text(
        "Measure, as in marts.measure_results", key=True, required=True, example="placement_stability"
    )
    period = text("Period, as in marts.measure_results: 23A23B", key=True, required=True, example="23A23B")
    geography = text(
        "Place: US, a postal code or a five-digit county FIPS", key=True, required=True, example="US"
    )
    dimension = text("Breakdown, else all", key=True, required=True, example="all")
    category = text("Category of the breakdown, else all", key=True, required=True, example="all")
    value = number("The value, in the unit and scale of the measure", required=True, example=4.48)
    source = text("Who published the value, and where", key=True, required=True, example="CFSR Round 4")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)

"""Small releases: tables in text, protected as a public edition is."""

from datetime import date

import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.publication.disclosure.protect import Known, protected_results

YEARS = {
    2021: ("FFY2021", date(2020, 10, 1), date(2021, 9, 30)),
    2022: ("FFY2022", date(2021, 10, 1), date(2022, 9, 30)),
    2023: ("FFY2023", date(2022, 10, 1), date(2023, 9, 30)),
}
COUNTIES = "ZZ all all 500 150\n99001 all all 260 80\n99003 all all 140 40\n99005 all all 100 30"
STEPS = pl.DataFrame(
    schema={"name": pl.String, "reached": pl.String, "base": pl.String, "is_of_population": pl.Boolean}
)


def results(table: str, year: int = 2023, **about) -> pl.DataFrame:
    """Rows of `place dimension category [outcome] denominator numerator`; the rest is filled in."""
    period, start, end = YEARS[year]
    rows = []
    for line in table.strip().splitlines():
        place, dimension, category, *outcome, denominator, numerator = line.split()
        rows.append(
            {
                "measure_id": "recurrence", "component": "all", "state": "ZZ", "period_type": "12_months",
                "period": period, "period_start": start, "period_end": end,
                "geography_level": "state" if place == "ZZ" else "county", "geography": place,
                "dimension": dimension, "category": category, "outcome": outcome[0] if outcome else "all",
                "statistic": "value", "measure_version": "1.0", "denominator": float(denominator),
                "numerator": float(numerator), "value": float(numerator) / max(float(denominator), 1.0),
                "status": "final", "as_of": end, "members": int(denominator),
            }
            | about
        )  # fmt: skip
    schema = all_contracts()["marts.measure_results"].schema()
    frame = pl.DataFrame(rows, infer_schema_length=None)
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def known(kind: str = "proportion", **more) -> Known:
    """One measure, and what else protection is made from."""
    names = ["recurrence", "reentry"]
    definitions = pl.DataFrame(
        {"measure_id": names, "kind": [kind] * 2, "exposure": [""] * 2, "per": [1.0] * 2}
    )
    return Known(definitions, STEPS, **more)


def protect(frame: pl.DataFrame, kind: str = "proportion", threshold: int = 10, **more) -> pl.DataFrame:
    return protected_results(frame, known(kind, **more), threshold).results


def gone(frame: pl.DataFrame, column: str, **which) -> list[str]:
    """Where a number is hidden: the categories, or outcomes or places, that have none."""
    hidden = frame.filter(pl.col(column).is_null(), **which)
    names = ["category", "outcome", "geography"]
    return [next(n for n in (*row, "all") if n not in ("all", "ZZ")) if set(row) - {"all", "ZZ"} else "all"
            for row in hidden.select(names).iter_rows()]  # fmt: skip

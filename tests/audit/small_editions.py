"""Public editions of a few invented figures, to plant leaks in.

Here belongs writing such an edition's files as a release would: database, CSV, workbook, one page with a
chart. Nothing of the code that releases is used, as the audit uses none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

CONTACT = "data@agency.example"
FACTS: Mapping[str, tuple[str, str, str]] = {
    "exits_to_permanency": ("proportion", "exits", ""),
    "exits_by_reason": ("share", "exits", ""),
    "foster_care_exits": ("count", "exits", ""),
    "children_in_care": ("count", "children", "cast($period_end as date) as counted_on"),
}
"""Kind, unit and query of the invented measures."""

SCHEMA = {
    "value_id": pl.String, "measure_id": pl.String, "component": pl.String, "state": pl.String,
    "period_type": pl.String, "period": pl.String, "geography_level": pl.String, "geography": pl.String,
    "dimension": pl.String, "category": pl.String, "outcome": pl.String, "statistic": pl.String,
    "measure_version": pl.String, "period_start": pl.Date, "period_end": pl.Date, "denominator": pl.Float64,
    "numerator": pl.Float64, "value": pl.Float64, "ci_lower": pl.Float64, "ci_upper": pl.Float64,
    "members_open": pl.Int64, "status": pl.String, "status_reason": pl.String, "as_of": pl.Date,
}  # fmt: skip
Row = dict[str, object]


def year(ends: int) -> dict[str, object]:
    """Twelve months from October to September, by the year they end in."""
    return _period(f"FFY{ends}", date(ends - 1, 10, 1), date(ends, 9, 30))


def spring_year(ends: int) -> dict[str, object]:
    """Twelve months from April to March."""
    return _period(f"to March {ends}", date(ends - 1, 4, 1), date(ends, 3, 31))


def _period(name: str, start: date, end: date, kind: str = "12_months") -> dict[str, object]:
    return {"period_type": kind, "period": name, "period_start": start, "period_end": end}


def three_years(ends: int) -> dict[str, object]:
    """Three fiscal years pooled."""
    return _period(f"FFY{ends - 2}-{ends}", date(ends - 3, 10, 1), date(ends, 9, 30), "36_months")


def quarter(start: date, end: date) -> dict[str, object]:
    """Three months."""
    return _period(f"{start:%Y-%m}", start, end, "quarter")


def count(measure: str, number: float | None, **where: object) -> Row:
    """A count, hidden where there is no number."""
    return _row(measure, number, number, number, where)


def share(measure: str, top: float | None, bottom: float | None, **where: object) -> Row:
    """A proportion, or an outcome of a share, hidden where there is no numerator."""
    value = None if top is None or not bottom else top / bottom
    return _row(measure, top, bottom, value, where)


def _row(
    measure: str, top: float | None, bottom: float | None, value: float | None, where: Mapping[str, object]
) -> Row:
    row: Row = {
        "measure_id": measure, "component": "all", "state": "ZZ", "geography_level": "state",
        "geography": "ZZ", "dimension": "all", "category": "all", "outcome": "all", "statistic": "value",
        "measure_version": "1.0",
        "status_reason": None, "as_of": date(2026, 9, 30), "ci_lower": None, "ci_upper": None,
        "members_open": None, **year(2024),
    }  # fmt: skip
    row |= {"numerator": top, "denominator": bottom, "value": value}
    row |= {"status": "suppressed" if top is None else "final"} | dict(where)
    named = [
        str(row[name])
        for name in ("measure_id", "component", "period", "geography", "dimension", "category", "outcome")
    ]
    return row | {"value_id": hashlib.sha256("|".join(named).encode()).hexdigest()[:12]}


def county(fips: str) -> dict[str, object]:
    """Where a row of a county stands."""
    return {"geography_level": "county", "geography": fips}


def group(dimension: str, category: str) -> dict[str, object]:
    """Which group a row is about."""
    return {"dimension": dimension, "category": category}


def write_edition(into: Path, rows: Sequence[Row], threshold: int = 10, **tables: pl.DataFrame) -> Path:
    """An edition with these results; returns its folder."""
    (into / "measures").mkdir(parents=True)
    results = pl.DataFrame(list(rows), schema=SCHEMA)
    settings = json.dumps({"hidden_counts": [1, threshold]})
    held = {
        "measure_results": results,
        "measures": _measures(),
        "edition": pl.DataFrame({"audience": ["public"], "contact": [CONTACT], "settings": [settings]}),
        **tables,
    }
    with duckdb.connect(str(into / "outcomes.duckdb")) as connection:
        connection.execute("create schema published")
        for name, frame in held.items():
            connection.register("frame", frame)
            connection.execute(f'create table published."{name}" as select * from frame')
            connection.unregister("frame")
    results.write_csv(into / "measure_results.csv")
    for (measure,), own in results.group_by("measure_id"):
        own.write_csv(into / "measures" / f"{measure}.csv")
        (into / "measures" / f"{measure}.html").write_text(page(own.to_dicts()), encoding="utf-8")
    return into


def _measures() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "measure_id": name, "kind": kind, "unit": unit, "sql": sql, "per": 1.0, "any_type": False,
                "breakdowns": "",
            }
            for name, (kind, unit, sql) in FACTS.items()
        ]
    )  # fmt: skip


def page(rows: Iterable[Row]) -> str:
    """A page of a measure as ours are: a table that leads to ids, a chart with its data and drawing."""
    listed = list(rows)
    data = [datum(row) for row in listed]
    says = alternative(listed)
    spec = {"description": says, "datasets": {"known": data}, "layer": []}
    lines = "\n".join(
        f'<tr><th scope="row">{row["category"]}</th><td class="num"><a href="#v-{row["value_id"]}">'
        f'{_printed(row["value"])}</a></td><td class="num">{_printed(row["numerator"])}</td></tr>'
        for row in listed
    )
    return f"""<!doctype html><html><body>
<p class="says">Of all exits.</p>
<table><tbody>{lines}</tbody></table>
<div class="host" data-spec="spec"><svg role="img" aria-label="{says}"><text>drawn</text></svg></div>
<script type="application/json" id="spec">{json.dumps(spec)}</script>
</body></html>"""


def datum(row: Row) -> dict[str, object]:
    """One result in a chart; a hidden one says its mark alone."""
    told: dict[str, object] = {"name": row["category"], "words": _printed(row["value"])}
    return told | ({} if row["value"] is None else {"value": row["value"]})


def alternative(rows: Iterable[Row]) -> str:
    """What the chart says to who does not see it."""
    return "; ".join(f"{row['category']}: {_printed(row['value'])}" for row in rows)


def _printed(number: object) -> str:
    return "[c]" if number is None else f"{float(str(number)):,.2f}"

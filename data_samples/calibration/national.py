"""Published national figures beside those that the measures themselves make of a synthetic nation.

Here belongs the table that says how near the synthetic data come, measure by measure: `national_figures.csv`
names what is compared with which tolerance, `national_found.csv` holds what was found, `national_figures.md`
shows both. `python -m data_samples.calibration` makes the last two anew. Figures that `published.csv` holds
already are named (`published_as`) and not repeated.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from data_samples.calibration.measured import measured
from data_samples.calibration.targets import published
from data_samples.generator.simulation import Progress, silent, simulate
from data_samples.generator.tables import staging_tables
from transforms.measures.registry import Measure, all_measures

HERE = Path(__file__).parent
FIGURES, FOUND, TABLE = (HERE / f"national_{name}" for name in ("figures.csv", "found.csv", "figures.md"))
CHILDREN, YEARS, SEED = 300_000, 6, 3
"""The nation in small: large enough for shares of one in a thousand, small enough for a few minutes."""

KEY = ["measure_id", "component", "outcome", "statistic"]
DAYS_PER_MONTH = 365.25 / 12
CLOSE = 1e-9
INTRODUCTION = """# The synthetic nation beside published national figures

Made by `make calibration`; do not edit. Synthetic data: {children:,} invented children over {years} fiscal
years (`simulate({children}, {years}, {seed})`), measured by the SQL of `transforms/measures` over all final
periods from October to September together. What is compared, with which tolerance and by which source, stands
in `national_figures.csv`. A tolerance is the distance within which the generator is held, in the unit of the
figure; it is no interval, and published figures differ from ours in definition where the note says so.

{within} of {all} figures are within their tolerance; those outside are explained below.
"""
COLUMNS = (
    "measure", "part", "unit", "published", "period", "found", "difference", "tolerance", "within", "source",
    "note",
)  # fmt: skip
NOT_LIKE_ANY = """
## What no published figure tells

Measures that are not in the table have no published national figure, or one of another definition. What the
courts, the police, the surveys of youth, subsidies and services tell is invented as a whole. These parts of
the synthetic data are known to be unlike any agency: every child in care is enrolled in school, no removal is
an emergency before an order, no child is found trafficked while in care, and no child enters after an
adoption or a guardianship.
"""


def national_figures() -> pl.DataFrame:
    """What is compared: measure, component, outcome, statistic, published, unit, period, source, tolerance.

    Outcomes joined by a bar are added, and so are published figures joined by a plus.
    """
    figures = pl.read_csv(FIGURES, infer_schema_length=None, schema_overrides={"published": pl.Float64})
    known = {f"{row['measure']}:{row['category']}": row for row in published().to_dicts()}
    rows = []
    for row in figures.to_dicts():
        named = [known[name] for name in (row["published_as"] or "").split("+") if name]
        if named:
            row |= {name: named[0][name] for name in ("unit", "period", "source")}
            row["published"] = round(sum(one["value"] for one in named), 6)
        rows.append(row)
    return pl.DataFrame(rows, infer_schema_length=None).drop("published_as")


def found_in(results: pl.DataFrame, figures: pl.DataFrame, children: float) -> pl.DataFrame:
    """The figures in results of a whole state: KEY and `found`, in the unit of the published one.

    Numerators and denominators of all final fiscal years together; medians and means are those of the years'.
    `children` is the child population, for counts that are told by 1,000 children.
    """
    years = results.filter(pl.col("status") == "final", pl.col("period_end").dt.month() == 9)
    measures = all_measures()
    found = [_found(row, years, measures[row["measure_id"]], children) for row in figures.to_dicts()]
    return figures.select(KEY).with_columns(found=pl.Series(found, dtype=pl.Float64).round(4))


def _found(row: Mapping[str, str], years: pl.DataFrame, measure: Measure, children: float) -> float | None:
    """One figure, or none where the measure has no final year."""
    own = years.filter(measure_id=row["measure_id"], component=row["component"], statistic=row["statistic"])
    rows = own.filter(pl.col("outcome").is_in(row["outcome"].split("|")))
    if not own.height:
        return None
    if measure.header.kind == "duration":
        return _number(rows["value"].mean()) / (DAYS_PER_MONTH if row["unit"] == "months" else 1)
    if measure.header.kind == "count":
        return 1000 * _number(rows["numerator"].sum()) / (children * own["period"].n_unique())
    below = own.group_by("period").agg(pl.col("denominator").max())["denominator"].sum()
    events = _number(rows["numerator"].sum())
    per = 100 if row["unit"] == "percent" else measure.header.per
    return per * events / _number(below)


def _number(value: object) -> float:
    return float(str(value))


def compared(figures: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The figures with `found`, `difference` and `within`."""
    return figures.join(found, on=KEY, how="left", maintain_order="left").with_columns(
        difference=(pl.col("found") - pl.col("published")).round(4),
        within=((pl.col("found") - pl.col("published")).abs() <= pl.col("tolerance") + CLOSE).fill_null(
            value=False
        ),
    )


def as_markdown(table: pl.DataFrame) -> str:
    """The table as the page in this folder."""
    within = int(table["within"].sum())
    lines = [
        INTRODUCTION.format(children=CHILDREN, years=YEARS, seed=SEED, within=within, all=table.height),
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
        *(_line(row) for row in table.to_dicts()),
        "",
        "## Outside their tolerance",
        "",
        *(
            f"- `{row['measure_id']}`, {_part(row)}: {row['deviation']}"
            for row in table.filter(~pl.col("within")).to_dicts()
        ),
    ]
    return "\n".join(lines) + "\n" + NOT_LIKE_ANY


def _part(row: Mapping[str, object]) -> str:
    """What of a measure is compared."""
    names = [row["component"], str(row["outcome"]).replace("|", ", "), row["statistic"]]
    told = [str(name) for name in names if name not in ("all", "value")]
    return "; ".join(told) or "all"


def _line(row: Mapping[str, object]) -> str:
    """A figure as a row of the table."""
    numbers = {name: f"{_number(row[name]):.4g}" for name in ("published", "tolerance")}
    found = "none" if row["found"] is None else f"{_number(row['found']):.4g}"
    difference = "" if row["difference"] is None else f"{_number(row['difference']):+.3g}"
    cells = [
        f"`{row['measure_id']}`",
        _part(row),
        row["unit"],
        numbers["published"],
        row["period"],
        found,
        difference,
        numbers["tolerance"],
        "yes" if row["within"] else "**no**",
        row["source"],
        row["note"] or "",
    ]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def found_figures() -> pl.DataFrame:
    """What was found when the table was made last."""
    return pl.read_csv(FOUND, infer_schema_length=None)


def calibrate(tell: Progress = silent) -> pl.DataFrame:
    """Simulate the nation, measure it, and write what was found and the page; returns the comparison."""
    figures = national_figures()
    tables = staging_tables(simulate(CHILDREN, YEARS, SEED, tell))
    tell("measures")
    results = measured(tables, figures["measure_id"].unique(maintain_order=True))
    population = tables["child_population"]
    children = _number(population["children"].sum()) / population["year"].n_unique()
    found = found_in(results, figures, children)
    table = compared(figures, found)
    found.write_csv(FOUND)
    TABLE.write_text(as_markdown(table), encoding="utf-8", newline="\n")
    return table

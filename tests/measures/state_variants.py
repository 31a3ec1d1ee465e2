"""One state's staging tables made into others: sent again, in another order, divided, some years later.

Here belongs what is done to rows so that no figure may change, or the figures of parts must add up. What the
measures make of them is asked in `test_invariants`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from transforms.contracts.codes import STATES
from transforms.contracts.contract import all_contracts

Tables = Mapping[str, pl.DataFrame]

CHILD, REPORT, REFERRAL, WORKER, UNIT = "child", "report", "referral", "worker", "unit"
JOINED_BY = {
    "a3_child_record_number": CHILD,
    "afcarsid": CHILD,
    "chid": CHILD,
    "child_id": CHILD,
    "e3_record_number": CHILD,
    "e4_child_record_number": CHILD,
    "recnumbr": CHILD,
    "referral_id": REFERRAL,
    "report_id": REPORT,
    "rptid": REPORT,
}
"""Columns that join rows: a child with all its reports, and the other children of these."""

WORKFORCE = {"worker_id": WORKER, "supervisor_id": WORKER, "unit": UNIT}
WORKFORCE_TABLES = ("workers", "worker_leave", "worker_assignments", "positions")
"""Tables of the workforce are divided by units: a case goes with its worker."""

OF_WHOLE_STATE = ("child_population", "benchmarks")
YEARS = ("subyr", "year", "e59_first_parent_birth_year", "e60_second_parent_birth_year")


def renamed(tables: Tables, state: str) -> dict[str, pl.DataFrame]:
    """The same rows of another state: its postal code, and its FIPS code before its counties."""
    fips = {code.name: code.code for code in STATES.codes}
    found = {}
    for name, rows in tables.items():
        (old,) = rows["state"].unique().to_list() or [state]
        texts = [column for column, kind in rows.schema.items() if kind == pl.String and column != "file_id"]
        found[name] = rows.with_columns(
            pl.when(pl.col(column) == old)
            .then(pl.lit(state))
            .otherwise(pl.col(column).str.replace(rf"^{fips[old]}(\d{{3}})$", f"{fips[state]}$1"))
            .alias(column)
            for column in texts
        )
    return {name: with_files(name, rows) for name, rows in found.items()}


def with_files(name: str, rows: pl.DataFrame, copy: str = "") -> pl.DataFrame:
    """Rows with the file they stand in: one for each submission of a dataset, one for an extract."""
    dataset = "afcars_oohc" if name.startswith("afcars_oohc") else name
    parts = [pl.col("state"), pl.lit(f"{dataset}{copy}")]
    if "submission" in rows.columns:
        parts.append(pl.col("submission"))
    return rows.with_columns(file_id=pl.concat_str(parts, separator=" "))


def together(parts: Iterable[Tables]) -> dict[str, pl.DataFrame]:
    """Tables of several states, or of several sources, as one; a column a source lacks is empty."""
    frames: dict[str, list[pl.DataFrame]] = {}
    for tables in parts:
        for name, rows in tables.items():
            schema = all_contracts()[f"staging.{name}"].schema()
            frames.setdefault(name, [schema.to_frame()]).append(rows.select(_as(rows, schema)))
    return {name: pl.concat(found) for name, found in frames.items()}


def _as(rows: pl.DataFrame, schema: pl.Schema) -> Iterator[pl.Expr]:
    for column, kind in schema.items():
        yield (pl.col(column) if column in rows.columns else pl.lit(None)).cast(kind).alias(column)


def reversed_rows(tables: Tables) -> dict[str, pl.DataFrame]:
    """The rows of every table from the last to the first."""
    return {name: rows.reverse() for name, rows in tables.items()}


def years_later(tables: Tables, years: int) -> dict[str, pl.DataFrame]:
    """Every date, year and name of a submission moved by some years."""
    return {name: rows.with_columns(_moved(rows.schema, years)) for name, rows in tables.items()}


def _moved(schema: pl.Schema, years: int) -> Iterator[pl.Expr]:
    for column, kind in schema.items():
        if kind.is_temporal():
            yield pl.col(column).dt.offset_by(f"{years}y")
        elif column in YEARS:
            yield pl.col(column) + years
        elif column == "submission":
            digits = pl.col(column).str.extract(r"(\d+)")
            later = digits.cast(pl.Int64) + years
            two = (later % 100).cast(pl.String).str.zfill(2)
            name = pl.when(digits.str.len_chars() == 2).then(two).otherwise(later.cast(pl.String))
            yield pl.col(column).str.replace(r"\d+", name).alias(column)


def halves(tables: Tables) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    """Two parts of the tables that share no child, report or worker.

    What tells of the whole state stands in both; counts of the Agency File are the first one's, and nought in
    the second.
    """
    of_children = {n: rows for n, rows in tables.items() if n not in (*WORKFORCE_TABLES, *OF_WHOLE_STATE)}
    workforce = {n: rows for n, rows in tables.items() if n in WORKFORCE_TABLES}
    parts: list[dict[str, pl.DataFrame]] = [{}, {}]
    for group, columns in ((of_children, JOINED_BY), (workforce, WORKFORCE)):
        half_of = _halves_of(_families(group, columns))
        for name, rows in group.items():
            where = _half_of_rows(rows, columns, half_of)
            for number, part in enumerate(parts):
                part[name] = rows.filter(where == number)
    for name in OF_WHOLE_STATE:
        for part in parts:
            part[name] = tables[name]
    counts = [name for name, kind in tables["ncands_agency"].schema.items() if kind.is_numeric()]
    counts = [name for name in counts if name not in ("subyr", "record_number")]
    parts[0]["ncands_agency"] = tables["ncands_agency"]
    parts[1]["ncands_agency"] = tables["ncands_agency"].with_columns(pl.col(counts) * 0)
    return parts[0], parts[1]


def _tokens(rows: pl.DataFrame, columns: Mapping[str, str]) -> list[pl.Series]:
    """Who a row is about, once for each joining column it has."""
    return [
        rows.select(pl.lit(f"{kind} ") + pl.col(column)).to_series()
        for column, kind in columns.items()
        if column in rows.columns
    ]


def _families(tables: Tables, columns: Mapping[str, str]) -> dict[str, str]:
    """For everyone named in the rows the name of the family: those whom rows join."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for rows in tables.values():
        for names in zip(*_tokens(rows, columns), strict=True):
            known = [top(name) for name in names if name is not None]
            for name in known[1:]:
                above[top(name)] = top(known[0])
    return {name: top(name) for name in list(above)}


def _halves_of(families: Mapping[str, str]) -> dict[str, int]:
    """Every second family to the second half."""
    number = {family: n for n, family in enumerate(sorted(set(families.values())))}
    return {name: number[family] % 2 for name, family in families.items()}


def _half_of_rows(rows: pl.DataFrame, columns: Mapping[str, str], half_of: Mapping[str, int]) -> pl.Series:
    """The half of each row: that of anyone it names; the first where it names nobody."""
    tokens = _tokens(rows, columns)
    if not tokens:
        return pl.Series([0] * rows.height, dtype=pl.Int64)
    known = [names.replace_strict(half_of, default=None, return_dtype=pl.Int64) for names in tokens]
    return pl.select(pl.coalesce(*known, pl.lit(0))).to_series()

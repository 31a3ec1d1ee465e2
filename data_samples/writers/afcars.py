"""AFCARS 2020 out-of-home care files: the XML envelope, and one record per child.

Elements, containers, forms and codes come from the `staging.afcars_oohc_*` contracts; the order in
which the parts of a record stand is said in `afcars_template.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from data_samples.writers.afcars_template import (
    CHILD,
    LIVING_ARRANGEMENT,
    REMOVAL_1993,
    REMOVAL_2020,
    REPEATED,
    render,
)
from data_samples.writers.output import open_output
from transforms.contracts import codes

CHILDREN_AT_ONCE = 4_000
OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<acf:data xmlns:acf="http://www.acf.hhs.gov" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.acf.hhs.gov {schema}">\n'
    "<{letter}1_title_iv_agency>{agency}</{letter}1_title_iv_agency>\n"
    "<{letter}2_report_date>{month}</{letter}2_report_date>\n<records>\n"
)
CLOSING = "</records>\n</acf:data>\n"
BY_CHILD = ["record_number"]
BY_REMOVAL = ["record_number", "removal_number"]

Tables = Mapping[str, pl.DataFrame]


def report_month(submission: str) -> str:
    """The element E2 of a submission: `23A` is 202303, `23B` is 202309."""
    return f"20{submission[:2]}" + ("03" if submission[2] == "A" else "09")


def agency_code(state: str) -> str:
    """The element E1 of an agency: the FIPS code of a postal code; a tribal code stays as it is."""
    known = codes.STATES.by_name.get(state)
    return known.code if known else state


def opening(state: str, submission: str, letter: str, schema: str) -> bytes:
    """A file up to its first record. `letter` begins the names of elements, `schema` is the file's schema."""
    about = {"agency": agency_code(state), "month": report_month(submission)}
    return OPENING.format(**about, letter=letter, schema=schema).encode()


def write_afcars_oohc(tables: Tables, state: str, submission: str, path: Path) -> None:
    """Writes one out-of-home care file from staging rows; `.gz` in the name compresses.

    Args:
        tables: staging table name (`afcars_oohc_children`, ...) to its rows; only the rows of `state`
            and `submission` are written. Records stand in the order of `record_number`, repeated
            parts in the order of `removal_number` and `sequence`.
        state: postal code of the state, or a tribal agency's code.
        submission: the period, such as `23A`.
        path: the file; replaced where it exists.
    """
    mine = (pl.col("state") == state) & (pl.col("submission") == submission)
    chosen = {name: rows.filter(mine) for name, rows in tables.items()}
    with open_output(path) as stream:
        stream.write(opening(state, submission, "E", "schema_ooh.xsd"))
        for part in _parts(chosen):
            for record in _records(part).to_list():
                stream.write(record.encode())
        stream.write(CLOSING.encode())


def _parts(tables: Tables) -> Iterator[dict[str, pl.DataFrame]]:
    """The tables in runs of children, so that memory stays flat."""
    numbers = tables["afcars_oohc_children"]["record_number"].sort()
    for start in range(0, numbers.len(), CHILDREN_AT_ONCE):
        run = numbers.slice(start, CHILDREN_AT_ONCE)
        inside = pl.col("record_number").is_between(run[0], run[-1])
        yield {name: rows.filter(inside) for name, rows in tables.items()}


def _joined(rows: pl.DataFrame, keys: list[str], xml: pl.Expr, slot: str) -> pl.DataFrame:
    """One row per key: the texts of its rows in order, joined, as the column `slot`."""
    order = [name for name in ("removal_number", "sequence") if name in rows.columns]
    return (
        rows.sort(["record_number", *order])
        .select(*keys, xml.alias(slot))
        .group_by(keys, maintain_order=True)
        .agg(pl.col(slot).str.join(""))
    )


def _records(tables: Tables) -> pl.Series:
    """The text of each child's record, in order."""
    removals = tables["afcars_oohc_removals"]
    arrangements = _joined(
        tables["afcars_oohc_living_arrangements"], BY_REMOVAL, render(LIVING_ARRANGEMENT), "arrangements"
    )
    removals = removals.join(arrangements, on=BY_REMOVAL, how="left")
    children = tables["afcars_oohc_children"]
    for slot, (table, template) in REPEATED.items():
        keys = BY_REMOVAL if "removal_number" in tables[table].columns else BY_CHILD
        texts = _joined(tables[table], keys, render(template), slot)
        if keys == BY_REMOVAL:
            removals = removals.join(texts, on=keys, how="left")
        else:
            children = children.join(texts, on=keys, how="left")
    form = (
        pl.when(pl.col("removal_layout") == "removal_1993")
        .then(render(REMOVAL_1993))
        .otherwise(render(REMOVAL_2020))
    )
    children = children.join(_joined(removals, BY_CHILD, form, "removals"), on=BY_CHILD, how="left")
    return children.sort("record_number").select((render(CHILD) + "\n").alias("xml"))["xml"]

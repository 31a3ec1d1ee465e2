"""NYTD files: one XML record per youth, with the served part and the outcomes part that apply.

Elements, containers and words come from the contracts; which part a youth has, from the tables given.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from data_samples.writers.afcars import CHILDREN_AT_ONCE, agency_code, report_month
from data_samples.writers.afcars_template import Element, escaped, in_order, render, tree
from data_samples.writers.output import open_output
from transforms.contracts.contract import Column
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes
from transforms.contracts.staging.nytd_served import NytdServed
from transforms.staging.layouts.nytd import in_xml

OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n<tns:nytd_data_file xmlns:tns="http://nytd.acf.hhs.gov" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="nytd_data_file_format.xsd" '
    'xsi:schemaLocation="http://nytd.acf.hhs.gov nytd_data_file_format.xsd">\n'
    "<file_id>synthetic</file_id>\n<E1_state>{agency}</E1_state>\n"
    "<file_category>test</file_category>\n<E2_report_date>{month}</E2_report_date>\n"
)
CLOSING = "</tns:nytd_data_file>\n"
SHARED = [name for name in NytdServed.columns if name in NytdOutcomes.columns]
SERVED = tree(NytdServed, "record", place=in_order)
OUTCOMES = tree(NytdOutcomes, "record", place=in_order)
RECORD = Element("record", parts=[*SERVED.parts, OUTCOMES.parts[-1]])


def write_nytd(outcomes: pl.DataFrame, served: pl.DataFrame, state: str, submission: str, path: Path) -> None:
    """Writes one semi-annual file from rows of `nytd_outcomes` and `nytd_served`; `.gz` compresses.

    Args:
        outcomes: rows of `staging.nytd_outcomes`; only those of `state` and `submission` are written.
        served: rows of `staging.nytd_served`, likewise. Rows with one `record_number` are one youth.
        state: postal code of the state.
        submission: the period, such as `23A`.
        path: the file; replaced where it exists.

    Without rows of one table the file holds nothing of its part.
    """
    mine = (pl.col("state") == state) & (pl.col("submission") == submission)
    youth = outcomes.filter(mine).join(
        served.filter(mine), on="record_number", how="full", coalesce=True, suffix="_served"
    )
    both = [name for name in SHARED if name != "record_number"]
    youth = youth.with_columns(pl.coalesce(name, f"{name}_served") for name in both)
    template = RECORD
    if served.is_empty() or outcomes.is_empty():
        template = OUTCOMES if served.is_empty() else SERVED
    with open_output(path) as stream:
        opening = OPENING.format(agency=agency_code(state), month=report_month(submission))
        stream.write(opening.encode())
        for part in youth.sort("record_number").iter_slices(CHILDREN_AT_ONCE):
            for record in part.select(render(template, _value) + "\n").to_series():
                stream.write(record.encode())
        stream.write(CLOSING.encode())


def _value(column: Column, markers: Mapping[str, str]) -> pl.Expr:
    """A column's value in the words of the XML; empty for null."""
    del markers
    value = pl.col(column.name)
    if column.codes is not None:
        words = {code.name: in_xml(code) for code in column.codes.codes}
        text = value.replace_strict(words, default=None, return_dtype=pl.String)
    elif column.kind == "boolean":
        text = pl.when(value).then(pl.lit("yes")).when(~value).then(pl.lit("no"))
    elif column.kind == "date":
        text = value.dt.strftime("%Y-%m-%d")
    else:
        text = escaped(value)
    return text.fill_null("")

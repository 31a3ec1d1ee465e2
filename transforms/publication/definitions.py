"""The parts, breakdowns, changes and worked examples of the measures, as tables an edition hands out.

Here belong the rows of `published.measure_components`, `breakdowns`, `measure_changes` and
`measure_examples`, projected from the measures' files and the framework's list of breakdowns. They hold no
data of any agency: examples are invented. The definitions themselves, with the agency's settings, are
`marts.measures`.
"""

from __future__ import annotations

import json

import polars as pl

from transforms.contracts.codes.breakdowns import BREAKDOWN_LISTS
from transforms.examples import cells_of
from transforms.marts.breakdowns import OF_CARE, OF_CHILDREN, OF_REPORTS
from transforms.marts.members import own_breakdowns
from transforms.measures.registry import Example, Measure, all_measures
from transforms.publication.published import tables


def components_frame() -> pl.DataFrame:
    """One row per measure and named part."""
    rows = [
        {
            "measure_id": measure.measure_id,
            "component": component,
            "position": position,
            "denominator_in_words": _of(measure.header.denominator, component),
            "numerator_in_words": _of(measure.header.numerator, component),
            "follow_up": _of(measure.header.follow_up, component),
            "needs": "; ".join(sorted(measure.needs(component))),
        }
        for measure in all_measures().values()
        for position, component in enumerate(measure.header.components, start=1)
    ]
    return pl.DataFrame(rows, schema=tables.MeasureComponents.schema())


def _of(told: str | dict[str, str], component: str) -> str:
    """What a key of a header says of one part."""
    return told.get(component, "") if isinstance(told, dict) else told


def breakdowns_frame() -> pl.DataFrame:
    """One row per breakdown of any measure."""
    provided = {**OF_CHILDREN, **OF_CARE, **OF_REPORTS}
    own = {name for measure in all_measures().values() for name in own_breakdowns(measure)}
    rows = [
        {
            "breakdown": name,
            "is_of_many": name in provided and provided[name].is_of_many,
            "code_list": BREAKDOWN_LISTS.get(name, ""),
        }
        for name in sorted({*provided, *own})
    ]
    return pl.DataFrame(rows, schema=tables.Breakdowns.schema())


def changes_frame() -> pl.DataFrame:
    """One row per measure and version that its file tells of."""
    rows = [
        {
            "measure_id": measure.measure_id,
            "version": change.version,
            "changed_on": change.on,
            "says": " ".join(change.says.split()),
        }
        for measure in all_measures().values()
        for change in measure.header.changes
    ]
    return pl.DataFrame(rows, schema=tables.MeasureChanges.schema())


def examples_frame() -> pl.DataFrame:
    """One row per worked example."""
    rows = [
        _example(measure, number, example)
        for measure in all_measures().values()
        for number, example in enumerate(measure.header.example, start=1)
    ]
    return pl.DataFrame(rows, schema=tables.MeasureExamples.schema())


def _example(measure: Measure, number: int, example: Example) -> dict[str, object]:
    """One worked example's row."""
    given = []
    for name, text in example.tables.items():
        columns, *rows = cells_of(text)
        given.append({"table": name, "columns": columns, "rows": rows})
    return {
        "measure_id": measure.measure_id,
        "example": number,
        "says": " ".join(example.says.split()),
        "period_start": example.period_start,
        "period_end": example.last_day,
        "component": example.component,
        "settings": json.dumps(example.settings),
        "tables": json.dumps(given, ensure_ascii=False),
        "expects": json.dumps(example.expects),
    }

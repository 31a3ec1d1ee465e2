"""One file through its plan, whatever its form; and the gate over what was written.

Here belongs the choice between tables and documents. How each is read and written stands in its module.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import polars as pl

from transforms.deidentification.documents import texts_of, treat_document
from transforms.deidentification.extract_columns import answers, first_folder
from transforms.deidentification.layouts import layout_named
from transforms.deidentification.plan import TablePlan, check_columns
from transforms.deidentification.tables import opened
from transforms.deidentification.treatments import Done, Treating
from transforms.staging.identifiers.direct_identifiers import IdentifierGate


def treat_file(
    source: Path, target: Path, name: str, treating: Treating, done: Done
) -> Iterator[pl.DataFrame]:
    """Writes the treated file; yields what was written, block by block.

    Raises:
        PlanError: the plan does not fit the file.
        RefusedFileError: a record cannot be read.
    """
    layout = layout_named(treating.plan.layout) if treating.plan.layout else None
    if layout and layout.xml:
        check_columns(name, treating.plan, [column.name for column in layout.columns])
        yield from treat_document(source, target, treating, done)
        return
    with opened(source, treating.plan.layout) as table, ExitStack() as stack:
        check_columns(name, treating.plan, table.header)
        writer = table.open_writer(target, stack)
        for block in table.blocks:
            treated = treating.treat(block, done)
            writer.write(treated)
            yield _with_child(treated, block, treating)


def _with_child(treated: pl.DataFrame, block: pl.DataFrame, treating: Treating) -> pl.DataFrame:
    """A treated block with its children, also where the child column itself is dropped."""
    child = treating.plan.child
    if not child or child in treated.columns or child not in block.columns:
        return treated
    return treated.with_columns(
        treating.pseudonyms.of_column("child", block[child].cast(pl.String)).alias(child)
    )


def check_file(path: Path, name: str, plan: TablePlan) -> int:
    """Shows a written file to the gate; returns its records. `name` is the file's path below the source.

    Raises:
        RefusedFileError: direct identifiers are left in it.
    """
    layout = layout_named(plan.layout) if plan.layout else None
    known = answers(first_folder(name), list(plan.columns))
    gate = IdentifierGate([column.name for column in layout.columns] if layout else known)
    number = 1
    if layout and layout.xml:
        for column, numbers in texts_of(path, layout):
            gate.look(column, numbers)
            number = max(number, numbers[-1] + 1)
    else:
        with opened(path, plan.layout) as table:
            for block in table.blocks:
                gate.look(block, number)
                number += len(block)
    gate.finish()
    return number - 1

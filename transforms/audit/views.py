"""Whether the views of a database say what its tables say: each number of theirs is a released one, rounded.

Here belong the rows of views. A view of figures has the ids of values, and its numbers must be those of the
same value; of any other view they must be numbers that some table shows. What views are made of is read for
texts like identifiers with the comments.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from transforms.audit.edition_files import DATABASE, EditionFiles
from transforms.audit.findings import Finding
from transforms.audit.shown_numbers import Numbers, Shown

ID = "value_id"
MOST_DECIMALS = 10


def unexplained_in_views(edition: EditionFiles, shown: Shown) -> Iterator[Finding]:
    """Every finding about the numbers of views."""
    for name, view in edition.views.items():
        numbers = [column for column, kind in view.schema.items() if kind.is_numeric()]
        strange = sum(_strange(view, column, shown) for column in numbers)
        if strange:
            yield Finding("unexplained_number", DATABASE, name, times=strange)


def _strange(view: pl.DataFrame, column: str, shown: Shown) -> int:
    """How many numbers of a column are no rounding of a released one."""
    ids = view[ID] if ID in view.columns else pl.repeat("", len(view), eager=True)
    told = pl.DataFrame({"id": ids, "number": view[column].cast(pl.Float64)}).drop_nulls("number")
    return sum(
        not _numbers(value_id, shown).round_to(written(number)) for value_id, number in told.iter_rows()
    )


def _numbers(value_id: str | None, shown: Shown) -> Numbers:
    """The numbers of a value; of a row without an id all that are shown, of an unknown id none."""
    return shown.everything if value_id == "" else shown.by_id.get(value_id or "", Numbers(()))


def written(number: float) -> str:
    """A number with the decimals it has."""
    return f"{number:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")

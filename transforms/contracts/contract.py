"""What a table promises: the one statement of its columns, from which everything else is projected.

Here belongs the vocabulary in which tables are described (`Contract`, `Column` and the column
makers) and its projections to Polars and DuckDB. The tables themselves stand one per file in the
folders beside this file; code lists stand in `codes/`. Nothing here reads or writes data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import ClassVar, Literal

import polars as pl

from transforms.contracts.codes import CodeList

Kind = Literal["text", "integer", "number", "boolean", "date", "timestamp"]

POLARS_TYPES: Mapping[Kind, pl.DataType] = {
    "text": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
}
DUCKDB_TYPES: Mapping[Kind, str] = {
    "text": "varchar",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}


@dataclass(frozen=True)
class Column:
    """One column: its type, what it says, and what may stand in it.

    `example` is the value a worked example takes where it does not list the column.
    `element` is the name a source layout gives the field, `number` its position in the layout's own
    numbering; `start` (from 1) and `width` place it in a fixed-width record, `path` in an XML record.
    `text_form` is how a source writes the value (`mmddyyyy`, `yyyymmdd`, `yyyymm`, `hhmm`, `digits`,
    `fips`: the five digits of a county).
    `archive` is the field's name in the files that a data archive distributes (NDACAN). `certainty` says
    how sure the layout facts of this column are, where that differs from the whole layout.
    `markers` maps source texts that are answers rather than values to the boolean column that holds them.
    """

    kind: Kind
    says: str
    key: bool = False
    required: bool = False
    example: object = None
    codes: CodeList | None = None
    minimum: float | None = None
    maximum: float | None = None
    width: int | None = None
    start: int | None = None
    element: str = ""
    number: int | None = None
    path: str = ""
    archive: str = ""
    certainty: str = ""
    text_form: str = ""
    markers: Mapping[str, str] = field(default_factory=dict)
    name: str = ""

    @property
    def is_free_text(self) -> bool:
        """Whether any text may stand in it; of other columns it can be judged whether a text is a value."""
        return self.kind == "text" and self.codes is None

    @property
    def allowed(self) -> str:
        """What may stand in the column, in words for messages; never a value that was found."""
        if self.codes is not None:
            return "one of " + ", ".join(code.code for code in self.codes.codes if code.code)
        if self.minimum is not None or self.maximum is not None:
            if self.maximum is None:
                return f"a number from {self.minimum:.12g} on"
            start = "up to" if self.minimum is None else f"from {self.minimum:.12g} to"
            return f"a number {start} {self.maximum:.12g}"
        forms = {
            "mmddyyyy": "a real date written mmddyyyy",
            "yyyymmdd": "a real date written yyyymmdd",
            "yyyymm": "a month written yyyymm",
            "hhmm": "a time from 0000 to 2359",
            "fips": "the five digits of a county (FIPS)",
        }
        plain = {
            "text": "text",
            "integer": "a whole number",
            "number": "a number",
            "boolean": "true or false",
            "date": "a date (yyyy-mm-dd)",
            "timestamp": "a date and time (yyyy-mm-ddThh:mm)",
        }
        return forms.get(self.text_form, plain[self.kind])


class Contract:
    """One table. Subclasses list their columns as class attributes, in order.

    The class name in snake case is the table's name, the folder of its file its stage, its
    docstring (which starts "One row per ...") the table's description. A contract of a source layout
    says in `layout_source` where its facts come from and how sure they are.
    """

    layout_source: ClassVar[str] = ""
    stage: ClassVar[str] = ""
    table: ClassVar[str] = ""
    columns: ClassVar[Mapping[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        columns = {
            name: replace(value, name=name) for name, value in vars(cls).items() if isinstance(value, Column)
        }
        taken = {"stage", "table", "columns"} & set(columns)
        if taken:
            raise TypeError(f"{cls.__name__}: a column cannot be called {sorted(taken)}")
        cls.columns = columns
        cls.stage = cls.__module__.split(".")[-2]
        cls.table = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "_", cls.__name__).lower()
        if not (cls.__doc__ or "").startswith("One row per "):
            raise TypeError(f"{cls.__name__}: the docstring of a contract starts 'One row per'")

    @classmethod
    def qualified_name(cls) -> str:
        """`stage.table`, as SQL writes it."""
        return f"{cls.stage}.{cls.table}"

    @classmethod
    def describes(cls) -> str:
        """The table's description as one paragraph."""
        return re.sub(r"\s+", " ", (cls.__doc__ or "").strip())

    @classmethod
    def keys(cls) -> list[str]:
        """Names of the columns that together identify a row."""
        return [name for name, column in cls.columns.items() if column.key]

    @classmethod
    def schema(cls) -> pl.Schema:
        """The table as a Polars schema."""
        return pl.Schema({name: POLARS_TYPES[c.kind] for name, c in cls.columns.items()})


def text(says: str, **about) -> Column:
    """A text column."""
    return Column("text", says, **about)


def integer(says: str, **about) -> Column:
    """A whole number."""
    return Column("integer", says, **about)


def number(says: str, **about) -> Column:
    """A number with decimals."""
    return Column("number", says, **about)


def boolean(says: str, **about) -> Column:
    """True, false or unknown (null)."""
    return Column("boolean", says, **about)


def date(says: str, **about) -> Column:
    """A calendar date."""
    return Column("date", says, **about)


def timestamp(says: str, **about) -> Column:
    """A local date and time without a zone."""
    return Column("timestamp", says, **about)


def coded(codes: CodeList, says: str, **about) -> Column:
    """A text column that holds the names of a code list."""
    return Column("text", says, codes=codes, **about)


@cache
def all_contracts() -> Mapping[str, type[Contract]]:
    """Every contract by qualified name, found by walking the folders beside this file."""
    here = Path(__file__).parent
    found: dict[str, type[Contract]] = {}
    for path in sorted(here.glob("*/*.py")):
        if path.stem == "__init__":
            continue
        module = import_module(f"transforms.contracts.{path.parent.name}.{path.stem}")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Contract)
                and value.__module__ == module.__name__
            ):
                if value.table != path.stem:
                    raise TypeError(f"{path.name}: the contract {value.__name__} belongs in {value.table}.py")
                found[value.qualified_name()] = value
    return found

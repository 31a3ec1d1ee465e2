"""What may be released to whom, and how long restricted files are kept: two parts of `agency.toml`.

Here belong their form and what they may say. They are carried out elsewhere: what the public edition leaves
out in `publication`, what a partner receives and what is past its time in the commands for them.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from transforms.contracts.contract import all_contracts
from transforms.known_names import refuse_unknown
from transforms.research.columns import TRAITS, faults

ALL_COLUMNS = ["*"]
FIGURES = "marts."
"""Stage whose tables hold figures, of groups and never of one case."""


class Withheld(BaseModel):
    """What the public edition leaves out, beside what it protects: released tables, or `table.column`."""

    model_config = ConfigDict(extra="forbid")
    withhold: list[str] = Field(default_factory=list)


class Purpose(BaseModel):
    """What one receiver outside may have: columns by table, under which agreement, and until when."""

    model_config = ConfigDict(extra="forbid")
    to: str = ""
    basis: str = ""
    until: date | None = None
    tables: dict[str, list[str]] = Field(min_length=1)

    @field_validator("tables")
    @classmethod
    def _of_known_columns(cls, named: dict[str, list[str]]) -> dict[str, list[str]]:
        for table, columns in named.items():
            refuse_unknown("table", table, list(all_contracts()))
            for column in columns if columns != ALL_COLUMNS else ():
                refuse_unknown("column", column, list(all_contracts()[table].columns))
            if not columns:
                raise ValueError(f'{table}: name its columns, or ["*"] for all')
        return named

    def columns_of(self, table: str) -> list[str]:
        """The columns of a table that may be handed out, in the table's own order; none where it may not."""
        named = self.tables.get(table, [])
        known = all_contracts()[table].columns if named else {}
        return [column for column in known if named == ALL_COLUMNS or column in named]


class FiguresOnly(Purpose):
    """What a partner may have: figures, never case records."""

    @field_validator("tables")
    @classmethod
    def _of_figures(cls, named: dict[str, list[str]]) -> dict[str, list[str]]:
        figures = [name for name in all_contracts() if name.startswith(FIGURES)]
        for table in named:
            if table not in figures:
                raise ValueError(
                    f"{table} holds records of cases or files, which no partner may have; allowed: "
                    + ", ".join(figures)
                )
        return named


class Research(Purpose):
    """What researchers may have: case records, how coarse, and how many must share what tells a person.

    `recognised_by` are traits (age, sex, race, tribe, place, ...) and columns, the most needed first: where
    too few share them, the last are emptied first.
    """

    dates: Literal["month", "quarter", "year"] = "month"
    births: Literal["year", "5_years"] = "year"
    smallest_group: int = Field(default=11, ge=11)
    recognised_by: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _of_persons(self) -> Research:
        """Tables of persons, columns that may leave, traits that are told."""
        found = faults(self.tables, self.columns_named)
        told = {column for name in self.tables for column in all_contracts()[name].columns}
        for name in self.recognised_by if not found else ():
            refuse_unknown("trait or column of these tables", name, [*TRAITS, *sorted(told)])
        if found:
            raise ValueError("; ".join(found))
        return self

    @property
    def columns_named(self) -> dict[str, list[str]]:
        """The columns that are asked for by name, by table."""
        return {name: columns for name, columns in self.tables.items() if columns != ALL_COLUMNS}


class Purposes(BaseModel):
    """What may be released to whom: the public, partners and researchers, by name."""

    model_config = ConfigDict(extra="forbid")
    public: Withheld = Field(default_factory=Withheld)
    partner: dict[str, FiguresOnly] = Field(default_factory=dict)
    research: dict[str, Research] = Field(default_factory=dict)


class Retention(BaseModel):
    """After how many days restricted files are past their time, by kind; 0 keeps them."""

    model_config = ConfigDict(extra="forbid")
    internal_editions_days: int = Field(default=0, ge=0)
    case_records_days: int = Field(default=0, ge=0)
    lists_days: int = Field(default=0, ge=0)
    workbooks_days: int = Field(default=0, ge=0)
    research_days: int = Field(default=0, ge=0)

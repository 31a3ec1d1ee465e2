"""What may be released to whom, and how long restricted files are kept: two parts of `agency.toml`.

Here belong their form and what they may say. They are carried out elsewhere: what the public edition leaves
out in `publication`, what a partner receives and what is past its time in the commands for them.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, field_validator

from transforms.contracts.contract import all_contracts
from transforms.known_names import refuse_unknown

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


class Purposes(BaseModel):
    """What may be released to whom: the public, partners and researchers, by name."""

    model_config = ConfigDict(extra="forbid")
    public: Withheld = Field(default_factory=Withheld)
    partner: dict[str, FiguresOnly] = Field(default_factory=dict)
    research: dict[str, Purpose] = Field(default_factory=dict)


class Retention(BaseModel):
    """After how many days restricted files are past their time, by kind; 0 keeps them."""

    model_config = ConfigDict(extra="forbid")
    internal_editions_days: int = Field(default=0, ge=0)
    case_records_days: int = Field(default=0, ge=0)
    lists_days: int = Field(default=0, ge=0)
    workbooks_days: int = Field(default=0, ge=0)

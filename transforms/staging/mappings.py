"""How an agency's own columns and codes translate into a table of ours.

Here belong the form of a mapping file and its checks. How texts are read stands in `extracts`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class TableMapping(BaseModel):
    """One mapping file: `mappings/<table>.toml` in the agency's folder.

    `columns` says under which name the file holds a column of ours; columns not named stand under our name.
    `constants` gives a column of ours one text for every record. `codes` translates, for a column of ours, a
    text of the file to a name or code of our list. `formats` says how a date or time is written
    (`%m/%d/%Y`). `empty` lists texts that mean nothing was entered.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    columns: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    codes: dict[str, dict[str, str]] = Field(default_factory=dict)
    formats: dict[str, str] = Field(default_factory=dict)
    empty: list[str] = Field(default_factory=list)

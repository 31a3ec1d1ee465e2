"""The files of a synthetic drop zone before they are written: where each goes, and what it is to hold.

Here belongs the choice of the writer by dataset and name. How a layout is written stands in `writers`, which
files there are in `synthesize`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data_samples.generator import days
from data_samples.writers import (
    OwnForm,
    write_afcars_aga,
    write_afcars_oohc,
    write_archive,
    write_extract,
    write_fixed_width,
    write_in_own_form,
    write_ncands_agency,
    write_nytd,
    write_workbook,
)
from transforms.contracts.contract import Contract, all_contracts

MAPPING = Path(__file__).parent / "writers" / "placement_history.toml"
"""How the invented agency's own placement table translates; its `mappings/placements.toml`."""


@dataclass(frozen=True)
class SampleFile:
    """One file: its path below the drop zone, and the rows of the staging tables of its dataset.

    `submission` is empty for an extract. An archive (`.zip`) holds a member for each fiscal year.
    """

    name: str
    state: str
    submission: str
    tables: Mapping[str, pl.DataFrame]

    @property
    def dataset(self) -> str:
        """The dataset, which is the folder."""
        return self.name.split("/", 1)[0]

    @property
    def rows(self) -> pl.DataFrame:
        """The table with one row for each record."""
        name = "afcars_oohc_children" if self.dataset == "afcars_oohc" else self.dataset
        return self.tables[name]

    @property
    def contract(self) -> type[Contract]:
        """The contract of a dataset of one table."""
        return all_contracts()[f"staging.{self.dataset}"]

    def counts(self) -> dict[str, int]:
        """Records by file received, named from the drop zone on."""
        if self.name.endswith(".zip"):
            parts = _by_fiscal_year(self.rows, "occurred_on")
            return {f"{self.name}/{member}": part.height for member, part in parts.items()}
        return {self.name: self.rows.height}

    def write(self, drop_zone: Path) -> None:
        """Writes the file; one of the same name is replaced."""
        path, rows = drop_zone / self.name, self.rows
        if self.dataset == "ncands_agency":
            write_ncands_agency(rows, path)
        elif self.dataset in ("ncands_child", "afcars_foster_care_1993", "afcars_adoption_1993"):
            write_fixed_width(rows, self.contract, path)
        elif self.dataset == "afcars_oohc":
            write_afcars_oohc(self.tables, self.state, self.submission, path)
        elif self.dataset == "afcars_aga":
            write_afcars_aga(rows, self.state, self.submission, path)
        elif self.dataset.startswith("nytd_"):
            self._write_nytd(path)
        else:
            self._write_extract(rows, path)

    def _write_nytd(self, path: Path) -> None:
        """Each of the two populations has files of its own: a youth's other part is left out."""
        parts = [
            self.tables.get(name, all_contracts()[f"staging.{name}"].schema().to_frame())
            for name in ("nytd_outcomes", "nytd_served")
        ]
        write_nytd(parts[0], parts[1], self.state, self.submission, path)

    def _write_extract(self, rows: pl.DataFrame, path: Path) -> None:
        """Most as they are, one under the agency's own names, one as a workbook, one in a ZIP archive."""
        if self.dataset == "placements":
            write_in_own_form(rows, OwnForm.of_mapping(MAPPING.read_text(encoding="utf-8")), path)
        elif path.suffix == ".xlsx":
            write_workbook(rows, self.contract, path)
        elif path.suffix == ".zip":
            write_archive(_by_fiscal_year(rows, "occurred_on"), self.contract, path)
        else:
            write_extract(rows, self.contract, path)


def _by_fiscal_year(rows: pl.DataFrame, on: str) -> dict[str, pl.DataFrame]:
    """Rows in parts by the fiscal year of a date, under the names of their files; earlier years in one."""
    year = pl.max_horizontal(
        pl.col(on).dt.offset_by("3mo").dt.year(), pl.lit(days.FIRST_AFCARS_2020_YEAR - 1)
    )
    parts = rows.with_columns(year.alias("fiscal_year")).partition_by(
        "fiscal_year", as_dict=True, include_key=False
    )
    return {f"ffy{key[0]}.csv": parts[key] for key in sorted(parts)}

"""`cwo init`: an empty drop zone that explains itself.

Here belong the folders and their README.txt, made from the contracts. What the settings mean stands in
`transforms.settings`.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from transforms.contracts.contract import Column, Contract, all_contracts
from transforms.settings import TEMPLATE
from transforms.staging.datasets import DATASETS

RULES = """
State and period are read from the content; name the files as you like. When a period is sent again, the
file changed last counts. A file removed from here is left out of the next run. Nothing here is changed.
"""
OWN_COLUMNS = ("file_id", "record_number")


def make_drop_zone(folder: Path) -> None:
    """Write an empty drop zone: a folder with a README.txt for each dataset, and `agency/agency.toml`."""
    for dataset in DATASETS:
        _write(folder / dataset / "README.txt", readme(dataset))
    _write(folder / "agency" / "agency.toml", TEMPLATE)


def readme(dataset: str) -> str:
    """What goes into a dataset's folder: for extracts with every column, its form and what it says."""
    if DATASETS[dataset].is_federal:
        says = textwrap.fill(" ".join(f"{DATASETS[dataset].says} Plain or .gz.".split()), 100)
        return f"{dataset}\n\n{says}\n{RULES}"
    contract = all_contracts()[f"staging.{dataset}"]
    return f"{dataset}\n\n{_extract(contract)}\n{RULES}"


def _extract(contract: type[Contract]) -> str:
    """An extract's description and columns."""
    columns = [column for column in contract.columns.values() if column.name not in OWN_COLUMNS]
    width = max(len(column.name) for column in columns)
    lines = [f"  {column.name:<{width}}  {_form(column)}" for column in columns]
    return "\n".join(
        [
            f"{contract.describes()}.",
            "",
            "CSV (UTF-8, comma, first line with the column names; plain or .gz) or Parquet. Columns:",
            "",
            *lines,
        ]
    )


def _form(column: Column) -> str:
    """What a column says and what may stand in it."""
    allowed = ", ".join(code.name for code in column.codes.codes) if column.codes else column.allowed
    needed = " (needed)" if column.key or column.required else ""
    return f"{column.says}; {allowed}{needed}"


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")

"""What the columns of an agency's extract are, where its folder and their names say so.

Here belongs only what follows from the contracts of extracts: whom an identifier names, and which columns
hold answers and no texts. What is done with a column stands in `draft` and `plan`.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.contracts.contract import Column
from transforms.staging.agency_tables.extracts import CONTRACTS
from transforms.staging.mapping.column_names import matched
from transforms.staging.mapping.mappings import readable_columns

DOMAINS = {
    "child_id": "child",
    "worker_id": "worker",
    "supervisor_id": "worker",
    "report_id": "report",
    "referral_id": "referral",
    "case_id": "case",
    "provider_id": "provider",
}
"""Whom the identifiers of our extracts name."""

NAMES_OF_NOBODY = (
    *("measure_id", "state", "county", "period", "geography", "dimension", "category", "source", "priority"),
)
"""Columns of texts that name no person."""


def columns_of_extract(folder: str, header: Sequence[str]) -> dict[str, Column]:
    """The columns of ours that a file's columns are, by its own names that leave little doubt.

    `folder` is the first folder of the file's path; one of no extract knows none.
    """
    contract = CONTRACTS.get(folder)
    if contract is None:
        return {}
    found = matched(readable_columns(contract), header).found
    return {match.theirs: contract.columns[match.ours] for match in found if match.how != "near"}


def is_answer(column: Column) -> bool:
    """Whether a column holds a code, a yes or no, or a number, whatever else its name could promise."""
    return column.codes is not None or column.kind in ("boolean", "integer", "number")


def answers(folder: str, header: Sequence[str]) -> list[str]:
    """The columns of a file that hold answers of an extract; they are judged by their values alone."""
    return [name for name, column in columns_of_extract(folder, header).items() if is_answer(column)]


def first_folder(name: str) -> str:
    """The first folder of a path or pattern below the source; empty where there is none."""
    return name.split("/", 1)[0] if "/" in name else ""

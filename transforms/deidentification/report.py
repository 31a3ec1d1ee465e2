"""The report of a de-identification: what was done with each column, and what risk remains.

Here belongs its wording, as text (Markdown) and as data (JSON). It holds counts and names of columns, no
value; small counts make it confidential all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from transforms.deidentification.anonymity import MOST_COLUMNS, THRESHOLDS, Anonymity
from transforms.deidentification.treatments import Done

NOT_COUNTED = (
    "The plan names no quasi-identifiers for this file: nothing is known of who could be recognised."
)
EFFECTS = {
    "keep": "Dates stand as they were; whoever knows a date of a child may recognise it.",
    "day15": (
        "Every date is the 15th of its month. Intervals are wrong by up to 30 days, an order within a month "
        "is lost, and ages may change by a month; measures of days must not be computed from these files."
    ),
    "shift": (
        "All dates of a child moved by the same 1 to 180 days, in every file alike: intervals and ages at "
        "events are exact. The calendar is not: a date may fall into another report period, month or year, "
        "so figures by period are not the agency's, and a federal file may hold dates outside its period."
    ),
}


@dataclass(frozen=True)
class FileReport:
    """One file: its name in source and target, what was done, and how many children share a combination."""

    source: str
    target: str
    done: Done
    anonymity: Anonymity | None


def as_data(files: list[FileReport], policy: str, notes: list[str]) -> dict[str, Any]:
    """The report as JSON has it."""
    return {
        "confidential": "small counts; not for release",
        "date_policy": policy,
        "notes": notes,
        "files": [
            {
                "source": file.source,
                "target": file.target,
                "records": file.done.records,
                "columns": {name: asdict(count) for name, count in file.done.columns.items()},
                "k_anonymity": asdict(file.anonymity) if file.anonymity else None,
            }
            for file in files
        ],
    }


def as_text(files: list[FileReport], policy: str, notes: list[str]) -> str:
    """The report as Markdown."""
    lines = [
        "# De-identification",
        "",
        "Confidential: it holds small counts. It is no part of the files; do not send it with them.",
        "",
        f"Dates: {policy}. {EFFECTS[policy]}",
        "",
        "Pseudonyms are keyed (HMAC-SHA256, 12 letters and digits): whoever holds the key can make them.",
        *(line for note in notes for line in ("", f"Note: {note}.")),
    ]
    for file in files:
        lines += [
            "",
            f"## {file.source}",
            "",
            f"{file.done.records:,} records, written as `{file.target}`.",
            "",
        ]
        lines += _columns(file.done)
        lines += ["", "### Who could be recognised", "", *_anonymity(file.anonymity)]
    return "\n".join(lines) + "\n"


def _columns(done: Done) -> list[str]:
    rows = [
        f"| {_cell(name)} | {count.treatment} | {count.values:,} | {count.emptied:,}"
        f"{f' ({count.why_emptied})' if count.emptied else ''} |"
        for name, count in done.columns.items()
    ]
    return ["| column | treatment | values | emptied |", "| --- | --- | --- | --- |", *rows]


def _cell(name: str) -> str:
    return name.replace("|", "\\|").replace("\n", " ")


def _anonymity(found: Anonymity | None) -> list[str]:
    if found is None:
        return [NOT_COUNTED]
    whole = max(found.combinations, key=lambda one: len(one.columns))
    lines = [
        f"{found.children:,} children in {found.records:,} records, by the first record of each. Over "
        f"{', '.join(whole.columns)} together the smallest group is {whole.smallest}.",
        "",
        "| columns | groups | smallest k | "
        + " | ".join(f"children in groups under {n} | records" for n in THRESHOLDS)
        + " |",
        "| --- |" + " --- |" * (2 + 2 * len(THRESHOLDS)),
    ]
    lines += [
        f"| {_cell(', '.join(one.columns))} | {one.groups:,} | {one.smallest} | "
        + " | ".join(
            f"{_share(one.below, n, found.children)} | {_share(one.records_below, n, found.records)}"
            for n in THRESHOLDS
        )
        + " |"
        for one in found.combinations
    ]
    sizes = ", ".join(f"{size}: {count:,}" for size, count in found.distribution.items())
    return [*lines, "", f"Groups by size, over all columns (at most {MOST_COLUMNS}): {sizes}."]


def _share(below: Mapping[int, int], limit: int, total: int) -> str:
    return f"{below[limit]:,} ({below[limit] / total:.1%})" if total else "0"

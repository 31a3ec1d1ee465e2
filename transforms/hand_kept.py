"""CSV files that an agency keeps by hand: columns by name, lines that begin with # for the one who writes.

Here belongs reading such a text into lines with their numbers, and what is said of a file that is none. What
may stand in a column is decided where the file is known: `quality.accepted_ledger`, `transforms.annotations`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from transforms.staging.identifiers.identifier_patterns import EMAIL_FORM, PHONE_WRITTEN, SSN_WRITTEN

MOST_FAULTS_TOLD = 20
PERSONAL = re.compile("|".join((EMAIL_FORM, PHONE_WRITTEN, SSN_WRITTEN)))
"""What no text of an agency may hold, for it is printed: mail addresses, telephones, numbers of persons."""

Lines = list[tuple[int, dict[str, str]]]
"""Lines by number, each as its values by column; columns that the file leaves out are empty."""


class HandKeptError(ValueError):
    """A file cannot be used: the message names every fault, one a line, with what is allowed."""


def text_of(agency_folder: Path | None, name: str) -> str:
    """The text of a file of the agency's folder; nothing where there is none.

    Raises:
        HandKeptError: it cannot be read, or is no UTF-8 text.
    """
    path = agency_folder / name if agency_folder is not None else None
    if path is None or not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise HandKeptError(f"{name}: cannot be read ({type(error).__name__})") from None
    except UnicodeDecodeError:
        raise HandKeptError(f"{name}: is not UTF-8 text; save it as CSV in UTF-8") from None


def lines_of(
    name: str, text: str, columns: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Lines, list[str]]:
    """The lines of a file, and what is wrong with lines that have too few values or too many.

    Raises:
        HandKeptError: it is no CSV, or its first line does not name the columns.
    """
    # Comments give way to empty lines, so that the lines of the file keep their numbers.
    bare = "\n".join("" if line.lstrip().startswith("#") else line for line in text.splitlines())
    try:
        reader = csv.reader(io.StringIO(bare, newline=""), strict=True)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error:
        raise HandKeptError(f"{name}: a quotation mark is not closed, or stands inside a value") from None
    # A spreadsheet puts a comment with commas into quotation marks.
    rows = [(number, row) for number, row in rows if any(row) and not row[0].startswith("#")]
    if not rows:
        return [], []
    header = [column.lower() for column in rows[0][1]]
    _refuse_other_columns(name, header, columns, optional)
    lines: Lines = []
    faults = []
    for number, row in rows[1:]:
        if len(row) == len(header):
            lines.append((number, {**dict.fromkeys(optional, ""), **dict(zip(header, row, strict=True))}))
            continue
        told = f"has {len(row)} values; there are {len(header)} columns"
        faults.append(f"line {number}: {told} (a text with a comma stands in quotation marks)")
    return lines, faults


def _refuse_other_columns(
    name: str, header: Sequence[str], columns: Sequence[str], optional: Sequence[str]
) -> None:
    """Refuse a first line that lacks a column, names one twice, or names another."""
    is_known = len(set(header)) == len(header) and set(header) <= {*columns, *optional}
    if not is_known or not set(columns) <= set(header):
        also = f", and may name {', '.join(optional)}" if optional else ""
        raise HandKeptError(
            f"{name}: the first line must name the columns {', '.join(columns)}{also}, no others"
        )


def in_order(faults: Sequence[str]) -> list[str]:
    """Faults by the lines they are of."""
    return sorted(faults, key=lambda fault: int(re.findall(r"\d+", fault)[0]))


def raise_faults(name: str, faults: Sequence[str]) -> None:
    """Refuse a file for what is wrong in its lines, the first twenty of it.

    Raises:
        HandKeptError: there is any.
    """
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS_TOLD:,} more"] if len(faults) > MOST_FAULTS_TOLD else []
        told = [*in_order(faults)[:MOST_FAULTS_TOLD], *more]
        raise HandKeptError("\n".join(f"{name}: {fault}" for fault in told))


def day(text: str) -> date | None:
    """A day written 2027-06-30; None where it is none."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None

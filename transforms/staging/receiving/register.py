"""When files were received, as the agency itself wrote down: `received.csv` in its folder.

Here belongs reading and checking that register. What the times are for stands in `receipt_order`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

REGISTER = "received.csv"
COLUMNS = ("path", "received_at")
FORMS = "a day (2024-05-15) or a day and time in UTC (2024-05-15T14:30)"
MAX_BYTES = 16 << 20
MOST_FAULTS_TOLD = 20
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)Z?)?")

NO_REGISTER: Mapping[str, datetime] = {}


class RegisterError(ValueError):
    """The register cannot be used: the message names every fault, one a line, with what is allowed."""


def read_register(agency_folder: Path | None) -> dict[str, datetime]:
    """When files were received (UTC without a zone), by path below the drop zone; empty without a register.

    Raises:
        RegisterError: the register is no CSV of `path` and `received_at`, or one of its lines says what
            cannot be.
    """
    path = agency_folder / REGISTER if agency_folder is not None else None
    if path is None or not path.exists():
        return {}
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RegisterError(
                f"{REGISTER}: larger than {MAX_BYTES:,} bytes; a line for each file is expected"
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RegisterError(f"{REGISTER}: cannot be read ({type(error).__name__})") from None
    except UnicodeDecodeError:
        raise RegisterError(f"{REGISTER}: is not UTF-8 text; save it as CSV in UTF-8") from None
    return parse_register(text)


def parse_register(text: str) -> dict[str, datetime]:
    """The register from its text.

    Raises:
        RegisterError: as `read_register` says.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise RegisterError(f"{REGISTER}: a quotation mark is not closed, or stands inside a value") from None
    header = [name.strip().lower() for name in rows[0]] if rows else []
    if sorted(header) != sorted(COLUMNS):
        raise RegisterError(
            f"{REGISTER}: the first line must name the columns {' and '.join(COLUMNS)}, no others"
        )
    times: dict[str, datetime] = {}
    faults = list(_read(rows[1:], header.index("path"), times))
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS_TOLD:,} more"] if len(faults) > MOST_FAULTS_TOLD else []
        raise RegisterError("\n".join(f"{REGISTER}: {told}" for told in faults[:MOST_FAULTS_TOLD] + more))
    return times


def _read(rows: list[list[str]], path_place: int, times: dict[str, datetime]) -> Iterator[str]:
    """Fills the times; yields what is wrong, by line."""
    for number, row in enumerate(rows, start=2):
        if not any(value.strip() for value in row):
            continue
        if len(row) != len(COLUMNS):
            yield f"record {number}: has {len(row)} values; there are {len(COLUMNS)} columns"
            continue
        path = row[path_place].strip().replace("\\", "/").removeprefix("./")
        time = _time(row[1 - path_place].strip())
        if not path or path.startswith("/") or ".." in path.split("/"):
            yield f"record {number}, path: must be a path below the drop zone, such as ncands_child/2024.txt"
        elif path in times:
            yield f"record {number}, path: stands in an earlier record too; a file is received once"
        elif time is None:
            yield f"record {number}, received_at: must be {FORMS}"
        else:
            times[path] = time


def _time(text: str) -> datetime | None:
    """A time as written; None where it is none. A day alone is its first moment."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00'}")
    except ValueError:
        return None


def unmatched(register: Mapping[str, datetime], paths: Mapping[str, object] | set[str]) -> list[str]:
    """Paths of the register that are no file received, nor an archive of one."""
    present = {path for whole in paths for path in _with_archives(whole)}
    return sorted(path for path in register if path not in present)


def _with_archives(path: str) -> Iterator[str]:
    """A path and every path above it."""
    parts = path.split("/")
    yield from ("/".join(parts[:count]) for count in range(1, len(parts) + 1))

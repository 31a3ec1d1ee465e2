"""Texts that look like identifiers, and columns that would hold them.

Here belong the patterns: encrypted identifiers of the federal files (twelve characters), Social Security
numbers, other long numbers, dates of birth, addresses of mail and telephones other than the agency's
contact, paths of a machine. What was found is never told, only where and of which form.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from transforms.audit.copies import column_names
from transforms.audit.edition_files import DATABASE, LIBRARY, TEXT, EditionFiles
from transforms.audit.findings import Finding

PATTERNS = {
    "a Social Security number": re.compile(r"(?<![\d.-])\d{3}-\d{2}-\d{4}(?![\d-])"),
    "an identifier of twelve characters": re.compile(
        r"(?<![\w./#-])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{12}(?![\w-])"
    ),
    "a long number": re.compile(r"(?<![\w.,/#-])(?!10*(?!\d))\d{9,}(?![\w.,-]|\.\d)"),
    "an address of mail": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "a telephone number": re.compile(
        r"(?<![\w.-])(?:\+1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
    ),
    "a path of a machine": re.compile(
        r"(?<![\w./:<\"'=])(?:/(?:home|root|tmp|usr|var|work|mnt|srv|opt|data|Users|private|Volumes)/[\w.-]+"
        r"|[A-Za-z]:\\[\w.-]+)"
    ),
    "a date of birth": re.compile(
        r"\b(?:born|birth ?date|date of birth|dob)\b\W{0,4}(?:on |is |was )?\W{0,3}"
        r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE
    ),
}  # fmt: skip
"""Forms that no public text has, by what they look like."""

COLUMNS = re.compile(
    r"^(?:(?:child|afcars|worker|supervisor|report|perpetrator|case|client|person|provider|family|sibling|"
    r"recipient|youth|mother|father|parent|staff|finding)_?(?:id|ids|number|key|name)|file_id|record_number|member_key|"
    r"ssn|dob|birth_?date|date_of_birth|first_name|last_name|address|phone|e_?mail)$",
    re.IGNORECASE,
)
"""Names of columns that hold identifiers; a released table may have one that is empty."""

IDS = ("value_id",)
"""Columns of ids of ours."""

SCANNED = (*(kind for kind in TEXT if kind != ".csv"), ".xlsx")
"""Files whose text is looked at; each row of a CSV must stand in a table, which is."""

TAGS = re.compile(
    r"</?[a-zA-Z][\w:-]*|\b(?:d|transform|x|y|x1|x2|y1|y2|width|height|points|viewBox)=\"[^\"]*\"|\bhref=\""
)
"""Names of elements, and what gives a drawing its shape; all other text and attributes are read."""

MANIFEST, SIZES = "manifest.json", re.compile(r'"bytes": \d+')
"""Sizes of files may be long numbers."""

NEEDED = {"an address of mail": "@"}


@dataclass(frozen=True)
class _Known:
    """What may stand anywhere: the agency's contact, and the ids of values."""

    contact: str
    ids: frozenset[str]


def identifier_like(edition: EditionFiles) -> Iterator[Finding]:
    """Every finding of a text like an identifier, in tables and files."""
    known = _Known(
        str(edition.tables["edition"]["contact"][0] or ""),
        frozenset(edition.tables["measure_results"]["value_id"]),
    )
    for name, table in edition.everything.items():
        yield from _in_table(name, table, known)
    yield from _in_text("\n".join(edition.comments), known, DATABASE)
    for path, columns in column_names(edition).items():
        for column in columns:
            if COLUMNS.match(column) and not _is_released(edition, column):
                yield Finding("identifier", path, what="a column of identifiers")
    seen: set[str] = set()
    for path in edition.of_kind(*SCANNED):
        if path.rpartition("/")[2] in LIBRARY:
            continue
        try:
            lines = set(_told(edition, path).split("\n")) - seen
        except (UnicodeDecodeError, KeyError, OSError, zipfile.BadZipFile):
            yield Finding("unreadable", path)
            continue
        seen |= lines  # what pages share is told of the first of them
        yield from _in_text("\n".join(sorted(lines)), known, path)


def _is_released(edition: EditionFiles, column: str) -> bool:
    """Whether a released table has the column, where it was looked at."""
    return any(column in table.columns for table in edition.everything.values())


def _in_table(name: str, table: pl.DataFrame, known: _Known) -> Iterator[Finding]:
    """Columns named for identifiers that are not empty, and texts of the forms above."""
    for column, kind in table.schema.items():
        if column in IDS:
            continue
        if COLUMNS.match(column) and table[column].drop_nulls().len():
            yield Finding("identifier", DATABASE, name, what=f"column {column}")
        if kind == pl.String:
            text = "\n".join(table[column].drop_nulls().unique().sort().to_list())
            yield from _in_text(text, known, DATABASE, name)


def _in_text(text: str, known: _Known, file: str, table: str = "") -> Iterator[Finding]:
    """A finding for each form in a text that is neither an id of ours nor the agency's contact."""
    for form, pattern in PATTERNS.items():
        if NEEDED.get(form, "") not in text:
            continue
        times = sum(found not in known.contact and found not in known.ids for found in pattern.findall(text))
        if times:
            yield Finding("identifier", file, table, what=form, times=times)


def _told(edition: EditionFiles, path: str) -> str:
    """What a file tells: of a page its texts and comments, of a workbook its strings and properties."""
    if path.endswith(".xlsx"):
        with zipfile.ZipFile(edition.folder / path) as book:
            parts = [name for name in book.namelist() if name.startswith(("docProps/", "xl/sharedStrings"))]
            return re.sub(r"<[^>]*>", "\n", "\n".join(book.read(name).decode() for name in parts))
    text = edition.text(path)
    if path == MANIFEST:
        return SIZES.sub("", text)
    return TAGS.sub("\n", text) if path.endswith(".html") else text

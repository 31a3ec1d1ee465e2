"""Texts that look like identifiers, and columns that would hold them.

Here belong the patterns: encrypted identifiers of the federal files (twelve characters), Social Security
numbers, other long numbers, dates of birth, addresses of mail and telephones other than the agency's
contact, paths of a machine. What was found is never told, only where and of which form.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from transforms.audit.copies import column_names
from transforms.audit.edition_files import DATABASE, LIBRARY, TEXT, EditionFiles
from transforms.audit.findings import Finding

FOLDERS = "home|root|tmp|usr|var|work|mnt|srv|opt|data|Users|private|Volumes"
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
        rf"(?<![\w./:<\"'=])(?:/(?:{FOLDERS})/[\w.-]+|[A-Za-z]:\\[\w.-]+)"
    ),
    "a date of birth": re.compile(
        r"\b(?:born|birth ?date|date of birth|dob)\b\W{0,4}(?:on |is |was )?\W{0,3}"
        r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE
    ),
}  # fmt: skip
"""Forms that no public text has, by what they look like."""

HOLDS = {
    "a Social Security number": r"\d{3}-\d{2}-\d{4}",
    "an identifier of twelve characters": r"(?:^|[^A-Za-z0-9_./#-])[A-Z0-9]{12}",
    "a long number": r"(?:^|[^A-Za-z0-9_.,/#-])\d{9}",
    "an address of mail": r"@[^\s@.]+\.",
    "a telephone number": r"[ .)-]\d{3}[ .-]\d{4}",
    "a path of a machine": rf"/(?:{FOLDERS})/|[A-Za-z]:\\",
    "a date of birth": r"(?i)(?:born|b.rth ?date|date of b.rth|dob)\D{0,11}\d",
}
"""What every text of a form holds, as Polars writes patterns: it tells ten times sooner where one may be."""

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

TAGS = (
    r"</?[a-zA-Z][A-Za-z0-9_:-]*|\s(?:d|transform|x|y|x1|x2|y1|y2|width|height|points|viewBox)=\"[^\"]*\""
    r"|href=\""
)
"""Names of elements, and what gives a drawing its shape, as above; all other text and attributes are read."""

MANIFEST, SIZES = "manifest.json", re.compile(r'"bytes": \d+')
"""Sizes of files may be long numbers."""


@dataclass(frozen=True)
class _Text:
    """A text of a file, or of a table of the database."""

    told: str
    file: str
    table: str = ""


def identifier_like(edition: EditionFiles) -> Iterator[Finding]:
    """Every finding of a text like an identifier, in tables and files."""
    texts: list[_Text] = []
    for name, table in edition.everything.items():
        yield from _named_for_identifiers(name, table)
        texts += _of_table(name, table)
    texts.append(_Text("\n".join(edition.comments), DATABASE))
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
        texts.append(_Text("\n".join(sorted(lines)), path))
    contact = str(edition.tables["edition"]["contact"][0] or "")
    yield from _of_forms(texts, contact, frozenset(edition.tables["measure_results"]["value_id"]))


def _is_released(edition: EditionFiles, column: str) -> bool:
    """Whether a released table has the column, where it was looked at."""
    return any(column in table.columns for table in edition.everything.values())


def _named_for_identifiers(name: str, table: pl.DataFrame) -> Iterator[Finding]:
    """Columns named for identifiers that are not empty."""
    for column in table.columns:
        if COLUMNS.match(column) and column not in IDS and table[column].drop_nulls().len():
            yield Finding("identifier", DATABASE, name, what=f"column {column}")


def _of_table(name: str, table: pl.DataFrame) -> Iterator[_Text]:
    """The texts of each column, each once."""
    for column, kind in table.schema.items():
        if kind == pl.String and column not in IDS:
            yield _Text("\n".join(table[column].drop_nulls().unique().sort().to_list()), DATABASE, name)


def _of_forms(texts: Sequence[_Text], contact: str, ids: frozenset[str]) -> Iterator[Finding]:
    """A finding for each form in a text that is neither an id of ours nor the agency's contact."""
    told = pl.Series([text.told for text in texts])
    for form, pattern in PATTERNS.items():
        for position in told.str.contains(HOLDS[form]).arg_true():
            text = texts[position]
            found = pattern.findall(text.told)
            times = sum(one not in contact and one not in ids for one in found)
            if times:
                yield Finding("identifier", text.file, text.table, what=form, times=times)


def _told(edition: EditionFiles, path: str) -> str:
    """What a file tells: of a page its texts and comments, of a workbook its strings and properties."""
    if path.endswith(".xlsx"):
        with zipfile.ZipFile(edition.folder / path) as book:
            parts = [name for name in book.namelist() if name.startswith(("docProps/", "xl/sharedStrings"))]
            return re.sub(r"<[^>]*>", "\n", "\n".join(book.read(name).decode() for name in parts))
    text = edition.text(path)
    if path == MANIFEST:
        return SIZES.sub("", text)
    return pl.Series([text]).str.replace_all(TAGS, "\n").item() if path.endswith(".html") else text

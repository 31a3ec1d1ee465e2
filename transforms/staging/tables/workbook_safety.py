"""Whether a workbook (XLSX) can be opened without harm: what it unpacks to, and how far its cells reach.

Here belongs only the check. A library lays out every cell between the first and the last of a sheet, so that
two cells in opposite corners cost as much as all those between: places are counted before it is asked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from transforms.staging import limits
from transforms.staging.refusals import RefusedFileError

WORKBOOK_PART = "xl/workbook.xml"
SHARED_TEXTS = "xl/sharedstrings.xml"
PIECE_BYTES = limits.MEBIBYTE
_TAG = re.compile(rb"""<(?:\w+:)?(row|c)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']\s*([A-Za-z]{0,3})([0-9]{0,9})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WITHOUT_VALUE = re.compile(
    rb"""<(?:\w+:)?c\s(?![^>]*\bt="str")[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
"""A cell with a formula and no value. The empty text is one: it has the type `str`."""
LONGEST_TAG = LONGEST_FORMULA = 1 << 16

DAMAGED = "the workbook is damaged or cut short; send it again as a whole"
TOO_LARGE = "the workbook is larger than {0}; save the sheet as CSV or Parquet"


def check_workbook(content: bytes) -> int:
    """Unpacks a workbook piece by piece without keeping anything.

    Returns:
        How many formulas of its sheets were saved without their value: their cells are empty.

    Raises:
        RefusedFileError: it is damaged, no workbook, or takes more than `limits` allow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _check_parts(archive, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise RefusedFileError(DAMAGED) from None


def _check_parts(archive: zipfile.ZipFile, packed: int) -> int:
    parts = archive.infolist()
    if WORKBOOK_PART not in {part.filename for part in parts}:
        raise RefusedFileError(
            "the file is an archive and no workbook (XLSX); CSV, Parquet or XLSX is expected"
        )
    allowed = min(
        limits.WORKBOOK_MAX_BYTES, max(limits.RATIO_GRACE_BYTES, packed * limits.MAX_COMPRESSION_RATIO)
    )
    unpacked = without_value = 0
    for part in parts:
        of_part = 0
        extent = None if part.filename.lower() == SHARED_TEXTS else _Extent()
        for piece in _pieces(archive, part):
            of_part += len(piece)
            unpacked += len(piece)
            if unpacked > allowed:
                raise RefusedFileError(
                    TOO_LARGE.format(f"{allowed:,} bytes when unpacked") + _unless(allowed)
                )
            if extent is not None:
                extent.add(piece)
            elif of_part > limits.WORKBOOK_MAX_TEXT_BYTES:
                raise RefusedFileError(TOO_LARGE.format(f"{limits.WORKBOOK_MAX_TEXT_BYTES:,} bytes of text"))
        without_value += extent.without_value if extent is not None else 0
    return without_value


def _unless(allowed: int) -> str:
    """How the limit on what a workbook unpacks to is set."""
    is_largest = allowed == limits.WORKBOOK_MAX_BYTES
    return f"; {limits.set_by('workbook_megabytes' if is_largest else 'packing_ratio')}"


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(PIECE_BYTES):
            yield piece


class _Extent:
    """How far the cells of one part reach, counted as the library counts them; and formulas without value."""

    def __init__(self) -> None:
        self.without_value = 0
        self._held = self._formula = b""
        self._row = self._column = self._last_row = self._last_column = 0

    def add(self, piece: bytes) -> None:
        """Counts the cells of a piece of XML; a tag cut at its end waits for the next piece."""
        self._count_formulas(piece)
        text = self._held + piece
        end = 0
        for tag in _TAG.finditer(text):
            end = tag.end()
            self._count(tag[1] == b"row", tag[2])
        cut = text.rfind(b"<", max(end, len(text) - LONGEST_TAG))
        self._held = text[cut:] if cut >= 0 else b""
        self._last_row = max(self._last_row, self._row)
        if self._last_row * self._last_column > limits.WORKBOOK_MAX_CELLS:
            raise RefusedFileError(TOO_LARGE.format(f"{limits.WORKBOOK_MAX_CELLS:,} cells"))

    def _count_formulas(self, piece: bytes) -> None:
        """Counts formulas without value; a cell with a formula that is cut waits for the next piece."""
        text = self._formula + piece
        ends = [found.end() for found in _WITHOUT_VALUE.finditer(text)] if _FORMULA.search(text) else []
        self.without_value += len(ends)
        left = text[ends[-1] if ends else 0 :][-LONGEST_FORMULA:]
        self._formula = left[max(left.rfind(b"<c "), left.rfind(b":c "), 0) :]

    def _count(self, is_row: bool, attributes: bytes) -> None:
        place = _PLACE.search(attributes)
        if place is not None and place[2]:
            self._row = int(place[2])
        elif is_row:
            self._row += 1
        if is_row:
            self._column = 0
        elif place is not None and place[1]:
            self._column = _number_of(place[1])
        else:
            self._column += 1
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number

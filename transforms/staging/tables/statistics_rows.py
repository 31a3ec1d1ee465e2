"""Rows of SPSS and Stata files as they lie in the file: fields of fixed width, whole columns at a time.

Here belongs where the rows begin, and how bytes become columns. What the file says of itself is read by the
library (`statistics_files`), and so is any file that is not laid out as expected here: another release, texts
of more than one segment, texts kept apart (strL), sizes that do not add up. Both ways give the same columns,
but for texts that are not in the encoding the file names: here each is read by itself.

Facts: Stata 117 to 119 holds a map of the places of its parts. SPSS holds a list of records, ended by one of
type 999, then the rows, as they are or packed: eight one-byte commands, then the eight-byte values they call
for.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.staging import limits

WORD = 8
"""Bytes of a number of SPSS, and of the segments its texts are made of."""
ASCII = 128
BYTES_IN_CACHE = 1 << 18
STATA_RELEASES = (b"117", b"118", b"119")
STATA_117_ENCODING = "WINDOWS-1252"
STATA_TEXT_AT_MOST = 2_045
STATA_NUMBERS = {65_526: "f8", 65_527: "f4", 65_528: "i4", 65_529: "i2", 65_530: "i1"}
STATA_LARGEST = {
    "f8": 0x7FDFFFFFFFFFFFFF,
    "f4": 0x7EFFFFFF,
    "i4": 2_147_483_620,
    "i2": 32_740,
    "i1": 100,
}
"""The largest number of each type, of floats their bits; what lies above is missing."""
STATA_MAP = b"</header><map>"
STATA_HEAD_BYTES = 4_096
SPSS_VARIABLE, SPSS_LABELS, SPSS_EXTENSION, SPSS_END = 2, 3, 7, 999
"""Types of the records before the rows."""
SPSS_LISTS = {4: 4, 6: 80}
"""Types of records that hold some items, and the bytes of an item: variables, lines of a document."""
SPSS_SHORT_TEXT = 255
SPSS_HEADER_BYTES = 176
SPSS_MISSING = np.array([0xFFEFFFFFFFFFFFFF, 0xFFEFFFFFFFFFFFFE, 0x7FEFFFFFFFFFFFFF], np.uint64)
"""Bits of the system's missing value, and of LOWEST and HIGHEST, which are no values either."""
SPSS_FARTHEST = 1.797e308
"""All of these lie farther from zero."""


class UnfamiliarRowsError(Exception):
    """The rows do not lie as they are expected here, or end too early."""


@dataclass(frozen=True)
class Field:
    """A column's place in a row. `kind` is a NumPy type without byte order, or `S` for texts."""

    start: int
    width: int
    kind: str


@dataclass(frozen=True)
class Rows:
    """Where the rows of a file begin, how long they are, and which fields they have, in the file's order.

    `start` is in bytes. `order` is the byte order in NumPy's way. `bias` is None where rows are not packed.
    `largest` says, for Stata, above which number or bits of each kind a value is missing. SPSS has `fillers`
    after its texts, which are no part of them.
    """

    path: Path
    start: int
    count: int
    width: int
    fields: Mapping[str, Field]
    encoding: str
    order: str = "<"
    bias: float | None = None
    fillers: bytes = b""
    largest: Mapping[str, int] = field(default_factory=dict)

    def blocks(
        self, wanted: Sequence[str], at_once: int, decoded: Callable[[bytes], str]
    ) -> Iterator[list[pl.Series]]:
        """Columns of these names, so many rows at a time: texts, or numbers (Float64), null where missing.

        `decoded` reads texts that are not of ASCII alone; what it raises comes out.

        Raises:
            UnfamiliarRowsError: the rows end before all are read; or, in SPSS, there are more.
        """
        with self.path.open("rb") as stream:
            stream.seek(self.start)
            packed = None if self.bias is None else _Packed(stream, self.order, self.bias)
            for first in range(0, self.count, at_once):
                size = min(at_once, self.count - first) * self.width
                content = stream.read(size) if packed is None else packed.read(size)
                if len(content) != size:
                    raise UnfamiliarRowsError
                columns = self._columns(wanted, content)
                yield [self._series(name, columns[name], decoded) for name in wanted]
            if self.fillers and len((packed or stream).read(self.width)) == self.width:
                raise UnfamiliarRowsError

    def _columns(self, wanted: Sequence[str], content: bytes) -> dict[str, np.ndarray]:
        """The fields of some rows, each on its own. Few rows at a time stay in the processor's cache."""
        places = [self.fields[name] for name in wanted]
        kinds = [f"S{place.width}" if place.kind == "S" else self.order + place.kind for place in places]
        names = [str(number) for number in range(len(wanted))]
        starts = [place.start for place in places]
        layout = {"names": names, "formats": kinds, "offsets": starts, "itemsize": self.width}
        rows: Any = np.frombuffer(content, np.dtype(layout))  # type: ignore[call-overload]
        columns = [np.empty(len(rows), kind) for kind in kinds]
        step = max(1, BYTES_IN_CACHE // self.width)
        for begin in range(0, len(rows), step):
            some = rows[begin : begin + step]
            for name, column in zip(names, columns, strict=True):
                column[begin : begin + step] = some[name]
        return dict(zip(wanted, columns, strict=True))

    def _series(self, name: str, values: np.ndarray, decoded: Callable[[bytes], str]) -> pl.Series:
        kind = self.fields[name].kind
        if kind == "S":
            return pl.Series(name, _texts(values, self.fillers, decoded), dtype=pl.String)
        missing = self._missing(values, kind)
        numbers = pa.array(values.astype(np.float64), mask=missing if missing.any() else None)
        return pl.Series(name, numbers)

    def _missing(self, values: np.ndarray, kind: str) -> np.ndarray:
        if kind.startswith("i"):
            return values > self.largest[kind]
        bits = values.view(f"{self.order}i{values.itemsize}")
        if self.largest:
            return bits > self.largest[kind]
        missing = ~(np.abs(values) < SPSS_FARTHEST)
        if missing.any():
            far = values[missing]
            missing[missing] = np.isnan(far) | np.isin(far.view(f"{self.order}u8"), SPSS_MISSING)
        return missing


def _texts(values: np.ndarray, fillers: bytes, decoded: Callable[[bytes], str]) -> pa.Array:
    """Texts of fixed width: up to the first NUL, without fillers at the end.

    Behind a NUL Stata may leave anything. SPSS does not, so what stands there must be text too.
    """
    found = values.tolist()
    field_bytes = values.view(np.uint8)
    is_ascii, has_nul = bool((field_bytes < ASCII).all()), bool((field_bytes == 0).any())
    if has_nul and (is_ascii or not fillers):
        found = [text.split(b"\0", 1)[0] for text in found]
    if is_ascii:
        return pa.array([text.rstrip(fillers) for text in found], pa.binary()).cast(pa.string())
    texts = [decoded(text.rstrip(fillers)).split("\0", 1)[0] for text in found]
    return pa.array(texts, pa.string())


class _Packed:
    """Packed rows of SPSS as the bytes they stand for."""

    def __init__(self, stream: BinaryIO, order: str, bias: float) -> None:
        self._stream = stream
        self._order = order
        self._held = np.zeros(0, f"{order}u8")
        self._has_ended = False
        self._ready: list[np.ndarray] = []
        self._ready_bytes = 0
        numbers = np.arange(256, dtype=np.float64) - bias
        self._meanings = numbers.astype(f"{order}f8").view(f"{order}u8")
        self._meanings[254] = np.frombuffer(b" " * WORD, f"{order}u8")[0]
        self._meanings[255] = SPSS_MISSING[0]

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end."""
        while self._ready_bytes < size and not self._has_ended:
            piece = self._stream.read(limits.STATISTICS_PACKED_BYTES)
            words = np.frombuffer(piece[: len(piece) // WORD * WORD], self._held.dtype)
            self._held = np.concatenate([self._held, words])
            values = self._unpacked(at_end=not piece)
            self._has_ended |= not piece
            self._ready.append(values)
            self._ready_bytes += len(values) * WORD
        content = b"".join(values.tobytes() for values in self._ready)
        rest = np.frombuffer(content[size:], self._held.dtype)
        self._ready, self._ready_bytes = [rest], len(rest) * WORD
        return content[:size]

    def _unpacked(self, at_end: bool) -> np.ndarray:
        """The values of the commands at hand; one that calls for words not read yet stays."""
        commands = self._held.view(np.uint8).reshape(-1, WORD)
        literals = np.count_nonzero(commands == 253, axis=1)
        steps = (literals + 1).astype(np.uint8).tobytes()
        places, place, end = [], 0, len(steps)
        while place < end:
            places.append(place)
            place += steps[place]
        if place > end:
            if at_end:
                raise UnfamiliarRowsError
            place = places.pop()
        at = np.array(places, np.intp)
        values = self._values(commands[at], at)
        self._held = self._held[place:]
        return values

    def _values(self, commands: np.ndarray, at: np.ndarray) -> np.ndarray:
        """What commands stand for; `at` is where each block of eight stands."""
        is_literal = commands == 253
        values = self._meanings.take(commands)
        lines, _ = np.nonzero(is_literal)
        rank = np.cumsum(is_literal, axis=1)[is_literal]
        values[is_literal] = self._held[at[lines] + rank]
        ended = np.flatnonzero((commands == 252).ravel())
        self._has_ended |= bool(len(ended))
        stop = int(ended[0]) if len(ended) else commands.size
        kept = (commands != 0).ravel()[:stop]
        return values.ravel()[:stop][kept]


def spss_rows(path: Path, names: Mapping[str, bool], count: int, encoding: str) -> Rows | None:
    """The rows of an SPSS file; None where the library is to read them.

    `names` are its columns in their order, and whether each holds texts.
    """
    with path.open("rb") as stream:
        head = stream.read(SPSS_HEADER_BYTES)
        order = "<" if head[64:68] in (b"\2\0\0\0", b"\3\0\0\0") else ">"
        (compression,) = struct.unpack(f"{order}i", head[72:76])
        (bias,) = struct.unpack(f"{order}d", head[84:92])
        try:
            widths = _spss_variables(stream, order)
        except UnfamiliarRowsError:
            return None
        start = stream.tell()
    fields = _spss_fields(widths, names)
    if fields is None or compression not in (0, 1) or not head.startswith(b"$FL2"):
        return None
    width = len(widths) * WORD
    if compression == 0 and path.stat().st_size - start < count * width:
        return None
    return Rows(path, start, count, width, fields, encoding, order, bias if compression else None, b" ")


def _spss_variables(stream: BinaryIO, order: str) -> list[int]:
    """The type of each segment of a row (0 a number, -1 a text goes on, else its width); to the rows' begin.

    Raises:
        UnfamiliarRowsError: a record is none of those known, or cut short.
    """

    def numbers(count: int) -> tuple[int, ...]:
        found = stream.read(4 * count)
        if len(found) < 4 * count:
            raise UnfamiliarRowsError
        return struct.unpack(f"{order}{count}i", found)

    def skip(size: int) -> None:
        if not 0 <= size <= length:
            raise UnfamiliarRowsError
        stream.seek(size, io.SEEK_CUR)

    length = stream.seek(0, io.SEEK_END)
    stream.seek(SPSS_HEADER_BYTES)
    widths: list[int] = []
    while (kind := numbers(1)[0]) != SPSS_END:
        if kind == SPSS_VARIABLE:
            width, has_label, missing, _, _ = numbers(5)
            skip(WORD)
            if has_label:
                skip(-(-numbers(1)[0] // 4) * 4)
            skip(abs(missing) * WORD)
            widths.append(width)
        elif kind == SPSS_LABELS:
            for _ in range(numbers(1)[0]):
                skip(WORD)
                skip(((stream.read(1) or b"\0")[0] + WORD) // WORD * WORD - 1)
        elif kind in SPSS_LISTS:
            skip(numbers(1)[0] * SPSS_LISTS[kind])
        elif kind == SPSS_EXTENSION:
            _, size, many = numbers(3)
            skip(size * many)
        else:
            raise UnfamiliarRowsError
    skip(4)
    return widths


def _spss_fields(widths: Sequence[int], names: Mapping[str, bool]) -> dict[str, Field] | None:
    begins = [(place, width) for place, width in enumerate(widths) if width >= 0]
    if len(begins) != len(names):
        return None
    fields = {}
    ends = [place for place, _ in begins[1:]] + [len(widths)]
    for (place, width), end, (name, is_text) in zip(begins, ends, names.items(), strict=True):
        fits = width <= min(SPSS_SHORT_TEXT, (end - place) * WORD)
        if not fits or is_text != (width > 0):
            return None
        fields[name] = Field(place * WORD, width or WORD, "S" if is_text else "f8")
    return fields


def stata_rows(path: Path, names: Mapping[str, bool]) -> Rows | None:
    """The rows of a Stata file; see `spss_rows`."""
    with path.open("rb") as stream:
        head = stream.read(STATA_HEAD_BYTES)
        order = ">" if b"<byteorder>MSF" in head else "<"
        at = head.find(STATA_MAP) + len(STATA_MAP)
        release = head.removeprefix(b"<stata_dta><header><release>")[:3]
        if release not in STATA_RELEASES or at < len(STATA_MAP) or len(head) < at + 14 * WORD:
            return None
        is_wide = release != STATA_RELEASES[0]
        counted = head.find(b"<N>") + len(b"<N>")
        (count,) = np.frombuffer(head, f"{order}u{8 if is_wide else 4}", 1, counted).tolist()
        parts = np.frombuffer(head, f"{order}u8", 14, at).tolist()
        if max(parts) > path.stat().st_size:
            return None
        stream.seek(parts[2] + len(b"<variable_types>"))
        kinds = np.frombuffer(stream.read(2 * len(names)), f"{order}u2").tolist()
    start, end = parts[9] + len(b"<data>"), parts[10] - len(b"</data>")
    fields, width = {}, 0
    for (name, is_text), kind in zip(names.items(), kinds, strict=False):
        number = STATA_NUMBERS.get(kind, "")
        if is_text == bool(number) or (is_text and not 0 < kind <= STATA_TEXT_AT_MOST):
            return None
        fields[name] = Field(width, int(number[1:]) if number else kind, number or "S")
        width += fields[name].width
    if len(fields) < len(names) or end - start != count * width:
        return None
    encoding = "UTF-8" if is_wide else STATA_117_ENCODING
    return Rows(path, start, count, width, fields, encoding, order, largest=STATA_LARGEST)

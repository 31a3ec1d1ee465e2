"""Files of statistics packages (SPSS, Stata, SAS) as blocks of columns, with the platforms' dates as dates.

Here belongs what a package does to values: its first bytes, its dates and times, its missing values. What the
columns mean is the business of `distributed`. Value labels are never applied: a label is not a value.

Rows that lie in the file as fields of fixed width are read by `statistics_rows`, others by the library, which
makes a Python object of each value.

Numbers of SPSS that the file declares as missing are given as they stand, for a code list may hold them (9 is
an answer of NCANDS); those of Stata and SAS (.a to .z, .A to .Z) hold nothing else and are null.
"""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from transforms.staging import limits
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.statistics_rows import Rows, UnfamiliarRowsError, spss_rows, stata_rows

SAS_MAGIC = bytes.fromhex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011")
XPORT_MAGIC = b"HEADER RECORD*******LIB"
STATA_MAGIC = b"<stata_dta>"
OLD_STATA = re.compile(rb"[\x68-\x73][\x01\x02]\x01\x00", re.DOTALL)
"""Stata 4 to 12: release, byte order, file type, filler."""
PORTABLE_MARK, PORTABLE_MARK_AT = b"SPSSPORT", 456

FALLBACK_ENCODING = "WINDOWS-1252"
DAY_SECONDS = 86_400
FARTHEST_DAYS = (-700_000, 2_000_000)
"""Days from 1970 beyond which a platform's number is no date of any file; it is cut to these to stay one."""

_SAS_DATES = (
    "DATE",
    "MMDDYY",
    "DDMMYY",
    "YYMMDD",
    "E8601DA",
    "B8601DA",
    "WEEKDAT",
    "WORDDAT",
    "MONYY",
    "MMYY",
    "YYMM",
    "YYMON",
    "JULIAN",
)
_SAS_TIMES = ("TIME", "HHMM", "TOD", "E8601TM", "B8601TM")
_SAS_BOTH = ("DATETIME", "DATEAMPM", "MDYAMPM", "E8601DT", "B8601DT", "E8601DN", "B8601DN")
_SPSS_DATES = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS", "MOYR")

Ranges = Sequence[tuple[object, object]]


@dataclass(frozen=True)
class Scale:
    """How a package counts time: units in a day, and days from its origin to 1970."""

    units: float
    to_1970: int
    is_time: bool = False


@dataclass(frozen=True)
class Package:
    """One format. `scale` tells from a variable's display format whether it is a date or a time."""

    name: str
    form: str
    function: str
    scale: Callable[[str], Scale | None]
    options: Mapping[str, Any] = field(default_factory=dict)


def _spss_scale(display: str) -> Scale | None:
    word = re.match(r"[A-Z]*", display.upper())
    name = word[0] if word else ""
    if name in _SPSS_DATES:
        return Scale(DAY_SECONDS, 141_428)
    return Scale(DAY_SECONDS, 0, is_time=True) if name in ("TIME", "DTIME") else None


def _stata_scale(display: str) -> Scale | None:
    if display.startswith("%tcHH"):
        return Scale(DAY_SECONDS * 1000, 0, is_time=True)
    if display.lower().startswith("%tc"):
        return Scale(DAY_SECONDS * 1000, 3_653)
    return Scale(1, 3_653) if display.startswith(("%td", "%d")) else None


def _sas_scale(display: str) -> Scale | None:
    name = display.upper()
    if name.startswith(_SAS_BOTH):
        return Scale(DAY_SECONDS, 3_653)
    if name.startswith(_SAS_TIMES):
        return Scale(DAY_SECONDS, 0, is_time=True)
    return Scale(1, 3_653) if name.startswith(_SAS_DATES) else None


SPSS = Package("SPSS", "sav", "read_sav", _spss_scale, {"user_missing": True})
PORTABLE = Package("SPSS portable", "por", "read_por", _spss_scale)
STATA = Package("Stata", "dta", "read_dta", _stata_scale)
SAS = Package("SAS", "sas7bdat", "read_sas7bdat", _sas_scale)
TRANSPORT = Package("SAS transport", "xpt", "read_xport", _sas_scale)


def package_of(head: bytes) -> Package | None:
    """The package whose file begins with these bytes; None when it is none of them."""
    if head.startswith((b"$FL2", b"$FL3")):
        return SPSS
    if head.startswith(STATA_MAGIC) or OLD_STATA.match(head):
        return STATA
    if head.startswith(SAS_MAGIC):
        return SAS
    if head.startswith(XPORT_MAGIC):
        return TRANSPORT
    unbroken = head[:600].replace(b"\r", b"").replace(b"\n", b"")
    is_portable = unbroken[PORTABLE_MARK_AT:].startswith(PORTABLE_MARK)
    return PORTABLE if is_portable else None


def _is_uncompressed(path: Path) -> bool:
    """Whether the rows of an SPSS file all take the same bytes."""
    with path.open("rb") as stream:
        return stream.read(76)[72:] == bytes(4)


def _is_known(encoding: str) -> bool:
    """Whether Python knows an encoding by this name."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


class StatisticsFile:
    """One open file: the names of its columns, and its rows a block at a time."""

    def __init__(self, path: Path, package: Package, notes: Notes) -> None:
        """Reads what the file says of itself.

        Raises:
            RefusedFileError: the file is damaged.
        """
        self._path = path
        self._package = package
        self._notes = notes
        self._encoding: str | None = None
        self._is_seekable = package is STATA or (package is SPSS and _is_uncompressed(path))
        _, about = self._read(metadataonly=True)
        self.form = package.form
        self.header: list[str] = [str(name) for name in about.column_names]
        self.rows: int | None = about.number_rows
        self._file_encoding: str = about.file_encoding or ""
        self._widths: Mapping[str, int] = about.variable_storage_width
        if package is SPSS:
            _, about = self._read(row_limit=1)
        displays: Mapping[str, str | None] = about.original_variable_types
        self._scales = {name: package.scale(display or "") for name, display in displays.items()}
        self._types: Mapping[str, str] = about.readstat_variable_types
        if not self._scales.keys() >= set(self.header) <= self._types.keys():
            raise self._damaged()
        self.declared_missing: Mapping[str, Ranges] = {
            name: [(each["lo"], each["hi"]) for each in ranges]
            for name, ranges in about.missing_ranges.items()
        }

    def blocks(self, wanted: Sequence[str]) -> Iterator[list[pl.Series]]:
        """The columns of these names, in their order, some rows at a time.

        A column is text, a number, or a date; a time of day is a number as hours and minutes (930).

        Raises:
            RefusedFileError: the file is damaged.
        """
        lying = self._lying_rows()
        blocks = self._library_blocks(wanted) if lying is None else self._lying_blocks(lying, wanted)
        for columns in blocks:
            yield [self._dated(column) for column in columns]

    def _lying_rows(self) -> Rows | None:
        """The rows as they lie in the file, where they are of fixed width; else the library reads them."""
        names = {name: self._types[name] == "string" for name in self.header}
        if self._package is STATA:
            return stata_rows(self._path, names)
        if self._package is not SPSS or self.rows is None or not _is_known(self._file_encoding):
            return None
        return spss_rows(self._path, names, self.rows, self._file_encoding)

    def _lying_blocks(self, rows: Rows, wanted: Sequence[str]) -> Iterator[list[pl.Series]]:
        at_once = min(limits.STATISTICS_BLOCK_ROWS, max(1, limits.STATISTICS_BLOCK_BYTES // rows.width))
        try:
            yield from rows.blocks(wanted, at_once, partial(self._decoded, rows.encoding))
        except (UnfamiliarRowsError, UnicodeDecodeError):
            raise self._damaged() from None

    def _decoded(self, encoding: str, text: bytes) -> str:
        """A text; from the first on that is not in the encoding the file names, all are read as Western."""
        if self._encoding is None:
            try:
                return text.decode(encoding)
            except UnicodeDecodeError:
                self._fall_back()
        return text.decode(FALLBACK_ENCODING)

    def _fall_back(self) -> None:
        self._encoding = FALLBACK_ENCODING
        self._notes.say("texts that are not in the encoding the file names are read as Windows-1252")

    def _library_blocks(self, wanted: Sequence[str]) -> Iterator[list[pl.Series]]:
        at_once = self._rows_at_once(wanted)
        together = max(1, limits.STATISTICS_BLOCK_ROWS // at_once)
        pieces: list[pl.DataFrame] = []
        first = 0
        while self.rows is None or first < self.rows:
            found, _ = self._read(usecols=list(wanted), row_limit=at_once, row_offset=first)
            if not found.keys() >= set(wanted):
                raise self._damaged()
            count = len(found[wanted[0]])
            if self.rows is not None and count != min(at_once, self.rows - first):
                raise self._damaged()
            pieces.append(pl.DataFrame([self._series(name, found.pop(name)) for name in wanted]))
            first += count
            if len(pieces) == together:
                yield pl.concat(pieces).rechunk().get_columns()
                pieces = []
            if count < at_once:
                break
        if pieces:
            yield pl.concat(pieces).rechunk().get_columns()

    def _rows_at_once(self, wanted: Sequence[str]) -> int:
        """Few rows where any can be reached at once; else many, for those before a block are passed again."""
        most = limits.STATISTICS_BLOCK_VALUES // max(len(wanted), 1)
        width = sum(self._widths.get(name, 8) for name in wanted)
        most = max(1, min(most, limits.STATISTICS_BLOCK_BYTES // max(width, 1)))
        if self._is_seekable:
            return min(most, limits.STATISTICS_READ_ROWS)
        few_passes = limits.STATISTICS_BLOCK_ROWS if self.rows is None else -(-self.rows // 8)
        return min(most, max(few_passes, limits.STATISTICS_BLOCK_ROWS))

    def _series(self, name: str, values: list[Any]) -> pl.Series:
        is_text = self._types[name] == "string"
        return pl.Series(name, values, dtype=pl.String if is_text else pl.Float64, strict=False)

    def _dated(self, series: pl.Series) -> pl.Series:
        """Numbers as dates or times of day where the variable's display format says so."""
        scale = self._scales[series.name]
        if scale is None or series.dtype == pl.String:
            return series
        for low, high in self.declared_missing.get(series.name, ()):
            series = series.set(series.is_between(low, high), None)  # type: ignore[arg-type]
        if scale.is_time:
            seconds = (series * (DAY_SECONDS / scale.units)).floor()
            return (seconds // 3600) * 100 + (seconds % 3600) // 60
        days = (series / scale.units).floor() - scale.to_1970
        return days.clip(*FARTHEST_DAYS).cast(pl.Int32).cast(pl.Date)

    def _read(self, **about: Any) -> tuple[dict[str, list[Any]], Any]:
        """What the library reads; texts that are not in the encoding the file names are read as Western."""
        import pyreadstat  # noqa: PLC0415

        function = getattr(pyreadstat, self._package.function)
        given = {"output_format": "dict", **about}
        if self._encoding is not None:
            given["encoding"] = self._encoding
        if not about.get("metadataonly"):
            given |= {"disable_datetime_conversion": True, **self._package.options}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return function(str(self._path), **given)
        except (pyreadstat.ReadstatError, UnicodeDecodeError) as error:
            is_encoding = isinstance(error, UnicodeDecodeError) or "convert" in str(error)
        except (pyreadstat.PyreadstatError, ValueError, OverflowError, TypeError, OSError, MemoryError):
            is_encoding = False
        if not is_encoding or self._encoding is not None or self._package is PORTABLE:
            raise self._damaged()
        self._fall_back()
        return self._read(**about)

    def _damaged(self) -> RefusedFileError:
        return RefusedFileError(
            f"the {self._package.name} file is damaged or cut short; send it again as a whole"
        )

"""Every limit of reading, in one place: what a file may cost before it is refused.

Here belong the limits, which of them an agency may set, and putting those in force; the modules that read
enforce them. They ask this module each time, so that a limit in force holds everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pydantic import BaseModel, ConfigDict, Field

MEBIBYTE = 1 << 20

MAX_FILE_BYTES = 64 << 30
"""Largest content of one file after decompression, in bytes."""

MAX_COMPRESSION_RATIO = 200
"""Largest ratio of decompressed to compressed bytes; case files reach about 40."""

RATIO_GRACE_BYTES = 16 * MEBIBYTE
"""Content up to this size may have any ratio: small files of few distinct bytes compress very well."""

MAX_ARCHIVE_MEMBERS = 1_000
"""Most files in one ZIP archive."""

MAX_MEMBER_NAME = 240
"""Longest name of a file in a ZIP archive, in characters, with its folders."""

ARCHIVE_ENTRY_BYTES = 2_048
"""Bytes that one file may take on average in the directory of a ZIP archive; a plain one takes about 100."""

CHUNK_BYTES = 20 * MEBIBYTE
"""Bytes of a fixed-width file read at a time: what is made of more leaves the processor's cache. More than
`RATIO_GRACE_BYTES`, so that what unpacks without end is called that before its lines are looked for."""

FIRST_CHUNK_BYTES = MEBIBYTE
"""Bytes of a fixed-width file read first, so that a small file takes little memory."""

MAX_LINE_BYTES = 8 * MEBIBYTE
"""A line longer than this means the file is not made of lines."""

XML_PROLOG_BYTES = 64 << 10
"""The root element must begin within this many bytes."""

XML_MAX_DEPTH = 24
"""Deepest nesting inside a child's record; the layout needs 8."""

MAX_TEXT = 10_000
"""Longest text of one element or value, in characters."""

XML_MAX_RECORD_BYTES = 32 * MEBIBYTE
"""Most bytes read between the ends of two records."""

XML_BATCH_RECORDS = 4_000
"""Records of children converted to columns at a time."""

XML_BATCH_BYTES = 64 * MEBIBYTE
"""Bytes of XML after which a batch is converted, however few its records."""

MAX_HEADER_BYTES = 1 << 17
"""Longest header line of a CSV extract; some thousand columns fit."""

EXTRACT_BLOCK_BYTES = 8 * MEBIBYTE
"""Bytes of a CSV extract parsed at a time: fewer take more calls, the columns of more rows more memory."""

HELD_IN_MEMORY_BYTES = 64 * MEBIBYTE
"""Content that must be read back and forth is held in memory up to this size, beyond it in a file."""

WORKBOOK_MAX_PACKED_BYTES = 256 * MEBIBYTE
"""Largest workbook as it is sent; it must be in memory as a whole."""

WORKBOOK_MAX_BYTES = 1024 * MEBIBYTE
"""Largest content of a workbook when unpacked."""

WORKBOOK_MAX_TEXT_BYTES = 192 * MEBIBYTE
"""Largest list of the distinct texts of a workbook, which is in memory as a whole."""

WORKBOOK_MAX_CELLS = 12_000_000
"""Most cells of a sheet, empty ones between the first and the last included; each takes about 100 bytes."""

EXTRACT_MAX_ROWS = 500_000_000
"""Most rows of one Parquet extract; Parquet can claim any number in a few bytes."""

EXTRACT_BATCH_ROWS = 100_000
"""Rows of a Parquet extract converted at a time."""

RAW_TEXT_KEPT = 4_000
"""Characters of a rejected record that are kept."""

MAX_NOTES = 50
"""Most different unknown elements or columns named for one file."""

STATISTICS_BLOCK_ROWS = 32_000
"""Rows of a statistics package's file typed at a time."""

STATISTICS_READ_ROWS = 4_000
"""Rows read at a time where any row can be reached at once: few enough to stay in the processor's cache."""

STATISTICS_PACKED_BYTES = 4 * MEBIBYTE
"""Bytes of packed rows of an SPSS file unpacked at a time; each byte may stand for eight."""

STATISTICS_BLOCK_VALUES = 12_000_000
"""Most values of such a file in memory at a time; each takes about 50 bytes while it is read."""

STATISTICS_BLOCK_BYTES = 256 * MEBIBYTE
"""Most bytes of such a file's rows in memory at a time; its texts may be wide."""


class Limits(BaseModel):
    """The limits that an agency may set, under `[limits]` in agency.toml; the defaults are those above."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    content_gigabytes: float = Field(default=MAX_FILE_BYTES / (1 << 30), gt=0, le=1 << 20)
    packing_ratio: int = Field(default=MAX_COMPRESSION_RATIO, ge=1, le=1 << 20)
    archive_files: int = Field(default=MAX_ARCHIVE_MEMBERS, ge=1, le=1 << 20)
    name_characters: int = Field(default=MAX_MEMBER_NAME, ge=1, le=1 << 12)
    text_characters: int = Field(default=MAX_TEXT, ge=1, le=1 << 20)
    nesting_levels: int = Field(default=XML_MAX_DEPTH, ge=8, le=200)
    workbook_megabytes: int = Field(default=WORKBOOK_MAX_BYTES // MEBIBYTE, ge=1, le=1 << 16)

    def values(self) -> Mapping[str, int]:
        """What each stands for, by the name it has in this module."""
        return {
            "MAX_FILE_BYTES": int(self.content_gigabytes * (1 << 30)),
            "MAX_COMPRESSION_RATIO": self.packing_ratio,
            "MAX_ARCHIVE_MEMBERS": self.archive_files,
            "MAX_MEMBER_NAME": self.name_characters,
            "MAX_TEXT": self.text_characters,
            "XML_MAX_DEPTH": self.nesting_levels,
            "WORKBOOK_MAX_BYTES": self.workbook_megabytes * MEBIBYTE,
        }


DEFAULT = Limits()


@contextmanager
def in_force(limits: Limits) -> Iterator[None]:
    """Puts an agency's limits in force in this process until the end of the block."""
    usual = DEFAULT.values()
    changed = {name: value for name, value in limits.values().items() if value != usual[name]}
    before = {name: globals()[name] for name in changed}
    globals().update(changed)
    try:
        yield
    finally:
        globals().update(before)


def set_by(name: str) -> str:
    """The end of a refusal: where an agency sets the limit."""
    return f"the limit is {name} under [limits] in agency.toml"

"""Every limit of reading, in one place: what a file may cost before it is refused.

Only constants belong here; the modules that read enforce them.
"""

from __future__ import annotations

MEBIBYTE = 1 << 20

MAX_FILE_BYTES = 64 << 30
"""Largest content of one file after decompression, in bytes."""

MAX_COMPRESSION_RATIO = 200
"""Largest ratio of decompressed to compressed bytes; case files reach about 40."""

RATIO_GRACE_BYTES = 16 * MEBIBYTE
"""Content up to this size may have any ratio: small files of few distinct bytes compress very well."""

CHUNK_BYTES = 64 * MEBIBYTE
"""Bytes of a fixed-width file read at a time."""

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

EXTRACT_BLOCK_BYTES = 8 * MEBIBYTE
"""Bytes of a CSV extract parsed at a time."""

EXTRACT_MAX_ROWS = 500_000_000
"""Most rows of one Parquet extract; Parquet can claim any number in a few bytes."""

EXTRACT_BATCH_ROWS = 100_000
"""Rows of a Parquet extract converted at a time."""

RAW_TEXT_KEPT = 4_000
"""Characters of a rejected record that are kept."""

MAX_NOTES = 50
"""Most different unknown elements or columns named for one file."""

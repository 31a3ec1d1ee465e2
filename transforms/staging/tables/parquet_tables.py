"""Parquet extracts as blocks of texts.

Here belongs what a Parquet file may claim, and how its types are written as text. What the columns mean is
the business of `extracts`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.staging import limits
from transforms.staging.identifiers.direct_identifiers import shown_column
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.text_tables import TextBlock, TextTable, as_strings

ANSWERS = ("false", "true")
BYTES = (
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_fixed_size_binary,
    pa.types.is_binary_view,
)
DAMAGED = "the Parquet file is damaged; send it again as a whole"
BATCH_BYTES = 64 * limits.MEBIBYTE
"""Most bytes that the texts of one batch may take, however few of them the file holds."""
LONGEST_CHARACTER = 4
"""Bytes that one character takes at most."""
FAULTS = (pa.ArrowException, OSError, UnicodeDecodeError)
"""What the library raises over files that are damaged."""
TIMES_OF_UTC = (
    "holds times of UTC or at a fixed offset from it; they are taken for local times as they stand; write"
    " local times without a zone, or name the agency's zone"
)
NO_TEXT = "\0"
"""Stands for bytes that are no text: no column takes it."""


def parquet_table(stream: io.BufferedReader) -> TextTable:
    """Opens a Parquet file. What exceeds some memory is laid down in a temporary file.

    Raises:
        RefusedFileError: the file is damaged or claims too much; also from the blocks.
    """
    content = tempfile.SpooledTemporaryFile(limits.HELD_IN_MEMORY_BYTES)  # noqa: SIM115 - lives with the blocks
    shutil.copyfileobj(stream, content, limits.MEBIBYTE)
    content.seek(0)
    try:
        source = pq.ParquetFile(
            pa.PythonFile(content, mode="r"), buffer_size=limits.MEBIBYTE, pre_buffer=False
        )
        groups = [source.metadata.row_group(n) for n in range(source.metadata.num_row_groups)]
        unpacked = sum(group.total_byte_size for group in groups)
    except FAULTS:
        raise RefusedFileError("the Parquet file is damaged or cut short; send it again as a whole") from None
    if source.metadata.num_rows > limits.EXTRACT_MAX_ROWS or unpacked > limits.MAX_FILE_BYTES:
        raise RefusedFileError(f"the Parquet file claims more than {limits.EXTRACT_MAX_ROWS:,} rows")
    table = TextTable(list(source.schema_arrow.names), _blocks(source, content), "parquet")
    table.says += [
        f"{shown_column(field.name, place)}: holds {what}, which are not read"
        for place, field in enumerate(source.schema_arrow, 1)
        if (what := _unread(field.type))
    ]
    table.says += [
        f"{shown_column(field.name, place)}: {TIMES_OF_UTC}"
        for place, field in enumerate(source.schema_arrow, 1)
        if _counts_from_utc(field.type)
    ]
    return table


def _unread(kind: pa.DataType) -> str:
    """What a column of a type holds that has no text; empty where it has one."""
    if pa.types.is_nested(kind):
        return "lists or structures"
    try:
        _as_texts(pa.array([], kind))
    except pa.ArrowException:
        return f"values of the type {kind}"
    return ""


def _counts_from_utc(kind: pa.DataType) -> bool:
    """Whether times are of no place's zone (`America/New_York`), and so hardly those of an agency."""
    if not pa.types.is_timestamp(kind) or kind.tz is None:
        return False
    return "/" not in kind.tz or kind.tz.startswith("Etc/")


def _blocks(source: pq.ParquetFile, content: tempfile.SpooledTemporaryFile) -> Iterator[TextBlock]:
    number = 1
    unread = [bool(_unread(field.type)) for field in source.schema_arrow]
    try:
        for at_once, groups in groupby(enumerate(_rows_at_once(source, content)), itemgetter(1)):
            for batch in source.iter_batches(at_once, row_groups=[group for group, _ in groups]):
                columns = [
                    pa.nulls(batch.num_rows, pa.string()) if is_unread else _as_texts(column)
                    for column, is_unread in zip(batch.columns, unread, strict=True)
                ]
                yield TextBlock(columns, np.arange(number, number + batch.num_rows))
                number += batch.num_rows
    except FAULTS:
        raise RefusedFileError(DAMAGED) from None
    finally:
        content.close()


def _rows_at_once(source: pq.ParquetFile, content: tempfile.SpooledTemporaryFile) -> Sequence[int]:
    """How many rows of each group are converted at a time, so that their texts take bounded memory.

    A text that stands in a dictionary once may stand for any number of rows.

    Raises:
        RefusedFileError: a dictionary holds a text longer than any value may be.
    """
    names = [field.name for field in source.schema_arrow if _may_be_repeated(field.type)]
    again = pq.ParquetFile(
        pa.PythonFile(content, mode="r"),
        read_dictionary=names,
        buffer_size=limits.MEBIBYTE,
        pre_buffer=False,
    )
    found = []
    for group in range(source.metadata.num_row_groups):
        is_small = source.metadata.row_group(group).total_byte_size <= limits.MAX_TEXT
        longest = 1 + sum(_longest(again, group, name) for name in ([] if is_small else names))
        found.append(max(1, min(limits.EXTRACT_BATCH_ROWS, BATCH_BYTES // longest)))
    return found


def _longest(again: pq.ParquetFile, group: int, name: str) -> int:
    """The bytes of the longest text in the dictionary of a column; 0 where it has none."""
    batch = next(again.iter_batches(1, row_groups=[group], columns=[name]), None)
    column = None if batch is None else batch.column(0)
    if not isinstance(column, pa.DictionaryArray):
        return 0
    longest = pc.max(pc.binary_length(column.dictionary)).as_py() or 0
    if longest > limits.MAX_TEXT * LONGEST_CHARACTER:
        place = again.schema_arrow.names.index(name) + 1
        what = f"{shown_column(name, place)}: a text of more than {limits.MAX_TEXT:,} characters"
        raise RefusedFileError(f"{what}; {limits.set_by('text_characters')}")
    return int(longest)


def _may_be_repeated(kind: pa.DataType) -> bool:
    """Whether a column holds texts or bytes of any length."""
    kind = kind.value_type if isinstance(kind, pa.DictionaryType) else kind
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    return is_text or (_holds_bytes(kind) and not pa.types.is_fixed_size_binary(kind))


def _as_texts(column: pa.Array) -> pa.Array:
    """A column as the text a CSV would hold; times with a zone as local times of that zone."""
    kind = column.type
    if isinstance(column, pa.ExtensionArray):
        is_uuid = isinstance(kind, pa.UuidType)
        return _uuids(column.storage) if is_uuid else _as_texts(column.storage)
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        column = pc.local_timestamp(column)
    if pa.types.is_boolean(kind):
        return pa.DictionaryArray.from_arrays(column.cast(pa.int8()), pa.array(ANSWERS))
    if _holds_bytes(kind):
        return pa.array(
            [None if value is None else _decoded(value) for value in column.to_pylist()], pa.string()
        )
    if isinstance(column, pa.DictionaryArray) and pa.types.is_string(kind.value_type):
        return pa.DictionaryArray.from_arrays(column.indices, _readable(column.dictionary))
    return _readable(as_strings(column).cast(pa.string()))


def _holds_bytes(kind: pa.DataType) -> bool:
    return any(is_such(kind) for is_such in BYTES)


def _uuids(column: pa.Array) -> pa.Array:
    """UUIDs as programs write them."""
    texts = [None if value is None else str(uuid.UUID(bytes=value)) for value in column.to_pylist()]
    return pa.array(texts, pa.string())


def _readable(texts: pa.Array) -> pa.Array:
    """Texts that are UTF-8: Parquet does not look whether they are."""
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        return _as_texts(texts.cast(pa.binary()))
    return texts


def _decoded(value: bytes) -> str:
    """Bytes as text; what is no text becomes one that no column takes."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return NO_TEXT

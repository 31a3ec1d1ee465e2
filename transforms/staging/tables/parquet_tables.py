"""Parquet extracts as blocks of texts.

Here belongs what a Parquet file may claim, and how its types are written as text. What the columns mean is
the business of `extracts`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.staging import limits
from transforms.staging.identifiers.direct_identifiers import shown_column
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.text_tables import TextBlock, TextTable, as_strings

ANSWERS = ("false", "true")


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
    except (pa.ArrowException, OSError):
        raise RefusedFileError("the Parquet file is damaged or cut short; send it again as a whole") from None
    if source.metadata.num_rows > limits.EXTRACT_MAX_ROWS or unpacked > limits.MAX_FILE_BYTES:
        raise RefusedFileError(f"the Parquet file claims more than {limits.EXTRACT_MAX_ROWS:,} rows")
    table = TextTable(list(source.schema_arrow.names), _blocks(source, content), "parquet")
    table.says += [
        f"{shown_column(field.name, place)}: holds lists or structures, which are not read"
        for place, field in enumerate(source.schema_arrow, 1)
        if pa.types.is_nested(field.type)
    ]
    return table


def _blocks(source: pq.ParquetFile, content: tempfile.SpooledTemporaryFile) -> Iterator[TextBlock]:
    number = 1
    try:
        for batch in source.iter_batches(limits.EXTRACT_BATCH_ROWS):
            columns = [_as_texts(column) for column in batch.columns]
            yield TextBlock(columns, np.arange(number, number + batch.num_rows))
            number += batch.num_rows
    except (pa.ArrowException, OSError):
        raise RefusedFileError("the Parquet file is damaged; send it again as a whole") from None
    finally:
        content.close()


def _as_texts(column: pa.Array) -> pa.Array:
    """A column as the text a CSV would hold; times with a zone as local times of that zone."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        column = pc.local_timestamp(column)
    if pa.types.is_nested(kind):
        return pa.nulls(len(column), pa.string())
    if pa.types.is_boolean(kind):
        return pa.DictionaryArray.from_arrays(column.cast(pa.int8()), pa.array(ANSWERS))
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        texts = [None if value is None else _decoded(value) for value in column.to_pylist()]
        return pa.array(texts, pa.string())
    if isinstance(column, pa.DictionaryArray) and pa.types.is_string(kind.value_type):
        return column
    return as_strings(column).cast(pa.string())


def _decoded(value: bytes) -> str:
    """Bytes as text; what is no text becomes one that no column takes."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "\0"

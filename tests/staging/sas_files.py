"""Files of SAS for the tests, by the writer in the C library that reads them.

Nothing in Python writes `.sas7bdat`: the library can, but its Python side does not offer it, and its own test
files are not installed with it. So its C functions are called here. Names, numbers, dates with their display
format, texts and missing values are as SAS keeps them; whether SAS would open the file is not claimed.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import polars as pl

TEXT, NUMBER = 0, 5
FORMATS = {pl.Date: b"DATE9", pl.Datetime: b"DATETIME20"}
EPOCH = datetime(1960, 1, 1)  # noqa: DTZ001 (SAS knows no zones)
LONGEST = 200

_pointer, _text = ctypes.c_void_p, ctypes.c_char_p
_FUNCTIONS: dict[str, tuple[object, list[object]]] = {
    "writer_init": (_pointer, []),
    "set_data_writer": (ctypes.c_int, [_pointer, _pointer]),
    "add_variable": (_pointer, [_pointer, _text, ctypes.c_int, ctypes.c_size_t]),
    "variable_set_format": (None, [_pointer, _text]),
    "begin_writing_sas7bdat": (ctypes.c_int, [_pointer, _pointer, ctypes.c_long]),
    "begin_row": (ctypes.c_int, [_pointer]),
    "insert_string_value": (ctypes.c_int, [_pointer, _pointer, _text]),
    "insert_double_value": (ctypes.c_int, [_pointer, _pointer, ctypes.c_double]),
    "insert_missing_value": (ctypes.c_int, [_pointer, _pointer]),
    "end_row": (ctypes.c_int, [_pointer]),
    "end_writing": (ctypes.c_int, [_pointer]),
    "writer_free": (None, [_pointer]),
}


def _functions() -> dict[str, Callable]:
    module = importlib.import_module("pyreadstat._readstat_writer")
    library = ctypes.CDLL(module.__file__)
    found = {}
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, f"readstat_{name}")
        function.restype, function.argtypes = result, arguments
        found[name] = function
    return found


def write_sas(frame: pl.DataFrame, path: Path) -> None:
    """Writes numbers, texts, dates and points in time; nulls as missing values."""
    call = _functions()
    pieces: list[bytes] = []

    def take(data: int, length: int, _context: int) -> int:
        pieces.append(ctypes.string_at(data, length))
        return length

    taker = ctypes.CFUNCTYPE(ctypes.c_ssize_t, _pointer, ctypes.c_size_t, _pointer)(take)
    writer = call["writer_init"]()
    call["set_data_writer"](writer, ctypes.cast(taker, _pointer))
    variables = [_variable(call, writer, series) for series in frame]
    assert call["begin_writing_sas7bdat"](writer, None, frame.height) == 0
    for row in frame.iter_rows():
        call["begin_row"](writer)
        for variable, value in zip(variables, row, strict=True):
            _insert(call, writer, variable, value)
        call["end_row"](writer)
    assert call["end_writing"](writer) == 0
    call["writer_free"](writer)
    path.write_bytes(b"".join(pieces))


def _variable(call: dict[str, Callable], writer: int, series: pl.Series) -> int:
    is_text = series.dtype == pl.String
    width = LONGEST if is_text else 8
    variable = call["add_variable"](writer, series.name.encode(), TEXT if is_text else NUMBER, width)
    if series.dtype.base_type() in FORMATS:
        call["variable_set_format"](variable, FORMATS[series.dtype.base_type()])
    return variable


def _insert(call: dict[str, Callable], writer: int, variable: int, value: object) -> None:
    if value is None:
        call["insert_missing_value"](writer, variable)
    elif isinstance(value, str):
        call["insert_string_value"](writer, variable, value.encode())
    elif isinstance(value, datetime):
        call["insert_double_value"](writer, variable, (value - EPOCH).total_seconds())
    elif isinstance(value, date):
        call["insert_double_value"](writer, variable, (value - EPOCH.date()).days)
    else:
        call["insert_double_value"](writer, variable, float(value))  # type: ignore[arg-type]

"""A fixed-width file as blocks of equally long lines, read in bounded memory.

Here belongs everything about lines: their ends, lengths and numbers, and bytes no text may hold.
What stands in a line is the business of `fixed_width` and the layout.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from transforms.staging import limits
from transforms.staging.batches import RECORD
from transforms.staging.faults import RejectedLog
from transforms.staging.refusals import RefusedFileError

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE_END = b"\r\n\x1a"
SAMPLE_BYTES = 4 * limits.MEBIBYTE


@dataclass
class LineBlock:
    """Lines of the file's length.

    `matrix` holds one line per row (uint8, lines x length) and is valid until the next block is read;
    `numbers` are the lines' numbers in the file, from 1; `found` counts all lines met, also rejected ones.
    """

    matrix: np.ndarray
    numbers: np.ndarray
    found: int
    rejected: RejectedLog = field(default_factory=RejectedLog)

    def keep(self, mask: np.ndarray) -> None:
        """Drops the lines where the mask is false."""
        self.matrix = self.matrix[mask]
        self.numbers = self.numbers[mask]


def line_blocks(stream: io.BufferedIOBase, lengths: Sequence[int]) -> Iterator[LineBlock]:
    """Blocks of lines of one length: the most frequent of `lengths` in the first 4 MB.

    Lines of other lengths, with a NUL, or with bytes that are not UTF-8 are rejected.

    Raises:
        RefusedFileError: the file is empty, binary, or holds no line of an accepted length.
    """
    length = 0
    number = 1
    for text in _whole_lines(stream):
        if not length:
            length = _prevailing_length(text[:SAMPLE_BYTES], lengths)
        block = _regular(text, length, number) or _irregular(text, length, number)
        _set_aside_bad_bytes(block, text)
        number += block.found
        yield block
    if not length:
        raise RefusedFileError("the file is empty")


def _whole_lines(stream: io.BufferedIOBase) -> Iterator[np.ndarray]:
    """Pieces of the file that end with a line end, as uint8 views into one reused buffer.

    Empty lines at the end of a piece are held back: at the end of the file they are no records.
    """
    size = min(limits.FIRST_CHUNK_BYTES, limits.CHUNK_BYTES)
    buffer = bytearray(size + limits.FIRST_CHUNK_BYTES)
    held = _without_mark(buffer, stream.readinto(memoryview(buffer)[:size]))
    while held:
        end = _end_of_lines(buffer, held)
        if end:
            yield np.frombuffer(buffer, np.uint8, end)
        elif held >= limits.MAX_LINE_BYTES:
            raise RefusedFileError("the file is not made of lines; a fixed-width text file is expected")
        if held >= size and size < limits.CHUNK_BYTES:
            size = limits.CHUNK_BYTES
            buffer = buffer + bytearray(size + limits.MAX_LINE_BYTES - len(buffer))
        buffer[: held - end] = buffer[end:held]
        held -= end
        count = stream.readinto(memoryview(buffer)[held : max(size, held + 1)])
        if not count:
            held = _closed(buffer, held)
            if held:
                yield np.frombuffer(buffer, np.uint8, held)
            return
        held += count


def _without_mark(buffer: bytearray, held: int) -> int:
    """Drops a byte order mark; returns how many bytes the buffer holds."""
    if not buffer.startswith(BYTE_ORDER_MARK):
        return held
    buffer[: held - 3] = buffer[3:held]
    return held - 3


def _end_of_lines(buffer: bytearray, held: int) -> int:
    """Where the last line that is not empty ends, after its line end; 0 when none does."""
    text = held
    while text and buffer[text - 1] in LINE_END:
        text -= 1
    closing = buffer.find(b"\n", text, held)
    return closing + 1 if closing >= 0 and text else buffer.rfind(b"\n", 0, text) + 1


def _closed(buffer: bytearray, held: int) -> int:
    """Gives the last line the line end it may lack; drops empty lines and end marks after it."""
    while held and buffer[held - 1] in LINE_END:
        held -= 1
    if not held:
        return 0
    start = buffer.rfind(b"\n", 0, held)
    end = b"\r\n" if start > 0 and buffer[start - 1] == LINE_END[0] else b"\n"
    buffer[held : held + len(end)] = end
    return held + len(end)


def _starts_and_lengths(text: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where lines start, and their lengths without the line end."""
    ends = np.flatnonzero(text == ord("\n"))
    if not len(ends):
        return ends, ends
    starts = np.concatenate(([0], ends[:-1] + 1))
    with_return = (ends > starts) & (text[np.maximum(ends - 1, 0)] == ord("\r"))
    return starts, ends - starts - with_return


def _prevailing_length(text: np.ndarray, lengths: Sequence[int]) -> int:
    _, found = _starts_and_lengths(text)
    counts = [(int(np.count_nonzero(found == length)), length) for length in lengths]
    best, length = max(counts)
    if best:
        return length
    sample = text[: 1 << 16]
    control = np.count_nonzero((sample < 9) | ((sample > 13) & (sample < 32)))
    if control:
        raise RefusedFileError("the file is binary; a fixed-width text file is expected")
    accepted = ", ".join(str(length) for length in lengths)
    raise RefusedFileError(
        f"no line has the length of a record; accepted are {accepted} characters without the line end,"
        f" and line 1 has {found[0] if len(found) else len(text)}"
    )


def _regular(text: np.ndarray, length: int, number: int) -> LineBlock | None:
    """The block when every line has the length and the same line end; else None."""
    stride = length + 2 if len(text) > length and text[length] == ord("\r") else length + 1
    lines, rest = divmod(len(text), stride)
    if rest or not lines:
        return None
    rows = text.reshape(lines, stride)
    if not (rows[:, -1] == ord("\n")).all() or np.count_nonzero(text == ord("\n")) != lines:
        return None
    if stride == length + 2 and not (rows[:, -2] == ord("\r")).all():
        return None
    return LineBlock(rows[:, :length], np.arange(number, number + lines, dtype=np.int64), lines)


def _irregular(text: np.ndarray, length: int, number: int) -> LineBlock:
    starts, lengths = _starts_and_lengths(text)
    fits = lengths == length
    if fits.any():
        matrix = np.lib.stride_tricks.sliding_window_view(text, length)[starts[fits]]
    else:
        matrix = np.empty((0, length), np.uint8)
    numbers = np.arange(number, number + len(starts), dtype=np.int64)
    block = LineBlock(matrix, numbers[fits], len(starts))
    for index in np.flatnonzero(~fits):
        raw = text[starts[index] : starts[index] + min(lengths[index], limits.RAW_TEXT_KEPT)].tobytes()
        reason = f"the line has {lengths[index]} characters; the records of this file have {length}"
        block.rejected.add(numbers[index], RECORD, "line_length", reason, raw)
    return block


def _set_aside_bad_bytes(block: LineBlock, text: np.ndarray) -> None:
    """Rejects lines with a NUL or with bytes that are not UTF-8."""
    if not len(block.matrix) or (text.max() < 128 and text.min() > 0):
        return
    suspect = ((block.matrix >= 128) | (block.matrix == 0)).any(axis=1)
    keep = np.ones(len(block.matrix), bool)
    for index in np.flatnonzero(suspect):
        line = block.matrix[index].tobytes()
        reason = _unreadable(line)
        if reason:
            keep[index] = False
            block.rejected.add(block.numbers[index], RECORD, "encoding", reason, line)
    if not keep.all():
        block.keep(keep)


def _unreadable(line: bytes) -> str:
    if b"\0" in line:
        return "the line holds a NUL byte; text is expected"
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"the line is not UTF-8 text at character {error.start + 1}"
    return ""

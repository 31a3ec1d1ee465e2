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
from transforms.staging.receiving.encodings import of_one_byte, one_byte_characters
from transforms.staging.refusals import RefusedFileError

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE_END = b"\r\n\x1a"
BLANK = b" " + LINE_END
ASCII = 127
SAMPLE_BYTES = 4 * limits.MEBIBYTE
SEEN_AT_ONCE = 1 << 14
"""Bytes looked at together for the end of the text."""

COUNTED_AT_ONCE = 1 << 18
"""Bytes whose line ends are counted together, so that they stay in the processor's cache."""

MOST_OF = 0.9
"""The share of characters that tells what a text is made of."""

FOLDERS = {
    111: "afcars_adoption_1993",
    197: "afcars_foster_care_1993",
    312: "ncands_child",
    336: "ncands_child",
    338: "ncands_child",
}
"""Where records of these lengths belong, for the message over a file in the wrong folder."""


@dataclass
class LineBlock:
    """Records of the file, one line each.

    `matrix` holds one record per row (uint8, records x length) and is valid until the next block is read;
    `numbers` are the lines' numbers in the file, from 1; `found` counts all lines met, also rejected ones.
    `line_lengths` is None where every line has the file's length; else it holds, per row, 0 for such a line
    and the characters of the line as it stands for one whose trailing blanks were put back or cut.
    """

    matrix: np.ndarray
    numbers: np.ndarray
    found: int
    rejected: RejectedLog = field(default_factory=RejectedLog)
    line_lengths: np.ndarray | None = None

    def keep(self, mask: np.ndarray) -> None:
        """Drops the lines where the mask is false."""
        self.matrix = self.matrix[mask]
        self.numbers = self.numbers[mask]
        if self.line_lengths is not None:
            self.line_lengths = self.line_lengths[mask]


@dataclass(frozen=True)
class _Shape:
    """What the first lines of a file say of all.

    The characters of a record, those of a usual line (more where all carry surplus blanks), and whether
    trailing blanks were trimmed.
    """

    record: int
    line: int
    is_trimmed: bool


def line_blocks(stream: io.BufferedIOBase, lengths: Sequence[int]) -> Iterator[LineBlock]:
    """Blocks of records of one length, which is found among `lengths` in the first 4 MB at most.

    The length is the most frequent one. In a trimmed file, where no line ends in a blank, it is the longest
    one found (or the longest there is, where lines of several lengths all lost their blanks), and shorter
    lines get their blanks back; elsewhere a shorter line has lost characters and is rejected, as
    is a last one without line end. Blanks beyond the record are cut. So a line whose length was mended may
    still have been shifted: `LineBlock.line_lengths` marks it, for the layout to check its fields.

    The stream is UTF-8; a character takes one byte in the blocks (`encodings.one_byte_characters`). Lines of
    other lengths, with a NUL, or with what is no character of Windows-1252 are rejected.

    Raises:
        RefusedFileError: the file is empty, binary, or holds no line of an accepted length.
    """
    shape: _Shape | None = None
    number = 1
    for text, is_closed in _whole_lines(one_byte_characters(stream, lengths)):
        shape = shape or _shape(text[:SAMPLE_BYTES], lengths)
        block = _regular(text, shape, number) or _irregular(text, shape, number, is_closed)
        _set_aside_bad_bytes(block, text)
        number += block.found
        yield block
    if shape is None:
        raise RefusedFileError("the file is empty")


def _whole_lines(stream: io.BufferedIOBase) -> Iterator[tuple[np.ndarray, bool]]:
    """Pieces of the file that end with a line end, as uint8 views into one reused buffer.

    With each whether the line end of its last line stood in the file. Blank lines at the end of a piece are
    held back: at the end of the file they are no records.
    """
    size = min(limits.FIRST_CHUNK_BYTES, limits.CHUNK_BYTES)
    buffer = bytearray(size + limits.FIRST_CHUNK_BYTES)
    held = _without_mark(buffer, stream.readinto(memoryview(buffer)[:size]))
    while held:
        end = _end_of_lines(buffer, held)
        if end:
            yield np.frombuffer(buffer, np.uint8, end), True
        elif held >= limits.MAX_LINE_BYTES:
            raise RefusedFileError("the file is not made of lines; a fixed-width text file is expected")
        if held >= size and size < limits.CHUNK_BYTES:
            size = limits.CHUNK_BYTES
            buffer = _larger(buffer, held, size + limits.MAX_LINE_BYTES)
        buffer[: held - end] = buffer[end:held]
        held -= end
        count = stream.readinto(memoryview(buffer)[held : max(size, held + 1)])
        if not count:
            end, is_closed = _closed(buffer, held)
            if end:
                yield np.frombuffer(buffer, np.uint8, end), is_closed
            return
        held += count


def _larger(buffer: bytearray, held: int, size: int) -> bytearray:
    """A buffer of at least some size that begins with what another holds."""
    larger = bytearray(max(size, len(buffer)))
    larger[:held] = memoryview(buffer)[:held]
    return larger


def _without_mark(buffer: bytearray, held: int) -> int:
    """Drops a byte order mark; returns how many bytes the buffer holds."""
    if not buffer.startswith(BYTE_ORDER_MARK):
        return held
    buffer[: held - 3] = buffer[3:held]
    return held - 3


def _end_of_text(buffer: bytearray, held: int) -> int:
    """Where blanks and line ends begin that nothing follows."""
    end = held
    while end:
        start = max(0, end - SEEN_AT_ONCE)
        kept = len(bytes(memoryview(buffer)[start:end]).rstrip(BLANK))
        if kept:
            return start + kept
        end = start
    return 0


def _end_of_lines(buffer: bytearray, held: int) -> int:
    """Where the last line that is not blank ends, after its line end; 0 when none does."""
    text = _end_of_text(buffer, held)
    closing = buffer.find(b"\n", text, held)
    return closing + 1 if closing >= 0 and text else buffer.rfind(b"\n", 0, text) + 1


def _closed(buffer: bytearray, held: int) -> tuple[int, bool]:
    """Gives the last line the line end it may lack; drops blank lines and end marks after it.

    Returns where the lines end, and whether the last line had its end.
    """
    text = _end_of_text(buffer, held)
    if not text:
        return 0, True
    closing = buffer.find(b"\n", text, held)
    if closing >= 0:
        return closing + 1, True
    while held and buffer[held - 1] in LINE_END:
        held -= 1
    start = buffer.rfind(b"\n", 0, held)
    end = b"\r\n" if start > 0 and buffer[start - 1] == LINE_END[0] else b"\n"
    buffer[held : held + len(end)] = end
    return held + len(end), False


def _starts_and_lengths(text: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where lines start, and their lengths without the line end."""
    ends = np.flatnonzero(text == ord("\n"))
    if not len(ends):
        return ends, ends
    starts = np.concatenate(([0], ends[:-1] + 1))
    with_return = (ends > starts) & (text[np.maximum(ends - 1, 0)] == ord("\r"))
    return starts, ends - starts - with_return


def _shape(text: np.ndarray, lengths: Sequence[int]) -> _Shape:
    starts, found = _starts_and_lengths(text)
    if not len(starts):
        raise _no_length(text, found, lengths)
    usual = int(np.bincount(found).argmax())
    last = text[np.maximum(starts + found - 1, 0)]
    is_trimmed = len(found) > 1 and not (last == BLANK[0]).any()
    counts = [(int(np.count_nonzero(found == length)), length) for length in lengths]
    accepted = [pair for pair in counts if pair[0]]
    if accepted:
        length = max(length for _, length in accepted) if is_trimmed else max(accepted)[1]
    elif is_trimmed and _has_lost_blanks(text, found, max(lengths)):
        return _Shape(max(lengths), max(lengths), is_trimmed)
    else:
        length = max((length for length in lengths if length < usual), default=0)
    surplus = (found == usual) & (found > length)
    has_surplus = (
        bool(surplus.any()) and not _holds_text(text, starts[surplus] + length, usual - length).any()
    )
    if not (accepted or (length and has_surplus)):
        raise _no_length(text, found, lengths)
    return _Shape(length, usual if has_surplus else length, is_trimmed)


def _has_lost_blanks(text: np.ndarray, found: np.ndarray, length: int) -> bool:
    """Whether lines of several lengths below that of a record may be records without their last blanks."""
    return len(np.unique(found)) > 1 and length // 2 < found.max() < length and not _is_binary(text)


def _is_binary(text: np.ndarray) -> bool:
    sample = text[: 1 << 16]
    return bool(np.count_nonzero((sample < 9) | ((sample > 13) & (sample < 32))))


def _is_of_ibm_host(sample: np.ndarray) -> bool:
    """Whether a text has the blanks of EBCDIC (@ in ASCII) and its digits and letters, and hardly others."""
    no_ascii = sample > ASCII
    of_host = int(np.count_nonzero(no_ascii | (sample == ord("@"))))
    has_host_blanks = bool((sample == ord("@")).any()) and not (sample == BLANK[0]).any()
    return has_host_blanks and bool(no_ascii.any()) and of_host > len(sample) * MOST_OF


def _no_length(text: np.ndarray, found: np.ndarray, lengths: Sequence[int]) -> RefusedFileError:
    sample = text[: 1 << 16]
    if _is_binary(text):
        return RefusedFileError("the file is binary; a fixed-width text file is expected")
    if sample.tobytes().lstrip()[:1] == b"<":
        return RefusedFileError("the file is XML or a web page; a fixed-width text file is expected")
    if _is_of_ibm_host(sample):
        return RefusedFileError(
            "the text is in EBCDIC, the code of IBM hosts; send it as ASCII or UTF-8, a line for each record"
        )
    first = int(found[0]) if len(found) else len(text)
    if (sample[: max(first - 1, 0)] == LINE_END[0]).any():
        return RefusedFileError("the lines end with CR alone; they must end with LF or CR LF")
    if 0 < first <= len(sample) and sample[first - 1] == LINE_END[0]:
        return RefusedFileError("the lines end with two CR and a LF; they must end with LF or CR LF")
    accepted = ", ".join(str(length) for length in lengths)
    says = f"{first:,}" if len(found) else f"more than {first:,}"
    folder = FOLDERS.get(first)
    return RefusedFileError(
        f"no line has the length of a record; accepted are {accepted} characters without the line end,"
        f" and line 1 has {says}" + (f", as records in the folder {folder}/ have" if folder else "")
    )


def _holds_text(text: np.ndarray, starts: np.ndarray, widths: np.ndarray | int) -> np.ndarray:
    """Which stretches of the text hold anything but blanks. None is empty."""
    return _any(text != BLANK[0], starts, widths)


def _any(marked: np.ndarray, starts: np.ndarray, widths: np.ndarray | int) -> np.ndarray:
    """In which stretches, one after the other, anything is marked."""
    bounds = np.column_stack((starts, starts + widths)).ravel()
    return np.logical_or.reduceat(marked, bounds[bounds < len(marked)])[::2]


def _regular(text: np.ndarray, shape: _Shape, number: int) -> LineBlock | None:
    """The block when every line has the usual length and the same line end; else None."""
    stride = shape.line + 2 if len(text) > shape.line and text[shape.line] == ord("\r") else shape.line + 1
    lines, rest = divmod(len(text), stride)
    if rest or not lines:
        return None
    rows = text.reshape(lines, stride)
    if not (rows[:, -1] == ord("\n")).all() or _line_ends(text) != lines:
        return None
    if stride == shape.line + 2 and not (rows[:, -2] == ord("\r")).all():
        return None
    if not (rows[:, shape.record : shape.line] == BLANK[0]).all():
        return None
    return LineBlock(rows[:, : shape.record], np.arange(number, number + lines, dtype=np.int64), lines)


def _line_ends(text: np.ndarray) -> int:
    """How many line ends there are."""
    pieces = (text[at : at + COUNTED_AT_ONCE] for at in range(0, len(text), COUNTED_AT_ONCE))
    return sum(int(np.count_nonzero(piece == ord("\n"))) for piece in pieces)


def _irregular(text: np.ndarray, shape: _Shape, number: int, is_closed: bool) -> LineBlock:
    starts, lengths = _starts_and_lengths(text)
    usual = (lengths == shape.record) | (lengths == shape.line)
    fits = lengths == shape.record
    longer = np.flatnonzero(lengths > shape.record)
    fits[longer] = ~_holds_text(text, starts[longer] + shape.record, lengths[longer] - shape.record)
    if shape.is_trimmed:
        short = (lengths < shape.record) & (lengths > 0)
        short[-1] &= is_closed
        fits[short] = text[(starts + lengths - 1)[short]] != BLANK[0]
    displaced = ~usual
    displaced[~usual] = _any(text > ASCII, starts[~usual], lengths[~usual] + 1)
    fits &= ~displaced
    numbers = np.arange(number, number + len(starts), dtype=np.int64)
    block = LineBlock(_records(text, starts[fits], lengths[fits], shape.record), numbers[fits], len(starts))
    if not usual[fits].all():
        block.line_lengths = np.where(usual, 0, lengths)[fits]
    for index in np.flatnonzero(~fits):
        raw = text[starts[index] : starts[index] + min(lengths[index], limits.RAW_TEXT_KEPT)].tobytes()
        reason = f"the line has {lengths[index]} characters; the records of this file have {shape.record}"
        if index == len(starts) - 1 and not is_closed:
            reason += ". It is the last and has no line end: the file may have been cut off"
        if displaced[index]:
            reason += ". It holds characters that are not ASCII, so that its fields may be shifted"
        block.rejected.add(numbers[index], RECORD, "line_length", reason, raw)
    return block


def _records(text: np.ndarray, starts: np.ndarray, lengths: np.ndarray, length: int) -> np.ndarray:
    """The records that begin at some places, shorter ones filled with blanks."""
    if not len(starts):
        return np.empty((0, length), np.uint8)
    if starts[-1] + length > len(text):
        text = np.concatenate((text, np.full(length, BLANK[0], np.uint8)))
    matrix = np.lib.stride_tricks.sliding_window_view(text, length)[starts]
    short = np.flatnonzero(lengths < length)
    if len(short):
        rows = matrix[short]
        rows[np.arange(length) >= lengths[short, None]] = BLANK[0]
        matrix[short] = rows
    return matrix


def _set_aside_bad_bytes(block: LineBlock, text: np.ndarray) -> None:
    """Rejects lines with a NUL or with bytes that are no text."""
    if not len(block.matrix) or text.view(np.int8).min() > 0:  # as signed numbers all others are below
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
        of_one_byte(line)
    except UnicodeDecodeError as error:
        place = error.start + 1
        return f"character {place} of the line is not readable: neither UTF-8, nor one that Windows-1252 has"
    return ""

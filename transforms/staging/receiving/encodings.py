"""How the bytes of a text file are to be read as characters: decided once, for every layout that is text.

Here belong byte order marks, UTF-16, and Windows-1252 where a file turns out not to be UTF-8. Readers get
UTF-8 from here, those of fixed-width records one byte for each character. What the characters mean is their
business. XML says its own encoding, and files of programs (Parquet, workbooks, statistics) are no text: both
pass untouched.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Sequence

import numpy as np

from transforms.staging import limits
from transforms.staging.receiving.archives import MAGICS
from transforms.staging.receiving.decompress import BUFFER_BYTES

UTF_8, UTF_16, WINDOWS_1252 = "UTF-8", "UTF-16", "Windows-1252"
ASSUMED = "the text is not UTF-8 and was read as Windows-1252, the usual encoding of Western Windows programs"
HEAD_BYTES = 1 << 12
SET_ASIDE = "set_aside"
BINARY = (
    *MAGICS,
    b"PAR1",
    b"\x1f\x8b",
    b"$FL2",
    b"$FL3",
    b"<stata_dta>",
    b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60",
    b"HEADER RECORD*",
    b"\xd0\xcf\x11\xe0",
)
"""How files of programs begin: workbooks, Parquet, gzip, SPSS, Stata, SAS, SAS transport, old workbooks."""

_STATA_RELEASES = range(102, 116)
_UNDEFINED = b"\x81"
"""A byte that Windows-1252 does not define and no UTF-8 begins with: it stands for what is no character."""

_FILLER = b"\x8d"
"""Another such byte: it stands for the further bytes of a character where positions count bytes."""

Translate = Callable[[bytes, bool], bytes]


class _Translated(io.RawIOBase):
    """A stream of which blocks outside ASCII are translated; blocks of ASCII cost a look at them."""

    def __init__(self, source: io.BufferedIOBase) -> None:
        self._source = source
        self._held = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Fills a buffer; returns the number of bytes, 0 at the end."""
        while not self._ready:
            count = self._source.readinto(buffer)
            if self._passes(buffer, count):
                return count
            text = self._translate(bytes(memoryview(buffer)[:count]), not count)
            self._ready = memoryview(text)
            if not count and not text:
                return 0
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _passes(self, buffer: bytearray | memoryview, count: int) -> bool:
        """Whether a block stays as it is."""
        return not self._held and (not count or int(np.frombuffer(buffer, np.uint8, count).max()) < 128)

    def _translate(self, block: bytes, at_end: bool) -> bytes:
        """A block in its new form; `_held` keeps what only the next block completes."""
        raise NotImplementedError


class TextStream(_Translated):
    """The content of a file as UTF-8 where it is text, else as it is.

    `encoding` is what the content was read as, once it was read: UTF-8, UTF-16 or Windows-1252, and empty for
    what is no text of ours. The rule: a byte order mark; else UTF-16 where every other byte is zero; else
    UTF-8. Where the first bytes outside ASCII are no UTF-8, and none of those that follow soon are, the file
    is Windows-1252. Bytes that no rule makes into characters are no UTF-8 here either, so that the readers
    set their records aside.
    """

    def __init__(self, source: io.BufferedReader) -> None:
        super().__init__(source)
        name, mark = _encoding_of(source.peek(HEAD_BYTES)[:HEAD_BYTES])
        source.read(mark)
        self.encoding = UTF_16 if name.startswith("utf-16") else name
        self._as_utf_8: Translate | None = {"": None, UTF_8: self._from_utf_8}.get(name, _from_utf_16(name))
        self._has_met_utf_8 = False

    def _passes(self, buffer: bytearray | memoryview, count: int) -> bool:
        return self._as_utf_8 is None or (self.encoding != UTF_16 and super()._passes(buffer, count))

    def _translate(self, block: bytes, at_end: bool) -> bytes:
        return self._as_utf_8(block, at_end) if self._as_utf_8 else block

    def _from_utf_8(self, block: bytes, at_end: bool) -> bytes:
        """A block of text that is UTF-8 as far as is known."""
        text, self._held = self._held + block, b""
        try:
            used = codecs.utf_8_decode(text, "strict", at_end)[1]
        except UnicodeDecodeError as error:
            if self._has_met_utf_8 or _has_utf_8(text):
                self._as_utf_8 = None
                return text
            self.encoding, self._as_utf_8 = WINDOWS_1252, _from_windows_1252
            return text[: error.start] + _from_windows_1252(text[error.start :], at_end)
        self._has_met_utf_8 = self._has_met_utf_8 or not text[:used].isascii()
        self._held = text[used:]
        return text[:used]


class _OneByteStream(_Translated):
    """See `one_byte_characters`."""

    def __init__(self, source: io.BufferedIOBase, lengths: Sequence[int]) -> None:
        super().__init__(source)
        self._lengths = frozenset(lengths)
        self._passed = 0

    def _passes(self, buffer: bytearray | memoryview, count: int) -> bool:
        """As above; keeps how much of a line has passed that goes on in the next block."""
        if not super()._passes(buffer, count):
            return False
        tail = bytes(memoryview(buffer)[max(0, count - limits.MAX_LINE_BYTES) : count])
        ended = tail.rfind(b"\n") + 1
        self._passed = len(tail) - ended + (0 if ended else self._passed)
        return True

    def _translate(self, block: bytes, at_end: bool) -> bytes:
        text = self._held + block
        end = len(text) if at_end or len(text) > limits.MAX_LINE_BYTES + len(block) else text.rfind(b"\n") + 1
        self._held = text[end:]
        lines = []
        for line in text[:end].splitlines(keepends=True):
            lines.append(line if line.isascii() else self._line(line))
            self._passed = 0
        return b"".join(lines)

    def _line(self, line: bytes) -> bytes:
        """One line; where only its bytes make a record, further bytes of a character keep their places."""
        characters = line.removeprefix(codecs.BOM_UTF8).decode("utf-8", SET_ASIDE)
        of_characters = self._passed + len(characters.rstrip("\r\n"))
        of_bytes = self._passed + len(line.rstrip(b"\r\n"))
        if of_bytes in self._lengths and of_characters not in self._lengths:
            return b"".join(
                character.encode("cp1252", SET_ASIDE).ljust(
                    len(character.encode("utf-8", SET_ASIDE)), _FILLER
                )
                for character in characters
            )
        return characters.encode("cp1252", SET_ASIDE)


def as_text(stream: io.BufferedReader) -> tuple[io.BufferedReader, TextStream]:
    """The stream for a reader, and beside it the one that knows the encoding once all was read."""
    text = TextStream(stream)
    return io.BufferedReader(text, BUFFER_BYTES), text


def one_byte_characters(stream: io.BufferedIOBase, lengths: Sequence[int]) -> io.BufferedReader:
    """UTF-8 with one byte for each character, so that positions count characters; `of_one_byte` reads them.

    Programs differ in what they count: a line that has one of the `lengths` in bytes alone keeps the places
    of its bytes. Bytes that are no UTF-8, and characters that Windows-1252 does not have, become a byte that
    `of_one_byte` cannot read.
    """
    return io.BufferedReader(_OneByteStream(stream, lengths), BUFFER_BYTES)


def of_one_byte(text: bytes, errors: str = "strict") -> str:
    """The characters of bytes that `one_byte_characters` gave.

    Raises:
        UnicodeDecodeError: a byte stands for what could not be read.
    """
    return text.replace(_FILLER, b"").decode("cp1252", errors)


def _set_aside(error: UnicodeError) -> tuple[str | bytes, int]:
    """Each byte or character that cannot be translated becomes one that no reader takes for text."""
    if isinstance(error, UnicodeDecodeError):
        return "\udc81" * (error.end - error.start), error.end
    if isinstance(error, UnicodeEncodeError):
        return _UNDEFINED * (error.end - error.start), error.end
    raise error


codecs.register_error(SET_ASIDE, _set_aside)


def _encoding_of(head: bytes) -> tuple[str, int]:
    """How a file is encoded by its first bytes, and the length of its mark; no name where it is no text."""
    if head.startswith(codecs.BOM_UTF8):
        return (UTF_8, 3) if not _is_xml(head[3:]) else ("", 0)
    for name, mark in (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)):
        if head.startswith(mark):
            return (name, 2) if not _is_xml(head[2:].replace(b"\0", b"")) else ("", 0)
    if head.startswith(BINARY) or _is_old_stata(head) or _is_xml(head.replace(b"\0", b"")):
        return "", 0
    return _without_mark(head), 0


def _is_xml(head: bytes) -> bool:
    return head.lstrip()[:1] == b"<"


def _is_old_stata(head: bytes) -> bool:
    """Releases of Stata up to 12 begin with the release, the byte order and the kind of file."""
    return len(head) > 3 and head[0] in _STATA_RELEASES and head[1] in (1, 2) and head[2:4] == b"\x01\0"


def _without_mark(head: bytes) -> str:
    """UTF-16 where every other byte is zero and hardly any of those between; else UTF-8."""
    even, odd = head[0::2], head[1::2]
    if len(odd) >= 8:
        if odd.count(0) > 0.9 * len(odd) and even.count(0) < 0.01 * len(even):
            return "utf-16-le"
        if even.count(0) > 0.9 * len(even) and odd.count(0) < 0.01 * len(odd):
            return "utf-16-be"
    return UTF_8


def _from_utf_16(name: str) -> Translate | None:
    """A translation of UTF-16 into UTF-8."""
    if not name.startswith("utf-16"):
        return None
    decoder = codecs.getincrementaldecoder(name)(SET_ASIDE)
    return lambda block, at_end: decoder.decode(block, at_end).encode("utf-8", SET_ASIDE)


def _from_windows_1252(block: bytes, at_end: bool) -> bytes:  # noqa: ARG001 - every byte is a character
    """Windows-1252 as UTF-8; the few bytes it does not define stay as they are."""
    return block.decode("cp1252", "surrogateescape").encode("utf-8", "surrogateescape")


def _has_utf_8(text: bytes) -> bool:
    """Whether a text that is not all UTF-8 holds characters of several bytes all the same."""
    return not text.decode("utf-8", "ignore").isascii()

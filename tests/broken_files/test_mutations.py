"""Sound files with some things changed in them, and bytes at random: never a crash, totals always balance."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.broken_files.broken_file import MARKER
from tests.broken_files.reading import lay_down, messages, read_zone
from tests.broken_files.seeds import seeds
from tests.broken_files.valid_files import VALID

QUICK = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
PIECES = [
    b"", b"\0", b" ", b"\n", b"\r", b"\r\n", b'"', b",", b";", b"\t", b"<", b"</record>", b"<record>",
    b"&", b"\x1a", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b",
    b"99999999999999999999", b"-1", b"1e308", b"NaN", b"00000000", b"99999999", "\u2028".encode(),
    "é".encode(), b"<!DOCTYPE a>", b"]]>", b"x" * 400, b"@\n", b"#\n",
]  # fmt: skip
Change = Callable[[bytes, int, int, bytes], bytes]


def _flip(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    return text[:at] + bytes([text[at] ^ (1 << other % 8)]) + text[at + 1 :]


def _cut_out(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    return text[: min(at, other)] + text[max(at, other) :]


def _insert(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del other
    return text[:at] + piece + text[at:]


def _overwrite(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del other
    return text[:at] + piece + text[at + len(piece) :]


def _cut_off(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del other, piece
    return text[:at]


def _swap_lines(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    lines = text.split(b"\n")
    one, two = at % len(lines), other % len(lines)
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _repeat_line(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    lines = text.split(b"\n")
    lines.insert(other % len(lines), lines[at % len(lines)])
    return b"\n".join(lines)


def _shift_line(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    lines = text.split(b"\n")
    line = lines[at % len(lines)]
    lines[at % len(lines)] = b" " + line[:-1] if other % 2 else line[1:] + b" "
    return b"\n".join(lines)


def _drop_column(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del other, piece
    rows = [line.split(b",") for line in text.split(b"\n")]
    place = at % max(len(rows[0]), 1)
    return b"\n".join(b",".join(row[:place] + row[place + 1 :]) for row in rows)


def _drop_tag(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del other, piece
    tags = list(re.finditer(rb"<[^<>]*>", text))
    if not tags:
        return text
    tag = tags[at % len(tags)]
    return text[: tag.start()] + text[tag.end() :]


def _repeat_stretch(text: bytes, at: int, other: int, piece: bytes) -> bytes:
    del piece
    begin, end = sorted((at, other))
    return text[:end] + text[begin:end] + text[end:]


CHANGES = [
    _flip, _cut_out, _insert, _overwrite, _cut_off, _swap_lines, _repeat_line, _shift_line, _drop_column,
    _drop_tag, _repeat_stretch,
]  # fmt: skip
PLACES = st.integers(0, 1 << 20)
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(CHANGES), PLACES, PLACES, st.sampled_from(PIECES)), min_size=1, max_size=4
)


def mutated(content: bytes, changes: list[tuple[Change, int, int, bytes]]) -> bytes:
    """A file with changes made one after the other."""
    for change, at, other, piece in changes:
        if content:
            content = change(content, at % len(content), other % len(content), piece)
    return content


def read(dataset: str, content: bytes) -> None:
    """Reads some bytes as a file of a dataset, and checks what holds of every reading."""
    with tempfile.TemporaryDirectory() as folder:
        zone = Path(folder) / "zone"
        lay_down(zone, {f"{dataset}/file": content})
        readings = read_zone(zone, Path(folder) / "staged", "MD", None)
        said = "\n".join(text for reading in readings.values() for text in messages(reading))
    assert MARKER.casefold() not in said.casefold()


@pytest.mark.parametrize("name", seeds())
def test_a_sound_file_is_read(name: str) -> None:
    read(*seeds()[name])


@pytest.mark.parametrize("name", seeds())
@QUICK
@given(changes=MUTATIONS)
def test_a_changed_file_is_read_or_refused(name: str, changes: list[tuple[Change, int, int, bytes]]) -> None:
    dataset, content = seeds()[name]
    read(dataset, mutated(content, changes))


@pytest.mark.parametrize("dataset", VALID)
@QUICK
@given(beginning=st.sampled_from(PIECES), content=st.binary(max_size=200))
def test_bytes_at_random_are_read_or_refused(dataset: str, beginning: bytes, content: bytes) -> None:
    read(dataset, beginning + content)

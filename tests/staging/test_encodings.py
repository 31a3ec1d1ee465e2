"""Encodings: the same characters are read whatever bytes they came as; what is none is set aside."""

from __future__ import annotations

import codecs
import gzip
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.staging.received import child_file, document, line, record, stage
from transforms.staging.receiving.encodings import ASSUMED, as_text, of_one_byte, one_byte_characters

WORKERS = "state,worker_id,unit,county,role,fte,hired_on\n"
WORKER = "MD,W1,Peña Nord \u2013 Süd,24031,adoption,1,2020-01-01\n"
ENCODED = {
    "UTF-8": (WORKERS + WORKER).encode(),
    "UTF-8 with mark": (WORKERS + WORKER).encode("utf-8-sig"),
    "UTF-16 little endian with mark": codecs.BOM_UTF16_LE + (WORKERS + WORKER).encode("utf-16-le"),
    "UTF-16 big endian with mark": codecs.BOM_UTF16_BE + (WORKERS + WORKER).encode("utf-16-be"),
    "UTF-16 little endian": (WORKERS + WORKER).encode("utf-16-le"),
    "UTF-16 big endian": (WORKERS + WORKER).encode("utf-16-be"),
    "Windows-1252": (WORKERS + WORKER).encode("cp1252"),
}


def read(content: bytes) -> tuple[bytes, str]:
    """The content as readers get it, and what it was read as."""
    stream, told = as_text(io.BufferedReader(io.BytesIO(content)))
    return stream.read(), told.encoding


@pytest.mark.parametrize("encoding", ENCODED)
def test_the_same_table_is_read_from_every_encoding(tmp_path: Path, encoding: str) -> None:
    staged = stage(tmp_path, "workers", ENCODED[encoding])
    assert staged.rows("workers", "worker_id", "unit") == [("W1", "Peña Nord \u2013 Süd")]
    family = encoding.partition(" ")[0]
    assert staged.reading.files_row["encoding"] == family
    assert (f"workers/file: {ASSUMED}" in staged.reading.notes) == (family == "Windows-1252")


def test_a_compressed_table_is_read_from_every_encoding_too(tmp_path: Path) -> None:
    packed = gzip.compress(ENCODED["UTF-16 big endian with mark"], mtime=0)
    assert stage(tmp_path, "workers", packed).rows("workers", "unit") == [("Peña Nord \u2013 Süd",)]


NAME = "Muñoz"
CHILD_FILES = [
    # how the file is encoded                 of three lines
    ("cp1252", (3, 3, 0)),
    ("utf-8", (3, 3, 0)),
    ("utf-8-sig", (3, 3, 0)),
    ("utf-16", (3, 3, 0)),
]


def characters(**fields: str) -> str:
    """A line of the Child File in which positions count characters."""
    text = line(wrkrid="#####", **fields).decode()
    return text.replace("#####", NAME)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("encoding", "counts"), CHILD_FILES)
def test_a_character_of_several_bytes_shifts_nothing_in_a_fixed_width_record(
    tmp_path: Path, encoding: str, counts: tuple[int, int, int], end: str
) -> None:
    lines = [line().decode(), characters(chid="C2"), line(chid="C3").decode()]
    staged = stage(tmp_path, "ncands_child", "".join(text + end for text in lines).encode(encoding))
    assert (staged.counts, staged.faults()) == (counts, [])
    assert staged.rows("ncands_child", "chid", "wrkrid", "rptsrc") == [
        ("C1", None, "education"),
        ("C2", NAME, "education"),
        ("C3", None, "education"),
    ]


def test_a_record_may_also_count_bytes(tmp_path: Path) -> None:
    content = child_file(line(), line(chid="C2", wrkrid=NAME), line(chid="C3"))
    staged = stage(tmp_path, "ncands_child", content)
    assert staged.rows("ncands_child", "chid", "wrkrid", "rptsrc")[1] == ("C2", NAME, "education")
    assert staged.counts == (3, 3, 0)


UNREADABLE = [
    # the worker of line 3                    why its line is set aside
    ("Mu\xffoz".encode("latin-1"), "after UTF-8: a byte that is none"),
    ("Mu\u0151oz".encode(), "a character that Windows-1252 does not have"),
]


@pytest.mark.parametrize("worker", [worker for worker, _ in UNREADABLE])
def test_a_line_with_what_cannot_be_read_is_set_aside_alone(tmp_path: Path, worker: bytes) -> None:
    third = line(chid="C3", wrkrid="#####").replace(b"#####", worker)
    content = child_file(line(), characters(chid="C2").encode(), third, line(chid="C4"))
    staged = stage(tmp_path, "ncands_child", content)
    assert [key for (key,) in staged.rows("ncands_child", "chid")] == ["C1", "C2", "C4"]
    assert staged.rejected() == [(3, "record", "encoding")]


def test_a_table_that_is_utf_8_stays_so_where_a_later_line_is_not(tmp_path: Path) -> None:
    bad = b"MD,W2,\xff,24031,adoption,1,2020-01-01\n"
    staged = stage(tmp_path, "workers", (WORKERS + WORKER).encode() + bad)
    assert (staged.counts, staged.rejected()) == ((2, 1, 1), [(2, "record", "encoding")])
    assert staged.reading.files_row["encoding"] == "UTF-8"


MIXED = [
    # bytes                        as readers get them          read as
    (b"a,b\n", b"a,b\n", "UTF-8"),
    (b"", b"", "UTF-8"),
    ("é,ñ".encode(), "é,ñ".encode(), "UTF-8"),
    (b"\xe9,\xf1", "é,ñ".encode(), "Windows-1252"),
    (b"\x80 5", "€ 5".encode(), "Windows-1252"),
    (b"\xe9,\x81", b"\xc3\xa9,\x81", "Windows-1252"),
    ("é,".encode() + b"\xf1", "é,".encode() + b"\xf1", "UTF-8"),
    (b"\xf1," + "é".encode(), b"\xf1," + "é".encode(), "UTF-8"),
    (b"\xff\xfea\0\x00\xd8b\0", b"a\x81\x81b", "UTF-16"),
    (b"\xff\xfea\0b", b"a\x81", "UTF-16"),
    (b"a\0b", b"a\0b", "UTF-8"),
]


@pytest.mark.parametrize(("content", "expected", "encoding"), MIXED)
def test_the_encoding_is_decided_once_and_by_what_stands_in_the_file(
    content: bytes, expected: bytes, encoding: str
) -> None:
    assert read(content) == (expected, encoding)


def parquet() -> bytes:
    into = io.BytesIO()
    pl.DataFrame({"a": ["é"]}).write_parquet(into)
    return into.getvalue()


UNTOUCHED = {
    "Parquet": parquet(),
    "workbook": b"PK\x03\x04\x14\0\xff\xe9",
    "SPSS": b"$FL2@(#)\xe9\xff",
    "Stata": b"<stata_dta>\xe9\xff",
    "older Stata": b"\x73\x02\x01\x00\xe9\xff",
    "SAS": bytes(12) + b"\xc2\xea\x81\x60\xb3\x14\xe9\xff" + b"\0x" * 40,
    "XML": b"\n<?xml version='1.0' encoding='utf-8'?><a>\xe9\xff</a>",
    "XML with mark": codecs.BOM_UTF8 + b"<a>\xe9\xff</a>",
    "XML in UTF-16": "<a/>".encode("utf-16"),
}


@pytest.mark.parametrize("kind", UNTOUCHED)
def test_what_is_no_plain_text_passes_untouched(kind: str) -> None:
    assert read(UNTOUCHED[kind]) == (UNTOUCHED[kind], "")


def test_xml_says_its_own_encoding(tmp_path: Path) -> None:
    staged = stage(tmp_path, "afcars_oohc", codecs.BOM_UTF8 + document(record("É1")))
    assert staged.rows("afcars_oohc_children", "e4_child_record_number") == [("É1",)]
    assert staged.reading.files_row["encoding"] is None


class Pieces(io.RawIOBase):
    """Some bytes, a few at a time, as a network gives them."""

    def __init__(self, content: bytes, sizes: list[int]) -> None:
        self.content = content
        self.sizes = sizes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        size = min(len(buffer), self.sizes.pop(0) if self.sizes else 16, len(self.content))
        buffer[:size], self.content = self.content[:size], self.content[size:]
        return size


texts = st.text(st.sampled_from("ab,\n\r ñé€\u2013ő😀\ufeff"), min_size=8)
sizes = st.lists(st.integers(1, 9)).map(lambda later: [8, *later])


@given(
    texts.filter(lambda text: text[0] != "\ufeff"), sizes, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
def test_where_a_file_is_cut_into_pieces_makes_no_difference(
    text: str, pieces: list[int], encoding: str
) -> None:
    stream, _ = as_text(io.BufferedReader(Pieces(text.encode(encoding), pieces), 16))
    assert stream.read().decode() == text


@given(texts, sizes)
def test_one_byte_stands_for_each_character_wherever_the_file_is_cut(text: str, pieces: list[int]) -> None:
    in_windows = text.replace("ő", "o").replace("😀", "").replace("\ufeff", "")
    source = io.BufferedReader(Pieces(in_windows.encode(), pieces), 16)
    found = one_byte_characters(source, ()).read()
    assert (len(found), of_one_byte(found)) == (len(in_windows), in_windows)


@given(st.lists(st.sampled_from(["aaaa", "aña", "ñaa", "ñaaa", "aaa", "ñññ", "aaaaaa"]), min_size=1), sizes)
def test_lines_that_count_bytes_keep_their_places_wherever_the_file_is_cut(
    lines: list[str], pieces: list[int]
) -> None:
    source = io.BufferedReader(Pieces("\n".join(lines).encode(), pieces), 16)
    found = one_byte_characters(source, (4,)).read().split(b"\n")
    assert [of_one_byte(text) for text in found] == lines
    for text, given_line in zip(found, lines, strict=True):
        counts_bytes = len(given_line.encode()) == 4 and len(given_line) != 4
        assert len(text) == (4 if counts_bytes else len(given_line))

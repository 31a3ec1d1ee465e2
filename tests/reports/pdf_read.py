"""What a PDF says, read from its bytes: pages, text, alternatives of drawings. Just enough for the tests.

It knows what the typesetter writes: objects one after the other, text as codes of subset fonts with a table
of their characters.
"""

import re
import zlib
from dataclasses import dataclass

ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
PLAIN = rb"[^()\\]|\\."
NESTED = rb"\((?:" + PLAIN + rb"|\((?:" + PLAIN + rb"|\((?:" + PLAIN + rb")*\))*\))*\)"
LITERAL = rb"\(((?:" + PLAIN + rb"|" + NESTED + rb")*)\)"
"""A text in parentheses, which may hold others as long as they are balanced."""

TOKEN = re.compile(rb"/(f\d+) [\d.]+ Tf|(?<!Lang)" + LITERAL + rb"|(ET)", re.DOTALL)


@dataclass(frozen=True)
class Read:
    """The catalog, the text of each page, and the words that stand for each drawing, None where none do."""

    catalog: str
    title: str
    pages: list[str]
    figures: list[str | None]
    headings: list[str]

    @property
    def text(self) -> str:
        """All that is printed, without spaces: lines and styles break words apart."""
        return squeezed("".join(self.pages))


def squeezed(text: str) -> str:
    return "".join(text.split())


def read_pdf(content: bytes) -> Read:
    objects = {
        int(number): body
        for number, body in re.findall(rb"(?m)^(\d+) 0 obj\n?(.*?)\nendobj", content, re.DOTALL)
    }
    (catalog,) = [body for body in objects.values() if b"/Type/Catalog" in body]
    elements = [body for body in objects.values() if b"/Type/StructElem" in body]
    pages = [body for body in objects.values() if re.search(rb"/Type/Page\b", body)]
    return Read(
        catalog.decode("latin-1"),
        re.search(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", content, re.DOTALL)[1].decode(),
        [_page(objects, page) for page in pages],
        [_alternative(one) for one in elements if b"/S/Figure" in one],
        [found[0].decode() for one in elements if (found := re.findall(rb"/S/(Title|H\d)", one))],
    )


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    data = rest.rpartition(b"\nendstream")[0]
    return zlib.decompress(data) if b"/FlateDecode" in head else data


def _page(objects: dict[int, bytes], page: bytes) -> str:
    fonts = {
        name: _characters(objects, int(number))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", _with_resources(objects, page))
    }
    said, characters = [], {}
    contents = _stream(objects[int(re.search(rb"/Contents (\d+) 0 R", page)[1])])
    for font, codes, ends in TOKEN.findall(contents):
        if font:
            characters = fonts[font]
        elif ends:
            said.append("\n")
        else:
            raw = _literal(codes)
            said += [characters.get(raw[at : at + 2], "?") for at in range(0, len(raw), 2)]
    return "".join(said)


def _with_resources(objects: dict[int, bytes], page: bytes) -> bytes:
    named = re.search(rb"/Resources (\d+) 0 R", page)
    return objects[int(named[1])] if named else page


def _characters(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    table = _stream(objects[int(re.search(rb"/ToUnicode (\d+) 0 R", objects[font])[1])])
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table)
    }


def _literal(escaped: bytes) -> bytes:
    def one(found: re.Match[str]) -> str:
        told = found[1]
        return chr(int(told, 8)) if told[0].isdigit() else ESCAPED.get(told, told)

    text = escaped.decode("latin-1").replace("\\\n", "")
    return re.sub(r"\\([0-7]{1,3}|.)", one, text, flags=re.DOTALL).encode("latin-1")


def _alternative(element: bytes) -> str | None:
    found = re.search(rb"/Alt(?:" + LITERAL + rb"|<([0-9A-Fa-f]+)>)", element, re.DOTALL)
    if found is None:
        return None
    raw = bytes.fromhex(found[2].decode()) if found[2] else _literal(found[1])
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")

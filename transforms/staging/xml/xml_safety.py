"""Reading XML that a stranger wrote: streamed, without DTDs, entities or network, within limits.

Here belongs what holds for any XML file. Which elements mean what is the business of the layout.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from transforms.staging import limits
from transforms.staging.refusals import RefusedFileError

ENTITY_CODES = (1, 4)
"""The parser's codes, with line 0 or 1, for an undeclared entity in a file whose beginning was found to be
XML."""
ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii")
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MISC = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)


class MeteredStream:
    """A stream of XML that refuses the file when one record takes too many bytes.

    `bytes_read` counts all bytes, `records` whole records; `record_ended` is to be called at the end of each.
    `expects` is what the refusal of a file that is something else ends with.
    """

    def __init__(self, stream: io.BufferedIOBase, expects: str) -> None:
        self._stream = stream
        self._head = stream.read(limits.XML_PROLOG_BYTES)
        self._since = 0
        self.bytes_read = 0
        self.records = 0
        self.expects = expects
        check_prolog(self._head, expects)

    def read(self, size: int = -1) -> bytes:
        """Some bytes, b"" at the end."""
        if self._head:
            data, self._head = self._head, b""
        else:
            data = self._stream.read(size)
        self._since += len(data)
        self.bytes_read += len(data)
        if self._since > limits.XML_MAX_RECORD_BYTES:
            allowed = f"{limits.XML_MAX_RECORD_BYTES:,}"
            raise RefusedFileError(
                f"a record takes more than {allowed} bytes; the layout's records are small"
            )
        return data

    def record_ended(self) -> None:
        """Counts a record, and its bytes anew."""
        self._since = 0
        self.records += 1


def check_prolog(head: bytes, expects: str) -> None:
    """Looks at the beginning of a file, up to the root element.

    Raises:
        RefusedFileError: the file is empty, binary, no XML, not UTF-8, or declares a document type.
    """
    if not head.strip():
        raise RefusedFileError("the file is empty")
    if b"\0" in head:
        raise RefusedFileError("the file is binary or UTF-16; XML in UTF-8 is expected")
    declaration = _DECLARATION.match(head)
    if declaration:
        encoding = _ENCODING.search(declaration[0])
        if encoding and encoding[1].decode("ascii").lower() not in ENCODINGS:
            raise RefusedFileError("the XML declaration names an encoding other than UTF-8")
    start = declaration.end() if declaration else (3 if head.startswith(b"\xef\xbb\xbf") else 0)
    misc = _MISC.match(head, start)
    rest = head[misc.end() if misc else start :]
    if rest[:9].upper().startswith(b"<!DOCTYPE"):
        raise RefusedFileError("the file declares a document type (DTD); DTDs and entities are not read")
    if not re.match(rb"<[A-Za-z_]", rest):
        raise RefusedFileError(f"the file is not XML: no element was found at its beginning; {expects}")


def elements(
    stream: MeteredStream, tags: tuple[str, ...], root: str, says_so: Callable[[], None] | None = None
) -> Iterator[Any]:
    """The elements with one of the tags, each as it ends. The caller clears them.

    Elements in the namespace of the root are given as if they stood in none, as the layouts have them;
    `says_so` is called when there is one.

    Raises:
        RefusedFileError: the XML is cut short or ill-formed, the root is another element, or entities
            are declared. The text names the line, never content.
    """
    parser = etree.iterparse(
        stream,
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    namespace = namespace_of(root)
    checked = False
    try:
        for _, element in parser:
            if not checked:
                _check_root(element.getroottree(), root, stream.expects)
                checked = True
            if element.tag[0] == "{":
                if not element.tag.startswith(namespace):
                    continue
                if says_so is not None:
                    says_so()
                _take_out_of(namespace, element)
            yield element
        if not checked:
            _check_root(parser.root.getroottree(), root, stream.expects)
    except etree.XMLSyntaxError as error:
        raise RefusedFileError(_syntax_message(error, stream.records)) from None


def _take_out_of(namespace: str, element: Any) -> None:
    """Renames an element and all below it that stand in a namespace."""
    for each in element.iter():
        each.tag = each.tag.removeprefix(namespace)


def namespace_of(tag: str) -> str:
    """The namespace of a tag that stands in one, as it stands before names."""
    return tag[: tag.index("}") + 1]


def forget(element: Any) -> None:
    """Frees an element that was read, and everything before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]


def _check_root(tree: Any, root: str, expects: str) -> None:
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise RefusedFileError("the file declares a document type (DTD); DTDs and entities are not read")
    if tree.getroot().tag != root:
        raise RefusedFileError(f"the root element is not {root}; {expects}")


def _syntax_message(error: etree.XMLSyntaxError, records: int) -> str:
    """What is wrong with the XML, by the parser's error code: its own text can hold content."""
    kinds = {
        **dict.fromkeys(ENTITY_CODES, "an entity that is not declared"),
        5: "the file goes on after the end of its root element",
        9: "a character that XML does not allow",
        26: "an entity that is not declared",
        41: "an attribute without a value",
        64: "something stands before the XML declaration, which must be the first of the file",
        68: "a & or < inside a value, to be written &amp; or &lt;",
        73: "a tag is not closed with >",
        76: "an opening and a closing tag do not match",
        77: "the file is cut short, an element is not closed",
        81: "bytes that are not UTF-8",
        114: "nesting or a text beyond what any record needs",
    }
    code = int(getattr(error, "code", 0) or 0)
    what = kinds.get(code, "a fault in the markup")
    line = f" in line {error.lineno}" if error.lineno and code not in ENTITY_CODES else ""
    after = f" after record {records:,}" if records else ""
    return f"the XML is cut short or ill-formed{line}{after}: {what}; nothing of the file is used"

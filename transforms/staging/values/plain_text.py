"""What a text may be made of.

Here belong the questions that are asked for every layout: whether a text holds control characters, and what
of it is no part of the value.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters without width, which programs leave where files or pages were put together."""
_AROUND = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How a file tells a spreadsheet to keep the zeros of a number: ="0012"."""


def is_plain(text: str) -> bool:
    """Whether a text holds no control characters (line ends and tabs are such)."""
    return text.isprintable() or _CONTROL.search(text) is None


def value_of(text: str) -> str:
    """A text without blanks and invisible characters around it, and without a spreadsheet's marks of text."""
    stripped = text.strip() if text.isascii() else _AROUND.sub("", text)
    found = _AS_TEXT.fullmatch(stripped) if stripped.startswith("=") else None
    return found[1].strip() if found else stripped

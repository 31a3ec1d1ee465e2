"""The glossary page: the words of GLOSSARY.md, the one place where they are explained, for those who read.

Here belongs reading that file. Words are added there, never here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

GLOSSARY = Path(__file__).parents[2] / "GLOSSARY.md"
MARKS = re.compile(r"`([^`]+)`|\*([^*]+)\*")


class Word(NamedTuple):
    """A word, what it means as HTML, where that is taken from, and the anchor that leads to it."""

    word: str
    meaning: Markup
    source: str
    anchor: str


def glossary_page() -> dict[str, object]:
    """What the template `glossary.html.j2` is told: every word in alphabetical order."""
    return {"words": words()}


@cache
def words() -> list[Word]:
    """The rows of the glossary's table."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    found = [
        Word(word, marked(meaning), source, re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-"))
        for word, meaning, source in rows
        if word not in ("word", "---")
    ]
    return sorted(found, key=lambda one: one.word.casefold())


def marked(text: str) -> Markup:
    """A text with its code and emphasis as HTML, and everything else escaped."""
    made, last = Markup(), 0
    for found in MARKS.finditer(text):
        code, emphasis = found.groups()
        made += text[last : found.start()]
        made += Markup("<code>{}</code>").format(code) if code else Markup("<em>{}</em>").format(emphasis)
        last = found.end()
    return made + text[last:]

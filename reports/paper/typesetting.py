"""Pages on paper: what is told, set by a Typst template as a tagged PDF.

Here belongs the way from plain texts and drawings to the bytes of a PDF. What a document says stands in
`briefing.py` and `place_pack.py`, its look in the templates beside them.

Texts reach a template as JSON and never as source, so that markup in them is printed and not run. Fonts are
those that the typesetter holds and the date is that of the data: equal texts make equal bytes on any machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import typst

from reports import words
from reports.edition import Edition

Paper = Literal["letter", "a4"]
PAPERS: Mapping[Paper, str] = {"letter": "us-letter", "a4": "a4"}
"""Sizes of paper by the names Typst has for them."""

FONT = "Libertinus Serif"
"""The typesetter holds one family made for text."""

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: every text in reading order under its heading, every drawing with words that stand for it."""


def typeset(template: str, told: Mapping[str, object], as_of: date, paper: Paper = "letter") -> bytes:
    """The PDF that a template of this package makes of what it is told."""
    return typst.compile(
        Path(__file__).parent / template,
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs(told, paper),
        pdf_standards=STANDARD,
        timestamp=datetime.combine(as_of, time(), UTC),
    )


def inputs(told: Mapping[str, object], paper: Paper = "letter") -> dict[str, str]:
    """What a template reads: texts, look and paper, as one text of JSON."""
    look = {"font": FONT, "paper": PAPERS[paper], **_colours()}
    return {"told": json.dumps({"look": look, **told}, ensure_ascii=False)}


def about(edition: Edition, state: str) -> dict[str, object]:
    """What stands on every document: whose figures, of when, for whom, and whether they are invented."""
    return {
        "agency": edition.agency,
        "state": edition.state_name(state),
        "as_of": words.day(edition.as_of),
        "edition": edition.name,
        "contact": edition.contact,
        "licence": "" if edition.is_internal else edition.licence,
        "code_version": edition.code_version,
        "internal": words.INTERNAL if edition.is_internal else "",
        "synthetic": " ".join(words.SYNTHETIC) if edition.is_synthetic else "",
        "synthetic_short": words.SYNTHETIC[0],
        "symbols": [{"symbol": symbol, "says": says} for symbol, says in sorted(words.SYMBOLS.values())],
    }


def on_paper(svg: str) -> str:
    """A drawing with its letters in the font of the page."""
    return re.sub(r'font-family="[^"]*"', f'font-family="{FONT}"', svg)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


@cache
def _colours() -> dict[str, str]:
    """The colours of the pages on screen, by their names there."""
    look = (files("reports") / "assets" / "site.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", look))

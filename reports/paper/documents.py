"""The documents of an edition: a briefing and a deck of each state, a pack and a deck of each place in it.

Places are counties and, in the internal edition, units. Here belongs which documents there are, what they are
called and how they become bytes. Where they are written is the command's matter. Nothing here reads anything
but the edition's released tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from reports.edition import Edition
from reports.pages.tiles import findings_of
from reports.paper.briefing import briefing
from reports.paper.deck import write_deck
from reports.paper.place_pack import place_pack
from reports.paper.slides import place_deck, state_deck
from reports.paper.typesetting import Paper, typeset
from reports.places import Place

Format = Literal["pdf", "pptx"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""Pages to print, and slides to present."""


def of_states(edition: Edition, formats: Sequence[Format], paper: Paper) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the documents of whole states."""
    for state in edition.states:
        if "pdf" in formats:
            told = briefing(edition, state)
            yield f"briefing-{state}.pdf", typeset("briefing.typ", told, edition.as_of, paper)
        if "pptx" in formats:
            deck = state_deck(edition, state)
            yield f"briefing-{state}.pptx", write_deck(deck, edition.agency, edition.as_of)


def of_places(
    edition: Edition, places: Sequence[Place], formats: Sequence[Format], paper: Paper
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the documents of counties, or of units."""
    found = {state: findings_of(edition, state) for state in {one.state for one in places}}
    for one in places:
        if "pdf" in formats:
            told = place_pack(edition, one, found[one.state])
            yield f"{one.level}-{one.slug}.pdf", typeset("place_pack.typ", told, edition.as_of, paper)
        if "pptx" in formats:
            deck = place_deck(edition, one, found[one.state])
            yield f"{one.level}-{one.slug}.pptx", write_deck(deck, edition.agency, edition.as_of)

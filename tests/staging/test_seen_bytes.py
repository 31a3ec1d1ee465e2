"""What is seen among the bytes of a block, whatever piece of it they stand in."""

from __future__ import annotations

import numpy as np
import pytest

from transforms.staging.tables import seen_bytes
from transforms.staging.tables.seen_bytes import Seen

PIECE = 8


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen_bytes, "LOOKED_AT_ONCE", PIECE)


def seen(one: int, separator: str, place: int) -> Seen:
    """What is seen of three pieces of which one byte is given."""
    codes = np.full(3 * PIECE - 1, ord("a"), np.uint8)
    codes[place] = one
    return Seen.of(codes, separator)


@pytest.mark.parametrize("place", [0, PIECE - 1, PIECE, 3 * PIECE - 2])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_every_byte_is_of_the_kind_it_is_of(separator: str, place: int) -> None:
    for one in range(256):
        found = seen(one, separator, place)
        assert found.marks.tolist() == ([place] if one == ord('"') else []), one
        assert found.has_equals is (one == ord("=")), one
        assert found.has_controls is (ord("\n") < one < ord(" ")), one
        is_lower_control = one < ord("\n") and not (one == ord("\t") and separator == "\t")
        assert found.has_others is (is_lower_control or one > ord("~")), one


def test_marks_of_all_pieces_are_told_in_order() -> None:
    codes = np.full(5 * PIECE, ord('"'), np.uint8)
    assert Seen.of(codes, ",").marks.tolist() == list(range(5 * PIECE))
    assert Seen.of(codes, ",").up_to(PIECE + 1).marks.tolist() == list(range(PIECE + 1))


def test_nothing_is_seen_of_nothing() -> None:
    found = Seen.of(np.zeros(0, np.uint8), ",")
    assert not len(found.marks)
    assert (found.has_equals, found.has_controls, found.has_others) == (False, False, False)

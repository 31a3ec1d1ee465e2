"""Keyed pseudonyms, and the days by which a child's dates move.

Here belongs what is made of an identifier and the key. Where the key lies is the business of the command.

A pseudonym is the beginning of an HMAC-SHA256 of domain and identifier: 12 of 32 letters and digits, 60 bits.
Of a million identifiers of one domain, two share a pseudonym with a probability of about 4 in 10 million; of
ten million, 4 in 100,000. There is no table of what stands for what: the same key gives the same pseudonyms
in every file and run, and without it nobody can make or undo them.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass, field

import polars as pl

LETTERS = 12
"""Width of a record number in the federal layouts."""

FURTHEST = 180
"""Most days by which dates of a child move, earlier or later."""

KEY_BYTES = 32
MOST_NUMBERS = 1_000_000
DECIMAL = re.compile(r"^([0-9]+)\.0+$")
"""How programs write a whole number where some of a column are missing."""
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""32 letters and digits that no reader and no person takes for others: 0, 1, 8 and 9 are left out."""

_LETTER_OF_BYTE = bytes(ALPHABET[byte % len(ALPHABET)] for byte in range(256))
_SHIFT = "days of a child"


class Pseudonyms:
    """Makes pseudonyms with one key. The key is not shown, whatever shows this object."""

    def __init__(self, key: bytes, *, ignore_leading_zeros: bool = False) -> None:
        self._key = key
        self._ignores_zeros = ignore_leading_zeros

    def of(self, domain: str, identifier: str) -> str:
        """The pseudonym of an identifier in a domain; empty for an empty one.

        Blanks around it, upper or lower case, and `.0` after a number make no difference; leading zeros do
        unless they are ignored.
        """
        normal = self._normal(identifier)
        if not normal:
            return ""
        return self._digest(domain, normal)[:LETTERS].translate(_LETTER_OF_BYTE).decode("ascii")

    def days(self, child: str) -> int:
        """The days by which this child's dates move: 1 to 180, earlier or later, in every file the same."""
        number = int.from_bytes(self._digest(_SHIFT, self._normal(child))[:8], "big") % (2 * FURTHEST)
        return number - FURTHEST if number < FURTHEST else number - FURTHEST + 1

    def of_column(self, domain: str, identifiers: pl.Series) -> pl.Series:
        """The pseudonyms of a column of texts; null where nothing stands."""
        different = identifiers.drop_nulls().unique()
        made = [self.of(domain, text) or None for text in different]
        return identifiers.replace_strict(different, made, default=None, return_dtype=pl.String)

    def days_of_column(self, children: pl.Series) -> pl.Series:
        """The days of a column of children; null where no child is named."""
        different = children.drop_nulls().unique()
        made = [self.days(text) if normalised(text) else None for text in different]
        return children.replace_strict(different, made, default=None, return_dtype=pl.Int64)

    def _normal(self, identifier: str) -> str:
        normal = normalised(identifier)
        return (normal.lstrip("0") or normal[:1]) if self._ignores_zeros else normal

    def _digest(self, domain: str, text: str) -> bytes:
        return hmac.digest(self._key, f"{domain}\0{text}".encode(), hashlib.sha256)


@dataclass
class LeadingZeros:
    """Tells of numbers that files write in two ways, with leading zeros and without: 0012 and 12.

    Kept are numbers of both kinds by domain, without their zeros, the first `MOST_NUMBERS` of each.
    """

    _padded: dict[str, set[str]] = field(default_factory=dict)
    _plain: dict[str, set[str]] = field(default_factory=dict)

    def add(self, domain: str, identifiers: pl.Series) -> None:
        """Takes note of a column of texts."""
        numbers = identifiers.drop_nulls().str.strip_chars()
        numbers = numbers.filter(numbers.str.contains(r"^[0-9]*[1-9][0-9]*$")).unique()
        is_padded = numbers.str.starts_with("0")
        for kept, some in (
            (self._padded, numbers.filter(is_padded)),
            (self._plain, numbers.filter(~is_padded)),
        ):
            known = kept.setdefault(domain, set())
            known.update(some.str.strip_chars_start("0").head(max(0, MOST_NUMBERS - len(known))).to_list())

    def sentences(self) -> list[str]:
        """A sentence for each domain with numbers in both ways."""
        both = {domain: len(known & self._plain[domain]) for domain, known in self._padded.items()}
        return [
            f"{count:,} numbers of {domain} stand in these files with leading zeros and without (0012, 12); "
            "they have two pseudonyms each: if they are the same, set ignore_leading_zeros = true in the plan"
            for domain, count in both.items()
            if count
        ]


def normalised(identifier: str) -> str:
    """An identifier without blanks around it, in upper case; a whole number as a decimal one is whole."""
    return DECIMAL.sub(r"\1", unicodedata.normalize("NFKC", identifier).strip().upper())


def as_texts(values: pl.Series) -> pl.Series:
    """Identifiers of any type as texts; a whole number stored as a decimal one (1234.0) is 1234."""
    if values.dtype.is_float():
        whole = values.cast(pl.Int64, strict=False)
        if whole.null_count() == values.null_count() and bool((whole == values).all()):
            values = whole
    return values.cast(pl.String)

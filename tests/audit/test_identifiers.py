"""What tells fast where an identifier may be tells it of every text that holds one."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from transforms.audit.identifiers import HOLDS, PATTERNS

AROUND = ("", " ", "\n", '"', "(", "é", "²", "1", "A", ".", ",", "-", "/", "#", "_", ":", "\N{MINUS SIGN}")
WRITTEN = {
    "a Social Security number": ("078-05-1120", "\u0667\u0668\u0669-05-1120"),
    "an identifier of twelve characters": ("ZZ00A7K93Q51", "A00000000000", "00000000000A"),
    "a long number": ("482910573", "482910573316", "\u0664\u066882910573"),
    "an address of mail": ("worker@county.example", "ü.x+y@ü-1.a.b"),
    "a telephone number": ("(410) 555-0134", "(410)555 0134", "+1 410.555.0134", "410-555-0134"),
    "a path of a machine": ("/home/analyst", "/data/.x", "C:\\x", "c:\\cases.db"),
    "a date of birth": (
        "Born on 2014-03-05", "dob:3/5/14", "DOB\n\n\n\nwas  \n 03/05/2014",
        "b\u0131rth date i\u017f 2014-03-05", "date of birth\u0301 (2014-03-05",
    ),
}  # fmt: skip
"""A few ways to write each form; digits and letters of other scripts are digits and letters too."""


@pytest.mark.parametrize("form", PATTERNS)
def test_a_text_of_a_form_is_always_looked_at(form: str) -> None:
    texts = ["".join(parts) for parts in product(AROUND, WRITTEN[form], AROUND)]
    found = [text for text in texts if PATTERNS[form].search(text)]
    assert all(any(written in text for text in found) for written in WRITTEN[form])
    assert pl.Series(found).str.contains(HOLDS[form]).all()

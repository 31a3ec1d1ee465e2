"""The NCANDS Child File: fixed-width records to rows of `staging.ncands_child`.

Here belong the layout's lengths, heading and key, and its rules that the contract cannot state. How such
files are read stands in `fixed_width_records`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.batches import StagedBatch
from transforms.staging.fixed.fixed_width_records import FixedWidthLayout, FixedWidthReader, HeadingField
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError
from transforms.staging.submissions import Submission, ncands_submission, state_of_text

LENGTHS = (312, 336, 338)
"""Characters of a record: editions that end after field 146, 150 and 152."""

ALLOWED_NUMBERS = {"chage": frozenset([*range(22), 77, 99])}
ALLOWED_IN_WORDS = {
    "chage": "an age from 00 to 21, 77 (unborn) or 99 (unknown)",
    "rptcnty": "three digits",
    "chcnty": "three digits",
    "staterr": "a state's postal code",
    "subyr": "four digits, 1990 to 2099",
}


def _is_year(text: bytes) -> bool:
    return text.isdigit() and 1990 <= int(text) <= 2099


def _names_state(text: bytes) -> bool:
    return text.isalpha() or text.isdigit()


def _submission(heading: Mapping[str, str], length: int, number: int) -> Submission:
    state = state_of_text(heading["staterr"])
    if state is None:
        raise RefusedFileError(f"record {number}, STATERR: must be a state's postal code")
    return ncands_submission(int(heading["subyr"]), state, f"ncands_child_{length}")


READER = FixedWidthReader(
    FixedWidthLayout(
        contract=NcandsChild,
        lengths=LENGTHS,
        heading=(
            HeadingField("subyr", "year", _is_year),
            HeadingField("staterr", "state", _names_state),
        ),
        key=("rptid", "chid"),
        submission=_submission,
        allowed_numbers=ALLOWED_NUMBERS,
        in_words=ALLOWED_IN_WORDS,
    )
)


def read_batches(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The records of a Child File, typed, a block of lines at a time.

    Raises:
        RefusedFileError: the file is empty, binary, of no accepted length, of an unknown state, or of
            several states or years.
    """
    return READER.read_batches(stream, notes)

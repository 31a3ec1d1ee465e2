"""AFCARS of 1993: fixed-width foster care and adoption records to rows of their staging tables.

Here belong the two layouts' lengths, headings and keys. How such records are read stands in
`fixed_width_records`, how a submission's parts are found in `afcars_envelope`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import partial

from transforms.contracts.staging.afcars_adoption_1993 import AfcarsAdoption1993
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993
from transforms.staging.batches import StagedBatch
from transforms.staging.fixed.fixed_width_records import FixedWidthLayout, FixedWidthReader, HeadingField
from transforms.staging.layouts.afcars_envelope import RECORD_LENGTHS, Part, PartOfSubmission
from transforms.staging.notes import Notes
from transforms.staging.submissions import Submission, afcars_submission

HEADING = (
    HeadingField("state_fips", "state", bytes.isdigit),
    HeadingField(
        "report_date",
        "report period",
        lambda text: re.fullmatch(rb"(19|20)[0-9]{2}(0[1-9]|1[0-2])", text) is not None,
    ),
)
IN_WORDS = {"state_fips": "a two-digit state FIPS code", "fipscode": "a five-digit FIPS code"}


def _submission(layout: str, heading: Mapping[str, str], length: int, number: int) -> Submission:
    del length
    fields = (f"record {number}, element 1 (state)", f"record {number}, element 2 (report period)")
    return afcars_submission(heading["state_fips"], heading["report_date"], layout, fields)


FOSTER_CARE = FixedWidthReader(
    FixedWidthLayout(
        contract=AfcarsFosterCare1993,
        lengths=(RECORD_LENGTHS["foster care"],),
        heading=HEADING,
        key=("recnumbr",),
        submission=partial(_submission, AfcarsFosterCare1993.table),
        always_filled=("noa",),
        in_words=IN_WORDS,
    )
)
ADOPTION = FixedWidthReader(
    FixedWidthLayout(
        contract=AfcarsAdoption1993,
        lengths=(RECORD_LENGTHS["adoption"],),
        heading=HEADING,
        key=("recnum",),
        submission=partial(_submission, AfcarsAdoption1993.table),
        always_filled=("monsubsy",),
        in_words=IN_WORDS,
    )
)


def read_foster_care(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The foster care records of a submission, or of a file of such records.

    Raises:
        RefusedFileError: as `FixedWidthReader.read_batches`; or the submission holds none.
    """
    return _read(FOSTER_CARE, "foster care", AfcarsAdoption1993.table, stream, notes)


def read_adoption(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The adoption records of a submission, or of a file of such records.

    Raises:
        RefusedFileError: as `FixedWidthReader.read_batches`; or the submission holds none.
    """
    return _read(ADOPTION, "adoption", AfcarsFosterCare1993.table, stream, notes)


def _read(
    reader: FixedWidthReader, part: Part, other: str, stream: io.BufferedIOBase, notes: Notes | None
) -> Iterator[StagedBatch]:
    records = PartOfSubmission(stream, part)
    yield from reader.read_batches(io.BufferedReader(records, 1 << 16), notes)
    records.say(notes, other)

"""NYTD: the semi-annual XML file to rows of `staging.nytd_outcomes` and `staging.nytd_served`.

Here belongs what is this layout's own. A file holds one record per youth with every part that applies:
`record` with elements 3-13, `served_population` with 14-33, and `baseline_followup_populations` with 34-36
and, in `baseline_followup_outcome_survey`, 37-58. The same file is laid into both folders; each takes its
part.

Elements are read under the tags of the federal system's own test files (`E34_outcomes_reporting_status`). A
tag that begins with the number of an element but goes on otherwise (`E34`, `E34_status`, `Element34`) is read
by its number, directly in the record or in one of the three containers, and a sentence says so. Anything else
is noted and not read. The heading is read under its own tags only. Answers are words (`not applicable`),
dates are yyyy-mm-dd.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contracts import codes
from transforms.contracts.codes import Code
from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes
from transforms.contracts.staging.nytd_served import NytdServed
from transforms.staging.batches import StagedBatch
from transforms.staging.notes import Notes
from transforms.staging.submissions import Submission
from transforms.staging.xml.xml_files import Arrays, XmlLayout
from transforms.staging.xml.xml_files import read_batches as read_xml
from transforms.staging.xml.xml_records import value_columns

ROOT = "{http://nytd.acf.hhs.gov}nytd_data_file"
SERVED, OUTCOMES = "served_population", "baseline_followup_populations"
EXPECTS = (
    f"an NYTD file is expected: XML with the root {ROOT}, E1_state, E2_report_date and a `record` for each"
    " youth; or the archive's file (CSV, tab, SPSS, Stata) under its own column names"
)
FIRST_ANSWER = 37
_NUMBERED = re.compile(r"E(?:lement_?)?([1-9][0-9]?)(?:_.*)?", re.DOTALL)
_PARTICIPATED = [c.name for c in codes.NYTD_REPORTING_STATUSES.codes if c.means.get("took_part")]
_WAVES = {c.means["age"]: c.name for c in codes.NYTD_WAVES.codes}


def read_outcomes(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The outcome parts (elements 34-58) of a file's records; records without one are counted and noted.

    Raises:
        RefusedFileError: see `xml_files.read_batches`.
    """
    return read_xml(stream, OUTCOMES_LAYOUT, notes)


def read_served(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The served parts (elements 14-33) of a file's records; records without one are counted and noted.

    Raises:
        RefusedFileError: see `xml_files.read_batches`.
    """
    return read_xml(stream, SERVED_LAYOUT, notes)


def _as_written(column: Column) -> Column:
    """The column with the words of the XML in place of the archive's numbers."""
    if column.codes is None:
        return column
    words = tuple(replace(code, code=in_xml(code)) for code in column.codes.codes)
    return replace(column, codes=replace(column.codes, codes=words))


def in_xml(code: Code) -> str:
    """How the federal XML writes an answer."""
    return str(code.means.get("in_xml") or code.name.replace("_", " "))


def _by_number(contract: type[Contract]) -> Callable[[str], str | None]:
    """Finds the tag of the element whose number another tag begins with."""
    tags = {column.number: column.element for column in value_columns(contract)}

    def tag_of(tag: str) -> str | None:
        found = _NUMBERED.fullmatch(tag)
        return tags.get(int(found[1])) if found else None

    return tag_of


def _has_part(contract: type[Contract], first: int) -> Callable[[Sequence[str | None]], bool]:
    """Tells whether a row of texts holds anything in the elements from a number on."""
    columns = value_columns(contract)
    at = next(place for place, column in enumerate(columns) if (column.number or 0) >= first)
    return lambda texts: any(text and not text.isspace() for text in texts[at:])


def _complete_served(arrays: Arrays, submission: Submission, notes: Notes) -> None:
    """Adds what stands in the heading."""
    del notes
    count = len(arrays["record_number"])
    assert submission.period_end is not None  # noqa: S101
    fips = codes.STATES.by_name.get(submission.state)
    arrays["e1_state"] = pa.repeat(fips.code if fips else submission.state, count)
    arrays["e2_report_date"] = pa.repeat(pa.scalar(submission.period_end.replace(day=1)), count)


def _complete_outcomes(arrays: Arrays, submission: Submission, notes: Notes) -> None:
    """Adds the heading and the wave; notes answers of youth who took no part."""
    _complete_served(arrays, submission, notes)
    assert submission.period_end is not None  # noqa: S101
    born, collected = arrays["e4_date_of_birth"], arrays["e35_date_outcome_data_collection"]
    arrays["wave"] = pa.array(_waves(born, collected, submission.period_end), pa.string())
    arrays["weight"] = pa.nulls(len(born), pa.float64())
    took_part = pc.is_in(arrays["e34_outcomes_reporting_status"].cast(pa.string()), pa.array(_PARTICIPATED))
    answered = np.zeros(len(born), bool)
    for column in NytdOutcomes.columns.values():
        if (column.number or 0) >= FIRST_ANSWER:
            answered |= arrays[column.name].is_valid().to_numpy(zero_copy_only=False)
    odd = answered & ~took_part.to_numpy(zero_copy_only=False)
    for number in arrays["record_number"].to_numpy()[odd]:
        notes.add("answers (37-58) of a youth who by element 34 took no part; staged as filed", int(number))


def _waves(born: pa.Array, collected: pa.Array, period_end: date) -> list[str | None]:
    """The wave of each youth: by age at the collection, else by age at the end of the report period.

    A follow-up may be collected in the report period before the birthday falls, so an age of 18 or 20 at the
    collection is no wave of its own.
    """
    return [
        _WAVES.get(_age(day, at or period_end)) or _WAVES.get(_age(day, period_end))
        for day, at in zip(born.to_pylist(), collected.to_pylist(), strict=True)
    ]


def _age(born: date | None, at: date) -> int | None:
    """Completed years; None where the birth date is missing."""
    return None if born is None else at.year - born.year - ((at.month, at.day) < (born.month, born.day))


OUTCOMES_LAYOUT = XmlLayout(
    name="nytd_outcomes",
    root=ROOT,
    agency="E1_state",
    report_date="E2_report_date",
    key="E3_record_number",
    contracts=(NytdOutcomes,),
    expects=EXPECTS,
    passed_over={SERVED: "the served part (folder nytd_served/)"},
    lenient=_by_number(NytdOutcomes),
    style="extract",
    reads=_as_written,
    is_kept=_has_part(NytdOutcomes, 34),
    complete=_complete_outcomes,
)
SERVED_LAYOUT = replace(
    OUTCOMES_LAYOUT,
    name="nytd_served",
    contracts=(NytdServed,),
    passed_over={OUTCOMES: "the outcomes part (folder nytd_outcomes/)"},
    lenient=_by_number(NytdServed),
    is_kept=_has_part(NytdServed, 14),
    complete=_complete_served,
)

"""Policy changes beside which figures are read: `annotations.csv` of an agency's folder, read and checked.

Here belong the form of that file and the words about its faults. It moves no figure: charts show it where
their months cover it, pages list it. A programme to be evaluated stands in `evaluations/`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from transforms.hand_kept import PERSONAL, day, lines_of, raise_faults, text_of
from transforms.queries import measure_ids

FILE = "annotations.csv"
COLUMNS, OPTIONAL = ("date", "text"), ("measures", "county")
SHORTEST, LONGEST = 3, 140
TEMPLATE = f"""# What changed in law, policy or practice, for those who read the figures: charts mark the day,
# pages say the text, in the public edition too. It moves no figure. Lines that begin with # are not read.
#
# date      the day it took effect, written 2024-10-01
# text      what changed, in {SHORTEST} to {LONGEST} characters; never a name, number or address of a person
# measures  whose charts show it, separated by spaces (`cwo measures` lists them); empty for all
# county    the county it took effect in, by five-digit FIPS: its page says it; empty for the whole state
#
# 2024-10-01,Visits by video count where the child is placed out of state,caseworker_visits,
date,text,measures,county
"""


class Annotation(BaseModel):
    """A policy change: when, what, which measures (none named: all), and where (empty: the whole state)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    changed_on: date
    says: str
    measures: tuple[str, ...] = ()
    county: str = ""


def read_annotations(agency_folder: Path | None) -> tuple[Annotation, ...]:
    """The annotations of an agency's folder in the order of their days; none without the file.

    Raises:
        HandKeptError: the file is no CSV of the columns, or one of its lines says what cannot be.
    """
    return parse_annotations(text_of(agency_folder, FILE))


def parse_annotations(text: str) -> tuple[Annotation, ...]:
    """The annotations from their text.

    Raises:
        HandKeptError: as `read_annotations` says.
    """
    lines, faults = lines_of(FILE, text, COLUMNS, OPTIONAL)
    found: dict[tuple[str, ...], tuple[int, Annotation]] = {}
    for number, row in lines:
        wrong = list(_faults(row))
        key = (row["date"], row["text"], row["county"])
        if key in found:
            wrong.append(f"text: line {found[key][0]} says the same already; keep one of them")
        faults += [f"line {number}, {fault}" for fault in wrong]
        if not wrong:
            found[key] = (number, _annotation(row))
    raise_faults(FILE, faults)
    return tuple(sorted((one for _, one in found.values()), key=lambda one: (one.changed_on, one.says)))


def _annotation(row: Mapping[str, str]) -> Annotation:
    """A line without faults."""
    return Annotation(
        changed_on=date.fromisoformat(row["date"]),
        says=row["text"],
        measures=tuple(sorted(set(_named(row["measures"])))),
        county=row["county"],
    )


def _named(measures: str) -> list[str]:
    return re.split(r"[\s;]+", measures.strip()) if measures.strip() else []


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a line, field by field."""
    if day(row["date"]) is None:
        yield "date: must be a day written 2024-10-01"
    if not SHORTEST <= len(row["text"]) <= LONGEST:
        yield f"text: must say what changed in {SHORTEST} to {LONGEST} characters"
    elif not row["text"].isprintable():
        yield "text: must stand on one line, without characters that do not print"
    elif PERSONAL.search(row["text"]):
        yield "text: must hold no e-mail address, telephone or Social Security number"
    for name in set(_named(row["measures"])) - set(measure_ids()):
        near = difflib.get_close_matches(name, measure_ids(), 1)
        hint = f"did you mean {near[0]}?" if near else "`cwo measures` lists them"
        yield f"measures: no such measure; {hint}"
    if row["county"] and not re.fullmatch(r"\d{5}", row["county"]):
        yield "county: must be a five-digit FIPS code, or empty for the whole state"

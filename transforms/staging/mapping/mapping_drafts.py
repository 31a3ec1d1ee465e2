"""A draft of a mapping, made from a file: what its names and the forms of its texts tell.

Here belongs going through a file once for one table of ours. How names are compared stands in `column_names`,
what may be known of texts in `column_profiles`, how the draft is written down in `mapping_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl
import pyarrow as pa

from transforms.contracts.contract import Column, Contract
from transforms.staging.agency_tables.left_out import LeftOut
from transforms.staging.identifiers.identifier_names import kind_by_name, shown_name
from transforms.staging.identifiers.identifier_patterns import given_names, person_names
from transforms.staging.mapping.column_names import Match, Matches, matched, times_beside, used_names
from transforms.staging.mapping.column_profiles import (
    NOTHING_ENTERED,
    NOTHING_WRITTEN,
    CodeTexts,
    DateForms,
    TextCounts,
    code_texts,
    county_texts,
    date_forms,
    number_forms,
    unread,
)
from transforms.staging.mapping.mappings import TableMapping, labelled, readable_columns
from transforms.staging.refusals import RefusedFileError
from transforms.staging.values.joined_texts import joined_texts
from transforms.staging.values.text_values import Translation

NO_NAME = r"^\s*(?:[-+]?[\d.,]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|.*@.*)\s*$"
"""What stands in a record and not in a header: numbers, dates, addresses."""

NO_MAPPING = TableMapping()


@dataclass
class Draft:
    """What is known of a file as one table of ours.

    `known` is what an earlier mapping says, which stands. `dates`, `numbers` (forms, and records without a
    number) and `codes` are by column of ours, `unused` columns of the file as they may be shown, each with
    what speaks against keeping it in the file. `empty` are texts that stand for nothing, `sheet` the sheet of
    a workbook, `says` how the file was read. `left_open` are texts of columns of codes to which an earlier
    draft gave no meaning.
    """

    contract: type[Contract]
    matches: Matches
    known: TableMapping = field(default_factory=TableMapping)
    records: int = 0
    dates: dict[str, DateForms] = field(default_factory=dict)
    numbers: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    codes: dict[str, CodeTexts] = field(default_factory=dict)
    unused: dict[str, str] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    sheet: str = ""
    says: list[str] = field(default_factory=list)
    left_open: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def open_formats(self) -> list[str]:
        """The columns of dates whose form the file does not tell."""
        dates = self.dates.items()
        return [ours for ours, found in dates if not (found.is_told or self.forms(ours))]

    def names(self, ours: str) -> list[str]:
        """The names under which files hold a column of ours: as known, and as found in this one."""
        known = self.known.theirs(ours)
        found = [match.theirs for match in self.matches.found if match.ours == ours]
        lowered = {name.lower() for name in known}
        return [*known, *(name for name in found if name.lower() not in lowered)]

    def forms(self, ours: str) -> list[str]:
        """How a column of ours is written: as known, and as found where the file tells."""
        date, (numbers, _) = self.dates.get(ours, DateForms()), self.numbers.get(ours, ((), 0))
        found = (*date.formats, *date.others) if date.is_told else ()
        return list(dict.fromkeys([*self.known.forms(ours), *found, *numbers]))

    def joined(self, ours: str) -> list[str]:
        """The columns of files that are joined to a column of ours, as known or as found; else none."""
        if ours in self.known.columns:
            return list(self.known.theirs(ours)) if self.known.is_joined(ours) else []
        found = (match for match in self.matches.found if match.ours == ours and match.joined)
        return [name for match in found for name in (match.theirs, *match.joined)]

    @property
    def withheld(self) -> list[str]:
        """The columns of codes of which no text, or not every one, is shown."""
        return [ours for ours, found in self.codes.items() if found.withheld or found.hidden[0]]

    @property
    def columns(self) -> dict[str, Column]:
        """The columns of ours that a file may hold."""
        return readable_columns(self.contract)

    def is_needed(self, ours: str) -> bool:
        """Whether a column of ours must be told for every record; the state may hold for the file."""
        return self.columns[ours].required and ours != "state"

    @property
    def missing(self) -> list[str]:
        """The columns of ours that are needed and that no column of the file was matched with."""
        return [ours for ours in self.matches.unmatched if self.is_needed(ours)]

    @property
    def open_codes(self) -> int:
        """Texts of columns of codes that have no meaning yet and are shown."""
        earlier = sum(len(self.open_before(ours)) for ours in self.left_open)
        return earlier + sum(len(found.open) for found in self.codes.values())

    def open_before(self, ours: str) -> list[str]:
        """Texts that an earlier draft left open, of which neither it nor this file tells more."""
        found = self.codes.get(ours, CodeTexts())
        told = {*self.known.codes.get(ours, {}), *(text for text, _ in found.open)}
        told |= {text for text, _, _ in (*found.known, *found.meant)}
        return [text for text in self.left_open.get(ours, ()) if text not in told]


def drafted(
    contract: type[Contract],
    header: Sequence[str],
    blocks: Iterable[pl.DataFrame],
    sheet: str = "",
    known: TableMapping = NO_MAPPING,
) -> Draft:
    """The draft of a mapping from a file's header and its blocks of texts, columns in the header's order.

    `sheet` is the sheet of a workbook that the blocks are of, `known` an earlier mapping, which stands.

    Raises:
        RefusedFileError: the first line holds no names.
    """
    _require_names(header)
    header = labelled(header)
    matches = matches_of(contract, header, known)
    draft = Draft(contract, matches, known, sheet=sheet or known.sheet)
    held = {match.ours: TextCounts() for match in draft.matches.found if _is_looked_at(draft, match.ours)}
    apart = {match.ours: (TextCounts(), TextCounts()) for match in draft.matches.found if match.joined}
    unlooked = TextCounts()
    left = LeftOut(header, contract.table, known)
    for whole in blocks:
        block = left.kept(whole)
        draft.records += block.height
        for match in draft.matches.found:
            first, *others = (block.to_series(header.index(name)) for name in (match.theirs, *match.joined))
            if match.ours in held:
                held[match.ours].add(first)
            else:
                unlooked.add(_matching(first, NOTHING_WRITTEN))
            if others:
                apart[match.ours][0].add(_joined([first, *others], known))
                apart[match.ours][1].add(others[0])
            for texts in others:
                unlooked.add(_matching(texts, NOTHING_ENTERED))
    nothing = (text for counts in (*held.values(), unlooked) for text in counts.nothing_entered())
    draft.empty = _in_one_case([*known.empty, *nothing])
    held |= _choose_joined(draft, held, apart)
    theirs = {match.ours: match.theirs for match in draft.matches.found}
    for ours, counts in held.items():
        _learn(draft, ours, theirs[ours], counts)
    used = used_names(draft.matches.found) | {header[place] for place in left.places}
    draft.unused = dict(_shown_names(header, [name for name in header if name not in used]))
    draft.matches = _showable(draft.matches, header)
    return draft


def _in_one_case(texts: Iterable[str]) -> list[str]:
    """Texts without those that are an earlier one in another case."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text.casefold(), text)
    return list(found.values())


def matches_of(contract: type[Contract], header: Sequence[str], known: TableMapping) -> Matches:
    """The columns of a file as known and as found by their names; constants need none."""
    kept = list(_kept(header, known))
    times = times_beside([name for name in header if name not in used_names(kept)])
    columns = {name: c for name, c in readable_columns(contract).items() if name not in known.constants}
    found = matched(columns, [name for name in header if name not in times.values()], kept)
    found.found = [
        replace(match, joined=(times[match.theirs],))
        if match.theirs in times and columns[match.ours].kind == "timestamp"
        else match
        for match in found.found
    ]
    return found


def _kept(header: Sequence[str], known: TableMapping) -> Iterator[Match]:
    """The columns of a file that an earlier mapping names; of those that are joined all or none."""
    places = {name.lower(): name for name in header}
    for ours in known.columns:
        theirs = [places[name.lower()] for name in known.theirs(ours) if name.lower() in places]
        if known.is_joined(ours) and len(theirs) == len(known.theirs(ours)):
            yield Match(ours, theirs[0], "kept", tuple(theirs[1:]))
        elif theirs and not known.is_joined(ours):
            yield Match(ours, theirs[0], "kept")


def share_matched(header: Sequence[str], contract: type[Contract], known: TableMapping) -> float:
    """How well a row serves as the header of a table: the share of our columns that its names fill."""
    matches = matches_of(contract, labelled(header), known)
    sure = [match for match in matches.found if match.how != "near"]
    return len(sure) / len(readable_columns(contract))


def _matching(texts: pl.Series, pattern: str) -> pl.Series:
    """Of a column that a draft does not look at by itself, what stands where nothing was entered."""
    return texts.filter(texts.str.strip_chars().str.contains(pattern).fill_null(value=False))


def _joined(columns: Sequence[pl.Series], known: TableMapping) -> pl.Series:
    """The texts of columns that are joined, as a run joins them once the draft says what means nothing."""
    entered = (
        texts.set(texts.str.strip_chars().str.contains(NOTHING_ENTERED).fill_null(value=False), None)
        for texts in columns
    )
    arrays = [texts.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(pa.string()) for texts in entered]
    return pl.Series(joined_texts(arrays, Translation(empty=frozenset(known.empty))), dtype=pl.String)


def _choose_joined(
    draft: Draft, alone: Mapping[str, TextCounts], apart: Mapping[str, tuple[TextCounts, TextCounts]]
) -> dict[str, TextCounts]:
    """The texts of columns that hold times, where two may: of both joined, of the second or of the first.

    Taken is what can be read: the one or the other may hold day and time already.
    """
    chosen = {}
    for n, match in enumerate(draft.matches.found):
        if match.ours not in apart or match.ours not in alone:
            continue
        joined, second = apart[match.ours]
        ways = [(match, joined)]
        if match.how != "kept":
            ways += [(Match(match.ours, match.joined[0], match.how), second)]
            ways += [(replace(match, joined=()), alone[match.ours])]
        unread_by_way = [
            date_forms(draft.columns[match.ours], texts.without(draft.empty)).unread for _, texts in ways
        ]
        draft.matches.found[n], chosen[match.ours] = ways[unread_by_way.index(min(unread_by_way))]
    return chosen


def _is_looked_at(draft: Draft, ours: str) -> bool:
    column = draft.columns[ours]
    return not column.is_free_text or ours == "county"


def _learn(draft: Draft, ours: str, theirs: str, texts: TextCounts) -> None:
    """What the texts of a column tell."""
    column, counts = draft.columns[ours], texts.without(draft.empty)
    translated, forms = draft.known.codes.get(ours, {}), draft.known.forms(ours)
    if column.kind in ("date", "timestamp"):
        draft.dates[ours] = date_forms(column, unread(column, counts, translated, forms))
    elif column.codes is not None or column.kind == "boolean":
        is_mark = column.kind == "boolean" and len(counts) == 1 and "" not in translated
        blank = draft.records - texts.records if is_mark else 0
        draft.codes[ours] = replace(code_texts(column, theirs, texts, counts, translated), blank=blank)
    elif ours == "county":
        left = unread(column, counts, translated, ())
        draft.codes[ours] = county_texts(column, theirs, texts, left)
    else:
        draft.numbers[ours] = number_forms(column, unread(column, counts, translated, forms))


def _require_names(header: Sequence[str]) -> None:
    if any(re.match(NO_NAME, name) for name in header) or not any(name.strip() for name in header):
        raise RefusedFileError(
            "the first line holds values where names of columns should be; add a line with the names"
        )


def _shown_names(header: Sequence[str], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names of the file's columns as they may be shown, with the kind of direct identifier they promise."""
    for name in names:
        if name.strip():
            yield _shown(header, name), kind_by_name(name) or ""


def _shown(header: Sequence[str], name: str) -> str:
    """A column of the file as a draft calls it: its name, or its place where the name may be a value."""
    text = pl.DataFrame({"name": [name]})
    is_value = text.select(person_names(pl.col("name")) | given_names(pl.col("name"))).item()
    told = shown_name(name, header.index(name) + 1, is_value)
    return name if told == f"column {name}" else told


def _showable(matches: Matches, header: Sequence[str]) -> Matches:
    """The matches, with the nearest names as they may be shown."""
    near = {ours: [_shown(header, name) for name in names] for ours, names in matches.unmatched.items()}
    return Matches(matches.found, near, matches.unused)

"""A drafted mapping as the text of its file: TOML with comments that say what is open.

Here belong the words of the draft. What is known of the file stands in `mapping_drafts`. As it stands the
text is a mapping that `cwo run` accepts: what is open is a comment.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import tomlkit
from tomlkit.items import Item, Key, KeyType, SingleKey, Table

from transforms.contracts.contract import Column
from transforms.staging.identifiers.record_numbers import holds_record_numbers
from transforms.staging.mapping.column_names import How
from transforms.staging.mapping.column_profiles import CodeTexts
from transforms.staging.mapping.mapping_drafts import Draft
from transforms.staging.mapping.mappings import ENDS

WIDTH = 106
OPEN_LINE = r'# ("(?:[^"\\]|\\.)*") = ""  # OPEN: (?:[\d,]+ records|in another file)$'
"""A text of a column of codes that has no meaning yet."""
WHY: dict[How, str] = {
    "kept": "",
    "name": "",
    "words": "the same words",
    "usual": "a usual name for it; check",
    "near": "the nearest name; check",
}
JOINED = "a day and its time, which stand apart; check"
OTHER_KIND = "records with these texts are not of this table: left out, and counted"
LAST_DAYS = "dates that hold the last day, where ours are the first day after it"
OPENING = """How the columns and codes of a file of yours translate into the table {table}.
Drafted from names and forms alone: check each line. Lines that begin with # are open or for information;
take the # away where you fill one in. No value of your records stands here but codes.

Left of = stands our name, right of it yours. A column that is not named is read under our own name."""


def mapping_text(draft: Draft) -> str:
    """The text of the mapping file."""
    document = tomlkit.document()
    for line in OPENING.format(table=draft.contract.table).split("\n"):
        document.add(tomlkit.comment(line) if line else tomlkit.nl())
    document.add(tomlkit.nl())
    document.add(tomlkit.comment("Texts that mean nothing was entered, in any column and any case."))
    if draft.empty:
        document.add("empty", tomlkit.item(draft.empty))
    else:
        document.add(tomlkit.comment('empty = ["N/A"]'))
    if draft.sheet:
        document.add("sheet", tomlkit.item(draft.sheet))
    if draft.known.last_days:
        document.add("last_days", tomlkit.item(draft.known.last_days))
    elif dates := [ours for ours in draft.dates if ours in ENDS]:
        document.add(tomlkit.comment(f"last_days = {tomlkit.item(dates).as_string()}  # {LAST_DAYS}"))
    if not draft.known.leave_out:
        document.add(tomlkit.nl())
        document.add(tomlkit.comment("[leave_out]"))
        document.add(tomlkit.comment(f'"Your column" = ["A", "B"]  # {OTHER_KIND}'))
    for name, table in _sections(draft):
        document.add(tomlkit.nl())
        document.add(name, table)
    return tomlkit.dumps(document)


def left_open(text: str) -> dict[str, list[str]]:
    """The texts without a meaning that a draft lists, by column: lines to fill in, which TOML passes over."""
    found: dict[str, list[str]] = {}
    ours = ""
    for line in text.splitlines():
        if line.startswith("["):
            ours = line.strip("[] ").removeprefix("codes.") if line.startswith("[codes.") else ""
        elif ours and (at := re.match(OPEN_LINE, line)):
            found.setdefault(ours, []).append(tomlkit.parse(f"text = {at[1]}")["text"])
    return found


def _sections(draft: Draft) -> Iterator[tuple[str, Table]]:
    if draft.known.leave_out:
        left_out = tomlkit.table()
        for theirs, texts in draft.known.leave_out.items():
            left_out.add(_key(theirs), tomlkit.item(texts))
        yield "leave_out", left_out
    yield "columns", _columns(draft)
    yield "constants", _constants(draft)
    if draft.dates or draft.numbers or draft.known.formats:
        yield "formats", _formats(draft)
    if draft.codes or draft.known.codes or draft.left_open:
        yield "codes", _codes(draft)


def _columns(draft: Draft) -> Table:
    table = tomlkit.table()
    how = {match.ours: match.how for match in draft.matches.found}
    for ours in draft.columns:
        if names := draft.names(ours):
            joined = draft.joined(ours)
            item: Item = tomlkit.item(names if len(names) > 1 else names[0])
            if joined:
                item = tomlkit.inline_table().append("join", joined)
            why = WHY[how.get(ours, "kept")]
            if why := JOINED if joined and ours not in draft.known.columns else why:
                item.comment(why)
            table.add(ours, item)
    for ours, near in draft.matches.unmatched.items():
        if (ours == "state" and not near) or draft.names(ours):
            continue
        column = draft.columns[ours]
        hint = "; nearest: " + ", ".join(map(_quoted, near)) if near else ""
        need = "NEEDED" if draft.is_needed(ours) else "optional"
        table.add(tomlkit.comment(f'{ours} = ""  # {need}{hint}: {column.says}'))
    if draft.unused:
        table.add(tomlkit.nl())
        table.add(tomlkit.comment("Columns of the file that nothing reads:"))
    for name, kind in draft.unused.items():
        warning = f"  {kind} by its name: leave it out of the file, else the file is refused" if kind else ""
        table.add(tomlkit.comment(f"  {_quoted(name)}{warning}"))
    return table


def _constants(draft: Draft) -> Table:
    table = tomlkit.table()
    table.add(tomlkit.comment("A text that holds for every record of the file, in place of a column."))
    for ours, text in draft.known.constants.items():
        table.add(ours, tomlkit.item(text))
    if "state" in draft.matches.unmatched:
        table.add(tomlkit.comment('state = ""  # needed where neither agency.toml nor federal files name it'))
    for ours in draft.missing:
        column = draft.columns[ours]
        if column.kind not in ("date", "timestamp") and not holds_record_numbers(column):
            table.add(tomlkit.comment(f'{ours} = ""  # {_allowed(column)}'))
    return table


def _formats(draft: Draft) -> Table:
    table = tomlkit.table()
    table.add(
        tomlkit.comment("How dates and times are written; without a line: 2023-01-31, 2023-01-31T14:30.")
    )
    for ours in draft.columns:
        notes = list(_said_of_dates(ours, draft)) + list(_said_of_numbers(ours, draft))
        if forms := draft.forms(ours):
            item = tomlkit.item(forms if len(forms) > 1 else forms[0])
            if notes:
                item.comment(notes[0])
            table.add(ours, item)
            continue
        for line in notes:
            table.add(tomlkit.comment(line))
    return table


def _said_of_dates(ours: str, draft: Draft) -> Iterator[str]:
    """What is said of how a column writes dates: beside its forms, or in their place."""
    found = draft.dates.get(ours)
    if found is None:
        return
    unread = f"{found.unread:,} of {found.records:,} records are written otherwise" if found.unread else ""
    if draft.forms(ours):
        if unread and found.records:
            yield unread
    elif found.is_ours:
        yield f"{ours}: needs no line" + (f"; {unread}" if unread else "")
    elif not found.records:
        yield f'{ours} = "%m/%d/%Y"  # the column is empty in this file'
    elif not found.formats:
        yield f'{ours} = "%m/%d/%Y"  # OPEN: no known form'
    else:
        ways = len(found.formats)
        yield f"{ours}: OPEN, for the records can be read in {ways} ways; keep the right one"
        yield from (f'{ours} = "{form}"' for form in found.formats)


def _said_of_numbers(ours: str, draft: Draft) -> Iterator[str]:
    """What is said of a column of numbers with texts that are none."""
    _, unread = draft.numbers.get(ours, ((), 0))
    if unread:
        yield f"{ours}: {unread:,} records hold no number; allowed: {draft.columns[ours].allowed}"


def _codes(draft: Draft) -> Table:
    codes = tomlkit.table(is_super_table=True)
    for ours in draft.columns:
        known, found = draft.known.codes.get(ours, {}), draft.codes.get(ours, CodeTexts())
        column, table = draft.columns[ours], tomlkit.table()
        _comment(table, f"{column.says}: {_allowed(column)}")
        for theirs, name in known.items():
            table.add(_key(theirs), tomlkit.item(name))
        for text, name, records in found.meant:
            table.add(_key(text), tomlkit.item(name).comment(f"{records:,} records"))
        lines = list(_code_lines(found, column))
        lines = [f'{_quoted(text)} = ""  # OPEN: in another file' for text in draft.open_before(ours)] + lines
        for line in lines:
            table.add(tomlkit.comment(line))
        table.add(tomlkit.nl())
        if lines or found.meant or known:
            codes.add(ours, table)
    return codes


def _key(text: str) -> Key:
    """A text of theirs as a key, always in quotation marks."""
    return SingleKey(text, t=KeyType.Basic)


def _code_lines(found: CodeTexts, column: Column) -> Iterator[str]:
    """What is open in a column of codes, and what should be looked at."""
    for text, records in found.open:
        yield f'{_quoted(text)} = ""  # OPEN: {records:,} records'
    for text, name, records in found.known:
        if column.codes is not None and text.lower() != name:
            yield f"{_quoted(text)} is read as our {name}: {records:,} records; check"
    if found.blank:
        yield f'"" = "false"  # OPEN: {found.blank:,} records are empty; take the # away if that means no'
    yield from _unseen(*found.hidden, found.withheld)
    if column.key and (found.open or found.hidden[0]):
        yield "A record whose text has no meaning here is set aside, with its reason."


def _comment(table: Table, text: str) -> None:
    """A comment of several lines."""
    for line in textwrap.wrap(text, WIDTH):
        table.add(tomlkit.comment(line))


def _unseen(texts: int, records: int, withheld: str) -> Iterator[str]:
    """What is said of texts that are not shown."""
    if withheld:
        yield f"OPEN: the texts of this column are not listed here, for {withheld}."
        yield "If they are codes, write each as the next line shows; else name another column above."
        yield '"Code of yours" = ""'
    if texts:
        yield f"OPEN: {texts:,} more texts, in {records:,} records, are too rare to be listed here."


def _allowed(column: Column) -> str:
    """What may stand in a column, in one line."""
    if column.codes is not None:
        return ", ".join(code.name for code in column.codes.codes if code.code)
    if column.name == "county":
        return "as 24031"
    return column.says if column.kind == "text" else column.allowed


def _quoted(text: str) -> str:
    return tomlkit.item(text).as_string()

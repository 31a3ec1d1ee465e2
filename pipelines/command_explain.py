"""`cwo explain`: what one published value says, how it was made, and what touched it.

Here belongs finding the edition, and what the restricted side adds: files by hash, and what became of the
value in the public edition. What is told stands in `reports.explained`.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from pipelines.command_list import about_edition_of
from pipelines.command_measures import nearest
from pipelines.made_of import made_of
from pipelines.named_edition import named_edition
from pipelines.publishing import BUILT
from pipelines.value_records import Tables, behind_value, reconciled, write_records
from pipelines.wrong_use import WrongUseError
from reports.explained import File, Section, explained, sentence
from reports.reading import connect
from reports.values import VALUE_ID, NoSuchValueError, Value, value_of, value_of_id
from transforms.measures.registry import POPULATION, all_measures
from transforms.publication.names import DATABASE
from transforms.queries import behind, stage_queries
from transforms.warehouse import Warehouse

EITHER = ("internal", "public")
"""Of which an edition is looked for: the internal one where it can be read."""

WIDTH = 110
MARGIN = 13
PRIMARY = "a count of it is small"
SECONDARY = "no count of it is small; it is hidden so that small counts beside it cannot be worked out"

FILES = """
    select dataset, submission, records_accepted, sha256, path, period_start, period_end
    from raw.files
    where state = ? and status = 'accepted' and superseded_by is null
    order by dataset, period_start nulls last, path
"""


def explain(
    what: str, asked: Mapping[str, str], edition: str, output: Path, *, with_sql: bool = False
) -> str:
    """Everything that can be told of a value, as text.

    `what` is a value's id, or a measure, of which `asked` says period, geography, category, part, statistic.

    Raises:
        WrongUseError: there is no such edition, measure or value.
    """
    folder = named_edition(edition, output, EITHER)
    with connect(folder) as connection:
        value = find(connection, what, asked, folder)
        files = _files(folder, output, value)
        hidden = _in_public(folder, output, value)
        sections = explained(connection, value, files, hidden)
    return told(sections) + (_sql_behind(value) if with_sql else "")


def explain_records(what: str, asked: Mapping[str, str], edition: str, output: Path) -> str:
    """Write the records behind a value on the restricted side; returns what to tell, without any of them.

    Raises:
        WrongUseError: there is no such value, or what it was made of is not there to be read.
        UnreconciledError: the records do not count what was published; nothing is written.
    """
    folder = named_edition(edition, output, EITHER)
    if not is_internal(folder):
        raise WrongUseError("records are told on the restricted side alone, of an internal edition")
    with connect(folder) as connection:
        value = find(connection, what, asked, folder)
    measure, row = all_measures()[value.measure.measure_id], value.result
    if measure.is_derived:
        raise WrongUseError(
            f"{measure.measure_id} compares results of groups and has no records of its own; explain those of"
            f" the measures it is made of, which `cwo measures {measure.measure_id}` names"
        )
    if row.value is None and not row.denominator and not row.numerator:
        raise WrongUseError(
            f"no record stands behind it: {row.status_reason or row.status.replace('_', ' ')}"
        )
    if not row.numerator and measure.header.exposure == POPULATION:
        raise WrongUseError("no record stands behind it: it happened to nobody of the population")
    warehouse = Warehouse(output)
    made = made_of(warehouse, folder.name)
    drafts = (
        made.drafts if made else warehouse.current() if folder.name == _restricted_edition(output) else {}
    )
    if row.state not in drafts:
        raise WrongUseError(f"the tables that edition {folder.name} was made of are no longer all there")
    about = about_edition_of(folder)
    tables = Tables(warehouse, drafts[row.state], made.settings if made else None)
    try:
        found = behind_value(tables, value, measure, about)
    except duckdb.BinderException:  # its words may hold values
        raise WrongUseError(
            f"the tables of edition {folder.name} were made by another version of this code; `cwo run` makes"
            " them anew"
        ) from None
    written = write_records(warehouse.lists / row.state, value, found, about)
    left_out = "not told" if written.left_out is None else f"{written.left_out:,}"
    lines = [
        sentence(value),
        f"counted      {written.counted:,} rows; {reconciled(found.counts)}",
        f"left out     {left_out} rows, each with the condition it fails",
        f"records      {written.records:,} in the files behind it",
        f"in           {written.workbook}, and as CSV beside it",
    ]
    return "\n".join(lines)


def find(connection: duckdb.DuckDBPyConnection, what: str, asked: Mapping[str, str], folder: Path) -> Value:
    """The value that is meant.

    Raises:
        WrongUseError: there is none, or several; the message names those near.
    """
    named = VALUE_ID.fullmatch(what.lower())
    if named and what not in all_measures():
        value = value_of_id(connection, named[1])
        if value is None:
            where = _elsewhere(named[1], folder)
            raise WrongUseError(f"the edition {folder.name} holds no value {named[1]}{where}")
        return value
    if what not in all_measures():
        near = nearest(what, list(all_measures()))
        hint = f"did you mean {' or '.join(near)}?" if near else "`cwo measures` lists all"
        raise WrongUseError(f"no value or measure is called {what}; {hint}")
    try:
        return value_of(connection, what, asked)
    except NoSuchValueError as error:
        raise WrongUseError(str(error)) from None


def _elsewhere(value_id: str, folder: Path) -> str:
    """In which editions beside this one a value stands."""
    found = []
    for other in sorted(folder.parent.glob(f"*/{DATABASE}")):
        with connect(other.parent) as connection:
            if other.parent != folder and value_of_id(connection, value_id):
                found.append(other.parent.name)
    return f"; --edition {found[-1]} does" if found else "; an id names measure, version, period and group"


def is_internal(folder: Path) -> bool:
    """Whether an edition lies on the restricted side."""
    return folder.parent.name == "editions" and folder.parent.parent.name == "restricted"


def _files(folder: Path, output: Path, value: Value) -> Sequence[File] | None:
    """The files received, with hashes, of the edition in force on the restricted side; else None."""
    path = output / "restricted" / "outcomes.duckdb"
    if not is_internal(folder) or not path.is_file() or folder.name != _restricted_edition(output):
        return None
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(FILES, [value.result.state]).fetchall()
    return [File(row[0], row[1] or "", *row[2:]) for row in rows]


def _restricted_edition(output: Path) -> str:
    """The edition that the restricted results are of."""
    note = output / "restricted" / "lake" / BUILT
    return json.loads(note.read_text(encoding="utf-8"))["edition"] if note.exists() else ""


def _in_public(folder: Path, output: Path, value: Value) -> list[str]:
    """What became of a value of the internal edition in the public one of the same name."""
    public = output / "published" / folder.name
    if not is_internal(folder) or not (public / DATABASE).is_file():
        return []
    with connect(public) as connection:
        found = value_of_id(connection, value.result.value_id)
        told = connection.execute(
            "select coalesce(json_extract(settings, '$.hidden_counts[1]')::int, 10) from published.edition"
        ).fetchone()
    if found is None:
        return ["in the public edition: not released (outside of the tables that are)"]
    if found.result.status != "suppressed":
        shown = "shown" if found.result.value is not None else found.result.status.replace("_", " ")
        return [f"in the public edition: {shown}"]
    threshold = int(told[0]) if told else 10
    return [f"in the public edition: hidden, [c]: {PRIMARY if is_small(value, threshold) else SECONDARY}"]


def is_small(value: Value, threshold: int) -> bool:
    """Whether a count of a value, or what it leaves of its whole, is 1 to the threshold."""
    row = value.result
    counts = [row.numerator, row.denominator]
    if (
        row.numerator is not None
        and row.denominator is not None
        and value.measure.kind in ("proportion", "share")
    ):
        counts.append(row.denominator - row.numerator)
    return any(count is not None and 0 < count <= threshold for count in counts)


def told(sections: Sequence[Section]) -> str:
    """Sections as text: the heading on the left of its lines."""
    lines: list[str] = []
    for section in sections:
        if section.heading == "SQL":
            lines += ["", "SQL", *(f"  {line}" for line in section.lines)]
            continue
        for number, line in enumerate(section.lines):
            margin = (section.heading if number == 0 else "").ljust(MARGIN if section.heading else 0)
            wrapped = textwrap.wrap(" ".join(line.split()), WIDTH - len(margin)) or [""]
            lines += [margin + wrapped[0], *(" " * (len(margin) + 2) + more for more in wrapped[1:])]
    return "\n".join(lines)


def _sql_behind(value: Value) -> str:
    """The queries of cohorts and episodes behind a value, each after its file."""
    made = {**stage_queries("cohorts"), **stage_queries("episodes")}
    tables = behind(all_measures()[value.measure.measure_id].query.reads)
    parts = [
        f"\n\ntransforms/{name.replace('.', '/')}.sql\n{textwrap.indent(made[name].sql, '  ')}"
        for name in sorted(tables & set(made))
    ]
    return "".join(parts)

"""`cwo init`: an empty drop zone that explains itself.

Here belong the folders and their README.txt, made from the contracts. What the settings mean stands in
`transforms.settings`, what may stand in the ledger of explained findings in `quality.accepted_ledger`, in
annotations in `transforms.annotations`.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from quality.accepted_ledger import LEDGER
from quality.accepted_ledger import TEMPLATE as LEDGER_TEMPLATE
from transforms import programmes
from transforms.annotations import FILE as ANNOTATIONS
from transforms.annotations import TEMPLATE as ANNOTATIONS_TEMPLATE
from transforms.contracts.contract import Column, Contract, all_contracts
from transforms.settings import TEMPLATE
from transforms.staging.datasets import DATASETS

RULES = """
State and period are read from the content; name the files as you like. When a period is sent again, the
file received last counts: received.csv in the folder agency says when (path,received_at), else the time a
file was last changed. A file removed from here is left out of the next run. Nothing here is changed.
"""
PACKED = "Plain, .gz or in a .zip."
EXTRACT_RULES = """
Files that divide the table (by year, by office) may lie here side by side. A file removed from here is left
out of the next run. Nothing here is changed. No name of a person, Social Security number, telephone number,
e-mail or street address may stand in any column, read or not: such a file is refused.
"""
EXTRACT_FORMS = f"""CSV (names of columns in the first line, or below a title), Parquet or XLSX. {PACKED}
Dates as 2023-01-31, times as 2023-01-31T14:30, local. Columns in any order, those marked needed in every
file:"""
MAPPED = """Your own column names, codes and forms of dates stay as they are: say once how they translate, in
agency/mappings/{table}.toml. This drafts it from a file: cwo map FILE --to {table}"""
MAPPINGS = """agency/mappings

One file for each table of your own that has other names, codes or forms of dates than ours, called like the
table's folder: workers.toml for workers/. None is needed where a file holds our names and codes.

    cwo map FILE --to TABLE

drafts it from a file, without any value of its records but codes: what was matched stands as a line, what is
open as a comment. Fill in what is open, then: cwo run. With --update the same command keeps what you filled
in, and adds what another file has beside it: columns named by you, new codes, other forms of dates.

    empty = ["N/A", "12/31/9999"]   # texts that mean nothing was entered, in any case
    sheet = "Staff"                 # the sheet to read: a workbook without it is refused
    last_days = ["separated_on"]    # dates that hold the last day, where ours are the first day after it

    [leave_out]                     # your column = its texts of records of another kind, in any case ("2"
    "Record type" = ["Volunteer"]   # stands for 02 and 2.0 too): left out, and counted with that reason

    [columns]                       # our name = yours; a column not named is read under our name
    worker_id = "EMP_NO"
    unit = ["Office", "Team"]       # where files differ: the one that the file has
    county = "County (column 7)"    # where a name stands twice, or is empty ("column 7"): its place

    [constants]                     # a text that holds for every record
    state = "MD"

    [codes.role]                    # your code = our name for it; "1" stands for 01 and 1.0 too
    "INV" = "investigation"

    [formats]                       # how a date or time is written
    hired_on = "%m/%d/%Y"           # %Y year, %m month, %d day, %b Jan, %H:%M 14:30, %I:%M %p 02:30 PM
    separated_on = ["%d-%b-%y", "excel"]    # in several ways; excel: days as spreadsheets count them
    fte = "50%"                     # numbers: "1,234.5", "1.234,5" or "50%"

The form 2023-01-31 is read in any case: programs write it whatever a column looks like on the screen. Names
may stand below a title: the row that holds them is found.

A day and its time that stand in two columns are one value of ours, as are the parts of a number:

      [columns]
      received_at = {{ join = ["Intake Date", "Intake Time"] }}
      [formats]
      received_at = ["%m/%d/%Y %I:%M %p", "%m/%d/%Y"]

Their texts are joined by a blank, and the forms are those of the joined text. Where the first is empty
nothing is read; where the time is, the day alone: as midnight if a form reads it (here the second; 2023-01-31
needs none), else it is told as a value that could not be read.

Mappings are checked before the data are read, and every fault is told at once. A changed mapping reads the
files of its table again, and no others.

Tables: {tables}
"""
OWN_COLUMNS = ("file_id", "record_number")


def make_drop_zone(folder: Path) -> None:
    """Write an empty drop zone: a folder with a README.txt for each dataset, and the agency's own folder."""
    for dataset in DATASETS:
        _write(folder / dataset / "README.txt", readme(dataset))
    _write(folder / "agency" / "agency.toml", TEMPLATE)
    _write(folder / "agency" / LEDGER, LEDGER_TEMPLATE)
    _write(folder / "agency" / ANNOTATIONS, ANNOTATIONS_TEMPLATE)
    _write(folder / "agency" / "mappings" / "README.txt", _mappings())
    _write(folder / "agency" / programmes.FOLDER / "README.txt", programmes.TEMPLATE)


def readme(dataset: str) -> str:
    """What goes into a dataset's folder: for extracts with every column, its form and what it says."""
    if DATASETS[dataset].is_federal:
        says = textwrap.fill(" ".join(f"{DATASETS[dataset].says} {PACKED}".split()), 100)
        return f"{dataset}\n\n{says}\n{RULES}"
    contract = all_contracts()[f"staging.{dataset}"]
    return f"{dataset}\n\n{_extract(contract)}\n{EXTRACT_RULES}"


def _mappings() -> str:
    """What the mapping files are for, and for which tables."""
    tables = ", ".join(name for name, dataset in DATASETS.items() if not dataset.is_federal)
    return MAPPINGS.format(tables="\n        ".join(textwrap.wrap(tables, 90)))


def _extract(contract: type[Contract]) -> str:
    """An extract's description and columns."""
    columns = [column for column in contract.columns.values() if column.name not in OWN_COLUMNS]
    width = max(len(column.name) for column in columns)
    lines = [f"  {column.name:<{width}}  {_form(column)}" for column in columns]
    return "\n".join(
        [
            textwrap.fill(f"{contract.describes().rstrip('.')}.", 100),
            "",
            EXTRACT_FORMS,
            "",
            *lines,
            "",
            MAPPED.format(table=contract.table),
        ]
    )


def _form(column: Column) -> str:
    """What a column says and what may stand in it."""
    allowed = ", ".join(code.name for code in column.codes.codes) if column.codes else column.allowed
    needed = " (needed)" if column.key or column.required else ""
    return f"{column.says}; {allowed}{needed}"


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")

"""What becomes of each column of case records when they leave for research.

Here belongs the treatment of a column, told by its contract and its name, and the traits by which a person
may be recognised. A text that is neither a code, an identifier nor known to be harmless is left out: what
nothing is known of does not leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.contracts.contract import Column, Contract, all_contracts

STAGES = ("episodes", "cohorts")
"""Stages whose tables hold histories of persons, decoded; files as filed and figures are not handed out."""

PERSONS = ("child_id", "worker_id")
"""Columns that name whom a row is about, the first of them that a table has."""

IDENTIFIERS: Mapping[str, str] = {
    "child_id": "child",
    "afcars_id": "child",
    "worker_id": "worker",
    "supervisor_id": "worker",
    "report_id": "report",
    "referral_id": "referral",
    "case_id": "case",
    "perpetrator_id": "perpetrator",
    "agreement_id": "agreement",
}
"""Whom or what an identifier names: pseudonyms of one kind are equal where the identifiers are."""

BIRTHS = ("birth_date", "eighteenth_birthday")
AGES = ("age_years", "age_at_report")
TRAITS: Mapping[str, Sequence[str]] = {
    "state": ("state",),
    "death": ("is_maltreatment_death",),
    "age": (*BIRTHS, *AGES, "is_unborn", "is_adult"),
    "sex": ("sex", "is_pregnant"),
    "race": ("race_ethnicity", "races"),
    "tribe": ("tribal_status", "tribal_membership", "icwa_applies", "tribe_notified", "inquiry_made"),
    "place": ("county", "unit"),
}
"""What a person may be recognised by, and the columns that tell it: the most needed first."""

NEVER_EMPTIED = ("state", "death")
"""Traits that being empty would tell, as nobody else's is: who shares them with too few is kept out."""

HARMLESS = frozenset(
    """basis county dataset exit_kind identifier maltreatment_types precision priority races removal_reasons
    role rule_id services state submission unit""".split()  # noqa: SIM905
)
"""Texts without a code list that name groups, kinds and places."""

LEFT_OUT: Mapping[str, str] = {
    "file_id": "leads to a file received",
    "record_number": "leads to a record of a file",
    "desk": "names a worker",
    "assigned_to": "names a worker",
    "agency": "names an office",
    "report_time": "a time of day",
    "investigation_time": "a time of day",
}
"""Columns that never leave, and why."""

How = Literal["keep", "pseudonym", "date", "birth", "age", "leave out"]


@dataclass(frozen=True)
class Treatment:
    """What is done with a column: `what` is the kind of a pseudonym, or why a column is left out."""

    how: How
    what: str = ""


def treatment(column: Column) -> Treatment:  # noqa: PLR0911 - one case a line
    """What is done with a column."""
    if column.name in LEFT_OUT:
        return Treatment("leave out", LEFT_OUT[column.name])
    if column.name in IDENTIFIERS:
        return Treatment("pseudonym", IDENTIFIERS[column.name])
    if column.name in BIRTHS:
        return Treatment("birth")
    if column.name in AGES:
        return Treatment("age")
    if column.kind in ("date", "timestamp"):
        return Treatment("date")
    if not column.is_free_text or column.name in HARMLESS:
        return Treatment("keep")
    return Treatment("leave out", "a text of which nothing is known")


def person_of(contract: type[Contract]) -> str:
    """The column that names whom a row is about; empty where a table is about nobody."""
    return next((name for name in PERSONS if name in contract.columns), "")


def tables_of(person: str) -> list[str]:
    """The tables whose rows are about such persons."""
    return [
        name
        for name, contract in all_contracts().items()
        if contract.stage in STAGES and person_of(contract) == person
    ]


def faults(tables: Mapping[str, Sequence[str]], columns_named: Mapping[str, Sequence[str]]) -> list[str]:
    """What speaks against handing tables out, each in a sentence; nothing where nothing does.

    `tables` are the columns by table; `columns_named` those of them that were asked for by name.
    """
    found, persons = [], set()
    for name in tables:
        contract = all_contracts()[name]
        person = person_of(contract)
        if contract.stage not in STAGES or not person:
            found.append(
                f"{name} holds no histories of children or workers; tables of {' and '.join(STAGES)} with "
                "child_id or worker_id do (figures go to partners: `cwo share`)"
            )
            continue
        persons.add(person)
        found += [
            f"{name}: {column} {told.what}, and is never handed out"
            for column in columns_named.get(name, ())
            if (told := treatment(contract.columns[column])).how == "leave out"
        ]
    if len(persons) > 1:
        found.append(
            "name tables of children or of workers, not both: where workers work tells where children live"
        )
    return found


def traits_in_order(named: Sequence[str]) -> dict[str, Sequence[str]]:
    """The traits that are counted, the most needed first: those named, in their order, then all others.

    A name is that of a trait, of a column of one, or of another column, which is then a trait of its own.
    What is never emptied stands first.
    """
    trait_of = {column: trait for trait, columns in TRAITS.items() for column in columns}
    wanted = dict.fromkeys(trait_of.get(name, name) for name in named)
    order = dict.fromkeys([*NEVER_EMPTIED, *wanted, *TRAITS])
    return {name: TRAITS.get(name, (name,)) for name in order}

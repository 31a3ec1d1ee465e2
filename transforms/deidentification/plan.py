"""The plan of a de-identification: what is done with each column of each file.

Here belong the form of the plan, its checks, and the words of a treatment. Proposing a plan stands in
`draft`, carrying it out in `treatments`.

    date_policy = "shift"

    [tables."clients/*.csv"]
    child = "CLIENT_ID"
    quasi_identifiers = ["year of BIRTH", "SEX", "COUNTY"]

    [tables."clients/*.csv".columns]
    CLIENT_ID = "pseudonym child"
    BIRTH = "date %m/%d/%Y"
    SEX = "keep"
    ZIP = "first 3"
    PHONE = "drop"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from transforms.deidentification.extract_columns import answers, first_folder
from transforms.staging.identifiers.identifier_names import kind_by_name

POLICIES = ("keep", "day15", "shift")
CHILD = "child"
WORDS = 'keep, drop, "pseudonym DOMAIN", "date FORMAT" (as %m/%d/%Y) or "first NUMBER"'
YEAR_OF = "year of "
_DOMAIN = re.compile(r"[a-z][a-z0-9_]{0,39}")
PLAN_KEYS = ("date_policy", "ignore_leading_zeros", "tables")
_TABLE_KEYS = {"child", "columns", "layout", "quasi_identifiers", "skip"}


class PlanError(Exception):
    """The plan cannot be carried out. The message lists all faults, with table and column, and no value."""


@dataclass(frozen=True)
class Treatment:
    """What is done with a column.

    `how` is keep, drop, pseudonym, date or first; `what` its domain, format or number of characters.
    """

    how: str
    what: str = ""

    @property
    def says(self) -> str:
        """The treatment in the words of the plan."""
        return f"{self.how} {self.what}".strip()


DROP = Treatment("drop")


@dataclass(frozen=True)
class TablePlan:
    """One file. `child` is the column whose child a record belongs to; `layout` names a federal layout."""

    columns: Mapping[str, Treatment] = field(default_factory=dict)
    child: str = ""
    layout: str = ""
    quasi_identifiers: Sequence[str] = ()
    skip: bool = False

    def treatment(self, column: str) -> Treatment:
        """What is done with a column; one that the plan does not list is dropped."""
        return self.columns.get(column, DROP)


@dataclass(frozen=True)
class Plan:
    """All files, by their path below the source, or by a pattern of it (`placements/*.csv`)."""

    tables: Mapping[str, TablePlan]
    date_policy: str = "keep"
    ignore_leading_zeros: bool = False

    def of(self, name: str) -> TablePlan | None:
        """What is done with a file: by its name, else by the first pattern that fits it."""
        if name in self.tables:
            return self.tables[name]
        return next((table for pattern, table in self.tables.items() if fnmatchcase(name, pattern)), None)

    def without_files(self, names: Collection[str]) -> list[str]:
        """The names and patterns of the plan that no file has."""
        return sorted(
            pattern
            for pattern in self.tables
            if pattern not in names and not any(fnmatchcase(name, pattern) for name in names)
        )


def read_plan(text: str) -> Plan:
    """A plan from its TOML.

    Raises:
        PlanError: it is no TOML, or holds what a plan does not; all faults at once.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"the plan is not valid TOML: {error}") from None
    faults: list[str] = [f"{key}: unknown" for key in raw if key not in PLAN_KEYS]
    zeros = raw.get("ignore_leading_zeros", False)
    if not isinstance(zeros, bool):
        faults.append("ignore_leading_zeros: must be true or false")
    policy = raw.get("date_policy", "keep")
    if policy not in POLICIES:
        faults.append(f"date_policy: must be one of {', '.join(POLICIES)}")
    tables = raw.get("tables", {})
    if not isinstance(tables, dict) or not tables:
        raise PlanError("the plan names no table; `cwo deidentify SOURCE --draft` writes one to start from")
    plans = {name: _table(name, about, policy, faults) for name, about in tables.items()}
    if faults:
        raise PlanError("; ".join(faults))
    return Plan(plans, policy, zeros)


def _table(name: str, about: Any, policy: str, faults: list[str]) -> TablePlan:
    if not isinstance(about, dict):
        faults.append(f"{name}: must be a table")
        return TablePlan()
    faults += [f"{name}, {key}: unknown" for key in about if key not in _TABLE_KEYS]
    columns = about.get("columns", {})
    quasi = about.get("quasi_identifiers", [])
    if not isinstance(columns, dict) or not isinstance(quasi, list):
        faults.append(f"{name}: columns must be a table, quasi_identifiers a list")
        return TablePlan()
    treatments = {column: _treatment(f"{name}, {column}", text, faults) for column, text in columns.items()}
    plan = TablePlan(
        treatments,
        str(about.get("child", "")),
        str(about.get("layout", "")),
        [str(column) for column in quasi],
        bool(about.get("skip", False)),
    )
    known = answers(first_folder(name), list(plan.columns))
    faults += [f"{name}, {fault}" for fault in _contradictions(plan, policy, known)]
    return plan


def _treatment(where: str, text: Any, faults: list[str]) -> Treatment:
    how, _, what = str(text).strip().partition(" ")
    treatment = Treatment(how, what.strip())
    is_right = {
        "keep": not treatment.what,
        "drop": not treatment.what,
        "pseudonym": bool(_DOMAIN.fullmatch(treatment.what)),
        "date": treatment.what == "" or "%" in treatment.what,
        "first": treatment.what.isdigit() and 0 < int(treatment.what) < 20,
    }
    if not isinstance(text, str) or not is_right.get(how, False):
        faults.append(f"{where}: must be {WORDS}")
    return treatment


def _contradictions(plan: TablePlan, policy: str, known: Collection[str]) -> list[str]:
    """What the plan of one table says that cannot be; `known` columns are not judged by their name."""
    faults = []
    if not plan.skip:
        faults += [
            f"{name}: its name says it holds {kind_by_name(name)}; drop it, or make it a pseudonym"
            for name, treatment in plan.columns.items()
            if treatment.how in ("keep", "first")
            and kind_by_name(name)
            and not (plan.layout or name in known)
        ]
    if (
        plan.child
        and plan.columns.get(plan.child, Treatment("pseudonym", CHILD)).says != f"pseudonym {CHILD}"
    ):
        faults.append(
            f'{plan.child}: the child column must be "pseudonym {CHILD}" (or not listed: used, then dropped)'
        )
    dates = [name for name, treatment in plan.columns.items() if treatment.how == "date"]
    if policy == "shift" and dates and not plan.child:
        faults.append(
            "child: name the column of the child by whom dates move; keep or drop dates of no child"
        )
    for column in plan.quasi_identifiers:
        if plan.treatment(column.removeprefix(YEAR_OF)).how == "drop":
            faults.append(f"quasi_identifiers: {column} is not in the output")
    return faults


def check_columns(name: str, plan: TablePlan, header: Sequence[str]) -> None:
    """Compares a plan with the columns a file has.

    Raises:
        PlanError: it names a column that the file has not.
    """
    wanted = [*plan.columns, *([plan.child] if plan.child else [])]
    missing = sorted({column for column in wanted if column not in header})
    if missing:
        raise PlanError(f"{name}: the file has no column {', '.join(missing)}, which the plan names")


def plan_text(plan: Plan, remarks: Mapping[tuple[str, str], str]) -> str:
    """A plan as TOML, with remarks by table and column."""
    lines = [
        "# What `cwo deidentify` does with each column. A column that is not listed is dropped.",
        f"# Treatments: {WORDS}.",
        "# Dates: keep; day15 (the 15th of the month); shift (all of a child by the same days).",
        f'date_policy = "{plan.date_policy}"',
        "# Whether 0012 and 12 are one identifier: true where some files fill numbers up with zeros.",
        f"ignore_leading_zeros = {str(plan.ignore_leading_zeros).lower()}",
    ]
    for name, table in plan.tables.items():
        lines += ["", f"[tables.{_quoted(name)}]"]
        if table.layout:
            lines.append(f"layout = {_quoted(table.layout)}")
        if table.child:
            lines.append(f"child = {_quoted(table.child)}")
        lines.append(
            f"quasi_identifiers = [{', '.join(_quoted(column) for column in table.quasi_identifiers)}]"
        )
        lines += ["", f"[tables.{_quoted(name)}.columns]"]
        for column, treatment in table.columns.items():
            remark = remarks.get((name, column), "")
            lines.append(
                f"{_quoted(column)} = {_quoted(treatment.says)}" + (f"  # {remark}" if remark else "")
            )
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'

"""The rules: their files' headers, checked and typed, and what each select looks at.

Here belongs what a rule's header may hold, and loading all rules with all their faults at once. A rule is
added by adding one `.sql` file to `rules/<dataset>/`; nothing here names a rule. Running them is the work of
`verdicts.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import sqlglot
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sqlglot import exp

from quality.suites import is_over
from transforms.queries import split_header
from transforms.staging.datasets import DATASETS, tables_of

HERE = Path(__file__).parent
SCHEMA = "checked"
READABLE_SCHEMAS = frozenset({SCHEMA, "codes"})
FILE, RECORD, VERDICT = "file_id", "record_number", "is_violation"
NOT_KEYS = frozenset({FILE, RECORD, VERDICT, "county"})
"""Columns of a rule's select that do not name what is at fault; all others together do."""


class RuleError(ValueError):
    """Rule files that cannot be used: the message names every file and fault."""


class RuleExample(BaseModel):
    """Rows a person could write by hand, and which of them the rule finds.

    Any further key is a table of `staging`, as text with columns split by bars. `holds` and `violates` name
    rows by the keys of the rule's select, joined by blanks; a row in neither is not checked.
    """

    model_config = ConfigDict(extra="allow")
    says: str = ""
    holds: list[str] = Field(default_factory=list)
    violates: list[str] = Field(default_factory=list)

    @property
    def tables(self) -> dict[str, str]:
        """The example's tables by name."""
        return {name: str(rows) for name, rows in (self.model_extra or {}).items()}


class RuleHeader(BaseModel):
    """What the header of a rule's file holds.

    `threshold` is the largest share of violations that passes, `basis` where it comes from; with
    `at_threshold_fails` a share equal to it fails too. A rule that judges a whole file (`finds = "file"`:
    most rows may well be like that, nearly all may not) has one finding for a file over the threshold, others
    one for each row. `withholds` names measures that a state over the threshold gets no published figure for;
    `error_type` how the AFCARS compliance rules (45 CFR 1355.46) count a violation, where they do.
    """

    model_config = ConfigDict(extra="forbid")
    says: str = Field(min_length=10, pattern=r"\.\s*$")
    fields: list[str] = Field(min_length=1)
    category: Literal["conformance", "completeness", "plausibility"]
    level: Literal["field", "record", "child", "file", "cross-file", "history"]
    severity: Literal["block", "error", "query", "information"]
    threshold: float = Field(default=0, ge=0, le=1)
    at_threshold_fails: bool = False
    finds: Literal["rows", "file"] = "rows"
    basis: str = ""
    error_type: Literal["", "missing", "invalid", "inconsistent", "cross_file", "tardy"] = ""
    source: str = Field(min_length=3)
    fix: str = Field(min_length=10)
    beware: str = Field(min_length=10)
    since: str = Field(pattern=r"^\d+\.\d+$")
    withholds: list[str] = Field(default_factory=list)
    notes: str = ""
    example: list[RuleExample] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> RuleHeader:
        if self.threshold and not self.basis:
            raise ValueError("a threshold needs its basis")
        if not any(one.holds for one in self.example) or not any(one.violates for one in self.example):
            raise ValueError("the examples must show rows that hold and rows that violate")
        return self


class Rows(NamedTuple):
    """The rows a rule looks at: the expression of their file, and the clauses they come from."""

    file: str
    origin: str


@dataclass(frozen=True)
class Rule:
    """One rule: its file's name, the folder it lies in, its header and its select.

    The select returns one row for each row checked: `file_id`, `is_violation` (null is no violation), where
    there is one `record_number`, and the keys of what is checked.
    """

    rule_id: str
    dataset: str
    header: RuleHeader
    sql: str

    @cached_property
    def tree(self) -> exp.Query:
        """The select, parsed."""
        found = sqlglot.parse_one(self.sql, dialect="duckdb")
        assert isinstance(found, exp.Query)  # noqa: S101
        return found

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name what is checked."""
        return tuple(name for name in self.tree.named_selects if name not in NOT_KEYS)

    def key_text(self, row: str) -> str:
        """SQL for names and values of the keys of a row, as findings tell them; `row` is its alias.

        What is found of the file of an extract is told by the file too.
        """
        keys = [f"'{key}=' || cast({row}.\"{key}\" as varchar)" for key in self.keys]
        if self.header.level == "file":
            keys.append(file_of_extract(row))
        return f"nullif(concat_ws(chr(32), {', '.join(keys)}), '')" if keys else "null"

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the checked tables it reads, without the schema."""
        return tuple(sorted({t.name for t in self.tree.find_all(exp.Table) if t.db == SCHEMA}))

    @property
    def source(self) -> str:
        """The checked table whose rows it looks at first."""
        return next(t for t in self.tree.find_all(exp.Table) if t.db == SCHEMA).name

    @property
    def table(self) -> str:
        """The staging table of its dataset that holds its first field."""
        return next(
            contract.table
            for contract in tables_of(self.dataset)
            if self.header.fields[0] in contract.columns
        )

    @cached_property
    def rows(self) -> Rows | None:
        """For a rule that judges each row by itself, the rows it looks at; else None.

        Rules that look at the same rows are asked together in one pass over them.
        """
        tree = self.tree
        if not isinstance(tree, exp.Select) or len(list(tree.find_all(exp.Select))) > 1:
            return None
        if any(tree.find(kind) for kind in NOT_BY_ROW):
            return None
        if any(tree.args.get(clause) for clause in ("group", "having", "qualify", "distinct", "with_")):
            return None
        clauses = [tree.args["from_"], *tree.args.get("joins", [])]
        return Rows(self._selected(FILE), " ".join(clause.sql(dialect="duckdb") for clause in clauses))

    @cached_property
    def row_verdict(self) -> str:
        """The verdict on one of its `rows` as one expression: null where the row is not checked."""
        where = self.tree.args.get("where")
        applies = where.this.sql(dialect="duckdb") if where else "true"
        return f"case when {applies} then case when {self._selected(VERDICT)} then true else false end end"

    def _selected(self, name: str) -> str:
        """The expression that stands for a column of the select."""
        column = next(one for one in self.tree.selects if one.alias_or_name == name)
        return column.unalias().sql(dialect="duckdb")

    def is_over(self, rows: int, violations: int) -> bool:
        """Whether the share of violations passes the threshold."""
        header = self.header
        return is_over(rows, violations, header.threshold, at_threshold_fails=header.at_threshold_fails)


def file_of_extract(row: str) -> str:
    """SQL for the path of a row's file, of an extract alone: it has no submission to tell its files apart."""
    return (
        f"(select 'file=' || any_value(r.path) from {SCHEMA}.files as f "
        f"inner join raw.files as r using ({FILE}) "
        f"where f.submission is null and f.{FILE} = {row}.{FILE})"
    )


NOT_BY_ROW = (exp.Window, exp.AggFunc)
"""What makes a select more than a question to each row by itself."""


@cache
def declared_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in order, with its header checked and its select not yet parsed.

    Raises:
        RuleError: headers that are none of a rule: every fault of every file.
    """
    rules: dict[str, Rule] = {}
    faults: list[str] = []
    for path in sorted((HERE / "rules").glob("*/*.sql")):
        try:
            rule = read_rule(path)
        except RuleError as error:
            faults.append(str(error))
            continue
        if rule.rule_id in rules:
            faults.append(f"{path.name}: another dataset has a rule of this name; rename one")
        rules[rule.rule_id] = rule
    if faults:
        raise RuleError("\n".join(faults))
    return dict(sorted(rules.items()))


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in order, with its select checked too.

    Raises:
        RuleError: files that are no rules: every fault of every file.
    """
    faults = [fault for rule in declared_rules().values() for fault in select_faults(rule)]
    if faults:
        raise RuleError("\n".join(faults))
    return declared_rules()


def read_rule(path: Path) -> Rule:
    """One rule's file, its header checked.

    Raises:
        RuleError: the header is not one of a rule: every fault of the header.
    """
    text, sql = split_header(path.read_text(encoding="utf-8"))
    try:
        header = RuleHeader.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        faults = [f"the header is no TOML: {error}"]
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    else:
        rule = Rule(path.stem, path.parent.name, header, sql.strip())
        faults = _header_faults(rule)
        if not faults:
            return rule
    raise RuleError("\n".join(f"rules/{path.parent.name}/{path.name}: {fault}" for fault in faults))


def _header_faults(rule: Rule) -> list[str]:
    """What is wrong with the place of a rule and the fields it names."""
    if rule.dataset not in DATASETS:
        return [f"the folder must be a dataset: {', '.join(DATASETS)}"]
    held = {name for contract in tables_of(rule.dataset) for name in contract.columns}
    return [
        f"fields: {name} is no column of {rule.dataset}" for name in rule.header.fields if name not in held
    ]


def select_faults(rule: Rule) -> list[str]:
    """What is wrong with a rule's select, each fault with the file's name."""
    try:
        found = _select_faults(rule)
    except sqlglot.errors.ParseError as error:
        found = [f"the SQL cannot be read: {error}"]
    return [f"rules/{rule.dataset}/{rule.rule_id}.sql: {fault}" for fault in found]


def _select_faults(rule: Rule) -> list[str]:
    columns = rule.tree.named_selects
    found = [f"the select must return {name}" for name in (FILE, VERDICT) if name not in columns]
    read = {table.db for table in rule.tree.find_all(exp.Table) if table.db}
    if read - READABLE_SCHEMAS:
        found.append(f"a rule reads {SCHEMA} and codes, not {', '.join(sorted(read - READABLE_SCHEMAS))}")
    if not rule.tables:
        found.append(f"a rule reads a table of {SCHEMA}")
    if not rule.keys and rule.header.level not in ("file", "history"):
        found.append("the select names no keys: which record is at fault?")
    return found

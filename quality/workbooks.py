"""What a data owner gets: one workbook with everything to mend, and the same as JSON for machines.

Here belong the sheets and their order. They hold identifiers and stand under `restricted/` alone. Findings
come from `quality.findings`, counts from `quality.rule_counts`; nothing is checked here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from quality.rule_files import Rule, all_rules

SEVERITIES = ("block", "error", "query", "information")
STATUSES = ("new", "returned", "continuing", "fixed")
MAX_ROWS = 200_000
"""Findings of one sheet: more than anybody mends by hand; the JSON holds all."""

WIDTHS = {"What must hold": 60, "What to fix": 60, "What to beware of": 60, "Rule": 32, "Keys": 44}
DEFAULT_WIDTH = 14


def owners(findings: pl.DataFrame) -> list[str]:
    """Who can mend something: five-digit counties, sorted, and the empty text for the whole state."""
    counties = findings["county"].drop_nulls().unique().sort().to_list()
    return ["", *counties]


def of_owner(findings: pl.DataFrame, owner: str) -> pl.DataFrame:
    """An owner's findings: a county's own, or all for the state; the gravest and newest first."""
    own = findings.filter(pl.col("county") == owner) if owner else findings
    return own.with_columns(
        gravity=pl.col("severity").replace_strict(
            {name: n for n, name in enumerate(SEVERITIES)}, return_dtype=pl.Int64
        ),
        news=pl.col("status").replace_strict(
            {name: n for n, name in enumerate(STATUSES)}, return_dtype=pl.Int64
        ),
    ).sort("gravity", "rule_id", "news", "submission", "record_number", nulls_last=True)


def write_workbook(
    path: Path,
    title: str,
    findings: pl.DataFrame,
    counts: pl.DataFrame,
    files: Mapping[str, str],
) -> None:
    """Write an owner's workbook: contents, what to mend, what was mended, the rules with their counts.

    `findings` are those of the owner, `counts` rows of `quality.rule_counts`, `files` paths by file_id.
    """
    rules = all_rules()
    known = findings.filter(pl.col("rule_id").is_in(list(rules)))
    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    ) as book:
        _contents(book, title, known)
        listed = (
            ("to mend", known.filter(pl.col("status") != "fixed")),
            (
                "mended",
                known.filter(pl.col("status") == "fixed"),
            ),
        )
        for name, some in listed:
            _sheet(book, name, _finding_rows(some, rules, files))
        _sheet(book, "rules", _rule_rows(counts, rules))


def _contents(book: xlsxwriter.Workbook, title: str, findings: pl.DataFrame) -> None:
    sheet = book.add_worksheet("contents")
    sheet.set_column(0, 0, 110)
    bold = book.add_format({"bold": True, "text_wrap": True})
    lines = [
        (title, bold),
        ("Confidential: this workbook names records of persons. Keep it where case files are kept.", bold),
        (
            "Sheet 'to mend': one row for each finding, the gravest first. Mend the source record, send the",
            None,
        ),
        ("submission again, and run again: what is mended moves to the sheet 'mended'.", None),
        ("Sheet 'rules': how often each rule was broken, by file. new: not found in the run before;", None),
        ("returned: was mended once; continuing: found before too.", None),
    ]
    for status in STATUSES:
        lines.append((f"{status}: {len(findings.filter(status=status)):,} findings", None))
    for row, (text, form) in enumerate(lines):
        sheet.write_string(row, 0, text, form)


def _finding_rows(
    findings: pl.DataFrame, rules: Mapping[str, Rule], files: Mapping[str, str]
) -> list[dict[str, object]]:
    return [
        {
            "Severity": row["severity"],
            "Rule": row["rule_id"],
            "What must hold": rules[row["rule_id"]].header.says,
            "What to fix": rules[row["rule_id"]].header.fix,
            "Fields": ", ".join(rules[row["rule_id"]].header.fields),
            "Dataset": row["dataset"],
            "Submission": row["submission"],
            "File": files.get(row["file_id"], ""),
            "Record": row["record_number"],
            "Keys": row["key_values"],
            "County": row["county"],
            "Status": row["status"],
            "Finding": row["finding_id"],
        }
        for row in findings.head(MAX_ROWS).iter_rows(named=True)
    ]


def _rule_rows(counts: pl.DataFrame, rules: Mapping[str, Rule]) -> list[dict[str, object]]:
    known = counts.filter(pl.col("rule_id").is_in(list(rules))).sort(
        "violations", "rule_id", "submission", descending=[True, False, False]
    )
    return [
        {
            "Rule": row["rule_id"],
            "Severity": row["severity"],
            "What must hold": rules[row["rule_id"]].header.says,
            "What to beware of": rules[row["rule_id"]].header.beware,
            "Dataset": row["dataset"],
            "Submission": row["submission"],
            "Rows": row["rows"],
            "Violations": row["violations"],
            "Share": row["share"],
            "Allowed": row["threshold"],
            "Over": "yes" if row["is_over"] else "no",
        }
        for row in known.iter_rows(named=True)
    ]


def _sheet(book: xlsxwriter.Workbook, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """One sheet: a header line that stays, a filter, every text as text."""
    sheet = book.add_worksheet(name)
    if not rows:
        sheet.write_string(0, 0, "Nothing.")
        return
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
    for column, heading in enumerate(rows[0]):
        sheet.set_column(column, column, WIDTHS.get(heading, DEFAULT_WIDTH))
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row.values()):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, str(value))


def as_json(findings: pl.DataFrame, counts: pl.DataFrame, gate: pl.DataFrame) -> str:
    """Gate, counts and findings for machines, in a fixed order."""
    told = {
        "gate": gate.sort("dataset", "file_id").to_dicts(),
        "rules": counts.sort("rule_id", "file_id").to_dicts(),
        "findings": findings.sort("finding_id").to_dicts(),
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"

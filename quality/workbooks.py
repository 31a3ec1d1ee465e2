"""What a data owner gets: a workbook with everything to mend, the most urgent first.

Here belong the sheets, their words and their order. They hold identifiers and values and stand under
`restricted/` alone. Findings come from `quality.findings`, counts from `quality.rule_counts`; nothing is
checked here. The same for machines stands in `findings_json.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from quality.follow_up import STANDING
from quality.rule_files import Rule, all_rules

MAX_ROWS = 200_000
"""Findings of one sheet: more than anybody mends by hand; the JSON holds all."""

MOST_MEASURES = 3
DEFAULT_WIDTH = 13
WIDTHS = {
    "What to fix": 58,
    "What must hold": 58,
    "What to beware of": 58,
    "Found": 46,
    "Keys": 34,
    "File": 30,
    "Rule": 34,
    "Reason": 46,
    "Moves": 40,
    "Where": 26,
}
WRAPPED = frozenset(
    {"What to fix", "What must hold", "What to beware of", "Found", "Reason", "Moves", "Where"}
)
CONFIDENTIAL = "Confidential: this workbook names records of persons. Keep it where case files are kept."
STEPS = (
    "1. Begin at the top of the list below: it says what to fix, the most urgent first.",
    "2. On the sheet 'to mend', filter by the rule: a row names file, record, keys and what was found there.",
    "3. Mend the record in your system, not in the file, and send the whole submission again.",
    "4. Check again (cwo validate, or the next run): what is mended stands on the sheet 'fixed'.",
    "A query that is right as it is: enter it in accepted.csv, with the reason. A block or error is mended.",
)


@dataclass(frozen=True)
class Told:
    """What every workbook of an agency is made from.

    `counts` are rows of `quality.rule_counts`, `accepted` of `quality.accepted`, `files` paths by file_id.
    `effects` say what rules could do to figures: rule_id, position (1 for the rule that could do most),
    measure_id, period, value, lowest, highest. Without them rules are ranked by severity and findings.
    """

    counts: pl.DataFrame
    accepted: pl.DataFrame
    files: Mapping[str, str]
    checked_on: date
    effects: pl.DataFrame | None = None


def write_workbook(path: Path, title: str, findings: pl.DataFrame, told: Told) -> None:
    """Write an owner's workbook: where to start, what to mend, what was accepted, what is fixed, counts.

    `findings` are those of the owner, as `of_owner` gives them.
    """
    rules = all_rules()
    known = findings.filter(pl.col("rule_id").is_in(list(rules)))
    standing = known.filter(pl.col("status").is_in(STANDING))
    is_open, is_told = ~pl.col("is_accepted"), pl.col("severity") == "information"
    parts = {
        "to mend": standing.filter(is_open, ~is_told),
        "accepted": standing.filter(~is_open),
        "to know": standing.filter(is_open, is_told),
        "fixed": known.filter(status="fixed"),
    }
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = _Sheets(book)
        sheet.start(title, parts, told)
        for name, part in parts.items():
            sheet.table(name, _finding_rows(part, rules, told, name))
        sheet.table("rules", _rule_rows(told.counts, set(known["rule_id"]), rules))


class _Sheets:
    """The sheets of one workbook, written from the top row down."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._line = book.add_format({"bold": True})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._share = book.add_format({"valign": "top", "num_format": "0.0%"})

    def start(self, title: str, parts: Mapping[str, pl.DataFrame], told: Told) -> None:
        """The first sheet: what this is, how much there is to do, what to do, and the rules in order."""
        sheet = self._book.add_worksheet("start here")
        rows = _ranked_rules(parts["to mend"], all_rules(), told.effects)
        lines: list[tuple[str, Format]] = [
            (title, self._title),
            (CONFIDENTIAL, self._line),
            (f"Checked on {told.checked_on.isoformat()}: {_counted(parts)}", self._plain),
            *((step, self._plain) for step in (STEPS if rows else ("There is nothing to mend.",))),
            *((text, self._line) for text in _shortened(parts)),
            ("", self._plain),
        ]
        for column, heading in enumerate(rows[0] if rows else ()):
            sheet.set_column(column, column, WIDTHS.get(heading, DEFAULT_WIDTH))
        for number, (text, form) in enumerate(lines):
            sheet.write_string(number, 0, text, form)
        if rows:
            self._rows(sheet, rows, len(lines))

    def table(self, name: str, rows: Sequence[Mapping[str, object]]) -> None:
        """One sheet: a header line that stays, a filter, every text as text."""
        sheet = self._book.add_worksheet(name)
        if not rows:
            sheet.write_string(0, 0, "Nothing.")
            return
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
        for column, heading in enumerate(rows[0]):
            sheet.set_column(column, column, WIDTHS.get(heading, DEFAULT_WIDTH))
        self._rows(sheet, rows, 0)

    def _rows(self, sheet: Worksheet, rows: Sequence[Mapping[str, object]], top: int) -> None:
        """Headings and rows from a line of a sheet on."""
        for column, heading in enumerate(rows[0]):
            sheet.write_string(top, column, heading, self._bold)
        for number, row in enumerate(rows, start=top + 1):
            for column, (heading, value) in enumerate(row.items()):
                form = self._wrapped if heading in WRAPPED else self._plain
                if isinstance(value, int | float):
                    sheet.write_number(
                        number, column, value, self._share if heading in ("Share", "Allowed") else form
                    )
                elif value is not None:
                    sheet.write_string(number, column, str(value), form)


def _counted(parts: Mapping[str, pl.DataFrame]) -> str:
    """How much there is of everything, in one sentence."""
    to_mend = parts["to mend"]
    news = ", ".join(f"{to_mend.filter(status=name).height:,} {name}" for name in STANDING)
    return (
        f"{to_mend.height:,} findings to mend ({news}); {parts['accepted'].height:,} accepted; "
        f"{parts['to know'].height:,} to know; {parts['fixed'].height:,} fixed"
    )


def _shortened(parts: Mapping[str, pl.DataFrame]) -> Iterable[str]:
    """Which sheets do not hold all of their findings."""
    return (
        f"The sheet '{name}' holds the first {MAX_ROWS:,} of {part.height:,}; findings.json holds all."
        for name, part in parts.items()
        if part.height > MAX_ROWS
    )


def _ranked_rules(
    to_mend: pl.DataFrame, rules: Mapping[str, Rule], effects: pl.DataFrame | None
) -> list[dict[str, object]]:
    """The rules with something to mend, in order, with how much and where."""
    grouped = to_mend.group_by("rank", "rule_id", "severity").agg(
        findings=pl.len(),
        new=pl.col("status").is_in(["new", "returned"]).sum(),
        dataset=pl.col("dataset").first(),
        where=pl.col("submission").drop_nulls().unique().sort(),
    )
    moves = _moves(effects)
    return [
        {
            "Order": row["rank"],
            "Severity": row["severity"],
            "Findings": row["findings"],
            "New": row["new"],
            "What to fix": rules[row["rule_id"]].header.fix,
            "What must hold": rules[row["rule_id"]].header.says,
            **({"Moves": moves.get(row["rule_id"], "")} if moves else {}),
            "Where": f"{row['dataset']} {', '.join(row['where'])}".strip(),
            "Rule": row["rule_id"],
        }
        for row in grouped.sort("rank").iter_rows(named=True)
    ]


def _moves(effects: pl.DataFrame | None) -> dict[str, str]:
    """What each rule could do to figures, in words, the largest first."""
    if effects is None:
        return {}
    told: dict[str, list[str]] = {}
    for row in effects.drop_nulls(["lowest", "highest"]).sort("position").iter_rows(named=True):
        between = f"between {row['lowest']:.4g} and {row['highest']:.4g}"
        published = "" if row["value"] is None else f", published {row['value']:.4g}"
        told.setdefault(row["rule_id"], []).append(
            f"{row['measure_id']} {row['period']}: {between}{published}"
        )
    return {rule_id: "; ".join(some[:MOST_MEASURES]) for rule_id, some in told.items()}


def _finding_rows(
    findings: pl.DataFrame, rules: Mapping[str, Rule], told: Told, name: str
) -> list[dict[str, object]]:
    """The rows of a sheet, by its name; what is accepted or fixed has no place in the order of work."""
    entries = {row["line"]: row for row in told.accepted.iter_rows(named=True)}
    moves = _moves(told.effects)
    return [
        {
            **({"Order": row["rank"]} if name == "to mend" else {}),
            "Severity": row["severity"],
            "Status": row["status"],
            **(_reason(entries[row["accepted_by_line"]]) if name == "accepted" else {}),
            "What to fix": rules[row["rule_id"]].header.fix,
            "Found": row["found"],
            "File": told.files.get(row["file_id"], ""),
            "Record": row["record_number"],
            "Keys": row["key_values"],
            "County": row["county"],
            "Submission": row["submission"],
            "Dataset": row["dataset"],
            "What must hold": rules[row["rule_id"]].header.says,
            **({"Moves": moves.get(row["rule_id"], "")} if moves else {}),
            "Rule": row["rule_id"],
            "Finding": row["finding_id"],
        }
        for row in findings.head(MAX_ROWS).iter_rows(named=True)
    ]


def _reason(entry: Mapping[str, object]) -> dict[str, object]:
    """Why a finding is accepted, by whom and how long."""
    return {"Reason": entry["reason"], "By": entry["accepted_by"], "Until": entry["until"]}


def _rule_rows(counts: pl.DataFrame, found: set[str], rules: Mapping[str, Rule]) -> list[dict[str, object]]:
    """How often the rules that found something of the owner's were broken in the whole state."""
    known = counts.filter(pl.col("rule_id").is_in(list(found))).sort(
        "violations", "rule_id", "submission", descending=[True, False, False]
    )
    return [
        {
            "Rule": row["rule_id"],
            "Severity": row["severity"],
            "Submission": row["submission"],
            "Rows in the state": row["rows"],
            "Break the rule": row["violations"],
            "Share": row["share"],
            "Allowed": row["threshold"],
            "Over": "yes" if row["is_over"] else "no",
            "What must hold": rules[row["rule_id"]].header.says,
            "What to beware of": rules[row["rule_id"]].header.beware,
            "Dataset": row["dataset"],
        }
        for row in known.iter_rows(named=True)
    ]

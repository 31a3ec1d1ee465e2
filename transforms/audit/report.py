"""The report of an audit, as files in the edition it is about: `audit.json` and `audit.html`.

Here belongs how a report is told. It holds sizes, and kinds of findings; never a value or a range of a
cell.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from pathlib import Path

from transforms.audit.auditing import AuditReport
from transforms.audit.findings import KINDS

JSON, PAGE = "audit.json", "audit.html"
CHECKS = (
    "Every hidden count was put into the linear system of all that is shown: outcomes and their whole, "
    "groups and their total, counties and their state, periods that overlap or make up others, the same "
    "count under several names, and all earlier editions. It can lie as far apart as the threshold.",
    "No count from 1 to the threshold is shown, nor its complement, nor any number of a hidden figure.",
    "CSV files, the workbook, tables, sentences, charts, their data and their alternative texts say what the "
    "released tables say, and nothing else.",
    "No text looks like an identifier, a date of birth, a contact other than the agency's, or a path.",
    "No file is of a kind that an edition does not hold.",
)


def rows(report: AuditReport) -> list[tuple[str, str]]:
    """What a report says, by name."""
    narrowest = "no count is hidden" if report.narrowest is None else f"at least {report.narrowest}"
    return [
        ("Outcome", "Passed" if report.is_passed else "Failed"),
        ("Edition", report.edition),
        ("Threshold", f"1 to {report.threshold} are hidden"),
        ("Files read", f"{report.files:,}"),
        ("Counts looked at, with those of earlier editions", f"{report.counts:,}"),
        ("Hidden counts", f"{report.hidden:,}"),
        ("Of these, shown by an earlier edition", f"{report.told_before:,}"),
        ("Narrowest range of a hidden count", narrowest),
        ("Relations between counts", f"{report.relations:,}"),
        (
            "Parts of the system, and hidden counts in the largest",
            f"{report.parts:,}; {report.largest_part:,}",
        ),
        ("Linear programs solved", f"{report.programs:,}"),
        ("Earlier editions known", ", ".join(report.earlier) or "none"),
        ("Figures of earlier editions that were revised, by place and period", f"{report.revised:,}"),
    ]


def write_report(report: AuditReport, into: Path) -> list[Path]:
    """Write the report beside the edition's pages; returns the files."""
    told = asdict(report) | {"is_passed": report.is_passed}
    del told["database"], told["narrow"]  # equal tables may stand in other bytes; nothing is narrow here
    paths = [into / JSON, into / PAGE]
    paths[0].write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    paths[1].write_text(page(report), encoding="utf-8", newline="\n")
    return paths


def page(report: AuditReport) -> str:
    """The report as a page that stands by itself."""
    told = "\n".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in rows(report)
    )
    checks = "\n".join(f"<li>{escape(check)}</li>" for check in CHECKS)
    found = "\n".join(f"<li>{escape(finding.says())}</li>" for finding in report.findings)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audit of this edition</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/site.css">
</head>
<body>
<main id="content" class="wide">
<p class="crumb"><a href="index.html">Overview</a></p>
<h1>Audit of this edition</h1>
<p class="lede">Before an edition is published, a program that shares no code with the one that hides figures
reads its files as anyone could, and tries to tell what is hidden.</p>
<table>
<caption>What was looked at</caption>
<tbody>
{told}
</tbody>
</table>
<h2>What was asked</h2>
<ul>
{checks}
</ul>
<h2>Findings</h2>
{f"<ul>{found}</ul>" if found else "<p>None.</p>"}
</main>
</body>
</html>
"""


def as_text(report: AuditReport) -> str:
    """The report as lines of text."""
    width = max(len(name) for name, _ in rows(report))
    lines = [f"{name:<{width}}  {value}" for name, value in rows(report)]
    by_kind = sorted({finding.kind for finding in report.findings})
    for kind in by_kind:
        lines += ["", KINDS[kind]]
        lines += [
            "  "
            + ", ".join(part for part in (f.file, f.table, f.measure, f.what, f"{f.times} times") if part)
            for f in report.findings
            if f.kind == kind
        ]
    return "\n".join(lines)

"""The ledger of explained findings: `accepted.csv` in the agency's folder, read and checked before any data.

Here belong the form of that file and the words about its faults. Which findings an entry silences is decided
in `accepted.py`. A finding of severity block or error cannot be accepted: it is mended.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from quality.rule_files import HERE, read_rule
from transforms.hand_kept import PERSONAL, day, lines_of, raise_faults, text_of
from transforms.periods import afcars_bounds, ncands_bounds, six_month_files
from transforms.settings import Acceptance
from transforms.staging.datasets import DATASETS

LEDGER = "accepted.csv"
COLUMNS = ("rule", "scope", "reason", "by", "until")
ACCEPTABLE = ("query", "information")
SCOPES = (
    "empty for the whole rule, a submission (afcars_oohc 23A), a county (county 24003) or one finding "
    "(finding and its 12 characters, as the workbook shows them)"
)
TEMPLATE = """# Findings you looked into and can explain: they are reported as accepted, no longer as open.
# One line each; lines that begin with # are not read. Only queries and information can be accepted: what
# blocks or is an error is mended. Figures, federal limits and compliance stay as they are.
#
# rule    the rule's name, as the workbook and the pages of rules show it
# scope   empty for the whole rule; a submission: afcars_oohc 23A; a county: county 24003;
#         one finding: finding 0123456789ab (the last column of the workbook)
# reason  why the data are right as they are, without any name, number or address of a person
# by      the role that decided, in small letters: data manager. Never a person's name
# until   last day it holds, written 2027-06-30; after it the finding is open again
#
# emancipation_of_young_child,,State law lets a court emancipate at 14,data manager,2027-06-30
rule,scope,reason,by,until
"""

_ROLE = re.compile(r"(?:[a-z][a-z/&'-]*|[A-Z]{2,})(?:,? (?:[a-z/&][a-z/&'-]*|[A-Z]{2,}))*")
_FINDING, _COUNTY = re.compile(r"(?:finding )?([0-9a-f]{12})"), re.compile(r"(?:county )?(\d{5})")


def read_ledger(agency_folder: Path | None, today: date) -> tuple[Acceptance, ...]:
    """The entries of `accepted.csv`, in order; none without the file.

    Raises:
        HandKeptError: the file is no CSV of the columns, or one of its lines says what cannot be.
    """
    return parse_ledger(text_of(agency_folder, LEDGER), today)


def parse_ledger(text: str, today: date) -> tuple[Acceptance, ...]:
    """The ledger from its text.

    Raises:
        HandKeptError: as `read_ledger` says.
    """
    lines, faults = lines_of(LEDGER, text, COLUMNS)
    accepted: dict[tuple[str, ...], Acceptance] = {}
    for number, row in lines:
        faults += [f"line {number}, {fault}" for fault in _entry(number, row, accepted, today)]
    raise_faults(LEDGER, faults)
    return tuple(accepted.values())


def _entry(
    number: int, row: Mapping[str, str], accepted: dict[tuple[str, ...], Acceptance], today: date
) -> Iterator[str]:
    """Adds the entry of one line; yields what is wrong with it instead."""
    dataset, fault = _dataset(row["rule"])
    scope = _scope(row["scope"], dataset)
    until = day(row["until"])
    faults = [f"rule: {fault}"] if fault else []
    if isinstance(scope, str):
        faults.append(f"scope: {scope}")
    if len(row["reason"]) < 10:
        faults.append("reason: must say in a few words why the data are right as they are")
    elif PERSONAL.search(row["reason"]):
        faults.append("reason: must hold no e-mail address, telephone or Social Security number")
    if not _ROLE.fullmatch(row["by"]):
        faults.append("by: must be a role in small letters, such as data manager; never a person's name")
    if until is None:
        faults.append("until: must be a day written 2027-06-30")
    if faults or isinstance(scope, str) or until is None:
        yield from faults
        return
    key = (row["rule"], *sorted(scope.items())[0]) if scope else (row["rule"],)
    if key in accepted:
        yield f"rule: line {accepted[key].line} accepts the same already; keep one of them"
        return
    accepted[key] = Acceptance(
        line=number,
        rule=row["rule"],
        reason=row["reason"],
        by=row["by"],
        until=until,
        is_expired=until < today,
        **scope,
    )


def _dataset(rule_id: str) -> tuple[str, str]:
    """The dataset of a rule whose findings can be accepted, and what is wrong where they cannot."""
    paths = {path.stem: path for path in (HERE / "rules").glob("*/*.sql")}
    if rule_id not in paths:
        near = difflib.get_close_matches(rule_id, paths, 1)
        hint = f"did you mean {near[0]}?" if near else "the workbook and the page of rules show their names"
        return "", f"no such rule; {hint}"
    rule = read_rule(paths[rule_id])
    if rule.header.severity not in ACCEPTABLE:
        allowed = "only a query or information can be accepted"
        return rule.dataset, f"{rule_id} is of severity {rule.header.severity}, which is mended; {allowed}"
    return rule.dataset, ""


def _scope(text: str, dataset: str) -> dict[str, str] | str:
    """What an entry is for, as fields of `Acceptance`; what is wrong, as text."""
    if not text:
        return {}
    if found := _FINDING.fullmatch(text.lower()):
        return {"finding_id": found[1]}
    if found := _COUNTY.fullmatch(text.lower()):
        return {"county": found[1]}
    named, _, submission = text.partition(" ")
    if named not in DATASETS:
        near = difflib.get_close_matches(named, DATASETS, 1) if submission else []
        return f"no such dataset; did you mean {near[0]}?" if near else f"must be {SCOPES}"
    if dataset and named != dataset:
        return f"the rule is about {dataset}; name one of its submissions"
    return _submission(named, submission.strip().upper())


def _submission(dataset: str, submission: str) -> dict[str, str] | str:
    """A submission of a dataset as a field of `Acceptance`; what is wrong, as text."""
    if not _is_submission(submission):
        form = "FFY2023" if dataset.startswith("ncands") else "23A"
        return f"after {dataset} comes a submission, such as {form}; leave the scope empty for all"
    return {"submission": submission}


def _is_submission(text: str) -> bool:
    """Whether a text names a period of federal files: 23A, 21A21B, FFY2023."""
    try:
        if text.startswith("FFY"):
            ncands_bounds(text)
        else:
            for half in six_month_files(text):
                afcars_bounds(half)
    except ValueError:
        return False
    return True

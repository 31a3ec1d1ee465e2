"""Findings for machines: one JSON document of an agency; the README of this folder describes its form.

Here belongs that form. It holds identifiers and values and stands under `restricted/` alone; what people are
handed stands in `workbooks.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import polars as pl

from quality.rule_files import all_rules

FORM = 1
"""Number of the form; a change that a reader must know of raises it."""


def as_json(state: str, checked_on: date, tables: Mapping[str, pl.DataFrame]) -> str:
    """What was checked, the rules that found something, all findings and entries of the ledger, in order.

    `tables` are `gate`, `rule_counts`, `findings`, `accepted` and `finding_history` of the stage quality.
    """
    findings = tables["findings"].drop("state")
    found = set(findings["rule_id"]) | set(tables["accepted"]["rule_id"])
    told = {
        "about": {
            "form": FORM,
            "state": state,
            "checked_on": checked_on.isoformat(),
            "confidential": "Holds identifiers and values of persons' records.",
        },
        "rules": [
            {
                "rule_id": rule.rule_id,
                "dataset": rule.dataset,
                **{
                    name: getattr(rule.header, name)
                    for name in ("severity", "says", "fix", "beware", "fields")
                },
            }
            for rule in all_rules().values()
            if rule.rule_id in found
        ],
        "findings": findings.sort("finding_id").to_dicts(),
        "accepted": tables["accepted"].drop("state").sort("line").to_dicts(),
        "counts": tables["rule_counts"].drop("state").sort("rule_id", "file_id").to_dicts(),
        "files": tables["gate"].drop("state").sort("dataset", "file_id").to_dicts(),
        "history": tables["finding_history"].drop("state").to_dicts(),
    }
    return json.dumps(told, indent=1, ensure_ascii=False, default=str) + "\n"

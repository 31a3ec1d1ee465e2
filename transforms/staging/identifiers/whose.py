"""Which columns of staging tables, and of what is selected from them, hold whose identifier.

Here belongs that statement alone: rules lead by it from a violation to a child, explanations from a member of
a figure to the records. Whether a text looks like an identifier is decided in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping

IDENTIFIES: Mapping[str, tuple[str, ...]] = {
    "child_id": ("e4_child_record_number", "recnumbr"),
    "removal_number": ("removal_number",),
    "reported_child_id": ("chid",),
    "report_id": ("rptid", "report_id"),
    "worker_id": ("worker_id",),
    "case_id": ("case_id",),
}
"""Columns by whom they identify. `child_id` is the child of the dataset."""

OF_REPORTS = frozenset({"ncands_child", "contacts", "law_enforcement_events"})
"""Datasets whose `child_id` is the child's in the Child File; in all others it is the AFCARS number."""

AFCARS_NUMBER_TOO = ("e3_record_number", "afcarsid")
"""Columns of other files that repeat the AFCARS number of a child."""

"""Sound files that lie in the folder of another dataset: the pairs that people confuse, and all the others."""

from __future__ import annotations

from itertools import permutations

from tests.broken_files.broken_file import BrokenFile, Outcome, accepted, broken, refused
from tests.broken_files.valid_files import VALID

CONFUSED = [
    # the file is of        and lies in
    ("ncands_child", "afcars_oohc", TODO),
    ("ncands_child", "afcars_foster_care_1993", TODO),
    ("ncands_child", "afcars_adoption_1993", TODO),
    ("ncands_child", "ncands_agency", TODO),
    ("ncands_child", "nytd_outcomes", TODO),
    ("ncands_child", "workers", TODO),
    ("ncands_child", "placements", TODO),
    ("ncands_agency", "ncands_child", TODO),
    ("ncands_agency", "workers", TODO),
    ("afcars_foster_care_1993", "ncands_child", TODO),
    ("afcars_foster_care_1993", "ncands_agency", TODO),
    ("afcars_foster_care_1993", "afcars_oohc", TODO),
    ("afcars_foster_care_1993", "afcars_aga", TODO),
    ("afcars_adoption_1993", "afcars_aga", TODO),
    ("afcars_adoption_1993", "ncands_child", TODO),
    ("afcars_oohc", "ncands_child", TODO),
    ("afcars_oohc", "ncands_agency", TODO),
    ("afcars_oohc", "afcars_foster_care_1993", TODO),
    ("afcars_oohc", "nytd_served", TODO),
    ("afcars_oohc", "placements", TODO),
    ("afcars_aga", "afcars_adoption_1993", TODO),
    ("afcars_aga", "nytd_outcomes", TODO),
    ("nytd_outcomes", "afcars_aga", TODO),
    ("nytd_outcomes", "afcars_foster_care_1993", TODO),
    ("nytd_outcomes", "youth_outcomes", TODO),
    ("nytd_served", "ncands_child", TODO),
    ("workers", "afcars_oohc", TODO),
    ("workers", "ncands_child", TODO),
    ("workers", "ncands_agency", TODO),
    ("workers", "worker_leave", TODO),
    ("worker_leave", "workers", TODO),
    ("worker_assignments", "workers", TODO),
    ("placements", "afcars_foster_care_1993", TODO),
    ("placements", "court_events", TODO),
    ("court_events", "law_enforcement_events", TODO),
    ("law_enforcement_events", "contacts", TODO),
    ("referrals", "contacts", TODO),
    ("contacts", "referrals", TODO),
    ("youth_outcomes", "nytd_outcomes", TODO),
    ("child_population", "benchmarks", TODO),
    ("benchmarks", "child_population", TODO),
    ("positions", "workers", TODO),
]


def _case(of: str, lies_in: str, outcome: Outcome) -> BrokenFile:
    return broken(f"a file of {of} lies in the folder {lies_in}", lies_in, VALID[of], outcome)


CASES = [_case(*pair) for pair in CONFUSED]

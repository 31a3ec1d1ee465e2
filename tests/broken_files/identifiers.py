"""Files with direct identifiers, which no file may hold: the gate stops each, whatever its form."""

from __future__ import annotations

from tests.broken_files.broken_file import BrokenFile, Outcome, accepted, broken, refused
from tests.broken_files.tables import W1, WORKERS
from tests.staging.received import child_file, line

SPREAD = [n * 618_033_989 % 1_000_000_007 for n in range(1, 41)]
SSN = [f"{1 + n % 665:03d}-{1 + n // 7 % 99:02d}-{1 + n // 11 % 9998:04d}" for n in SPREAD]
PHONES = [f"({201 + n % 700}) {200 + n // 7 % 800}-{n % 10_000:04d}" for n in SPREAD]
MAILS = [f"jo{n}@example.org" for n in SPREAD]
STREETS = [f"{1 + n % 900} North Charles Street" for n in SPREAD]
PERSONS = ["Mary Johnson", "James Okafor", "Linda Baker", "Robert Alvarez", "Susan Lee", "Anna Weiss"] * 6
STORIES = [f"Visit {n}: the mother said that she would look for work soon and move" for n in SPREAD]


def _column(says: str, name: str, values: list[str], outcome: Outcome) -> BrokenFile:
    """An extract of workers with a further column."""
    rows = [f"{W1.replace('W1', f'W{n * 7919 % 10_007}')},{value}" for n, value in enumerate(values, 1)]
    content = "\n".join([f"{WORKERS},{name}", *rows, ""]).encode()
    return broken(says, "workers", content, outcome)


CASES = [
    _column("a column holds Social Security numbers", "badge", SSN, TODO),
    _column("a column is called for Social Security numbers", "worker_ssn", ["-"] * 3, TODO),
    _column("a column holds telephone numbers", "reach", PHONES, TODO),
    _column("a column holds e-mail addresses", "reach", MAILS, TODO),
    _column("a column holds street addresses", "base", STREETS, TODO),
    _column("a column holds names of persons", "held_by", PERSONS, TODO),
    _column("a column is called for names of persons", "first_name", ["Q"], TODO),
    _column("a column holds notes", "more", STORIES, TODO),
    _column("a column called for names is empty", "last_name", ["", ""], TODO),
    _column("a column of a place has the form of names", "county_name", ["St. Mary's", "Anne Arundel"] * 5, TODO),
    broken("an extract without a header holds names", "workers", b"Mary Johnson,123-45-6789\nAnna Weiss,987-65-4321\n", TODO),
    broken("a column is named after a person", "workers", f"{WORKERS},Mary Johnson\n{W1},x\n".encode(), TODO),
    broken("child identifiers are Social Security numbers", "ncands_child", child_file(*(line(chid=text) for text in SSN)), TODO),
    broken("worker identifiers are e-mail addresses", "workers", "\n".join([WORKERS, *(W1.replace("W1", mail) for mail in MAILS)]).encode(), TODO),
]  # fmt: skip

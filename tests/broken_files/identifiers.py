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
    _column(
        "a column holds Social Security numbers",
        "badge",
        SSN,
        refused(
            "the file holds direct identifiers: column badge: Social Security numbers (40 "
            "records, the first is record 1). Nothing of it is used. Leave these columns out of "
            "the file, or make one without direct identifiers with `cwo deidentify`, and send "
            "that"
        ),
    ),
    _column(
        "a column is called for Social Security numbers",
        "worker_ssn",
        ["-"] * 3,
        refused(
            "the file holds direct identifiers: column worker_ssn: Social Security numbers (by "
            "its name; 3 records hold a value, the first is record 1). Nothing of it is used. "
            "Leave these columns out of the file, or make one without direct identifiers with "
            "`cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column holds telephone numbers",
        "reach",
        PHONES,
        refused(
            "the file holds direct identifiers: column reach: telephone numbers (40 records, the "
            "first is record 1). Nothing of it is used. Leave these columns out of the file, or "
            "make one without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column holds e-mail addresses",
        "reach",
        MAILS,
        refused(
            "the file holds direct identifiers: column reach: e-mail addresses (40 records, the "
            "first is record 1). Nothing of it is used. Leave these columns out of the file, or "
            "make one without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column holds street addresses",
        "base",
        STREETS,
        refused(
            "the file holds direct identifiers: column base: street addresses (40 records, the "
            "first is record 1). Nothing of it is used. Leave these columns out of the file, or "
            "make one without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column holds names of persons",
        "held_by",
        PERSONS,
        refused(
            "the file holds direct identifiers: column held_by: names of persons (by what 36 values "
            "look like). Nothing of it is used. Leave these columns out of the file, or "
            "make one without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column is called for names of persons",
        "first_name",
        ["Q"],
        refused(
            "the file holds direct identifiers: column first_name: names of persons (by its "
            "name; 1 records hold a value, the first is record 1). Nothing of it is used. Leave "
            "these columns out of the file, or make one without direct identifiers with `cwo "
            "deidentify`, and send that"
        ),
    ),
    _column(
        "a column holds notes",
        "more",
        STORIES,
        refused(
            "the file holds direct identifiers: column more: free text (40 records, the first is "
            "record 1). Nothing of it is used. Leave these columns out of the file, or make one "
            "without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
    _column(
        "a column called for names is empty",
        "last_name",
        ["", ""],
        accepted(2, notes=("column last_name: not read, the table has none of this name",)),
    ),
    _column(
        "a column of a place has the form of names",
        "county_name",
        ["St. Mary's", "Anne Arundel"] * 5,
        accepted(10, notes=("column county_name: not read, the table has none of this name",)),
    ),
    broken(
        "an extract without a header holds names",
        "workers",
        b"Mary Johnson,123-45-6789\nAnna Weiss,987-65-4321\n",
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    broken(
        "a column is named after a person",
        "workers",
        f"{WORKERS},Mary Johnson\n{W1},x\n".encode(),
        accepted(1, notes=("column 7: not read, the table has none of this name",)),
    ),
    broken(
        "child identifiers are Social Security numbers",
        "ncands_child",
        child_file(*(line(chid=text) for text in SSN)),
        refused(
            "the file holds direct identifiers: column chid: Social Security numbers (40 "
            "records, the first is record 1). Nothing of it is used. Leave these columns out of "
            "the file, or make one without direct identifiers with `cwo deidentify`, and send "
            "that"
        ),
    ),
    broken(
        "worker identifiers are e-mail addresses",
        "workers",
        "\n".join([WORKERS, *(W1.replace("W1", mail) for mail in MAILS)]).encode(),
        refused(
            "the file holds direct identifiers: column worker_id: e-mail addresses (39 records, "
            "the first is record 1). Nothing of it is used. Leave these columns out of the file, "
            "or make one without direct identifiers with `cwo deidentify`, and send that"
        ),
    ),
]

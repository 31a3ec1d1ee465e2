"""The page of figures that moved: the whole, then its parts, and what is hidden has no number."""

from dataclasses import replace
from datetime import date

import pytest

from reports.pages.revisions import revisions_page
from reports.reading import read_edition
from reports.records import Revision, Superseded

DAYS = (date(2022, 10, 1), date(2023, 9, 30))


def row(cause: str, before: tuple | None, now: tuple | None, *, is_hidden: bool = False) -> Revision:
    """A cause that takes numerator and denominator from one pair to another."""
    numbers = [None] * 6
    if before and now:
        (k, n), (later_k, later_n) = before, now
        numbers = [k, later_k, n, later_n, k / n, later_k / later_n]
    names = ("recurrence_of_maltreatment", "all", "ZZ", "FFY2023", "all", "value")
    return Revision(*names, cause, *DAYS, "final", "final", *numbers, is_hidden)


@pytest.fixture(scope="module")
def edition(editions):
    return read_edition(editions["public"])


def cells(edition, *rows: Revision) -> list[list[str]]:
    (section,) = revisions_page(replace(edition, revisions=rows))["sections"]
    return [list(map(str, one)) for one in section.table.rows]


def test_the_whole_stands_before_its_parts_with_signs(edition):
    told = cells(
        edition,
        row("all", (100, 1000), (150, 1200)),
        row("definition", (100, 1000), (90, 1000)),
        row("new_data", (90, 1000), (150, 1200)),
    )
    assert told[0][0].startswith("October 2022 to September 2023")
    assert [one[0] for one in told[1:]] == ["In all", "Definition", "New data"]
    assert [one[4:] for one in told[1:]] == [["+50", "+200"], ["\N{MINUS SIGN}10", "0"], ["+60", "+200"]]


def test_what_is_hidden_has_marks_alone(edition):
    for cause in ("all", "suppression"):
        told = cells(edition, row(cause, None, None, is_hidden=True))
        assert not any(character.isdigit() for one in told[1:] for cell in one for character in cell)


def test_an_edition_without_one_before_it_says_so(editions):
    page = (editions["public"] / "revisions.html").read_text(encoding="utf-8")
    assert "This edition has none before it" in page
    assert "no longer hold" not in page


def test_what_no_longer_holds_is_told_once_for_a_measure_of_an_edition(edition):
    def row(level: str, kind: str, ends: date) -> Superseded:
        return Superseded("2025-09-30-first", "recurrence_of_maltreatment", level, kind, ends)

    rows = [row("county", "12_months", DAYS[1]), row("state", "12_months", DAYS[1]),
            row("state", "12_months", date(2022, 9, 30)), row("state", "month", DAYS[1])]  # fmt: skip
    table = revisions_page(replace(edition, superseded=rows))["superseded"]
    assert [list(map(str, one)) for one in table.rows] == [
        [
            edition.measures["recurrence_of_maltreatment"].title,
            "12 months to September 2022 and September 2023",
            "months, counties",
            "2025-09-30-first",
        ]
    ]

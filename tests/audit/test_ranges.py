"""What an attacker with a solver would try: each hidden count that can be told closely is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.audit.small_editions import (
    Row,
    count,
    county,
    group,
    quarter,
    share,
    spring_year,
    three_years,
    write_edition,
    year,
)
from transforms.audit.auditing import audit, audit_database
from transforms.audit.findings import AuditFailedError
from transforms.linear_programs import LinearProgram

EXITS, REASONS, PERMANENCY, IN_CARE = (
    "foster_care_exits", "exits_by_reason", "exits_to_permanency", "children_in_care",
)  # fmt: skip
SEX = [group("sex", name) for name in ("female", "male", "unknown")]
COUNTIES = [county(fips) for fips in ("99001", "99003", "99005")]


def kinds(edition: Path, earlier: Sequence[Path] = ()) -> set[str]:
    """Which kinds of findings an audit makes."""
    return {finding.kind for finding in audit(edition, earlier, 10).findings}


def told(measure: str, total: float | None, parts: Sequence[float | None], **where: object) -> list[Row]:
    """A total by sex, and as many of its parts as there are."""
    rows = [count(measure, total, **where)]
    return rows + [count(measure, part, **{**where, **name}) for part, name in zip(parts, SEX, strict=False)]


CLEAN = told(EXITS, 120.0, [60.0, None, None])
"""Two counts that hide each other: 60 of them together."""

LEAKS: dict[str, list[Row]] = {
    "a margin less its other parts": told(EXITS, 66.0, [60.0, 0.0, None]),
    "two small counts that have little together": told(EXITS, 68.0, [60.0, None, None]),
    "a complement in another measure": [
        share(PERMANENCY, None, None),
        share(REASONS, 20.0, 40.0, outcome="reunification"),
        share(REASONS, None, None, outcome="death"),
    ],
    "a state less its counties": [
        count(EXITS, 90.0),
        *(count(EXITS, n, **place) for n, place in zip([50.0, 33.0, None], COUNTIES, strict=True)),
    ],
    "a state less its counties, by group": [
        *told(EXITS, 90.0, [44.0, 46.0, 0.0]),
        *told(EXITS, 50.0, [None, None, 0.0], **COUNTIES[0]),
        *told(EXITS, 40.0, [20.0, 20.0, 0.0], **COUNTIES[1]),
    ],
    "years that overlap by half": [
        count(EXITS, 0.0, **year(2023)),
        count(EXITS, None, **spring_year(2024)),
        count(EXITS, 0.0, **year(2024)),
    ],
    "a run of years that overlap": [
        count(EXITS, 0.0, **year(2022)),
        count(EXITS, 20.0, **spring_year(2023)),
        count(EXITS, None, **year(2023)),
        count(EXITS, 12.0, **spring_year(2024)),
        count(EXITS, 12.0, **year(2024)),
        count(EXITS, 0.0, **spring_year(2025)),
    ],
    "three years pooled less two": [
        count(EXITS, 66.0, **three_years(2024)),
        count(EXITS, 30.0, **year(2022)),
        count(EXITS, None, **year(2023)),
        count(EXITS, 30.0, **year(2024)),
    ],
    "a year less its quarters": [
        count(EXITS, 66.0, **year(2024)),
        count(EXITS, 20.0, **quarter(date(2023, 10, 1), date(2023, 12, 31))),
        count(EXITS, 20.0, **quarter(date(2024, 1, 1), date(2024, 3, 31))),
        count(EXITS, 20.0, **quarter(date(2024, 4, 1), date(2024, 6, 30))),
        count(EXITS, None, **quarter(date(2024, 7, 1), date(2024, 9, 30))),
    ],
    "outcomes of a share": [
        share(REASONS, 50.0, 70.0, outcome="adoption"),
        share(REASONS, None, None, outcome="death"),
    ],
    "more outcomes than their whole": [
        share(PERMANENCY, 0.0, 0.0),
        share(PERMANENCY, None, None, **SEX[0]),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", LEAKS.values(), ids=LEAKS.keys())
def test_a_hidden_count_that_can_be_told_closely_is_found(rows: list[Row], tmp_path: Path) -> None:
    if rows is LEAKS["a complement in another measure"]:
        rows = [*rows, *same_exits()]
    assert kinds(write_edition(tmp_path / "edition", rows)) == {"narrow_range"}


def same_exits() -> list[Row]:
    """Enough years in which what is permanent and what ends in reunification are one count."""
    return [
        row
        for ends, number in zip(range(2017, 2024), (41.0, 52.0, 63.0, 74.0, 85.0, 96.0, 47.0), strict=True)
        for row in (
            share(PERMANENCY, number, 200.0, **year(ends)),
            share(REASONS, number, 200.0, outcome="reunification", **year(ends)),
            share(REASONS, 200.0 - number, 200.0, outcome="death", **year(ends)),
        )
    ]


def test_an_edition_that_hides_what_it_must_passes(tmp_path: Path) -> None:
    report = audit(write_edition(tmp_path / "edition", CLEAN), [], 10)
    assert report.findings == ()
    assert (report.hidden, report.narrowest) == (2, 60)
    report.raise_if_failed()


def test_events_that_are_all_members_wherever_they_are_shown_are_no_other_count(tmp_path: Path) -> None:
    rows = []
    for n, number in enumerate((141.0, 152.0, 163.0, 174.0, 185.0, 196.0, 147.0)):
        is_last = n == 6  # in which some left without a permanent home, and some are not among the exits
        rows += [
            count(EXITS, number - 3 * is_last, **year(2017 + n)),
            share(PERMANENCY, None if is_last else number, number, **year(2017 + n)),
        ]
    assert kinds(write_edition(tmp_path / "edition", rows)) == set()


def test_a_solver_that_errs_proves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = LinearProgram.least
    monkeypatch.setattr(LinearProgram, "least", lambda self, cost: np.maximum(true(self, cost) - 1, 0))
    assert kinds(write_edition(tmp_path / "edition", CLEAN)) == {"narrow_range"}


def test_what_a_database_told_counts_for_that_database_alone(tmp_path: Path) -> None:
    clean = write_edition(tmp_path / "clean", CLEAN)
    leaking = write_edition(tmp_path / "leaking", LEAKS["a margin less its other parts"])
    of_clean = audit_database(clean, [], 10)
    assert audit(clean, [], 10, of_clean) == audit(clean, [], 10)
    assert {finding.kind for finding in audit(leaking, [], 10, of_clean).findings} == {"narrow_range"}


def test_children_on_one_day_are_not_added_over_periods(tmp_path: Path) -> None:
    rows = [
        count(IN_CARE, 0.0, **year(2023)),
        count(IN_CARE, None, **spring_year(2024)),
        count(IN_CARE, 0.0, **year(2024)),
    ]
    assert kinds(write_edition(tmp_path / "edition", rows)) == set()


def test_groups_that_overlap_are_not_added(tmp_path: Path) -> None:
    rows = [
        count(EXITS, 60.0),
        count(EXITS, 55.0, **group("removal_reason", "neglect")),
        count(EXITS, None, **group("removal_reason", "abandonment")),
    ]
    assert kinds(write_edition(tmp_path / "edition", rows)) == set()


def test_where_some_have_no_county_counties_are_at_most_their_state(tmp_path: Path) -> None:
    rows = LEAKS["a state less its counties"]
    period = {
        "period_type": ["12_months"],
        **{name: [year(2024)[name]] for name in ("period_start", "period_end")},
    }
    about = {"measure_id": [EXITS], "component": ["all"], "state": ["ZZ"], "is_complete": [False]}
    totals = pl.DataFrame({**about, **period})
    edition = write_edition(
        tmp_path / "edition", [*rows[:2], count(EXITS, None, **COUNTIES[2])], county_totals=totals
    )
    assert kinds(edition) == set()


def test_which_groups_overlap_is_told_by_the_edition(tmp_path: Path) -> None:
    rows = [
        count(EXITS, 60.0),
        count(EXITS, 55.0, **group("school", "east")),
        count(EXITS, None, **group("school", "west")),
    ]
    assert kinds(write_edition(tmp_path / "adding", rows)) == {"narrow_range"}
    overlapping = pl.DataFrame({"breakdown": ["school"], "is_of_many": [True]})
    assert kinds(write_edition(tmp_path / "edition", rows, breakdowns=overlapping)) == set()


def test_a_race_alone_bounds_it_in_combination(tmp_path: Path) -> None:
    either = "race_alone_or_in_combination"
    rows = [
        count(EXITS, 160.0),
        count(EXITS, 90.0, **group("race_ethnicity", "white")),
        count(EXITS, 70.0, **group("race_ethnicity", "black")),
        count(EXITS, 0.0, **group("race_ethnicity", "two_or_more")),
        count(EXITS, 0.0, **group("race_ethnicity", "hispanic")),
        count(EXITS, None, **group(either, "white")),
        count(EXITS, None, **group(either, "black")),
    ]
    assert kinds(write_edition(tmp_path / "edition", rows)) == {"narrow_range"}


def test_what_an_earlier_edition_showed_is_known(tmp_path: Path) -> None:
    before = write_edition(tmp_path / "before", told(EXITS, 120.0, [60.0, 52.0, None]))
    now = write_edition(tmp_path / "now", told(EXITS, 120.0, [None, 52.0, None]))
    assert kinds(now) == set()
    assert kinds(now, [before]) == {"narrow_range"}
    [(measure, *_, last_day)] = audit_database(now, [before], 10).narrow
    assert (measure, last_day) == (EXITS, str(told(EXITS, 120.0, [])[0]["period_end"]))


def test_an_edition_that_hides_other_cells_than_the_one_before_is_found(tmp_path: Path) -> None:
    four = [*SEX, group("sex", "missing")]
    first, second = ([None, None, 30.0, 40.0], [None, 26.0, None, 40.0])
    made = [
        write_edition(
            tmp_path / name,
            [count(EXITS, 104.0), *(count(EXITS, n, **g) for n, g in zip(parts, four, strict=True))],
        )
        for name, parts in (("before", first), ("now", second))
    ]
    assert kinds(made[1]) == set()
    assert kinds(made[1], [made[0]]) == {"narrow_range"}


def test_figures_of_data_that_were_sent_again_are_not_taken_for_known(tmp_path: Path) -> None:
    before = write_edition(tmp_path / "before", told(EXITS, 117.0, [60.0, 50.0, None]))
    now = write_edition(tmp_path / "now", told(EXITS, 120.0, [None, 52.0, None]))
    report = audit(now, [before], 10)
    assert report.findings == ()
    assert report.revised == 1


def superseded(*rows: Row) -> dict[str, pl.DataFrame]:
    """The table in which an edition tells that what one named `before` says of these no longer holds."""
    kept = ("measure_id", "measure_version", "component", "state", "period_type", "period", "period_start",
            "period_end", "geography_level", "geography")  # fmt: skip
    schema = dict.fromkeys(("earlier_edition", *kept), pl.String) | dict.fromkeys(kept[6:8], pl.Date)
    told = [{"earlier_edition": "before"} | {name: row[name] for name in kept} for row in rows]
    return {"superseded": pl.DataFrame(told, schema=schema)}


def test_figures_that_the_edition_says_were_superseded_are_not_taken_for_known(tmp_path: Path) -> None:
    before = write_edition(tmp_path / "before", told(EXITS, 120.0, [60.0, 52.0, None]))
    rows = told(EXITS, 120.0, [None, 52.0, None])
    says_nothing = write_edition(tmp_path / "silent", rows, **superseded())
    says_so = write_edition(tmp_path / "now", rows, **superseded(rows[0]))
    of_another_place = superseded(rows[0] | {"geography_level": "county", "geography": "99001"})
    elsewhere = write_edition(tmp_path / "elsewhere", rows, **of_another_place)
    assert kinds(says_nothing, [before]) == kinds(elsewhere, [before]) == {"narrow_range"}
    assert kinds(says_so, [before]) == set()
    assert audit(says_so, [before], 10).revised == 1


def test_counties_of_which_one_is_superseded_do_not_add_to_their_state(tmp_path: Path) -> None:
    def edition(name: str, state: float | None, parts: Sequence[float | None], **more: pl.DataFrame) -> Path:
        places = zip(parts, COUNTIES, strict=True)
        rows = [count(EXITS, state), *(count(EXITS, part, **place) for part, place in places)]
        return write_edition(tmp_path / name, rows, **more)

    before = edition("before", None, [260.0, 140.0, None])
    moved = superseded(count(EXITS, 1.0, **COUNTIES[1]), count(EXITS, 1.0, **COUNTIES[2]))
    now = edition("now", None, [260.0, None, None], **moved)
    assert kinds(now, [before]) == set()


def test_a_breakdown_that_an_earlier_edition_did_not_release_tells_no_category(tmp_path: Path) -> None:
    withheld = [row | {"status": "not_available"} for row in told(EXITS, None, [None, None])]
    before = write_edition(tmp_path / "before", withheld)
    now = write_edition(tmp_path / "now", told(EXITS, 120.0, [60.0, 40.0, 20.0]), **superseded())
    assert kinds(now, [before]) == set()
    fewer = write_edition(tmp_path / "fewer", withheld[:3], **superseded())
    assert kinds(fewer, [now]) == set()


def test_a_figure_shown_otherwise_of_which_the_edition_says_nothing_is_found(tmp_path: Path) -> None:
    before = write_edition(tmp_path / "before", told(EXITS, 117.0, [60.0, 50.0, None]))
    rows = told(EXITS, 120.0, [None, 52.0, None])
    assert kinds(write_edition(tmp_path / "silent", rows, **superseded()), [before]) == {"revision_untold"}
    assert kinds(write_edition(tmp_path / "now", rows, **superseded(rows[0])), [before]) == set()


def test_parts_that_do_not_add_to_their_total_are_found(tmp_path: Path) -> None:
    assert kinds(write_edition(tmp_path / "edition", told(EXITS, 130.0, [60.0, 60.0, 0.0]))) == {
        "does_not_add"
    }


def test_a_failed_audit_names_places_and_no_value(tmp_path: Path) -> None:
    edition = write_edition(tmp_path / "edition", LEAKS["a margin less its other parts"])
    with pytest.raises(AuditFailedError, match="foster_care_exits, numerator by sex, state") as raised:
        audit(edition, [], 10).raise_if_failed()
    assert " 6" not in str(raised.value)

"""What a reader must know: limits of files of 1993 and rebuilt facts, where they stand behind a figure."""

from __future__ import annotations

import pytest

from tests.episodes.by_hand import old
from tests.episodes.rebuilding import Rebuilding
from transforms.contracts.contract import all_contracts
from transforms.engine import empty_select
from transforms.examples import put_texts, text_table
from transforms.marts.caveats import caveats_frame, file_faults_frame
from transforms.marts.coverage import Coverage
from transforms.marts.received import read_coverage
from transforms.measures.registry import all_measures
from transforms.periods import afcars_periods

MEASURES = all_measures()


@pytest.fixture(scope="module")
def told():
    engine = Rebuilding().of_frames(
        old("""
        child | file | removed    | total | previous_exit | setting     | setting_began | settings
        A     | 21A  | 2020-11-05 | 1     |               | foster_home | 2020-11-05    | 1
        A     | 21B  | 2021-08-01 | 2     | 2021-05-01    | foster_home | 2021-08-01    | 1
        B     | 22A  | 2022-01-05 | 1     |               | foster_home | 2022-02-05    | 3
        B     | 22B  | 2022-01-05 | 1     |               | foster_home | 2022-02-05    | 3
        """)
    )
    connection = engine.connection
    return caveats_frame(connection, read_coverage(connection), "ZZ")


def caveats_of(told, measure_id: str, period: str) -> dict[str, int | None]:
    rows = told.filter(measure_id=measure_id, period=period)
    return dict(rows.select("caveat", "facts").iter_rows())


def test_a_caveat_of_files_stands_wherever_they_do_and_one_of_facts_where_those_do(told):
    assert caveats_of(told, "foster_care_entries", "21A21B") == {
        "unseen_episodes": None,
        "closed_by_previous_discharge": 1,
    }
    assert caveats_of(told, "foster_care_entries", "22A22B") == {"unseen_episodes": None}


def test_settings_concern_only_measures_that_read_them(told):
    assert caveats_of(told, "placement_stability", "22A22B") == {
        "unseen_episodes": None,
        "unseen_arrangements": None,
        "unseen_setting": 2,
    }
    assert "unseen_setting" not in caveats_of(told, "children_in_care", "22A22B")


def test_a_measure_without_a_figure_has_no_caveat(told):
    assert told.filter(measure_id="caseworker_visits").is_empty()
    assert told.filter(measure_id="recurrence_of_maltreatment").is_empty()


def test_files_of_2020_alone_have_no_caveat():
    engine = Rebuilding().of_frames({})
    coverage = Coverage(afcars=["23A", "23B"])
    assert caveats_frame(engine.connection, coverage, "ZZ").is_empty()


def test_visits_are_not_available_in_periods_of_1993_and_the_reason_says_so():
    coverage = Coverage(afcars_1993=["21A21B", "22A", "22B"], afcars=["23A", "23B"])
    visits = MEASURES["caseworker_visits"]
    found = {p.name: coverage.status(visits, p) for p in coverage.periods(visits)}
    assert {name: status.status for name, status in found.items()} == {
        "21A21B": "not_available",
        "21B22A": "not_available",
        "22A22B": "not_available",
        "22B23A": "not_available",
        "23A23B": "final",
    }
    assert found["22B23A"].reason == "not told by AFCARS files of 1993: 22B"


def test_periods_are_covered_by_files_of_either_generation():
    coverage = Coverage(afcars_1993=["21A21B", "22B"], afcars=["23A"])
    entries = MEASURES["foster_care_entries"]
    assert [p.name for p in coverage.periods(entries)] == ["21A21B", "22B23A"]
    assert coverage.afcars_until == afcars_periods(["22B", "23A"])[0].end
    assert {coverage.status(entries, p).status for p in coverage.periods(entries)} == {"final"}


def test_an_annual_file_over_a_limit_withholds_the_years_it_reaches_into():
    over = [("21A21B", "missing_exit_reason", "foster_care_entries")]
    coverage = Coverage(afcars_1993=["21A21B", "22A", "22B"], over_limit=over)
    entries = MEASURES["foster_care_entries"]
    assert [coverage.status(entries, p).status for p in coverage.periods(entries)] == [
        "dq_withheld",
        "dq_withheld",
        "final",
    ]


def test_a_rule_over_files_that_a_file_breaks_is_told_once_for_the_figures_it_concerns():
    connection = Rebuilding().of_frames({}).connection
    for name, text in FILE_FINDINGS.items():
        connection.execute(f"create or replace table {name} as {empty_select(all_contracts()[name])}")
        put_texts(connection, name, text_table(text, all_contracts()[name]))
    concerns = {"children_in_care": frozenset({"odd", "mended"}), "exits_by_reason": frozenset({"other"})}
    coverage = Coverage(afcars=["23A", "23B", "24A", "24B"])
    told = file_faults_frame(connection, coverage, "ZZ", concerns)
    assert told.select("measure_id", "period", "caveat", "says").rows() == [
        ("children_in_care", period, "odd", "A file does not keep this rule: Days differ. Beware.")
        for period in ("23A23B", "23B24A")
    ]


FILE_FINDINGS = {
    "quality.rules": """
        rule_id | finds | says         | beware
        odd     | file  | Days differ. | Beware.
        mended  | file  | Days differ. | Beware.
        other   | rows  | Days differ. | Beware.
        """,
    "quality.findings": """
        finding_id | rule_id | severity | dataset     | submission | status
        1          | odd     | query    | afcars_oohc | 23A        | continuing
        2          | odd     | query    | afcars_oohc | 23B        | new
        3          | mended  | query    | afcars_oohc | 23B        | fixed
        4          | other   | error    | afcars_oohc | 23B        | new
        """,
    "episodes.submissions": """
        dataset     | submission | file_id | period_start | period_end
        afcars_oohc | 23A        | F1      | 2022-10-01   | 2023-03-31
        afcars_oohc | 23B        | F2      | 2023-04-01   | 2023-09-30
        """,
}

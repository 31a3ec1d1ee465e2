"""What a careless or broken release would leave in its files: each plant is found, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest
import xlsxwriter

from tests.audit.small_editions import alternative, count, datum, group, share, write_edition, year
from transforms.audit.auditing import AuditReport, audit, audit_files
from transforms.audit.edition_files import read_edition
from transforms.audit.findings import Finding
from transforms.audit.report import JSON, PAGE, as_text, write_report

MEASURE = "exits_to_permanency"
ROWS = [
    share(MEASURE, 60.0, 200.0),
    share(MEASURE, 40.0, 100.0, **group("sex", "female")),
    share(MEASURE, None, None, **group("sex", "male")),
    share(MEASURE, None, None, **group("sex", "unknown")),
    share(MEASURE, 55.0, 190.0, **year(2023)),
]
HIDDEN = ROWS[2]
PAGE_OF_MEASURE, RESULTS = f"measures/{MEASURE}.html", "measure_results.csv"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("clean") / "edition", ROWS)


@pytest.fixture
def edition(clean: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(clean, tmp_path / "edition"))


def found(edition: Path, threshold: int = 10) -> set[tuple[str, str]]:
    """Kind and file of each finding."""
    return {(finding.kind, finding.file) for finding in audit_files(read_edition(edition), threshold)}


def test_a_clean_edition_has_no_finding(edition: Path) -> None:
    assert found(edition) == set()


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A plant: one text of a file is another."""

    def plant(edition: Path) -> None:
        text = (edition / path).read_text(encoding="utf-8")
        assert old in text
        (edition / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def written(path: str, text: str) -> Callable[[Path], None]:
    """A plant: one more file."""

    def plant(edition: Path) -> None:
        (edition / path).parent.mkdir(parents=True, exist_ok=True)
        (edition / path).write_text(text, encoding="utf-8")

    return plant


def in_chart(told: dict[str, object]) -> Callable[[Path], None]:
    """A plant: the hidden result's datum in the chart says more."""
    before, after = json.dumps(datum(HIDDEN)), json.dumps(datum(HIDDEN) | told)
    return replaced(PAGE_OF_MEASURE, before, after)


def copied(edition: Path, name: str, rows: slice, **changed: float) -> None:
    """A whole copy of the results under a name, with some rows, and with numbers changed in all."""
    (edition / "data").mkdir()
    frame = read_edition(edition).tables["measure_results"][rows]
    frame.with_columns(**{key: pl.lit(value) for key, value in changed.items()}).write_parquet(
        edition / "data" / f"{name}.parquet"
    )


OWN_LINE = f'<a href="#v-{HIDDEN["value_id"]}">[c]</a></td><td class="num">[c]</td>'
ALTERNATIVE = alternative(ROWS)
PLANTS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a chart's datum with a hidden value": (
        in_chart({"value": 0.07}), "number_beside_hidden", PAGE_OF_MEASURE,
    ),
    "a chart's datum with a hidden value and no mark": (
        in_chart({"value": 0.07, "low": 0.01, "words": ""}), "unexplained_number", PAGE_OF_MEASURE,
    ),
    "a chart's datum with a hidden count in words": (
        in_chart({"n": "7 of 100 exits"}), "unexplained_number", PAGE_OF_MEASURE,
    ),
    "limits of a hidden month, which tell its denominator": (
        in_chart({"lower": 0.02, "upper": 0.31, "words": ""}), "unexplained_number", PAGE_OF_MEASURE,
    ),
    "alternative text of a specification": (
        replaced(PAGE_OF_MEASURE, '"description": "', '"description": "male: 7.31%; '),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "alternative text of a drawing": (
        replaced(PAGE_OF_MEASURE, f'label="{ALTERNATIVE}"', f'label="{ALTERNATIVE}; male: 7.31%"'),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "a text in a drawing": (
        replaced(PAGE_OF_MEASURE, "<text>drawn</text>", "<text>n 7</text>"),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "a table's count beside a hidden figure": (
        replaced(PAGE_OF_MEASURE, OWN_LINE, OWN_LINE.replace('num">[c]', 'num">7')),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "another figure's number beside a value's id": (
        replaced(PAGE_OF_MEASURE, OWN_LINE, OWN_LINE.replace('num">[c]', 'num">60')),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "a sentence": (
        replaced(PAGE_OF_MEASURE, "Of all exits.", "Of boys 7 of 100."),
        "unexplained_number", PAGE_OF_MEASURE,
    ),
    "a CSV row that the table has not": (
        replaced(RESULTS, ",,,,,,,suppressed", ",100.0,7.0,0.07,,,,suppressed"),
        "differs_from_table", RESULTS,
    ),
    "a whole copy that lacks rows": (
        lambda edition: copied(edition, "measure_results", slice(1, None)),
        "differs_from_table", "data/measure_results.parquet",
    ),
    "a whole copy with another number": (
        lambda edition: copied(edition, "measure_results", slice(None), numerator=61.0),
        "differs_from_table", "data/measure_results.parquet",
    ),
    "a whole copy of no table": (
        lambda edition: copied(edition, "elsewhere", slice(None)),
        "differs_from_table", "data/elsewhere.parquet",
    ),
    "a CSV of its own": (
        written("counties.csv", "county,children\n99001,7\n"), "differs_from_table", "counties.csv",
    ),
    "an identifier of twelve characters": (
        replaced(PAGE_OF_MEASURE, "drawn", "ZZ00A7K93Q51"), "identifier", PAGE_OF_MEASURE,
    ),
    "a Social Security number in a comment": (
        replaced(PAGE_OF_MEASURE, "<body>", "<body><!-- 078-05-1120 -->"), "identifier", PAGE_OF_MEASURE,
    ),
    "a long number": (replaced(PAGE_OF_MEASURE, "drawn", "no. 482910573316"), "identifier", PAGE_OF_MEASURE),
    "a date of birth": (
        replaced(PAGE_OF_MEASURE, "drawn", "Born on 2014-03-05"), "identifier", PAGE_OF_MEASURE,
    ),
    "an address of mail": (
        replaced(PAGE_OF_MEASURE, "drawn", "worker@county.example"), "identifier", PAGE_OF_MEASURE,
    ),
    "a telephone number": (
        replaced(PAGE_OF_MEASURE, "drawn", "(410) 555-0134"), "identifier", PAGE_OF_MEASURE,
    ),
    "a path of a machine": (
        written("note.txt", "made in /home/analyst/cases"), "identifier", "note.txt",
    ),
    "a file of another kind": (written("cases.pkl", ""), "unexpected_file", "cases.pkl"),
    "a hidden file": (written("measures/.DS_Store", ""), "unexpected_file", "measures/.DS_Store"),
    "a file that cannot be read": (
        lambda edition: (edition / "measures" / "x.html").write_bytes(b"\xff\xfe\x00bad"),
        "unreadable", "measures/x.html",
    ),
    "a workbook that is none": (written("measure_results.xlsx", "no"), "unreadable", "measure_results.xlsx"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "kind", "file"), PLANTS.values(), ids=PLANTS.keys())
def test_what_is_planted_in_a_file_is_found(
    plant: Callable[[Path], None], kind: str, file: str, edition: Path
) -> None:
    plant(edition)
    assert (kind, file) in found(edition)


def test_a_whole_copy_of_a_table_is_no_finding(edition: Path) -> None:
    copied(edition, "measure_results", slice(None))
    assert found(edition) == set()


@pytest.mark.parametrize(("label", "kinds"), [("Mean 0.413", set()), ("Mean 0.297", {"unexplained_number"})])
def test_a_line_in_a_chart_says_its_own_value_and_no_other(
    label: str, kinds: set[str], edition: Path
) -> None:
    line = json.dumps([{"value": 0.4127, "label": label}])
    replaced(PAGE_OF_MEASURE, '"datasets": {', f'"datasets": {{"mean": {line}, ')(edition)
    assert {kind for kind, _ in found(edition)} == kinds


def test_a_script_that_holds_a_list_is_read_like_any_other(edition: Path) -> None:
    script = (
        '<script type="application/json" id="list">[{"datasets": {"known": [{"n": "7 of 100"}]}}]</script>'
    )
    replaced(PAGE_OF_MEASURE, "</body>", f"{script}</body>")(edition)
    assert found(edition) == {("unexplained_number", PAGE_OF_MEASURE)}


def test_the_contact_of_the_agency_may_stand_anywhere(edition: Path) -> None:
    replaced(PAGE_OF_MEASURE, "drawn", "data@agency.example")(edition)
    assert found(edition) == set()


def in_database(sql: str) -> Callable[[Path], None]:
    """A plant: a change of the database alone."""

    def plant(edition: Path) -> None:
        with duckdb.connect(str(edition / "outcomes.duckdb")) as connection:
            connection.execute(sql)
        for path in edition.rglob("*.csv"):
            path.unlink()

    return plant


TABLE_PLANTS = {
    "a small numerator": (
        "update published.measure_results set numerator = 7 where numerator = 55", "small_count",
    ),
    "a value whose count is hidden": (
        "update published.measure_results set numerator = null where numerator = 55", "number_beside_hidden",
    ),
    "a small complement": (
        "update published.measure_results set numerator = 185 where numerator = 55", "small_count",
    ),
    "an interval of a hidden figure": (
        "update published.measure_results set ci_upper = 0.3 where category = 'male'", "number_beside_hidden",
    ),
    "a small count in a table that nothing is known of": (
        "create table published.pathways as select 'kin' as way, 7 as children", "small_count",
    ),
    "a table outside of the released schema": ("create table main.t as select 1 as a", "unexpected_file"),
    "a column of identifiers": (
        "create table published.pathways as select 'x' as child_id, 400 as days", "identifier",
    ),
    "a view with a number that no table has": (
        "create view published.told as select value_id, 55.5 as value from published.measure_results",
        "unexplained_number",
    ),
    "a view that tells of one value what is of another": (
        """
        create view published.told as select own.value_id, other.value
        from published.measure_results as own cross join published.measure_results as other
        """, "unexplained_number",
    ),
    "a view outside of the released schema": ("create view main.v as select 1 as a", "unexpected_file"),
    "an identifier in a comment": (
        "comment on column published.measures.unit is 'ZZ00A7K93Q51'", "identifier",
    ),
    "an edition that says it hides less": (
        """update published.edition set settings = '{"hidden_counts": [1, 4]}'""", "threshold",
    ),
    "a range about a hidden figure": (
        """
        create table published.data_quality_effects as
        select measure_id, component, state, 'FFY2001' as period, outcome, statistic, numerator, denominator,
            20.0 as lowest_numerator, 30.0 as lowest_denominator, 25.0 as highest_numerator,
            45.0 as highest_denominator
        from published.measure_results where category = 'male'
        """, "number_beside_hidden",
    ),
    "a comparison with a hidden figure": (
        """
        create table published.comparisons as
        select * exclude (value_id, status), 'a_year_before' as compared_with, 'FFY2023' as compared_period,
            0.1 as other_value
        from published.measure_results where category = 'female'
        """, "number_beside_hidden",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sql", "kind"), TABLE_PLANTS.values(), ids=TABLE_PLANTS.keys())
def test_what_is_planted_in_a_table_is_found(sql: str, kind: str, edition: Path) -> None:
    in_database(sql)(edition)
    assert kind in {one for one, _ in found(edition)}


def test_a_workbook_is_held_against_the_table(edition: Path) -> None:
    path = edition / "measure_results.xlsx"
    for numerator, expected in ((60.0, set()), (7.0, {"differs_from_table"})):
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Permanency")
            sheet.write_row(0, 0, ["Measure", "Numerator", "Value", "Id"])
            sheet.write_row(1, 0, ["Permanency", numerator, 0.3, ROWS[0]["value_id"]])
            sheet.write_row(2, 0, ["Permanency", "[c]", "[c]", HIDDEN["value_id"]])
        assert {kind for kind, _ in found(edition)} == expected


def test_an_edition_that_hides_fewer_counts_than_asked_for_is_found(edition: Path) -> None:
    assert ("threshold", "outcomes.duckdb") in found(edition, threshold=15)


@pytest.mark.parametrize(
    ("told", "kinds"), [("", {"threshold"}), (', "threshold_below_5_allowed": true', set())]
)
def test_a_threshold_below_5_must_be_said_twice(told: str, kinds: set[str], edition: Path) -> None:
    settings = f'{{"hidden_counts": [1, 4]{told}}}'
    in_database(f"update published.edition set settings = '{settings}'")(edition)
    assert {kind for kind, _ in found(edition, threshold=4)} == kinds


@pytest.mark.parametrize(
    ("caption", "found_in"),
    [("Scorecard, Synthetic", set()), ("Children, Synthetic", {"unexplained_number"})],
)
def test_tables_that_count_rules_are_no_figures_and_those_that_count_children_are(
    caption: str, found_in: set[str], edition: Path
) -> None:
    cells = '<td class="num">71</td><td class="num">62.9%</td>'
    table = f"<table><caption>{caption}</caption><tr><th>Newest</th>{cells}</tr></table>"
    (edition / "quality.html").write_text(
        f"<!doctype html><html><body>{table}</body></html>", encoding="utf-8"
    )
    assert {kind for kind, _ in found(edition)} == found_in


def test_the_report_is_part_of_the_edition_and_passes_itself(edition: Path) -> None:
    report = audit(edition, [], 10)
    write_report(report, edition)
    assert json.loads((edition / JSON).read_text())["is_passed"] is True
    assert "Passed" in (edition / PAGE).read_text()
    assert found(edition) == set()


def test_the_report_tells_kinds_and_places(edition: Path) -> None:
    report = audit(edition, [], 10)
    failed = AuditReport(
        **{**vars(report), "findings": (Finding("small_count", "outcomes.duckdb", times=3),)}
    )
    assert "A count from 1 to the threshold is shown\n  outcomes.duckdb, 3 times" in as_text(failed)


def test_no_earlier_edition_need_be_there_and_an_unreadable_one_stops_the_audit(
    edition: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="the edition has no database"):
        audit(edition, [tmp_path / "empty"], 10)


def test_a_count_of_zero_may_be_shown(tmp_path: Path) -> None:
    rows = [count("foster_care_exits", 0.0), count("foster_care_exits", 40.0, **year(2023))]
    edition = write_edition(tmp_path / "edition", rows)
    assert pl.read_csv(edition / RESULTS)["numerator"].to_list() == [0.0, 40.0]
    assert found(edition) == set()

"""A federal profile beside our results: what matches, how far it agrees, what is said of the difference."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
import pytest

from transforms.contracts.contract import all_contracts
from transforms.engine import empty_select, open_engine, put_table
from transforms.marts.reconciliation import decimals, reconciliation_frame
from transforms.measures.registry import all_measures, read_measure

ENTRIES, STABILITY = "permanency_in_12_months_entries", "placement_stability"
MEASURES = {"entries": ENTRIES, "stability": STABILITY, "in_care": "children_in_care"}
RESULTS = """
measure_id | period | geography | numerator | denominator | value   | ci_lower | ci_upper | status
entries    | 23A23B | ZZ        | 134       | 358         | 0.3743  | 0.3257   | 0.4255   | final
entries    | 24A24B | ZZ        | 121       | 351         | 0.34473 | 0.2968   | 0.3959   | provisional
entries    | 22A22B | ZZ        |           |             |         |          |          | dq_withheld
entries    | 23A23B | 99001     | 60        | 150         | 0.4     | 0.3249   | 0.48     | final
stability  | 23A23B | ZZ        | 244       | 56056       | 4.35279 | 3.8      | 4.9      | final
in_care    | 23A23B | ZZ        | 640       |             | 640     |          |          | final
"""
ABOUT = {"component": "all", "state": "ZZ", "dimension": "all", "category": "all", "outcome": "all"}
ABOUT |= {"statistic": "value"}


def rows_of(text: str, table: str, **given) -> pl.DataFrame:
    """A table written with bars, in the types of its contract; what it does not list is given or null."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [given | {k: v or None for k, v in zip(header, line, strict=True)} for line in lines]
    schema = all_contracts()[table].schema()
    frame = pl.DataFrame(
        rows, schema=dict.fromkeys({**given, **dict.fromkeys(header)}), infer_schema_length=None
    )
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


@pytest.fixture(scope="module")
def engine():
    """The results, and a caveat of one period."""
    connection = open_engine(threads=1)
    read = (
        "staging.benchmarks",
        "episodes.submissions",
        "raw.files",
        "marts.caveats",
        "marts.measure_results",
    )
    for name in (*read, "marts.data_quality_effects"):
        contract = all_contracts()[name]
        connection.execute(f"create or replace table {name} as {empty_select(contract)}")
    year = 2000 + pl.col("period").str.slice(0, 2).cast(int)
    results = rows_of(RESULTS, "marts.measure_results", **ABOUT, period_type="12_months").with_columns(
        geography_level=pl.when(pl.col("geography") == "ZZ")
        .then(pl.lit("state"))
        .otherwise(pl.lit("county")),
        status_reason=pl.col("status").replace(
            {"provisional": "waits", "dq_withheld": "over a limit", "final": None}
        ),
        measure_id=pl.col("measure_id").replace_strict(MEASURES),
        period_start=pl.date(year - 1, 10, 1),
        period_end=pl.date(year, 9, 30),
    )
    caveats = {"measure_id": ENTRIES, "state": "ZZ", "period": "23A23B", "says": "Some exits were withdrawn."}
    file = {
        "file_id": "A", "path": "a.xml", "dataset": "afcars_oohc", "state": "ZZ", "submission": "23B",
        "period_start": date(2023, 4, 1), "period_end": date(2023, 9, 30), "status": "accepted",
        "superseded_by": "b.xml", "received_at": datetime(2023, 11, 1), "received_order": 1,  # noqa: DTZ001
    }  # fmt: skip
    order = {"state": "ZZ", "dataset": "benchmarks", "submission": "F", "file_id": "F", "received_order": 1}
    put_table(connection, "marts.measure_results", results)
    put_table(connection, "marts.caveats", pl.DataFrame([caveats | {"caveat": "exit_withdrawn"}]))
    put_table(connection, "raw.files", pl.DataFrame([file]))
    put_table(connection, "episodes.submissions", pl.DataFrame([order]))
    return connection


@pytest.fixture
def reconciled(engine):
    """What becomes of figures as entered: the rows of the reconciliation by measure, period and place."""

    def made(entered: str) -> dict[str, dict]:
        profile = rows_of(HEAD + entered, "staging.benchmarks", **ABOUT, source="profile", file_id="F")
        put_table(engine, "staging.benchmarks", profile)
        frame = reconciliation_frame(engine, all_measures())
        return {f"{row['measure_id']} {row['period']} {row['geography']}": row for row in frame.to_dicts()}

    return made


HEAD = "measure_id | period | geography | value | numerator | denominator\n"
AGREEMENTS = [
    # the same figure and counts; the same as far as it is printed; within and beyond our interval
    (f"{ENTRIES} | 23A23B | ZZ | 0.374 | 134 | 358", "same", 0.001),
    (f"{ENTRIES} | 23A23B | ZZ | 0.374 |     |    ", "same_as_printed", 0.001),
    (f"{ENTRIES} | 23A23B | ZZ | 0.374 | 133 | 356", "same_as_printed", 0.001),
    (f"{ENTRIES} | 23A23B | ZZ | 0.375 | 133 | 355", "within_interval", 0.001),
    (f"{ENTRIES} | 23A23B | ZZ | 0.50  | 179 | 358", "beyond_interval", 0.1),
    (f"{ENTRIES} | 22A22B | ZZ | 0.341 |     |    ", "no_figure", 0.001),
    (f"{ENTRIES} | 21A21B | ZZ | 0.341 |     |    ", "no_result", 0.001),
    (f"{ENTRIES} | 23A23B | 99001 | 0.40 | 60 | 150", "same", 0.1),
    (f"{STABILITY} | 23A23B | ZZ | 4.35 | 244 | 56056", "same", 0.01),
    (f"{STABILITY} | 23A23B | ZZ | 4.36 |     |      ", "within_interval", 0.01),
    ("children_in_care | 23A23B | ZZ | 640 |   |     ", "same_as_printed", 1),
    ("children_in_care | 23A23B | ZZ | 652 |   |     ", "differs", 1),
]


@pytest.mark.parametrize(("line", "agreement", "rounded_to"), AGREEMENTS)
def test_a_figure_of_the_profile_is_held_against_the_result_of_its_name(
    reconciled, line, agreement, rounded_to
):
    ((_, row),) = reconciled(line).items()
    assert row["agreement"] == agreement
    assert row["rounded_to"] == pytest.approx(rounded_to)


def test_differences_are_ours_minus_theirs(reconciled):
    row = reconciled(f"{ENTRIES} | 23A23B | ZZ | 0.358 | 125 | 349")[f"{ENTRIES} 23A23B ZZ"]
    assert (row["numerator_difference"], row["denominator_difference"]) == (9, 9)
    assert row["difference"] == pytest.approx(0.3743 - 0.358)
    assert (row["is_explained_by_rounding"], row["is_within_interval"]) == (False, True)


@pytest.mark.parametrize("printed", ["37.4 | 134 | 358", "37.4 | |", "0.374 | 134 | 358"])
def test_a_percentage_is_told_by_its_counts_or_by_being_more_than_the_whole(reconciled, printed):
    row = reconciled(f"{ENTRIES} | 23A23B | ZZ | {printed}")[f"{ENTRIES} 23A23B ZZ"]
    assert row["their_value"] == pytest.approx(0.374)
    assert row["rounded_to"] == pytest.approx(0.001)


def test_the_nation_and_other_states_are_not_the_agency_s_own_figures(reconciled):
    lines = [f"{ENTRIES} | 23A23B | {place} | 0.352 | |" for place in ("US", "MD")]
    assert reconciled("\n".join(lines)) == {}


def test_precision_is_that_of_the_most_precise_figure_of_the_source(reconciled):
    lines = [f"{ENTRIES} | 23A23B | ZZ | 0.38 | |", f"{ENTRIES} | 24A24B | ZZ | 0.345 | |"]
    found = reconciled("\n".join(lines))
    assert [row["rounded_to"] for row in found.values()] == pytest.approx([0.001, 0.001])
    assert (decimals(35.0), decimals(4.48), decimals(9.0700)) == (0, 2, 2)


def test_two_figures_that_agree_have_no_causes_and_others_those_of_data_measure_and_files(reconciled):
    lines = [f"{ENTRIES} | 23A23B | ZZ | 0.374 | 134 | 358", f"{ENTRIES} | 24A24B | ZZ | 0.3 | 105 | 350"]
    found = reconciled("\n".join(lines))
    assert found[f"{ENTRIES} 23A23B ZZ"]["known_causes"] == ""
    causes = found[f"{ENTRIES} 24A24B ZZ"]["known_causes"].splitlines()
    assert causes[0] == "Our figure is provisional (waits) and may still move."
    header = all_measures()[ENTRIES].header
    assert set(header.differs_from_federal) <= set(causes)
    assert causes[-2].startswith("The federal figure rests on the files as they stood")


def test_causes_found_in_the_data_are_named_for_the_period_they_are_of(reconciled):
    lines = [f"{ENTRIES} | 23A23B | ZZ | 0.3 | 105 | 350", f"{ENTRIES} | 22A22B | ZZ | 0.3 | |"]
    found = reconciled("\n".join(lines))
    causes = found[f"{ENTRIES} 23A23B ZZ"]["known_causes"]
    assert "Sent again since the first file: afcars_oohc 23B" in causes
    assert "Some exits were withdrawn." in causes
    assert "AFCARS 1993 to AFCARS 2020" in causes
    withheld = found[f"{ENTRIES} 22A22B ZZ"]["known_causes"]
    assert "withheld (over a limit); a federal profile prints DQ" in withheld
    assert "six-month files one by one" in withheld
    assert "Some exits" not in withheld


def test_an_entry_that_contradicts_itself_or_names_nothing_is_told_what_to_mend(reconciled):
    lines = [f"{ENTRIES} | 23A23B | ZZ | 0.374 | 143 | 358", f"{ENTRIES} | FFY2023 | ZZ | 0.374 | |"]
    lines += ["placement_stabilty | 23A23B | ZZ | 4.35 | |"]
    found = reconciled("\n".join(lines))
    assert "one of the three is mistyped" in found[f"{ENTRIES} 23A23B ZZ"]["known_causes"]
    assert "periods of this measure read 23A23B" in found[f"{ENTRIES} FFY2023 ZZ"]["known_causes"]
    assert "did you mean placement_stability?" in found["placement_stabilty 23A23B ZZ"]["known_causes"]


def test_the_federal_indicators_all_say_where_they_depart_from_the_published_computation():
    indicators = [m for m in all_measures().values() if m.header.authority.startswith("CFSR Round")]
    assert len(indicators) >= 8
    assert [m.measure_id for m in indicators if not m.header.differs_from_federal] == []


def test_a_cause_is_a_sentence():
    query = all_measures()[ENTRIES].query
    header = query.header.replace("30 days, which differs at a month's end.", "30 days")
    changed = type(query)(**{**vars(query), "header": header})
    with pytest.raises(ValueError, match=r"differs_from_federal"):
        read_measure(changed)

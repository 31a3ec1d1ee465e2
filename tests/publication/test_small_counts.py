"""What the public edition hides: small counts, what they could be worked out from, and nothing more."""

from datetime import date
from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.publication.small_counts import hide_small_counts

FEDERAL_YEAR = {"period": "23A23B", "period_start": date(2022, 10, 1), "period_end": date(2023, 9, 30)}
SPRING_YEAR = {"period": "22B23A", "period_start": date(2022, 4, 1), "period_end": date(2023, 3, 31)}
NEXT_YEAR = {"period": "24A24B", "period_start": date(2023, 10, 1), "period_end": date(2024, 9, 30)}


def results(table: str, **about) -> pl.DataFrame:
    """Rows of `dimension category [outcome] denominator numerator`, a line each; the rest is filled in."""
    rows = []
    for line in table.strip().splitlines():
        cells = line.split()
        dimension, category, *outcome, denominator, numerator = cells
        row = {
            "measure_id": "recurrence",
            "component": "all",
            "state": "ZZ",
            "period_type": "12_months",
            **FEDERAL_YEAR,
            "geography_level": "state",
            "geography": "ZZ",
            "dimension": dimension,
            "category": category,
            "outcome": outcome[0] if outcome else "all",
            "statistic": "value",
            "denominator": float(denominator),
            "numerator": float(numerator),
            "value": 100 * float(numerator) / max(float(denominator), 1.0),
            "ci_lower": 0.0,
            "ci_upper": 100.0,
            "members_open": 40,
            "status": "final",
            "status_reason": None,
        }
        rows.append(row | about)
    schema = {"status_reason": pl.String, "denominator": pl.Float64, "value": pl.Float64}
    return pl.DataFrame(rows, schema_overrides=schema, infer_schema_length=None)


def hidden(frame: pl.DataFrame, kind: str = "proportion") -> list[str]:
    """Categories (or outcomes) that lose their numbers, in the order given."""
    done = hide_small_counts(frame, {"recurrence": kind}, 10)
    gone = done.filter(status="suppressed")
    return [
        category if outcome == "all" else f"{category}:{outcome}"
        for category, outcome in gone.select("category", "outcome").iter_rows()
    ]


@pytest.mark.parametrize(
    ("denominator", "numerator", "is_hidden"),
    [
        (500, 1, True),
        (500, 10, True),
        (500, 11, False),
        (500, 0, False),
        (500, 489, False),
        (500, 490, True),
        (500, 500, False),
        (10, 0, True),
        (11, 0, False),
        (0, 0, False),
    ],
)
def test_a_proportion_is_hidden_when_those_with_without_or_together_are_1_to_10(
    denominator, numerator, is_hidden
):
    assert bool(hidden(results(f"all all {denominator} {numerator}"))) is is_hidden


@pytest.mark.parametrize("kind", ["rate", "ratio", "duration", "count"])
def test_other_kinds_are_hidden_when_events_or_members_are_1_to_10(kind):
    assert hidden(results("all all 90000 7"), kind) == ["all"]
    assert hidden(results("all all 7 90000"), kind) == ["all"]
    assert hidden(results("all all 90000 89995"), kind) == []


def test_every_number_of_a_hidden_result_is_gone_and_one_mark_stands_for_all_reasons():
    done = hide_small_counts(
        results("sex male 400 90\nsex female 380 88\nsex unknown 30 4"), {"recurrence": "proportion"}, 10
    )
    gone = done.filter(status="suppressed")
    assert gone["category"].to_list() == ["female", "unknown"]
    assert (
        gone.select("denominator", "numerator", "value", "ci_lower", "ci_upper").null_count().row(0)
        == (2,) * 5
    )
    assert gone["status_reason"].unique().to_list() == ["Hidden to protect persons"]


def test_one_hidden_category_takes_the_smallest_other_one_with_it():
    table = """
        all all     1000 160
        sex male     500  80
        sex female   480  76
        sex unknown   20   4
    """
    assert hidden(results(table)) == ["female", "unknown"]


def test_hidden_categories_together_are_never_small():
    table = """
        all  all      3000 310
        race white    1500 150
        race black    1400 151
        race asian      60   5
        race pacific    40   4
    """
    assert hidden(results(table)) == ["black", "asian", "pacific"]


def test_a_breakdown_of_a_hidden_total_hides_a_category_too():
    table = """
        all all     900 6
        sex male    450 0
        sex female  450 6
    """
    assert hidden(results(table)) == ["all", "female"]


def test_a_small_outcome_of_a_share_takes_another_outcome_with_it():
    table = """
        all all reunification 900 500
        all all adoption      900 300
        all all guardianship  900  96
        all all death         900   4
    """
    assert hidden(results(table), "share") == ["all:guardianship", "all:death"]


def test_a_small_group_of_a_share_is_hidden_whole_and_another_group_with_it():
    table = """
        all all home  1000 700
        all all other 1000 300
        sex male home   490 340
        sex male other  490 150
        sex female home  503 353
        sex female other 503 150
        sex unknown home   7 7
        sex unknown other  7 0
    """
    gone = hidden(results(table), "share")
    assert {"unknown:home", "unknown:other", "male:home", "male:other"} <= set(gone)


def test_mean_and_median_and_every_component_of_a_cell_are_hidden_together():
    mean = results("all all 500 500\nsex male 8 8", statistic="mean")
    median = results("all all 500 500\nsex male 8 8", statistic="median")
    other = results("all all 500 500\nsex male 50 50", component="point_in_time")
    done = hide_small_counts(pl.concat([mean, median, other]), {"recurrence": "duration"}, 10)
    male = done.filter(category="male")
    assert male["status"].unique().to_list() == ["suppressed"]


def test_a_small_cell_is_hidden_in_the_periods_that_overlap_its_own_and_no_other():
    frames = [
        results("all all 500 4"),
        results("all all 500 60", **SPRING_YEAR),
        results("all all 500 60", **NEXT_YEAR),
    ]
    done = hide_small_counts(pl.concat(frames), {"recurrence": "proportion"}, 10)
    assert dict(done.select("period", "status").iter_rows()) == {
        "23A23B": "suppressed",
        "22B23A": "suppressed",
        "24A24B": "final",
    }


@pytest.mark.parametrize("status", ["dq_withheld", "not_available"])
def test_withheld_results_lose_their_numbers_and_keep_their_status(status):
    done = hide_small_counts(results("all all 500 90", status=status), {"recurrence": "proportion"}, 10)
    assert done.select("status", "value", "numerator", "members_open").row(0) == (status, None, None, None)


@pytest.mark.parametrize(
    ("table", "members_open", "shown"),
    [
        ("all all 500 90", 40, 40),
        ("all all 500 90", 4, None),
        ("all all 500 90", 495, None),
        ("sex male 500 90", 40, None),
    ],
)
def test_open_members_are_shown_for_totals_alone_and_never_when_small(table, members_open, shown):
    done = hide_small_counts(results(table, members_open=members_open), {"recurrence": "proportion"}, 10)
    assert done["members_open"].to_list() == [shown]


def test_the_same_results_in_another_order_hide_the_same_cells():
    frame = results("all all 1000 160\nsex a 300 50\nsex b 300 50\nsex c 380 56\nsex d 20 4")
    assert sorted(hidden(frame)) == sorted(hidden(frame.reverse())) == ["a", "d"]


CATEGORIES = ("a", "b", "c", "d")
COUNT = st.tuples(st.integers(0, 60), st.integers(0, 60))


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNT, min_size=2, max_size=4))
def test_no_shown_margin_gives_a_hidden_count_away(counts):
    """With the total shown, what is hidden is at least two categories whose sum is zero or over 10."""
    lines = [f"sex {name} {hit + miss} {hit}" for name, (hit, miss) in zip(CATEGORIES, counts, strict=False)]
    hits, misses = (sum(column) for column in zip(*counts, strict=True))
    table = "\n".join([f"all all {hits + misses} {hits}", *lines])
    done = hide_small_counts(results(table), {"recurrence": "proportion"}, 10)
    gone = set(done.filter(status="suppressed")["category"])
    if "all" in gone or not gone:
        return
    names = [n for n, _ in zip(CATEGORIES, counts, strict=False) if n in gone]
    sums = [sum(counts[CATEGORIES.index(n)][side] for n in names) for side in (0, 1)]
    is_everything = len(names) == len(counts)
    assert len(names) >= 2
    assert is_everything or not any(1 <= total <= 10 for total in (*sums, sum(sums)))


def test_zero_and_large_counts_alone_hide_nothing():
    for hit, miss in product((0, 11, 400), (0, 11, 400)):
        assert hidden(results(f"all all {hit + miss} {hit}")) == []


def test_days_in_care_of_few_children_are_hidden_however_many_days():
    results = pl.DataFrame(
        {
            "measure_id": "placement_stability",
            "component": "all",
            "state": "ZZ",
            "period_type": "12_months",
            "period": "24A24B",
            "period_start": date(2023, 10, 1),
            "period_end": date(2024, 9, 30),
            "geography": "ZZ",
            "geography_level": "state",
            "dimension": "all",
            "category": "all",
            "outcome": "all",
            "statistic": "value",
            "denominator": 169.0,
            "numerator": 0.0,
            "value": 0.0,
            "ci_lower": 0.0,
            "ci_upper": 21.8,
            "members_open": None,
            "status": "final",
            "status_reason": None,
            "members": [1, 40],
        },
        schema_overrides={"members_open": pl.Int64, "status_reason": pl.String},
    ).with_columns(
        period=pl.Series(["24A24B", "23A23B"]),
        period_start=pl.Series([date(2023, 10, 1), date(2022, 10, 1)]),
        period_end=pl.Series([date(2024, 9, 30), date(2023, 9, 30)]),
    )
    hidden = hide_small_counts(results, {"placement_stability": "rate"}, 10)
    assert hidden["status"].to_list() == ["suppressed", "final"]
    assert hidden["denominator"].to_list() == [None, 169.0]

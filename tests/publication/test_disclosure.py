"""What the public edition hides: small counts, and whatever they could be worked out from."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import get_args

import numpy as np
import polars as pl
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from tests.publication.small_releases import COUNTIES, STEPS, YEARS, gone, known, protect, results
from transforms.linear_programs import LinearProgram
from transforms.publication.disclosure import lots, sums
from transforms.publication.disclosure.counts import counts_of
from transforms.publication.disclosure.lots import Means
from transforms.publication.disclosure.partners import with_partners
from transforms.publication.disclosure.plan import CATALOGUE, EVERY, MAIN_TABLES
from transforms.publication.disclosure.pooled import pooled_results
from transforms.publication.disclosure.primary import choice_of
from transforms.publication.disclosure.protect import WITHHELD_REASON, Known, protected_results
from transforms.publication.disclosure.ranges import NoSolutionError
from transforms.publication.disclosure.relations import System
from transforms.publication.disclosure.same_counts import same_counts
from transforms.settings import PublicTable, Settings

SHOWN = ["geography", "dimension", "category", "outcome", "denominator", "numerator", "value", "status"]


@pytest.mark.parametrize(
    ("denominator", "numerator", "shows"),
    [
        # denominator, numerator: which of the two are shown
        (500, 1, "denominator"),
        (500, 10, "denominator"),
        (500, 11, "denominator numerator value"),
        (500, 0, "denominator numerator value"),
        (500, 489, "denominator numerator value"),
        (500, 490, "denominator"),
        (500, 500, "denominator numerator value"),
        (10, 0, "numerator"),
        (10, 10, ""),
        (11, 0, "denominator numerator value"),
    ],
)
def test_a_count_of_1_to_10_is_hidden_with_its_rate_and_zero_is_shown(denominator, numerator, shows):
    row = protect(results(f"ZZ all all {denominator} {numerator}")).row(0, named=True)
    told = [name for name in ("denominator", "numerator", "value") if row[name] is not None]
    assert told == shows.split()
    assert row["status"] == ("final" if "value" in told else "suppressed")


def test_a_figure_of_few_persons_is_hidden_however_large_its_counts():
    row = protect(results("ZZ all all 900 40", members=4), kind="rate").row(0, named=True)
    assert (row["denominator"], row["numerator"], row["value"]) == (None, None, None)


def test_the_whole_of_a_share_is_shown_though_one_of_its_outcomes_is_of_few_persons():
    table = pl.concat(
        [
            results(f"ZZ all all {outcome} 500 {count}", members=count)
            for outcome, count in (("x", 380), ("y", 116), ("z", 4))
        ]
    )
    done = protect(table, kind="share")
    assert gone(done, "numerator") == ["y", "z"]
    assert done["denominator"].to_list() == [500.0] * 3


def test_children_are_shown_though_few_workers_share_them_and_a_sum_over_few_alone_is_not():
    places = {"99001": 119, "99003": 250, "99005": 340, "99007": 460}
    kinds = known().definitions.with_columns(kind=pl.Series(["count", "ratio"]))
    children = [results(f"{place} all all {n} {n}", value=float(n)) for place, n in places.items()]
    by_worker = [
        results(f"{place} all all 9 {n}", measure_id="reentry", members=9) for place, n in places.items()
    ]
    both = protected_results(pl.concat([*children, *by_worker]), Known(kinds, STEPS), 10).results
    assert both.filter(measure_id="recurrence")["value"].to_list() == list(places.values())
    assert both.filter(measure_id="reentry")["denominator"].to_list() == [None] * 4
    alone = protected_results(pl.concat(by_worker), Known(kinds, STEPS), 10).results
    assert alone["numerator"].to_list() == [None] * 4


def test_what_is_withheld_keeps_its_status_and_has_no_number():
    row = protect(results("ZZ all all 500 90", status="dq_withheld")).row(0, named=True)
    assert (row["status"], row["denominator"], row["value"]) == ("dq_withheld", None, None)


def test_the_smallest_other_category_goes_with_one_that_is_small():
    done = protect(results("ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 5"))
    assert gone(done, "numerator") == ["b", "c"]
    assert gone(done, "denominator") == []


def test_two_small_categories_whose_sum_is_small_take_a_third():
    done = protect(results("ZZ all all 500 100\nZZ sex a 300 62\nZZ sex b 120 35\nZZ sex c 80 3"))
    assert len(gone(done, "numerator")) == 2
    done = protect(
        results("ZZ all all 500 100\nZZ sex a 300 62\nZZ sex b 100 32\nZZ sex c 60 3\nZZ sex d 40 3")
    )
    assert gone(done, "numerator") == ["b", "c", "d"]


@given(
    matrix=st.lists(
        st.lists(st.sampled_from([-1.0, 0.0, 0.0, 1.0]), min_size=6, max_size=6), min_size=1, max_size=8
    ),
    values=st.lists(st.sampled_from([0.0, 1.0, 4.0, 9.0, 30.0]), min_size=6, max_size=6),
    needs=st.lists(st.sampled_from([0.0, 10.0]), min_size=6, max_size=6),
    unknown=st.lists(st.booleans(), min_size=6, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_sums_asked_together_tell_what_each_tells(matrix, values, needs, unknown):
    whole = np.ones(6, dtype=bool)
    system = System(csr_array(np.array(matrix)), np.array(values), np.array(needs), whole, 6, ~whole)
    marks = np.array(unknown)
    rows = np.arange(len(matrix))
    alone = []
    for row in rows:
        columns, signs = system.terms(row)
        alone.append(sums.tells_a_count(system, columns, signs, marks[columns]))
    assert sums.tell_a_count(system, rows, marks).tolist() == alone


def test_a_solver_that_errs_once_is_asked_anew_and_one_that_errs_always_ends_the_release(monkeypatch):
    rows = results("ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 5")
    right, asked, true = protect(rows), [], LinearProgram.least

    def least(program, cost):
        asked.append(cost)
        return true(program, cost) + (1000 if len(asked) in errs else 0)

    monkeypatch.setattr(LinearProgram, "least", least)
    errs = range(1, 2)
    assert protect(rows).equals(right)
    errs = range(1, 10_000)
    with pytest.raises(NoSolutionError):
        protect(rows)


def test_outcomes_of_a_share_hide_each_other():
    done = protect(results("ZZ all all x 500 380\nZZ all all y 500 116\nZZ all all z 500 4"), kind="share")
    assert gone(done, "numerator") == ["y", "z"]
    assert done["denominator"].null_count() == 0


def test_a_count_that_stands_under_another_measure_is_hidden_there_too():
    table = "ZZ all all 5000 900\nZZ sex a 4000 800\nZZ sex b 700 95\nZZ sex c 300 5"
    both = [results(table, year, measure_id=name) for year in YEARS for name in ("recurrence", "reentry")]
    done = protect(pl.concat(both))
    first, second = (gone(done, "numerator", measure_id=name) for name in ("recurrence", "reentry"))
    assert first == second
    assert {"b", "c"} <= set(first)


def test_counts_of_measures_that_mostly_agree_are_hidden_together_where_they_are_equal():
    places = {"99001": 9000, "99003": 700, "99005": 800, "99007": 900, "99009": 8}
    lines = {
        measure: "\n".join(
            f"{place} all all {count - (place == '99001') * less} 0" for place, count in places.items()
        )
        for measure, less in (("recurrence", 0), ("reentry", 20))
    }
    whole = results(f"ZZ all all {sum(places.values())} 0")
    done = protect(pl.concat([whole, *(results(text, measure_id=name) for name, text in lines.items())]))
    assert gone(done, "denominator", measure_id="recurrence") == ["99003", "99009"]
    assert gone(done, "denominator", measure_id="reentry") == ["99003", "99009"]


def test_a_count_is_as_dear_as_the_rows_that_would_lose_a_figure_with_it():
    table = results("ZZ sex male x 60 40\nZZ sex male y 60 20\nZZ sex female x 70 70")
    rows = table.with_row_index("row").with_columns(is_main=True)
    found = counts_of(rows, known("share").definitions, STEPS)
    alone = np.arange(len(found.counts))
    choice = choice_of(found, alone, len(alone) + 1, np.zeros(len(alone), dtype=bool))
    members = found.counts.with_columns(rows=choice.rows[:-1]).filter(part="members")
    assert dict(members.select("category", "rows").iter_rows()) == {"male": 2.0, "female": 1.0}
    assert choice.rows[-1] == 1.0


def test_a_count_of_one_day_is_hidden_in_the_month_the_quarter_and_the_year_that_end_on_it():
    year = "ZZ all all {0} {0}\nZZ sex a {1} {1}\nZZ sex b 9 9"
    frames = []
    for ends, (whole, part) in {2021: (29, 20), 2022: (31, 22), 2023: (28, 19)}.items():
        frames.append(results(year.format(whole, part), ends))
        for kind in ("month", "quarter"):
            frames.append(results(f"ZZ all all {whole} {whole}", ends, period_type=kind))
    counts = pl.concat(frames).with_columns(denominator=None, value="numerator")
    done = protect(counts, kind="count").filter(category="all")
    assert done.filter(pl.col("value").is_null()).height in (0, 9)
    told = done.group_by("period_end").agg(pl.col("value").n_unique())
    assert set(told["value"]) == {1}


def test_what_no_table_of_the_catalogue_holds_is_not_released():
    frame = pl.concat(
        [
            results("ZZ all all 500 90\n99001 all all 300 50\n99003 all all 200 40\n99001 sex a 300 50"),
            results("ZZ all all 500 90\nZZ sex a 500 90\n99001 all all 300 50", period_type="quarter"),
            results("unit7 all all 500 90", geography_level="unit"),
        ]
    )
    done = protect(frame)
    assert sorted(done.select("period_type", "geography_level", "dimension").rows()) == [
        ("12_months", "county", "all"),
        ("12_months", "county", "all"),
        ("12_months", "state", "all"),
        ("quarter", "state", "all"),
    ]
    assert len({table.name for table in CATALOGUE}) == len(CATALOGUE)


def test_settings_name_the_tables_of_the_catalogue_and_all_are_released_unless_an_agency_chooses():
    assert get_args(PublicTable) == EVERY
    assert Settings().disclosure.tables == EVERY
    assert set(MAIN_TABLES) < set(EVERY)


def test_groups_of_counties_are_pooled_over_three_years():
    table = "ZZ all all 900 300\nZZ sex a 500 160\nZZ sex b 400 140\n" + "\n".join(
        ["99001 all all 900 300", "99001 sex a 500 160", "99001 sex b 400 140"]
    )
    done = protect(pl.concat([results(table, year) for year in YEARS]))
    pooled = done.filter(period_type="36_months", geography="99001", category="a").row(0, named=True)
    assert (pooled["period"], pooled["denominator"], pooled["numerator"]) == ("FFY2021-2023", 1500.0, 480.0)
    assert pooled["ci_lower"] < 480 / 1500 == pooled["value"] < pooled["ci_upper"]
    assert done.filter(period_type="12_months", geography="99001", dimension="sex").is_empty()


def test_a_pooled_rate_keeps_the_count_of_groups_whose_population_is_not_known():
    table = "ZZ all all 9000 300\nZZ sex a 8000 160\n99001 all all 9000 300\n99001 sex a 8000 160"
    rates = [results(table, year) for year in YEARS]
    both = "ZZ all all 9000 300\nZZ sex a 8000 160\nZZ sex unknown 0 140\n" + "\n".join(
        ["99001 all all 9000 300", "99001 sex a 8000 160", "99001 sex unknown 0 140"]
    )
    counts = [
        results(both, year, statistic="count").with_columns(denominator=None, value="numerator")
        for year in YEARS
    ]
    lacking = [
        results("ZZ sex unknown 0 0\n99001 sex unknown 0 0", year, status="not_available").with_columns(
            denominator=None, numerator=None, value=None, status_reason=pl.lit("needs child_population")
        )
        for year in YEARS
    ]
    definitions = known("rate").definitions.with_columns(exposure=pl.lit("child_population"))
    done = pooled_results(pl.concat([*rates, *counts, *lacking]), definitions)
    own = done.filter(geography="99001", category="unknown").sort("statistic")
    assert own.select("statistic", "status", "numerator", "value").rows() == [
        ("count", "final", 420.0, 420.0),
        ("value", "not_available", None, None),
    ]
    counted = done.filter(geography="99001", statistic="count")
    assert dict(counted.select("category", "value").rows()) == {"all": 900.0, "a": 480.0, "unknown": 420.0}
    assert done.filter(geography="99001", statistic="value", category="a")["denominator"].item() == 24000.0


def test_groups_within_counties_are_pooled_only_where_a_quarter_of_them_can_be_shown():
    whole = "ZZ all all 900 300\nZZ sex a 500 160\nZZ sex b 400 140\n99001 all all 900 300\n"
    large = protect(pl.concat([results(f"{whole}99001 sex a 500 160\n99001 sex b 400 2", y) for y in YEARS]))
    small = protect(pl.concat([results(f"{whole}99001 sex a 500 2\n99001 sex b 400 1", y) for y in YEARS]))
    of_groups = {"period_type": "36_months", "geography": "99001", "dimension": "sex"}
    assert (len(large.filter(**of_groups)), len(small.filter(**of_groups))) == (2, 0)
    assert len(small.filter(period_type="36_months", geography="99001", dimension="all")) == 1


def test_the_main_tables_show_beside_the_others_what_they_show_by_themselves():
    years = {
        year: results("ZZ all all 500 100\nZZ sex a 300 62\nZZ sex b 200 38\n99001 all all 500 100", year)
        for year in YEARS
    }
    by_group = [
        results("ZZ case_goal x 300 91\nZZ case_goal y 150 5\nZZ case_goal z 50 4", year) for year in YEARS
    ]
    months = [
        results("ZZ all all 40 4", year, period_type="month", period="m", period_start=end)
        for year, (*_, end) in YEARS.items()
    ]
    main = pl.concat(years.values())
    alone = protect(main, tables=MAIN_TABLES)
    beside = protect(pl.concat([main, *by_group, *months]))
    shown = beside.filter(pl.col("period_type") == "12_months", pl.col("dimension") != "case_goal")
    assert shown.equals(alone)
    hidden = beside.filter(dimension="case_goal").filter(pl.col("numerator").is_null())
    assert {"y", "z"} <= set(hidden["category"])
    assert len(hidden) >= 2 * len(YEARS)


def test_of_three_names_of_a_count_the_later_two_are_linked_where_the_first_has_no_row():
    names = ["first", "second", "third"]
    frames = [
        results(f"ZZ all all {count + year} {n + 20}", year, measure_id=name, period_type=kind)
        for n, name in enumerate(names)
        for kind, count in (("12_months", 900), ("month", 300))
        for year in YEARS
        if (name, kind) != ("first", "month")
    ]
    rows = pl.concat(frames).with_row_index("row").with_columns(is_main=True)
    kinds = pl.DataFrame({"measure_id": names, "kind": "proportion", "exposure": ""})
    counts = counts_of(rows, kinds, STEPS).counts
    members = counts.with_columns(same=same_counts(counts)).filter(part="members")
    of_months = members.filter(period_type="month").group_by("period_end").agg(pl.col("same").n_unique())
    assert of_months["same"].to_list() == [1, 1, 1]


def feasible(table: np.ndarray, hidden: np.ndarray, known: np.ndarray) -> list[tuple[float, float]]:
    """The range of each hidden count of places (the state first) by outcomes, by an attacker's own programs.

    `known` says of each place whether its members are shown: its outcomes add up to them.
    """
    places = list(zip(*np.nonzero(hidden), strict=True))
    rows, right = [], []
    for place in np.flatnonzero(known):
        rows.append([float(cell[0] == place) for cell in places])
        right.append(float((table * hidden)[place].sum()))
    signs = np.array([1.0] + [-1.0] * (len(table) - 1))
    for outcome in range(table.shape[1]):
        rows.append([float(cell[1] == outcome) * signs[cell[0]] for cell in places])
        right.append(float(((table * hidden)[:, outcome] * signs).sum()))
    found = []
    for cell in places:
        goal = np.array([float(place == cell) for place in places])
        ends = [linprog(sign * goal, A_eq=rows, b_eq=right, bounds=(0, None)) for sign in (1, -1)]
        low, high = (
            end.fun * sign if end.fun is not None else np.inf for end, sign in zip(ends, (1, -1), strict=True)
        )
        found.append((low, high))
    return found


def of_counties(table: np.ndarray) -> pl.DataFrame:
    """Outcomes by county, with the state, as the rows of a share."""
    lines = []
    for n, row in enumerate([table.sum(axis=0), *table]):
        place = "ZZ" if n == 0 else f"9900{n}"
        lines += [f"{place} all all o{m} {row.sum()} {count}" for m, count in enumerate(row) if count]
    return results("\n".join(lines))


def hidden_in(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which counts of the state and of counties by outcomes are hidden, and whose members are shown."""
    done = protect(of_counties(table), kind="share")
    hidden, known = (
        np.zeros((len(table) + 1, table.shape[1]), dtype=bool),
        np.zeros(len(table) + 1, dtype=bool),
    )
    for place, outcome, top, bottom in done.select(
        "geography", "outcome", "numerator", "denominator"
    ).iter_rows():
        number = 0 if place == "ZZ" else int(place[4:])
        hidden[number, int(outcome[1:])] = top is None
        known[number] |= bottom is not None
    return hidden, known


TABLES = st.lists(
    st.lists(st.sampled_from([0, 1, 3, 8, 11, 14, 25, 60, 140]), min_size=3, max_size=3),
    min_size=3,
    max_size=4,
)


@settings(max_examples=8, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(TABLES)
def test_an_attacker_with_a_solver_finds_no_hidden_count_within_fewer_than_11_values(rows):
    table = np.array(rows)
    wholes = [table.sum(axis=0), table.sum(axis=1), table.sum() - table.sum(axis=0)]
    assume(all((sums > 10).all() for sums in wholes))
    hidden, known = hidden_in(table)
    every = np.vstack([table.sum(axis=0), table])
    assert hidden[(every > 0) & (every <= 10)].all()
    for low, high in feasible(every, hidden, known):
        assert high - low >= 10 - 1e-6


def fewest(table: np.ndarray) -> int:
    """The fewest counts that must be hidden, small ones too: each range proven by two tables of its own."""
    shape, size = table.shape, table.size
    cells = list(product(*map(range, shape)))
    small = [n for n, cell in enumerate(cells) if 0 < table[cell] <= 10]
    sums = np.array(
        [[float(cell[axis] == n) for cell in cells] for axis in (0, 1) for n in range(shape[axis])]
    )
    # One choice of cells; for each small one a change by which it grows, and one by which it falls.
    parts, width = [], size + 2 * len(small) * size
    lower, upper = np.zeros(width), np.ones(width)
    for n, target in enumerate(small):
        ends = []
        for side in (0, 1):
            at = size + (2 * n + side) * size
            lower[at : at + size] = -table.ravel()
            upper[at : at + size] = 50.0
            block = np.zeros((len(sums), width))
            block[:, at : at + size] = sums
            parts.append(LinearConstraint(block, 0, 0))
            only_hidden = np.zeros((2 * size, width))
            only_hidden[:size, at : at + size], only_hidden[size:, at : at + size] = (
                np.eye(size),
                -np.eye(size),
            )
            only_hidden[:size, :size] = -50 * np.eye(size)
            only_hidden[size:, :size] = -np.diag(table.ravel())
            parts.append(LinearConstraint(only_hidden, -np.inf, 0))
            ends.append(at + target)
        row = np.zeros((1, width))
        row[0, ends[0]], row[0, ends[1]] = 1.0, -1.0
        parts.append(LinearConstraint(row, 10, np.inf))
    lower[small] = 1.0
    upper[:size] = (table.ravel() > 0).astype(float)
    cost, whole = np.zeros(width), np.zeros(width)
    cost[:size] = whole[:size] = 1.0
    done = milp(cost, constraints=parts, bounds=Bounds(lower, upper), integrality=whole)
    return round(done.fun)


@pytest.mark.parametrize(
    "rows",
    [
        [[60, 40, 8], [80, 25, 30], [14, 90, 45]],
        [[3, 40, 30], [80, 25, 4], [14, 90, 45]],
        [[120, 14, 30], [25, 3, 60], [60, 140, 11]],
        [[25, 60, 3], [140, 8, 60], [60, 25, 140], [14, 60, 25]],
    ],
)
def test_no_more_than_a_quarter_as_many_counts_again_are_hidden_as_the_optimum(rows):
    table = np.array(rows)
    assert hidden_in(table)[0].sum() <= 1.25 * fewest(table)


def test_a_period_that_is_kept_back_shows_no_number_and_says_so():
    both = pl.concat([results(COUNTIES), results(COUNTIES, year=2022)])
    kept_back = (("recurrence", "all", "ZZ", "12_months", "2023-09-30"),)
    done = protect(both, kept_back=kept_back).filter(status_reason=WITHHELD_REASON)
    assert done["period"].unique().to_list() == ["FFY2023"]
    assert done.select("denominator", "numerator", "value").null_count().row(0) == (4, 4, 4)


@pytest.mark.parametrize(
    "table",
    [
        "ZZ all all 9 4\nZZ sex a 5 2\nZZ sex b 4 2",
        "ZZ all all 12 12\nZZ sex a 8 8\nZZ sex b 4 4",
        "ZZ all all 40 0\nZZ sex a 36 0\nZZ sex b 4 0",
        "ZZ all all 40 40\nZZ sex a 36 36\nZZ sex b 4 4",
        "ZZ all all 40 15\n99001 all all 40 15",
        "ZZ all all 8 3\n99001 all all 8 3",
        "ZZ all all 0 0",
    ],
)
def test_small_measures_one_county_and_groups_of_0_or_100_percent_end_in_a_release(table):
    done = protect(results(table))
    for name in ("denominator", "numerator"):
        assert done.filter(pl.col(name).is_between(1, 10)).is_empty()
    assert done.filter(
        pl.col("value").is_null() & (pl.col("status") == "final") & (pl.col("denominator") > 0)
    ).is_empty()


def test_what_did_not_change_is_not_solved_again_and_what_is_stored_moves_nothing(tmp_path, monkeypatch):
    table = "ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 5"
    other = results(table.replace("120 35", "120 36").replace("500 100", "500 101"), measure_id="reentry")
    both = pl.concat([results(table), other])
    first = protect(both, means=Means(tmp_path))
    asked = []
    monkeypatch.setattr(lots, "with_partners", lambda *lot: asked.append(lot) or with_partners(*lot))
    assert protect(both, means=Means(tmp_path)).equals(first)
    assert asked == []
    moved = pl.concat([results(table.replace("300 60", "300 61").replace("500 100", "500 101")), other])
    assert protect(moved, means=Means(tmp_path)).equals(protect(moved))
    assert len(asked) == 3  # one of two lots, then both without what is stored


def test_who_solves_a_lot_does_not_matter(monkeypatch):
    table = "ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 5"
    several = pl.concat([results(table, measure_id=name) for name in ("reentry", "recurrence", "moves")])
    alone = protect(several)
    asked = []
    monkeypatch.setattr(lots, "with_partners", lambda *lot: asked.append(lot) or with_partners(*lot))
    with ThreadPoolExecutor(1) as beside:
        assert protect(several, means=Means(beside=beside)).equals(alone)
    assert len(asked) == len(several["measure_id"].unique())


def test_protection_says_the_same_twice_and_in_any_order_of_rows():
    frame = of_counties(np.array([[25, 60, 3], [140, 8, 60], [60, 25, 140]]))
    first = protect(frame, kind="share")
    key = ["geography", "outcome"]
    assert protect(frame.reverse(), kind="share").sort(key).equals(first.sort(key))

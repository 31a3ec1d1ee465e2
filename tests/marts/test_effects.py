"""What faults in the data could do to each kind of figure, worked by hand; and what holds for all of them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.marts.effects_by_hand import effects_of, put_rules, told
from tests.measures.received import engine_with
from tests.reference.strategies import random_histories
from transforms.engine import put_table
from transforms.marts.coverage import Coverage
from transforms.marts.effects import effects_frame, rule_effects_frame
from transforms.marts.members import measure_members
from transforms.marts.received import read_coverage
from transforms.marts.results import measure_results
from transforms.measures.registry import all_measures

YEAR_START, YEAR_END = date(2022, 10, 1), date(2023, 9, 30)
EPISODES = "episodes.removal_episodes"
FLAGGED = "quality.flagged_records"

IN_CARE = """
child_id | removal_date | exit_date  | exit_reason   | file_id | record_number
A        | 2021-06-01   | 2023-01-15 | reunification | F       | 1
B        | 2021-06-01   | 2023-02-15 | emancipation  | F       | 2
C        | 2021-06-01   |            |               | F       | 3
D        | 2021-06-01   | 2023-03-15 |               | F       | 4
E        | 2021-06-01   | 2023-04-15 | adoption      | F       | 5
"""
FLAGS = """
rule_id | dataset     | file_id | record_number
odd     | afcars_oohc | F       | 1
odd     | afcars_oohc | F       | 2
strange | afcars_oohc | F       | 2
other   | afcars_oohc | F       | 3
"""
NO_FLAGS = "rule_id | dataset"


def given(episodes: str = IN_CARE, flags: str = FLAGS, **tables: str) -> dict[str, str]:
    """Tables by qualified name: the children in care above, and the rows at fault."""
    return {EPISODES: episodes, FLAGGED: flags, **tables}


@pytest.fixture(scope="module")
def effects():
    rules = {"odd": "record", "strange": "record", "missing_exit_reason": "child"}
    return effects_of("permanency_in_12_months_12_to_23", given(), **rules)


def test_a_proportion_turns_the_verdicts_of_flagged_and_left_out_members(effects):
    # Published: A and E of A, B, C, E. A and B are flagged; D left without a reason and is left out.
    every = told(effects)
    assert (every["numerator"], every["denominator"], every["value"]) == (2, 4, 0.5)
    assert (every["members_flagged"], every["members_left_out"]) == (2, 1)
    assert (every["lowest"], every["value_without"], every["highest"]) == (1 / 5, 1 / 2, 4 / 5)
    assert (every["effect"], every["effect_share"]) == (pytest.approx(3 / 5), pytest.approx(6 / 5))
    odd, strange = told(effects, "odd"), told(effects, "strange")
    assert (odd["members_flagged"], odd["members_left_out"], odd["lowest"], odd["highest"]) == (
        2,
        0,
        0.25,
        0.75,
    )
    assert (strange["lowest"], strange["highest"]) == (2 / 4, 3 / 4)
    missing = told(effects, "missing_exit_reason")
    assert (missing["members_flagged"], missing["members_left_out"]) == (0, 1)
    assert (missing["lowest"], missing["highest"]) == (2 / 5, 3 / 5)
    assert "other" not in effects["rule_id"].to_list()


def test_the_rules_are_ranked_by_how_far_they_could_move_a_figure(effects):
    ranked = rule_effects_frame(effects)
    assert ranked["rule_id"].to_list() == ["odd", "strange", "missing_exit_reason"]
    assert ranked["position"].to_list() == [1, 2, 3]
    assert ranked["reach"].to_list() == [pytest.approx(0.5), pytest.approx(0.25), pytest.approx(0.2)]
    assert ranked["effect_share"].to_list() == [1, 0.5, pytest.approx(0.4)]


def test_a_finding_the_agency_explained_widens_no_range():
    flags = """
    rule_id | dataset     | file_id | record_number | finding_id
    odd     | afcars_oohc | F       | 1             | explained
    odd     | afcars_oohc | F       | 2             | open
    """
    findings = """
    finding_id | is_accepted
    explained  | true
    open       | false
    """
    tables = given(flags=flags, **{"quality.findings": findings})
    row = told(effects_of("permanency_in_12_months_12_to_23", tables, odd="record"), "odd")
    assert (row["members_flagged"], row["lowest"], row["value"], row["highest"]) == (1, 0.5, 0.5, 0.75)


def test_without_findings_the_range_is_the_figure():
    whole = IN_CARE.replace("| 2023-03-15 |               |", "| 2023-03-15 | guardianship  |")
    effects = effects_of("permanency_in_12_months_12_to_23", given(whole, NO_FLAGS))
    assert effects["rule_id"].unique().to_list() == ["all"]
    row = told(effects)
    assert (row["lowest"], row["value"], row["highest"]) == (3 / 5, 3 / 5, 3 / 5)
    assert (row["members_flagged"], row["members_left_out"], row["effect"]) == (0, 0, 0)
    assert rule_effects_frame(effects).is_empty()


@pytest.mark.parametrize(
    ("child", "mended"), [("A", "emancipation"), ("B", "guardianship"), ("D", "runaway"), ("D", "adoption")]
)
def test_a_record_at_fault_mended_in_the_data_moves_the_figure_within_the_range(effects, child, mended):
    before = told(effects)
    lines = [
        " | ".join([*line.split("|")[:3], mended, *line.split("|")[4:]]) if line.startswith(child) else line
        for line in IN_CARE.strip().splitlines()
    ]
    after = told(effects_of("permanency_in_12_months_12_to_23", given("\n".join(lines))))
    assert before["lowest"] <= after["value"] <= before["highest"]
    assert after["value"] != before["value"]


LEFT_OUT = """
child_id | birth_date | exit_date  | exit_reason   | is_dropped | observed_until | location
K        | 2015-06-15 | 2023-02-01 | reunification | false      | 2024-09-30     |
A        |            | 2023-02-01 | reunification | false      | 2024-09-30     | missing_birth_date
B        | 2023-01-01 |            |               | false      | 2024-09-30     | birth_after_removal
C        | 2015-06-15 | 2022-10-01 | reunification | false      | 2024-09-30     | exit_before_removal
D        | 2015-06-15 | 2022-11-01 | reunification | false      | 2024-09-30     | exit_on_removal_day
E        | 2015-06-15 |            |               | true       | 2023-03-31     | dropped_records
F        | 2015-06-15 | 2023-02-01 |               | false      | 2024-09-30     | missing_exit_reason
"""


def test_each_fault_for_which_an_entry_is_left_out_is_told_with_its_rule():
    lines = [line.rsplit("|", 1) for line in LEFT_OUT.strip().splitlines()]
    episodes = "\n".join(
        f"{row} | {'removal_date' if n == 0 else '2022-11-01'}" for n, (row, _) in enumerate(lines)
    )
    settings = "child_id | removal_date\n" + "\n".join(f"{child} | 2022-11-01" for child in "KABCDEF")
    tables = given(episodes, NO_FLAGS, **{"episodes.living_arrangements": settings})
    rules = {rule.strip(): "child" for _, rule in lines[2:]}
    effects = effects_of("permanency_in_12_months_entries", tables, **rules)
    every = told(effects)
    assert (every["denominator"], every["members_flagged"]) == (1, 0)
    # An exit on the first day would be one of a short stay, were it a day later.
    assert set(effects["rule_id"]) == {"all", *rules} - {"exit_on_removal_day"}
    assert every["members_left_out"] == 5
    assert (every["lowest"], every["highest"]) == (1 / 6, 6 / 6)


def test_a_count_loses_those_flagged_and_gains_those_dropped():
    episodes = """
    child_id | removal_date | exit_date | observed_until | is_dropped | file_id | record_number
    A        | 2022-11-01   |           | 2024-09-30     | false      | F       | 1
    B        | 2022-11-01   |           | 2024-09-30     | false      | F       | 2
    """
    row = told(effects_of("children_in_care", given(episodes), odd="record"))
    assert (row["value"], row["lowest"], row["highest"], row["value_without"]) == (2, 0, 2, 0)


def test_a_share_s_outcomes_lose_their_flagged_members_and_gain_those_of_all_others():
    effects = effects_of("exits_by_reason", given(), odd="record")
    # A was reunified and B emancipated, both flagged; E was adopted; D has no reason, which is a fault.
    ends = {row["outcome"]: (row["lowest"], row["value"], row["highest"])
            for row in effects.filter(rule_id="all", period="23A23B").iter_rows(named=True)}  # fmt: skip
    assert ends == {
        "reunification": (0, 1 / 4, 3 / 4),
        "emancipation": (0, 1 / 4, 3 / 4),
        "adoption": (1 / 4, 1 / 4, 4 / 4),
        "missing": (0, 1 / 4, 3 / 4),
    }


def test_a_rate_over_the_population_moves_with_its_count():
    entries = IN_CARE.replace("2021-06-01", "2022-11-01")
    effects = effects_of("foster_care_entries", given(entries), odd="record")
    count = told(effects)
    assert (count["statistic"], count["lowest"], count["value"], count["highest"]) == ("count", 3, 5, 5)


def test_a_rate_of_moves_takes_events_out_or_members_out():
    episodes = """
    child_id | removal_date | exit_date  | exit_reason   | file_id | record_number
    A        | 2022-10-02   | 2022-11-01 | reunification | F       | 1
    K        | 2022-10-02   | 2022-12-01 | reunification | F       | 9
    """
    arrangements = """
    child_id | removal_date | sequence | began_on
    A        | 2022-10-02   | 1        | 2022-10-02
    A        | 2022-10-02   | 2        | 2022-10-12
    A        | 2022-10-02   | 3        | 2022-10-22
    K        | 2022-10-02   | 1        | 2022-10-02
    K        | 2022-10-02   | 2        | 2022-11-02
    """
    tables = given(episodes, **{"episodes.living_arrangements": arrangements})
    row = told(effects_of("placement_stability", tables, odd="record"))
    # 2 moves in 30 flagged days, 1 move in 60.
    assert (row["numerator"], row["denominator"]) == (3, 90)
    assert row["lowest"] == pytest.approx(1000 * 1 / 90)
    assert row["highest"] == pytest.approx(1000 * 3 / 90)
    assert row["value_without"] == pytest.approx(1000 * 1 / 60)


REPORTS = """
report_id | child_id | report_date | investigation_date | submission_year | afcars_id | incident_date
R1        | C1       | 2023-01-10  | 2023-01-11         | 2023            |           |
R2        | C2       | 2023-01-10  | 2023-01-13         | 2023            |           |
R3        | C3       | 2023-01-10  | 2023-01-20         | 2023            |           |
"""


def test_a_duration_keeps_or_drops_the_reports_flagged():
    flags = "rule_id | dataset | report_id | reported_child_id\nslow | ncands_child | R3 | C3"
    tables = given(flags=flags, **{"episodes.maltreatment_reports": REPORTS})
    effects = effects_of("response_time", tables, slow="record")
    mean = told(effects, period="FFY2023", statistic="mean")
    assert (mean["value"], mean["lowest"], mean["highest"]) == ((24 + 72 + 240) / 3, 48, (24 + 72 + 240) / 3)
    median = told(effects, period="FFY2023", statistic="median")
    assert (median["value"], median["lowest"], median["highest"]) == (72, 48, 72)
    assert median["members_flagged"] == 1
    timely = told(effects_of("timely_response", tables, slow="record"), period="FFY2023")
    assert (timely["value"], timely["lowest"], timely["highest"]) == (2 / 3, 2 / 3, 3 / 3)


def test_a_ratio_keeps_or_drops_the_workers_flagged():
    tables = {
        "episodes.employment": """
        worker_id | unit   | fte | hired_on   | carries_cases_from
        W1        | Unit 1 | 1   | 2020-01-01 | 2020-01-01
        W2        | Unit 1 | 1   | 2020-01-01 | 2020-01-01
        """,
        "episodes.filed_assignments": """
        worker_id | unit   | case_id | assigned_on | ended_on
        W1        | Unit 1 | K1      | 2023-01-01  |
        W2        | Unit 1 | K2      | 2023-01-01  |
        W2        | Unit 1 | K3      | 2023-01-01  |
        W2        | Unit 1 | K4      | 2021-01-01  | 2021-06-01
                  | Unit 1 | K5      | 2023-01-01  |
        W2        | Unit 1 | K6      | 2023-01-01  |
        """,
    }
    coverage = Coverage(extents={"workforce": (YEAR_START, YEAR_END)})
    flagged = "rule_id | dataset            | worker_id | case_id\n"
    flags = flagged + "twice | worker_assignments | W2 | K3"
    effects = effects_of("caseload_per_worker", given(flags=flags, **tables), coverage, twice="record")
    row = told(effects, period="FFY2023", component="point_in_time", statistic="value")
    assert (row["value"], row["lowest"], row["highest"], row["members_flagged"]) == (2.5, 2, 2.5, 1)
    vacant = given(flags=flagged + "vacant | worker_assignments |  | K5", **tables)
    effects = effects_of("caseload_per_worker", vacant, coverage, vacant="record")
    row = told(effects, period="FFY2023", component="point_in_time", statistic="value")
    assert (row["value"], row["lowest"], row["members_flagged"]) == (2.5, 2, 1)
    of_before = given(flags=flagged + "twice | worker_assignments | W2 | K4", **tables)
    effects = effects_of("caseload_per_worker", of_before, coverage, twice="record")
    assert effects.filter(period="FFY2023")["members_flagged"].max() == 0


def flagged(effects, period: str = "23A23B") -> int:
    return told(effects, period=period)["members_flagged"]


TWICE_IN_CARE = """
child_id | removal_date | exit_date  | exit_reason   | file_id | record_number | removal_number
A        | 2018-01-01   | 2019-01-01 | reunification | F       | 1             | 1
A        | 2021-06-01   | 2023-01-15 | adoption      | F       | 1             | 2
"""


@pytest.mark.parametrize(
    ("row", "level", "expected"),
    [
        ("odd | afcars_oohc | F | 1 | A | 2", "record", 1),
        ("odd | afcars_oohc | F | 1 | A | 1", "record", 0),
        ("odd | afcars_oohc | E | 1 | A | 2", "record", 0),
        ("odd | afcars_oohc | E | 1 | A | 2", "history", 1),
        ("odd | placements | P | 9 | A | ", "record", 1),
    ],
    ids=[
        "the removal counted",
        "a removal that ended before",
        "a record that a later file replaced",
        "a comparison with a file replaced since",
        "an extract, by the child",
    ],
)
def test_a_finding_flags_the_member_whose_figure_rests_on_the_record(row, level, expected):
    flags = f"rule_id | dataset | file_id | record_number | child_id | removal_number\n{row}"
    tables = given(TWICE_IN_CARE, flags)
    assert flagged(effects_of("permanency_in_12_months_12_to_23", tables, odd=level)) == expected


RECURRING = """
report_id | child_id | report_date | submission_year | file_id | record_number | is_victim | afcars_id
R1        | C1       | 2023-01-10  | 2023            | N       | 1             | true      |
R2        | C1       | 2023-06-10  | 2023            | N       | 2             | false     |
R3        | C1       | 2022-01-10  | 2022            | N       | 3             | true      |
R4        | C2       | 2023-01-10  | 2023            | N       | 4             | true      |
"""


def test_a_finding_on_a_later_report_of_the_child_flags_the_initial_one_and_an_earlier_does_not():
    for report, expected in (("R2 | C1", 1), ("R3 | C1", 0), ("R1 | ", 1)):
        flags = f"rule_id | dataset | report_id | reported_child_id\nodd | ncands_child | {report}"
        tables = given(flags=flags, **{"episodes.maltreatment_reports": RECURRING})
        effects = effects_of("recurrence_of_maltreatment", tables, odd="record")
        assert flagged(effects, "FFY2023") == expected


def test_a_victim_report_without_its_link_to_foster_care_may_be_an_event_there():
    episodes = IN_CARE.replace("2023-01-15", "2024-01-15")
    flags = "rule_id | dataset | report_id | reported_child_id\nunlinked | ncands_child | R4 | C2"
    tables = given(episodes, flags, **{"episodes.maltreatment_reports": RECURRING})
    row = told(effects_of("maltreatment_in_foster_care", tables, unlinked="record"), period="FFY2023")
    assert (row["value"], row["lowest"], row["members_left_out"]) == (0, 0, 1)
    assert row["highest_numerator"] == 1
    assert row["highest_denominator"] == row["denominator"]


# Every so many records of each file in force, by rule.
SOME_FLAGGED = """
    insert into quality.flagged_records
        (rule_id, dataset, file_id, record_number, report_id, reported_child_id, worker_id)
    select $rule, 'afcars_oohc', file_id, record_number, null, null, null
    from episodes.removal_episodes where record_number % $every = 0
    union all
    select $rule, 'ncands_child', file_id, record_number, report_id, child_id, null
    from episodes.maltreatment_reports where record_number % $every = 0
    union all
    select $rule, 'workers', null, null, null, null, worker_id
    from (select worker_id, row_number() over (order by worker_id) as n from episodes.employment)
    where n % $every = 0
"""


ONE_OF_EACH_KIND = (
    "permanency_in_12_months_entries",
    "reentry_to_foster_care",
    "maltreatment_in_foster_care",
    "placement_stability",
    "exits_by_reason",
    "children_in_care",
    "caseload_per_worker",
    "response_time",
)


def test_every_range_holds_the_figure_and_that_of_all_rules_the_range_of_each():
    connection = engine_with(random_histories(11, 30, ("MD",)), ("MD",))
    coverage = read_coverage(connection)
    measures = [all_measures()[measure_id] for measure_id in ONE_OF_EACH_KIND]
    for measure in measures:
        found = measure_members(connection, measure, coverage.periods(measure))
        put_table(connection, measure.query.name, found)
    results = [measure_results(connection, measure, coverage, "MD") for measure in measures]
    put_table(connection, "marts.measure_results", pl.concat(results))
    put_rules(connection, odd="record", rare="record", missing_exit_reason="child", dropped_records="child")
    for rule, every in (("odd", 3), ("rare", 11)):
        connection.execute(SOME_FLAGGED, {"rule": rule, "every": every})
    rules = frozenset({"odd", "rare", "missing_exit_reason", "dropped_records"})
    effects = effects_frame(connection, coverage, "MD", dict.fromkeys(ONE_OF_EACH_KIND, rules), measures)
    known = effects.drop_nulls("value")
    assert len(known.filter(pl.col("members_flagged") > 0)) > 100
    assert len(known.filter(pl.col("members_left_out") > 0)) > 10
    slack = 1e-9
    assert known.filter(
        ~pl.col("value").is_between(pl.col("lowest") - slack, pl.col("highest") + slack)
    ).is_empty()
    key = ["measure_id", "component", "period", "outcome", "statistic"]
    nested = known.join(known.filter(rule_id="all"), on=key, suffix="_of_all")
    beyond = (pl.col("lowest") < pl.col("lowest_of_all") - slack) | (
        pl.col("highest") > pl.col("highest_of_all") + slack
    )
    assert nested.filter(beyond).is_empty()

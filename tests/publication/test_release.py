"""The released database of each audience: what stands in it, described, and what does not."""

import json
from datetime import date

import duckdb
import fake_results
import polars as pl
import pytest

from transforms.publication.published import tables
from transforms.publication.published.views import VIEWS
from transforms.publication.release import About, release

ABOUT = About(
    edition="2025-11-22-zz",
    as_of=date(2025, 9, 30),
    agency="Department of Children",
    is_synthetic=True,
    code_version="0.1.0",
    counties=fake_results.COUNTIES,
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Both editions of the invented results, opened read-only."""
    into = tmp_path_factory.mktemp("editions")
    with fake_results.exact_database(("ZZ", "MD")) as exact:
        paths = {
            audience: release(exact, audience, into / audience, ABOUT) for audience in ("internal", "public")
        }
    return {audience: duckdb.connect(str(path), read_only=True) for audience, path in paths.items()}, into


def rows(connection, query: str) -> pl.DataFrame:
    return connection.sql(query).pl()


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_released_table_and_column_is_described(editions, audience):
    described = rows(
        editions[0][audience],
        """
        select table_name, column_name from duckdb_columns()
        where schema_name = 'published' and comment <> ''
        """,
    )
    held = (*(tables.INTERNAL if audience == "internal" else tables.RELEASED), *VIEWS)
    assert sorted(described.iter_rows()) == sorted((c.table, n) for c in held for n in c.columns)
    undescribed = """
        select comment from duckdb_tables() where comment is null
        union all select comment from duckdb_views() where comment is null and not internal
    """
    assert rows(editions[0][audience], undescribed).is_empty()


def test_the_data_dictionary_says_what_the_comments_say(editions):
    held = "published.data_dictionary join duckdb_columns() as held using (table_name, column_name)"
    told = rows(
        editions[0]["public"], f"select says, comment from {held} where held.schema_name = 'published'"
    )
    assert told["says"].to_list() == told["comment"].to_list()
    assert told.height == sum(len(contract.columns) for contract in (*tables.RELEASED, *VIEWS))


def test_the_view_of_figures_tells_every_result_in_words_and_units(editions):
    beside = rows(
        editions[0]["public"],
        """
        select figures.*, 100 * results.value / per as stored, measures.kind, results.dimension
        from published.figures join published.measure_results as results using (value_id)
        join published.measures on figures.measure_id = measures.measure_id
        """,
    )
    results = rows(editions[0]["public"], "from published.measure_results")
    assert beside.height == results.height
    shares = beside.filter(pl.col("kind") == "proportion", pl.col("value").is_not_null())
    assert set(shares["unit_of_value"]) == {"percent"}
    assert shares["value"].to_list() == pytest.approx(shares["stored"].to_list(), abs=0.0501)
    assert set(beside.filter(pl.col("dimension") == "sex")["group_name"]) >= {"Female", "Male"}
    hidden = beside.filter(status="suppressed")
    assert (hidden["value"].null_count(), set(hidden["status_in_words"])) == (
        hidden.height, {"Hidden to protect persons"},
    )  # fmt: skip


def test_a_database_of_an_edition_is_of_the_storage_version_that_duckdb_1_2_reads(editions):
    header = (editions[1] / "public" / "outcomes.duckdb").read_bytes()[:20]
    assert (header[8:12], int.from_bytes(header[12:20], "little")) == (b"DUCK", 65)


def test_national_values_and_targets_stand_in_the_unit_of_the_figures(editions):
    compared = rows(
        editions[0]["public"],
        """
        select benchmarks.*, 100 * measures.benchmark_value / per as stored
        from published.benchmarks join published.measures using (measure_id)
        where compared_with = 'national value' and unit_of_value = 'percent'
        """,
    )
    assert compared.height
    assert compared["value"].to_list() == pytest.approx(compared["stored"].to_list())


def test_an_edition_is_one_file_without_a_log_beside_it(editions):
    assert [path.name for path in (editions[1] / "public").iterdir()] == ["outcomes.duckdb"]


def test_an_edition_is_never_written_twice(editions):
    with pytest.raises(FileExistsError, match="already written"):
        release(duckdb.connect(), "public", editions[1] / "public", ABOUT)


def test_the_internal_edition_holds_every_exact_result(editions):
    exact = fake_results.results(("ZZ", "MD"))
    found = rows(
        editions[0]["internal"],
        "select count(*), count(value), sum(numerator) from published.measure_results",
    )
    assert found.row(0) == (exact.height, exact["value"].count(), pytest.approx(exact["numerator"].sum()))


def test_the_public_edition_holds_the_tables_of_the_catalogue_alone(editions):
    found = rows(
        editions[0]["public"],
        """
        select distinct geography_level, period_type, dimension = 'all' as is_whole
        from published.measure_results order by all
        """,
    )
    assert found.rows() == [
        ("county", "12_months", True),
        ("county", "36_months", False),
        ("county", "36_months", True),
        ("state", "12_months", False),
        ("state", "12_months", True),
        ("state", "36_months", False),
        ("state", "36_months", True),
    ]


def test_the_federal_figures_of_the_agency_stand_where_the_edition_shows_its_own(editions):
    query = "select * from published.reconciliation"
    internal, public = rows(editions[0]["internal"], query), rows(editions[0]["public"], query)
    assert {"county", "state"} == set(internal["geography_level"])
    assert internal.filter(agreement="no_result").height == 1
    assert set(public["geography_level"]) == {"state"}
    assert public["value"].null_count() == 0
    assert public["their_numerator"].min() > 10
    assert (public["their_denominator"] - public["their_numerator"]).min() > 10
    assert public["is_within_fault_range"].null_count() == public.height
    shown = rows(
        editions[0]["public"],
        """
        select distinct r.measure_id, r.period, r.category from published.reconciliation as r
        anti join published.measure_results as m
            using (measure_id, component, state, period, geography, dimension, category, outcome, statistic)
        """,
    )
    assert shown.is_empty()


def test_no_count_of_1_to_10_leaves_in_the_public_edition(editions):
    small = rows(
        editions[0]["public"],
        """
        select results.* from published.measure_results as results
        join published.measures using (measure_id)
        where numerator between 1 and 10 or denominator between 1 and 10 or members_open between 1 and 10
            or (kind in ('proportion', 'share') and denominator - numerator between 1 and 10)
        """,
    )
    assert small.is_empty()


COUNTS = {
    # released table of quality: the whole, and what is part of it or stands by itself
    "quality_summary": ("rows", ["violations"]),
    "federal_limits": ("records", ["failures"]),
    "rule_results": ("rows", ["violations"]),
    "compliance": ("records", ["failures"]),
    "submissions": ("records_in", ["records_accepted", "records_rejected"]),
    "finding_history": (None, ["new", "returned", "continuing", "fixed", "accepted"]),
    "accepted": (None, ["findings"]),
}


@pytest.mark.parametrize("table", COUNTS)
def test_counts_of_quality_leave_in_tens_and_no_small_one_by_itself_or_as_what_is_left(editions, table):
    whole, parts = COUNTS[table]
    told = rows(editions[0]["public"], f"from published.{table}")
    counts = [pl.col(name) for name in [*parts, *([whole] if whole else [])]]
    left = [pl.col(whole) - pl.col(part) for part in parts if whole]
    assert told.filter(pl.any_horizontal(count.is_between(1, 10) for count in [*counts, *left])).is_empty()
    assert told.select(pl.any_horizontal(count % 10 != 0 for count in counts).any()).item() in (False, None)
    if "share" in told.columns:
        shares = told.drop_nulls("share").select("share", quotient=pl.col(parts[0]) / pl.col(whole))
        assert shares["share"].to_list() == pytest.approx(shares["quotient"].to_list())


def test_a_small_count_is_not_the_difference_of_two_that_are_shown(editions):
    """4 of the 19 violations of a rule are hidden; its other submission shows 20, and so does the total."""
    query = "select violations from published.{} where state = 'ZZ' and rule{} = 'response_before_report'"
    parts = rows(editions[0]["public"], query.format("rule_results", "_id") + " order by submission")
    assert parts["violations"].to_list() == [None, 20]
    exact = rows(editions[0]["internal"], query.format("rule_results", "_id") + " order by submission")
    assert exact["violations"].to_list() == [4, 15]


def test_values_found_never_leave_and_reasons_and_places_of_the_ledger_stay_inside(editions):
    inside = rows(editions[0]["internal"], "from published.accepted")
    outside = rows(editions[0]["public"], "from published.accepted")
    assert set(inside["reason"]) == {f"SECRET-REASON {line}" for line in (2, 3, 4)}
    assert outside.select("scope", "submission", "county", "reason", "finding_id").unique().sort(
        "scope"
    ).rows() == [
        ("county", None, None, None, None),
        ("rule", None, None, None, None),
        ("submission", "A", None, None, None),
    ]
    for audience in ("internal", "public"):
        assert b"SECRET-VALUE" not in (editions[1] / audience / "outcomes.duckdb").read_bytes()
    assert b"SECRET" not in (editions[1] / "public" / "outcomes.duckdb").read_bytes()


def test_a_rule_whose_findings_all_are_accepted_is_explained(editions):
    query = "select submission, accepted, is_explained from published.rule_results where rule_id = "
    query += "'response_before_report' and state = 'ZZ' order by submission"
    assert rows(editions[0]["internal"], query).rows() == [("A", 4, True), ("B", 0, False)]
    assert rows(editions[0]["public"], query).rows() == [("A", None, True), ("B", 0, False)]


def test_hidden_counts_of_files_and_checks_are_marked_and_internal_ones_stand(editions):
    query = """
        select submission, records_accepted, records_rejected, is_hidden
        from published.submissions
        where state = 'ZZ' and dataset = 'afcars_oohc'
    """
    assert rows(editions[0]["public"], query).row(0) == ("23A", None, None, True)
    assert rows(editions[0]["internal"], query).row(0) == ("23A", 2897, 3, False)


def test_a_value_keeps_its_name_in_every_edition_and_no_two_share_one(editions):
    names = {
        audience: rows(
            connection, "select * from published.measure_results where period_type <> '36_months'"
        )["value_id"]
        for audience, connection in editions[0].items()
    }
    assert names["internal"].is_unique().all()
    assert set(names["public"]) <= set(names["internal"])
    assert names["public"].str.len_chars().unique().to_list() == [12]


def test_the_edition_says_what_it_is(editions):
    said = rows(editions[0]["public"], "from published.edition").to_dicts()[0]
    assert (said["audience"], said["states"], said["is_synthetic"]) == ("public", "MD ZZ", True)
    assert '"hidden_counts": [1, 10]' in said["settings"]


def test_labels_hold_code_lists_and_county_names(editions):
    query = """
        select label from published.labels
        where (list, name) in (('counties', '99001'), ('sexes', 'female'))
        order by label
    """
    assert rows(editions[0]["public"], query)["label"].to_list() == ["Alder", "Female"]


def test_caveats_are_sentences_without_counts(editions):
    for audience in ("public", "internal"):
        found = rows(editions[0][audience], "from published.caveats")
        assert "facts" not in found.columns
        assert set(found["says"]) == {"Some removals are not known.", "Some exits."}


def test_no_difference_in_the_public_edition_involves_a_figure_it_does_not_show(editions):
    hidden = rows(
        editions[0]["public"],
        """
        select c.*
        from published.comparisons as c
        where not exists (
                select 1 from published.measure_results as r
                where r.value is not null and r.measure_id = c.measure_id and r.state = c.state
                    and r.component = c.component and r.period = c.period and r.dimension = c.dimension
                    and r.geography = c.geography
                    and r.category = c.category and r.outcome = c.outcome and r.statistic = c.statistic
            )
            or c.compared_with not in ('benchmark', 'target') and not exists (
                select 1 from published.measure_results as r
                where r.value is not null and r.measure_id = c.measure_id and r.state = c.state
                    and r.component = c.component and r.period = c.compared_period
                    and r.geography = case c.compared_with when 'state' then c.state else c.geography end
                    and r.dimension = c.dimension and r.category = c.category and r.outcome = c.outcome
                    and r.statistic = c.statistic
            )
        """,
    )
    assert hidden.is_empty()
    assert rows(editions[0]["public"], "from published.comparisons").height > 100
    inside = rows(editions[0]["internal"], "select distinct compared_with from published.comparisons")
    assert set(inside["compared_with"]) == {"a_year_before", "benchmark", "state", "target"}


def test_parts_changes_and_examples_are_those_of_the_files_of_the_measures(editions):
    parts = rows(
        editions[0]["public"],
        "select component, numerator_in_words from published.measure_components"
        " where measure_id = 'time_in_care' order by position",
    )
    assert parts["component"].to_list() == ["in_care", "exits"]
    assert parts["numerator_in_words"].n_unique() == 2
    example = rows(
        editions[0]["public"],
        "select tables, expects from published.measure_examples where measure_id = 'placement_stability'",
    )
    assert json.loads(example["tables"][0])[0]["table"] == "removal_episodes"
    assert json.loads(example["expects"][0])["denominator"] > 0


def test_a_measure_stands_once_in_an_edition_of_two_agencies(tmp_path):
    with fake_results.exact_database(("ZZ",), fake_results.INVENTED[:1]) as exact:
        exact.execute("insert into marts.measures select * replace ('0.9' as version) from marts.measures")
        with duckdb.connect(str(release(exact, "internal", tmp_path, ABOUT)), read_only=True) as edition:
            found = rows(edition, "select version, count(*) as n from published.measures group by version")
    assert found.rows() == [("1.0", 1)]

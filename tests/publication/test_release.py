"""The released database of each audience: what stands in it, described, and what does not."""

from datetime import date

import duckdb
import fake_results
import polars as pl
import pytest

from transforms.publication.published import tables
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
    assert sorted(described.iter_rows()) == sorted((c.table, n) for c in tables.RELEASED for n in c.columns)
    assert rows(editions[0][audience], "select comment from duckdb_tables() where comment is null").is_empty()


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


def test_the_public_edition_holds_states_and_12_month_periods_alone(editions):
    found = rows(
        editions[0]["public"], "select distinct geography_level, period_type from published.measure_results"
    )
    assert found.rows() == [("state", "12_months")]


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
    checks = rows(
        editions[0]["public"],
        """
        from published.quality_summary
        where rows between 1 and 10 or violations between 1 and 10 or rows - violations between 1 and 10
        """,
    )
    files = rows(editions[0]["public"], "from published.submissions where records_rejected between 1 and 10")
    assert checks.is_empty()
    assert files.is_empty()


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
        audience: rows(connection, "select * exclude (value) from published.measure_results")["value_id"]
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

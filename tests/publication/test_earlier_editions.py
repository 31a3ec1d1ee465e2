"""What earlier public editions told, and what no longer holds of it: what is hidden for it, and said."""

import duckdb
import polars as pl

from tests.publication.small_releases import COUNTIES, gone, known, protect, results
from transforms.publication.disclosure.protect import WITHHELD_REASON, protected_results


def publish(folder, frame: pl.DataFrame, superseded: pl.DataFrame | None = None):
    """An earlier edition that told these results: the folder's name is its own."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema published")
        for name, table in (("measure_results", frame), ("superseded", superseded)):
            if table is not None:
                connection.register("told", table)
                connection.execute(f"create table published.{name} as from told")
    return path


def test_a_count_that_an_earlier_edition_told_hides_nothing_any_more(tmp_path):
    old = protect(results(COUNTIES))
    assert old["numerator"].null_count() == 0
    # The third county is split: what is left of it would tell the new one.
    split = COUNTIES.replace("99005 all all 100 30", "99005 all all 80 24\n99007 all all 20 6")
    done = protect(results(split), earlier=(publish(tmp_path, old),))
    assert gone(done, "numerator") == ["99005", "99007"]


def test_what_an_earlier_edition_hid_stays_hidden(tmp_path):
    table = "ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 5"
    path = publish(tmp_path, protect(results(table)))
    changed = "ZZ all all 500 103\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 8"
    done = protect(results(changed), earlier=(path,))
    assert gone(done, "numerator") == ["b", "c"]
    # A cell that is small no longer, beside the pattern of before:
    changed = "ZZ all all 500 112\nZZ sex a 300 60\nZZ sex b 120 35\nZZ sex c 80 17"
    assert gone(protect(results(changed), earlier=(path,)), "numerator") == ["b", "c"]


def test_places_of_which_an_earlier_edition_told_another_count_are_said_to_be_superseded(tmp_path):
    old = f"{COUNTIES}\n99001 sex a 200 50\n99001 sex b 60 30\n99003 sex a 140 40"
    path = publish(tmp_path, results(old))

    def superseded(table: str, **where) -> list[str]:
        told = protected_results(results(table, **where), known(earlier=(path,)), 10).superseded
        assert set(told["earlier_edition"]) <= {tmp_path.name}
        return told["geography"].to_list()

    assert superseded(old) == []
    # What is told now is the same; of a group that is hidden now, one is less.
    assert superseded(old.replace("99001 sex b 60 30", "99001 sex b 60 8")) == ["99001"]
    assert superseded(old.replace("\n99003 sex a 140 40", "")) == ["99003"]
    assert superseded(old.replace("ZZ all all 500 150", "ZZ all all 501 150")) == ["ZZ"]
    # Who had no row was nobody: a group beside others, a county beside others; not a breakdown of its own.
    assert superseded(f"{old}\n99003 sex b 40 20") == ["99003"]
    assert superseded(f"{old}\n99007 all all 40 20") == ["99007"]
    assert superseded(f"{old}\n99007 all all 40 0\n99003 sex b 0 0") == ["99007"]
    assert superseded(f"{old}\n99003 race_ethnicity white 140 40") == []
    # A group that was hidden is seen to have moved where nobody is in it any more: no zero is hidden.
    is_b = (pl.col("category") == "b") & (pl.col("geography") == "99001")
    numerator, status = pl.when(~is_b).then("numerator"), pl.when(is_b).then(pl.lit("suppressed"))
    hidden = results(old).with_columns(numerator=numerator, status=status.otherwise("status"))
    path = publish(tmp_path, hidden)
    assert superseded(old) == superseded(old.replace("sex b 60 30", "sex b 60 20")) == []
    assert superseded(old.replace("sex b 60 30", "sex b 60 0")) == ["99001"]
    # Of a measure or period without figures today nothing is said.
    assert superseded(old, measure_id="reentry") == []
    assert superseded(old, period="FFY1999") == []


def test_a_period_without_figures_today_is_superseded_with_one_it_shares_days_with(tmp_path):
    kinds = pl.col("period").replace_strict({"FFY2022": "36_months", "FFY2023": "12_months"})
    pooled = results(COUNTIES, year=2022).with_columns(period_end=pl.date(2023, 9, 30))
    told = pl.concat([results(COUNTIES), pooled]).with_columns(period_type=kinds)
    earlier = (publish(tmp_path, told),)

    def superseded(table: str) -> list[tuple[str, str]]:
        done = protected_results(results(table), known(earlier=earlier), 10)
        return done.superseded.select("period", "geography").rows()

    assert superseded(COUNTIES) == []
    moved = COUNTIES.replace("99003 all all 140", "99003 all all 139")
    assert superseded(moved) == [("FFY2023", "99003"), ("FFY2022", "99003")]


def test_of_what_has_no_figures_today_the_last_edition_says_what_was_superseded(tmp_path):
    old = results(COUNTIES)
    new = results(COUNTIES.replace("260", "270").replace("500", "510"))
    first = publish(tmp_path / "first", protect(old))
    made = protected_results(new, known(earlier=(first,)), 10)
    second = publish(tmp_path / "second", made.results, made.superseded)
    told = {
        name: protected_results(frame, known(earlier=(first, second)), 10).superseded
        for name, frame in (("none", results(COUNTIES, measure_id="reentry")), ("old", old), ("new", new))
    }
    assert made.superseded["geography"].to_list() == ["99001", "ZZ"]
    assert told["none"].equals(made.superseded)
    assert told["new"].equals(made.superseded)
    assert told["old"]["earlier_edition"].to_list() == ["second", "second"]


def test_what_an_earlier_edition_told_stands_beside_though_its_table_is_released_no_more(tmp_path):
    table = "ZZ all all 500 65\n99001 all all 300 60\n99003 all all 200 5"
    first = protect(results(table), tables=("county_years",))
    assert gone(first, "numerator") == ["99003"]
    assert gone(protect(results(table), tables=("state_years",)), "numerator") == []
    second = protect(results(table), tables=("state_years",), earlier=(publish(tmp_path, first),))
    # The whole less the county that was told would tell the other.
    assert gone(second, "numerator") == ["all"]
    assert second["geography"].to_list() == ["ZZ"]


def test_a_small_count_that_was_told_before_is_hidden_and_what_cannot_be_protected_is_withheld(tmp_path):
    table = "ZZ all all 500 100\nZZ sex a 300 60\nZZ sex b 120 34\nZZ sex c 80 6"
    told = results(table)
    done = protected_results(told, known(earlier=(publish(tmp_path, told),)), 10)
    assert gone(done.results, "numerator") == ["c"]
    assert done.told["counts_small_but_told_before"] == 1
    only_total = told.filter(pl.col("category") != "c")
    other = results("ZZ all all 800 300", measure_id="reentry")
    beside = pl.concat([told, other])
    released = protected_results(beside, known(earlier=(publish(tmp_path, only_total),)), 10).results
    withheld = released.filter(measure_id="recurrence")
    assert set(withheld["status_reason"]) == {WITHHELD_REASON}
    assert set(withheld["status"]) == {"not_available"}
    assert withheld.select("denominator", "numerator", "value").null_count().row(0) == (4, 4, 4)
    assert released.filter(measure_id="reentry")["numerator"].to_list() == [300.0]


def test_what_was_told_of_a_measure_without_figures_today_is_known_of_who_is_counted_by_another(tmp_path):
    of_years = {
        year: f"ZZ all all {year - 1700} 0\n99001 all all {year - 1800} 0\n99003 all all 100 0"
        for year in (2021, 2022)
    }
    of_years[2023] = (
        "ZZ all all 278 0\n99001 all all 255 0\n99003 all all 14 0\n99005 all all 6 0\n99007 all all 3 0"
    )
    now = pl.concat([results(table, year, measure_id="reentry") for year, table in of_years.items()])
    first = protect(now).filter(period="FFY2023")
    assert gone(first, "denominator") == ["99003", "99005", "99007"]
    before = pl.concat([results(table, year) for year, table in of_years.items()])
    is_told = (pl.col("period") != "FFY2023") | pl.col("geography").is_in(["99001", "99003"])
    second = protect(now, earlier=(publish(tmp_path, before.filter(is_told)),)).filter(period="FFY2023")
    assert gone(second, "denominator") == ["all", "99005", "99007"]


def test_a_count_told_before_holds_where_its_figure_is_not_available_any_more(tmp_path):
    places = "ZZ all all 278 0\n99001 all all 255 0\n99003 all all 14 0\n99005 all all 6 0\n99007 all all 3 0"
    told = results(places)
    is_without = pl.col("geography") == "99003"
    now = told.with_columns(status=pl.when(is_without).then(pl.lit("not_available")).otherwise("status"))
    first = protect(now)
    assert gone(first, "denominator") == ["99003", "99005", "99007"]
    others = protect(results(places.replace("278", "263").replace("255", "240"))).filter(~is_without)
    before = pl.concat([others, told.filter(is_without)])
    done = protect(now, earlier=(publish(tmp_path, before),))
    assert gone(done, "denominator") == ["99001", "99003", "99005", "99007"]

"""Nobody is alone: what is emptied and who is kept out, beside a count of every person by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.research.checks import UnsafeReleaseError, check_columns, check_groups
from transforms.research.groups import PERSON, group

TRAITS = {"sex": ("sex",), "place": ("county",)}


def frame(text: str) -> pl.DataFrame:
    """Rows of a person and columns, as they stand in a table; a dot is empty."""
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [[None if cell == "." else cell for cell in line] for line in lines]
    return pl.DataFrame(rows, schema=dict.fromkeys([PERSON, *head[1:]], pl.String), orient="row")


def outcome(groups) -> dict[str, str]:
    """By pseudonym: kept out, the traits that were emptied, or whole."""
    told = {}
    for row in groups.of_rows().iter_rows(named=True):
        emptied = [name for name in groups.traits if row["\0emptied " + name]]
        told[row[PERSON]] = "kept out" if row["\0kept out"] else " ".join(emptied) or "whole"
    return told


def test_the_last_trait_goes_first_and_who_is_too_few_even_then_is_kept_out():
    children = frame("""
        child | sex    | county
        A     | female | 1
        B     | female | 1
        C     | female | 2
        D     | female | 3
        E     | male   | 1
    """)
    assert outcome(group({"children": children}, TRAITS, 2)) == {
        "A": "whole", "B": "whole", "C": "place", "D": "place", "E": "kept out",
    }  # fmt: skip


def test_all_that_any_table_tells_of_a_person_counts_together():
    children = frame("""
        child | sex
        A     | female
        B     | female
        C     | female
        D     | female
    """)
    reports = frame("""
        child | county
        A     | 1
        A     | 2
        B     | 2
        B     | 1
        C     | 1
        D     | .
    """)
    assert outcome(group({"children": children, "reports": reports}, TRAITS, 2)) == {
        "A": "whole", "B": "whole", "C": "place", "D": "place",
    }  # fmt: skip


def test_a_person_with_two_linked_pseudonyms_is_counted_once():
    children = frame("""
        child | sex    | county
        A     | female | 1
        B     | female | 1
        C     | male   | 1
    """)
    links = [pl.DataFrame({"one": ["A", "C"], "other": ["B", None]})]
    assert set(outcome(group({"children": children}, TRAITS, 2)).values()) == {"whole", "kept out"}
    assert set(outcome(group({"children": children}, TRAITS, 2, links)).values()) == {"sex"}


def test_what_would_be_told_by_being_empty_is_never_emptied():
    children = frame("""
        child | death | county
        A     | yes   | 1
        B     | yes   | 2
        C     | no    | 1
        D     | no    | 1
        E     | yes   | 3
    """)
    traits = {"death": ("death",), "place": ("county",)}
    assert outcome(group({"children": children}, traits, 2, never_emptied=["death"])) == {
        "A": "place", "B": "place", "C": "whole", "D": "whole", "E": "place",
    }  # fmt: skip
    assert set(outcome(group({"children": children}, traits, 4, never_emptied=["death"])).values()) == {
        "kept out"
    }


def test_what_is_the_same_of_everybody_is_not_emptied():
    children = frame("""
        child | sex    | county
        A     | female | 1
        B     | male   | 1
        C     | male   | 1
        D     | female | 1
        E     | .      | 1
    """)
    assert "sex place" not in outcome(group({"children": children}, TRAITS, 3)).values()


ROWS = st.lists(
    st.tuples(st.integers(0, 25), st.sampled_from(["f", "m", None]), st.sampled_from(["1", "2", "3", None])),
    min_size=1,
    max_size=60,
)


@settings(max_examples=30, deadline=None)
@given(rows=ROWS, others=ROWS, smallest=st.integers(2, 6))
def test_after_emptying_every_group_of_any_tables_is_large_enough(rows, others, smallest, tmp_path_factory):
    names = {PERSON: pl.String, "sex": pl.String, "county": pl.String}
    tables = {
        name: pl.DataFrame([(str(n), *rest) for n, *rest in some], schema=names, orient="row")
        for name, some in (("one", rows), ("two", others))
    }
    groups = group(tables, TRAITS, smallest)
    files = {}
    folder = tmp_path_factory.mktemp("files")
    for name, table in tables.items():
        kept = table.join(groups.of_rows(), on=PERSON).filter(~pl.col("\0kept out"))
        emptied = kept.select(
            pl.col(PERSON).alias("child_id"),
            sex=pl.when("\0emptied sex").then(None).otherwise("sex"),
            county=pl.when("\0emptied place").then(None).otherwise("county"),
        )
        files[name] = Path(folder / f"{name}.parquet")
        emptied.write_parquet(files[name])
    least = check_groups(files, "child_id", TRAITS, smallest)
    assert least == min(groups.sizes(), default=0)


def written(tmp_path: Path, **columns: list) -> dict[str, Path]:
    path = tmp_path / "t.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return {"t": path}


def test_the_check_of_the_files_finds_a_group_that_is_too_small(tmp_path):
    files = written(tmp_path, child_id=["A", "B", "C"], sex=["f", "f", "m"])
    with pytest.raises(UnsafeReleaseError, match="smaller than 2"):
        check_groups(files, "child_id", TRAITS, 2)
    assert check_groups(files, "child_id", TRAITS, 1) == 1


def test_the_check_counts_linked_pseudonyms_as_one_person(tmp_path):
    files = written(tmp_path, child_id=["A", "B", "C"], afcars_id=["B", None, None], sex=["f", "f", "f"])
    assert check_groups(files, "child_id", TRAITS, 2) == 2
    with pytest.raises(UnsafeReleaseError):
        check_groups(files, "child_id", TRAITS, 3)


def test_the_check_finds_days_identifiers_and_columns_that_were_not_asked_for(tmp_path):
    months = pl.Series("day", ["2024-05-01", "2024-04-01"]).str.to_date()
    files = written(tmp_path, child_id=["A", "B"], day=months)
    asked = {"t": ["child_id", "day"]}
    check_columns(files, asked, {"child_id": {"K7"}}, "month")
    with pytest.raises(UnsafeReleaseError, match="day: holds days"):
        check_columns(files, asked, {}, "quarter")
    with pytest.raises(UnsafeReleaseError, match="child_id: holds identifiers as they were"):
        check_columns(files, asked, {"child_id": {"B"}}, "month")
    with pytest.raises(UnsafeReleaseError, match="other columns"):
        check_columns(files, {"t": ["child_id"]}, {}, "month")

"""What a public edition tells of moved figures: parts of few persons are told together, or hidden."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest

from transforms.publication.shown_revisions import Earlier, released_revisions

KEY = {
    "measure_id": "recurrence", "component": "all", "state": "ZZ", "period_type": "12_months",
    "period": "FFY2023",
    "geography_level": "state", "geography": "ZZ", "dimension": "all", "category": "all", "outcome": "all",
    "statistic": "value",
}  # fmt: skip


def moved(*steps: tuple[str, int, int], **about) -> pl.DataFrame:
    """The rows of one figure, from (cause, numerator, denominator) after each cause; the first is before."""
    points = [(k, n, k / n) for _, k, n in steps]
    ends = [("all", points[0], points[-1])]
    ends += [(steps[i][0], a, b) for i, (a, b) in enumerate(pairwise(points), start=1)]
    names = ("numerator", "denominator", "value")
    rows = [
        {**KEY, **about, "position": position, "cause": cause}
        | {f"{name}_before": float(x) for name, x in zip(names, a, strict=True)}
        | {f"{name}_now": float(x) for name, x in zip(names, b, strict=True)}
        | {"status_before": "final", "status_now": "final", "version_before": "1", "version_now": "1"}
        | {"period_start": None, "period_end": None}
        for position, (cause, a, b) in enumerate(ends)
    ]
    return pl.DataFrame(rows)


def released(status: str = "final", **about) -> pl.DataFrame:
    value = 0.5 if status == "final" else None
    return pl.DataFrame(
        [{**KEY, **about, "status": status, "value": value}], schema_overrides={"value": pl.Float64}
    )


def public(rows: pl.DataFrame, before: pl.DataFrame | None = None, now: pl.DataFrame | None = None):
    one = released()
    earlier = Earlier("2023", rows, one if before is None else before)
    told = released_revisions(earlier, one if now is None else now, 10)
    return told.select("cause", "numerator_before", "numerator_now", "is_hidden").rows()


def test_large_parts_are_told_one_by_one():
    rows = moved(("", 100, 300), ("definition", 150, 400), ("new_data", 250, 600))
    assert public(rows) == [
        ("all", 100, 250, False),
        ("definition", 100, 150, False),
        ("new_data", 150, 250, False),
    ]


@pytest.mark.parametrize("few", [(153, 403), (150, 403), (151, 500), (195, 450)])
def test_small_parts_are_told_together_with_what_lies_between(few):
    rows = moved(
        ("", 100, 300), ("definition", 150, 400), ("settings", *few), ("data_quality", 250, 600),
        ("new_data", 255, 700),
    )  # fmt: skip
    told = public(rows)
    assert [row[0] for row in told] == ["all", "definition", "several"]
    assert (told[0][1:3], told[2][1:3]) == ((100, 255), (150, 255))


def test_a_figure_that_moved_by_few_persons_has_no_numbers():
    told = public(moved(("", 100, 300), ("corrected_history", 103, 303)))
    assert told == [("all", None, None, True)]


def test_what_one_edition_hides_is_told_without_numbers():
    rows = moved(("", 100, 300), ("new_data", 250, 600))
    for before, now in ((released("suppressed"), released()), (released(), released("suppressed"))):
        assert public(rows, before, now) == [("suppression", None, None, True)]


def test_groups_places_and_months_are_not_told():
    for about in ({"dimension": "sex"}, {"geography_level": "county"}, {"period_type": "month"}):
        rows = moved(("", 100, 300), ("new_data", 250, 600), **about)
        assert public(rows, released(**about), released(**about)) == []


def test_the_internal_edition_is_told_everything_and_the_first_nothing():
    rows = moved(("", 100, 300), ("corrected_history", 103, 303))
    inside = released_revisions(Earlier("2023", rows, released()), released(), 0)
    assert inside["numerator_now"].to_list() == [103, 103]
    assert inside["earlier_edition"].unique().to_list() == ["2023"]
    assert released_revisions(None, released(), 10).is_empty()

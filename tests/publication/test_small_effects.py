"""What faults could do to a figure, without the small counts a range would tell."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from transforms.publication.small_effects import TOLD, hide_small_effects

KINDS = {"permanency": "proportion", "length": "duration"}
PERIODS = {
    "22A22B": (date(2021, 10, 1), date(2022, 9, 30)),
    "22B23A": (date(2022, 4, 1), date(2023, 3, 31)),
    "23A23B": (date(2022, 10, 1), date(2023, 9, 30)),
}


def effect(rule_id: str, flagged: int, with_event: int, left_out: int = 0, **about) -> dict[str, object]:
    """What a rule could do to 200 of 500, `with_event` of those flagged among the 200."""
    given = {"measure_id": "permanency", "period": "23A23B", "numerator": 200.0, "denominator": 500.0} | about
    numerator, denominator = given["numerator"], given["denominator"]
    low, high, of = (
        numerator - with_event,
        numerator + flagged - with_event + left_out,
        denominator + left_out,
    )
    start, end = PERIODS[given["period"]]
    return {
        **given, "rule_id": rule_id, "component": "all", "state": "ZZ", "outcome": "all",
        "statistic": "value",
        "period_start": start, "period_end": end, "members_flagged": flagged, "members_left_out": left_out,
        "value": numerator / denominator, "value_without": low / (denominator - flagged),
        "lowest": low / of, "lowest_numerator": low, "lowest_denominator": of,
        "highest": high / of, "highest_numerator": high, "highest_denominator": of,
        "effect": (high - low) / of, "effect_share": (high - low) / of * denominator / numerator,
        "reach": (high - low) / of,
        "status": "final", "status_reason": None,
    }  # fmt: skip


def released(*effects: dict[str, object], threshold: int = 10, hidden: tuple[str, ...] = ()) -> pl.DataFrame:
    """The effects as an edition has them; the results of some periods are hidden."""
    frame = pl.DataFrame(effects, infer_schema_length=None)
    results = frame.select(
        "measure_id", "component", "state", "period", "outcome", "statistic",
        pl.lit("12_months").alias("period_type"), pl.lit("state").alias("geography_level"),
        pl.lit("all").alias("dimension"),
        *(pl.when(~pl.col("period").is_in(hidden)).then(name).alias(name)
          for name in ("numerator", "denominator", "value")),
        "status", "status_reason",
    ).unique()  # fmt: skip
    return hide_small_effects(frame, results, KINDS, threshold)


def hidden_rules(frame: pl.DataFrame) -> dict[str, bool]:
    return dict(frame.select("rule_id", "is_hidden").iter_rows())


@pytest.mark.parametrize(
    ("told", "is_hidden"),
    [
        (effect("all", 0, 0), False),
        (effect("all", 40, 20), False),
        (effect("all", 40, 20, 15), False),
        (effect("all", 40, 0), False),
        (effect("all", 10, 0), True),
        (effect("all", 40, 3), True),
        (effect("all", 40, 37), True),
        (effect("all", 40, 20, 4), True),
        (effect("all", 200, 195), True),
        (effect("all", 490, 195), True),
    ],
    ids=[
        "nothing at fault",
        "large counts",
        "large counts left out",
        "none of those flagged had the event",
        "few flagged",
        "few of those flagged had the event",
        "few of those flagged had it not",
        "few left out",
        "few events left without them",
        "few members left without them",
    ],
)
def test_a_range_from_which_a_small_count_follows_is_hidden(told, is_hidden):
    found = released(told)
    assert found["is_hidden"].to_list() == [is_hidden]
    assert all(found[name].is_null().all() == is_hidden for name in TOLD)
    assert found["value"].to_list() == [0.4]


def test_a_rule_that_differs_little_from_all_rules_together_is_hidden_and_they_are_shown():
    found = released(effect("all", 60, 30), effect("most", 55, 28), effect("some", 30, 15))
    assert hidden_rules(found) == {"all": False, "most": True, "some": False}


def test_what_is_hidden_in_a_period_is_hidden_in_those_that_overlap_it():
    found = released(
        effect("all", 40, 20, period="22A22B"),
        effect("all", 4, 2, period="22B23A"),
        effect("all", 40, 20, period="23A23B"),
    )
    assert found["is_hidden"].all()


def test_a_figure_that_is_not_shown_has_no_range():
    found = released(effect("all", 40, 20), hidden=("23A23B",))
    assert not found["is_hidden"].any()
    assert all(found[name].is_null().all() for name in (*TOLD, "value"))


def test_an_internal_edition_hides_nothing():
    found = released(effect("all", 4, 2), effect("odd", 3, 1), threshold=0)
    assert not found["is_hidden"].any()
    assert found["members_flagged"].to_list() == [4, 3]

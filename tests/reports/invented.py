"""One measure and one result, with everything a test does not care about filled in."""

from datetime import date

from reports.records import Comparison, Effect, Measure, Result


def measure(kind: str = "proportion", **about) -> Measure:
    given = {
        "measure_id": "recurrence",
        "version": "1.0",
        "title": "Recurrence",
        "states": "The share hurt again.",
        "why": None,
        "authority": None,
        "domain": "safety",
        "kind": kind,
        "unit": "children",
        "better": "lower",
        "per": 100.0 if kind in ("proportion", "share") else 1.0,
    }
    return Measure(**(given | about))


def result(value: float | None = 9.4, **about) -> Result:
    given = {
        "measure_id": "recurrence",
        "component": "all",
        "state": "ZZ",
        "period": "FFY2023",
        "geography_level": "state",
        "geography": "ZZ",
        "dimension": "all",
        "category": "all",
        "outcome": "all",
        "statistic": "value",
        "period_start": date(2022, 10, 1),
        "period_end": date(2023, 9, 30),
        "denominator": 5000.0,
        "numerator": 470.0,
        "value": value,
        "ci_lower": None,
        "ci_upper": None,
        "members_open": None,
        "status": "final",
        "status_reason": None,
        "as_of": date(2025, 9, 30),
    }
    return Result(**(given | about))


def effect(low: float | None, high: float | None, **about) -> Effect:
    """What 14 flagged and 3 left out could do to the result above."""
    given = {
        "measure_id": "recurrence",
        "component": "all",
        "state": "ZZ",
        "period": "FFY2023",
        "outcome": "all",
        "statistic": "value",
        "rule_id": "all",
        "period_start": date(2022, 10, 1),
        "period_end": date(2023, 9, 30),
        "members_flagged": 14,
        "members_left_out": 3,
        "value": 9.4,
        "lowest": low,
        "highest": high,
        "effect": None,
        "effect_share": None,
        "reach": None,
        "is_hidden": False,
    }
    return Effect(**(given | about))


def year(ends: int, value: float | None = 9.4, low: float | None = None, high: float | None = None, **about):
    """The result of a federal year with its interval."""
    when = {"period": f"FFY{ends}", "period_start": date(ends - 1, 10, 1), "period_end": date(ends, 9, 30)}
    return result(value, ci_lower=low, ci_upper=high, **(when | about))


def comparison(difference: float, **about) -> Comparison:
    """The result above the other, of 10, by a difference."""
    given = {
        "measure_id": "recurrence",
        "component": "all",
        "state": "ZZ",
        "geography_level": "state",
        "geography": "ZZ",
        "period": "FFY2023",
        "outcome": "all",
        "statistic": "value",
        "compared_with": "a_year_before",
        "compared_period": "FFY2022",
        "value": 10.0 + difference,
        "other_value": 10.0,
        "difference": difference,
        "ci_lower": None,
        "ci_upper": None,
        "verdict": "no_clear_change",
        "verdict_reason": None,
    }
    return Comparison(**(given | about))

"""Sentences about evaluated programmes: what was found, how sure it is, and what the design cannot tell.

Here belongs every sentence of their pages; numbers are put as `words.py` puts them. A difference is told
beside what was to be expected, never as what a programme did: that is for the reader, with the checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports import words
from reports.evaluations import OWN_MEAN, Analysis, Check, Evaluation
from reports.records import Measure

CANNOT_TELL = {
    "interrupted_time_series": "The months before the start say what was to be expected, as far as their "
    "trend and seasons would have gone on. Whatever else began at the same time is in the difference too.",
    "difference_in_differences": "Counties that had not started say what was to be expected, as far as all "
    "would have changed alike. What else began in the counties that started, and in no other, is in the "
    "difference too.",
}
SEVERAL = (
    "Of several measures looked at, one in twenty would show a clear difference by chance alone: take them "
    "together."
)
HOW = {
    "interrupted_time_series": "A line through the months before and after the start, with seasons; its "
    "errors allow for months that resemble their neighbours (Newey and West), widened for short series.",
    "difference_in_differences": "For counties that start in the same month, the change since the year "
    "before, less the same change of counties that have not started (Callaway and Sant'Anna); errors are by "
    "county, widened for few counties.",
}
IN_OWN_MEAN = "Counties of unequal size are told in percent of their own mean month before any start."
NO_CHECK_FAILED = "Every assumption that the data can speak to held."


def found(measure: Measure, one: Evaluation) -> str:
    """What was found of one outcome, in a sentence or two."""
    if one.effect is None:
        return f"No difference is told: {one.status_reason or 'the data cannot carry it'}."
    stated = one.stated(measure)
    observed, expected = words.figure(stated, one.observed), words.figure(stated, one.expected)
    both = f"{observed} was observed after the start and {expected} was to be expected"
    interval = f"95% interval of the difference {limits(stated, one)}"
    if not one.is_clear:
        return f"No clear difference: {both} ({interval})."
    way = "higher" if one.effect > 0 else "lower"
    return f"Clearly {way} than expected{judged(measure, one)}: {both} ({interval})."


def judged(measure: Measure, one: Evaluation) -> str:
    """Whether a clear difference is for the better, where either way is."""
    if measure.better not in ("higher", "lower") or one.effect is None:
        return ""
    is_better = (one.effect > 0) == (measure.better == "higher")
    return ", which is better" if is_better else ", which is worse"


def limits(stated: Measure, one: Evaluation | Analysis) -> str:
    """The 95% interval of a difference: -1.2 to +3.4 points."""
    return interval_of(stated, one.ci_lower, one.ci_upper)


def interval_of(stated: Measure, lower: float | None, upper: float | None) -> str:
    """The limits of a difference, with its unit once."""
    low, high = words.difference(stated, lower), words.difference(stated, upper)
    return f"{low.removesuffix(' points')} to {high}"


def sensitivity(measure: Measure, others: Sequence[Analysis], one: Evaluation) -> str:
    """How far the difference moves under other choices, in a sentence; nothing where none was made."""
    if not others or one.effect is None:
        return ""
    stated = one.stated(measure)
    effects = [other.effect for other in others]
    low, high = (words.difference(stated, end) for end in (min(effects), max(effects)))
    clear = sum(other.ci_lower * other.ci_upper > 0 for other in others)
    if clear in (0, len(others)):
        said = "in none of them" if not clear else "in all of them"
    else:
        said = f"in {words.number(clear)} of them"
    choices = words.counted(len(others), "other choices")
    span = f"is {low}" if low == high else f"lies between {low.removesuffix(' points')} and {high}"
    return f"Under {choices} the difference {span}; it is clear {said}."


def failures(checks: Sequence[Check], labels: dict[str, str]) -> str:
    """Which assumptions did not hold though a difference is given, in a sentence."""
    failed = [labels.get(one.assumption, one.assumption) for one in checks if one.verdict == "failed"]
    if not failed:
        return NO_CHECK_FAILED
    told = "; ".join(name[:1].lower() + name[1:] for name in failed)
    return f"Read with care, for this does not hold: {told}."


def what_was_checked(measure: Measure, one: Evaluation, check: Check) -> tuple[str, str, str]:
    """What a check found, what was allowed, and how it ended, as cells."""
    ended = {"passed": "Holds", "failed": "Does not hold"}.get(check.verdict, "Not tested")
    if check.found is None:
        return words.symbol("not_applicable"), words.symbol("not_applicable"), ended
    if check.p_value is not None:
        chance = "p under 0.001" if check.p_value < 0.001 else f"p {check.p_value:.3f}"
        difference = words.difference(one.stated(measure), check.found)
        return f"{difference} ({chance})", f"p of {check.allowed:g} or more", ended
    if check.assumption == "months_missing":
        return (
            f"{words.number(check.found * 100, 1)}%",
            f"{words.number((check.allowed or 0) * 100)}% or less",
            ended,
        )
    if check.assumption == "months_alike":
        return f"correlation {check.found:.2f}", f"{check.allowed:g} or less", ended
    return words.number(check.found), f"{check.allowed:g} or more", ended


def when(one: Evaluation) -> str:
    """Which months were looked at, in words; nothing where there were none."""
    if one.first_month is None or one.last_month is None:
        return ""
    before, after = words.counted(one.months_before, "months"), words.counted(one.months_after, "months")
    phased = (
        f", {words.counted(one.phase_in_months, 'months')} of phasing in left out"
        if one.phase_in_months
        else ""
    )
    span = words.period(one.first_month, one.last_month)
    return f"{span}: {before} before the start, {after} after it{phased}."


def scale_note(one: Evaluation) -> str:
    """How figures are scaled, where not as the measure's own."""
    return IN_OWN_MEAN if one.scale == OWN_MEAN else ""


def since_start(step: int, months: int = 3) -> str:
    """A span of an event study: months 1 to 3; 3 to 1 months before."""
    if step >= 0:
        return f"Months {step + 1} to {step + months}"
    return f"{-step} to {-step - months + 1} months before"

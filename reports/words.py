"""How figures are put into words: rounding, periods, direction and certainty.

Here belongs every sentence about a number that is more than a label: pages and charts take their
words from it, so that a figure reads the same everywhere. Which figures are spoken of stands in
`findings.py`. Nothing here knows of files or HTML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reports.labels import plain
from reports.process_control import Control
from reports.records import Comparison, Effect, Measure, Result

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DURATION_UNITS = ("hours", "days", "months")
SINGULAR = {
    "children": "child",
    "child-months": "child-month",
    "removals": "removal",
    "entries": "entry",
    "counties": "county",
}
EXPOSURES = {"child_population": "children in the population"}
SYMBOLS = {
    "suppressed": ("[c]", "hidden to protect persons (confidential)"),
    "dq_withheld": ("[w]", "withheld: the data fail a federal quality limit"),
    "not_available": ("[x]", "not available"),
    "provisional": ("[p]", "provisional: data that count are still to come"),
    "not_applicable": ("[z]", "not applicable"),
}
WHOLE = 1e-9
HUNDREDS = 100
MINUS = "\N{MINUS SIGN}"
INTERNAL = "Internal: exact figures, not for release"
SYNTHETIC = (
    "Synthetic data.",
    "Every record was invented: no figure here describes a real child, worker or agency.",
)
"""What every page of invented data says, its short form first."""

Certainty = Literal["clear", "not clear", "untested"]
CERTAINTIES: dict[str, Certainty] = {"no_clear_change": "not clear", "not_judged": "untested"}
EARLIER = {"a_year_before": "a year earlier", "five_years_before": "five years earlier"}
COMPARED = {
    "a_year_before": "The period a year before",
    "five_years_before": "The period five years before",
    "benchmark": "National value or standard",
    "target": "The agency's own target",
}
"""What the figures of whole states are compared with, in the order it is shown in."""


def number(value: float, places: int = 0) -> str:
    """A number with thousands separators, rounded half away from zero: 1234.5 reads 1,235."""
    scale = 10**places
    rounded = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    sign = MINUS if value < 0 and rounded else ""
    return f"{sign}{rounded:,.{places}f}"


def places(measure: Measure, value: float | None = None) -> int:
    """Decimals a measure is shown with, or one of its values: whole times have none, nor have hundreds.

    A median of days is one of them, and 37.0 would claim more.
    """
    usual = {"count": 0, "rate": 2, "rate_ratio": 2, "share_ratio": 2}.get(measure.kind, 1)
    if value is None or measure.kind not in ("duration", "ratio"):
        return usual
    is_whole = measure.kind == "duration" and abs(value - round(value)) < WHOLE
    return 0 if is_whole or abs(value) >= HUNDREDS else usual


def of_statistic(measure: Measure, statistic: str) -> Measure:
    """The measure as one of its statistics reads: the count of a rate's events is a count.

    An incidence is a share of its members at a time; its median and mean are days.
    """
    if measure.kind == "incidence":
        if statistic.startswith("incidence"):
            return replace(measure, kind="proportion", per=1.0)
        return replace(measure, kind="duration", duration_unit="days")
    if statistic != "count" or measure.kind == "count":
        return measure
    return replace(measure, kind="count", per=1.0, benchmark_value=None)


def is_percent(measure: Measure) -> bool:
    """Whether its figures are shares of a whole."""
    return measure.kind in ("proportion", "share")


def duration_unit(measure: Measure) -> str:
    """What a duration is counted in: as its definition says, else as its sentence does."""
    if measure.duration_unit:
        return measure.duration_unit
    said = re.findall("|".join(DURATION_UNITS), measure.states)
    return said[0] if said else ""


def shown(measure: Measure, value: float) -> float:
    """The value on the scale it is read on: percent for shares of a whole."""
    return value * 100 / (measure.per or 100) if is_percent(measure) else value


def figure(measure: Measure, value: float | None, *, with_unit: bool = False) -> str:
    """A value as a person reads it: 35.2%, 9.07, 31.5 hours (with its unit), 1,234."""
    if value is None:
        return ""
    text = number(shown(measure, value), places(measure, value))
    if is_percent(measure):
        return f"{text}%"
    unit = scale(measure) if with_unit else ""
    return f"{text} {unit}".strip()


def exposure(measure: Measure) -> str:
    """What a rate or ratio is over: as its definition says, else as its sentence does."""
    if measure.exposure:
        return EXPOSURES.get(measure.exposure, measure.exposure)
    said = re.search(r"\bper (?:[\d,]+ )?([a-z][a-z -]*)", measure.states)
    return said[1].strip() if said else ""


def scale(measure: Measure) -> str:
    """What stands behind a figure: hours, per 1,000 days in foster care, cases per worker; may be empty."""
    if measure.kind == "duration":
        return duration_unit(measure)
    if measure.kind == "rate":
        return f"per {number(measure.per or 1)} {exposure(measure)}".strip()
    if measure.kind == "count":
        return measure.unit
    if measure.kind == "ratio":
        hundred = number(measure.per) if measure.per is not None and measure.per > 1 else ""
        over = f"{hundred} {exposure(measure)}".strip()
        return f"{measure.unit} per {over}" if over else ""
    return ""


def interval(measure: Measure, result: Result) -> str:
    """The 95% interval in words, or nothing where there is none."""
    if result.ci_lower is None or result.ci_upper is None:
        return ""
    return f"{figure(measure, result.ci_lower)} to {figure(measure, result.ci_upper)}"


def counted(count: float, unit: str) -> str:
    """A count with its unit, singular for one: 1 child, 1,234 children."""
    text = number(count, 0 if float(count).is_integer() else 1)
    if text != "1":
        return f"{text} {unit}"
    return f"1 {SINGULAR.get(unit, unit.removesuffix('s'))}"


def members(measure: Measure, result: Result) -> str:
    """On how many a result rests, in words; nothing where it is hidden."""
    top, bottom = result.numerator, result.denominator
    if measure.kind in ("count", "ratio") or bottom is None:
        return ""
    if measure.kind in ("proportion", "share"):
        return f"{number(top)} of {counted(bottom, measure.unit)}" if top is not None else ""
    if measure.kind == "duration":
        return counted(bottom, measure.unit)
    if top is None:
        return ""
    return f"{counted(top, measure.unit)} in {number(bottom)} {exposure(measure)}".strip()


def doubt(measure: Measure, effect: Effect) -> str:
    """How far a figure could lie from the published one for faults in the data, in a sentence."""
    if effect.is_hidden:
        return "How far faults in the data could move it is hidden to protect persons."
    if effect.lowest is None or effect.highest is None or effect.members_flagged is None:
        return ""
    stated = of_statistic(measure, effect.statistic)
    flagged, left_out = effect.members_flagged, effect.members_left_out or 0
    told = [f"{number(flagged)} flagged"] if flagged else []
    told += [f"{number(left_out)} left out"] if left_out else []
    if not told:
        return "No record behind it is flagged by a data-quality rule, and none is left out for a fault."
    low, high = figure(stated, effect.lowest), figure(stated, effect.highest)
    who = f"the records at fault ({', '.join(told)})"
    if low == high:
        return f"It stays at {low} whichever way {who} had gone."
    return f"It could lie between {low} and {high} if {who} had gone either way."


def day(value: date) -> str:
    """A date in words: 30 September 2023."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """A month in words: September 2023."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def period(start: date, end: date, *, is_short: bool = False) -> str:
    """A period in words: October 2022 to September 2023, or Oct 2022 to Sep 2023."""
    if is_short:
        return f"{MONTHS[start.month - 1][:3]} {start.year} to {MONTHS[end.month - 1][:3]} {end.year}"
    return f"{month(start)} to {month(end)}"


def periods_to(ends: Sequence[date]) -> str:
    """Periods by the months they end in: 12 months to March 2021; to March 2021 and September 2021."""
    if len(ends) == 1:
        return f"12 months to {month(ends[0])}"
    return "12 months to " + ", ".join(month(end) for end in ends[:-1]) + f" and {month(ends[-1])}"


@dataclass(frozen=True)
class Change:
    """What the comparison with an earlier period says, as a verdict and in words."""

    verdict: str
    says: str

    @property
    def is_better(self) -> bool | None:
        """Whether the change is for the better, or None where it is neither or not clear."""
        return {"better": True, "worse": False}.get(self.verdict)

    @property
    def moved(self) -> str:
        """The same without the verdict: down from 14.7 a year earlier."""
        return self.says.rpartition(": ")[2]

    @property
    def certainty(self) -> Certainty:
        """Whether chance alone could make the difference, as far as it is known."""
        return CERTAINTIES.get(self.verdict, "clear")


def change(measure: Measure, compared: Comparison) -> Change:
    """How a figure lies to that of an earlier period."""
    was, now = figure(measure, compared.other_value), figure(measure, compared.value)
    from_when = f"from {was} {EARLIER[compared.compared_with]}"
    if compared.verdict == "no_clear_change":
        return Change(compared.verdict, f"No clear change {from_when}")
    moved = "up" if compared.difference > 0 else "down"
    said = f"{moved} {from_when}" if was != now else f"{moved} by less than is shown {from_when}"
    if compared.verdict == "not_judged":
        said = said if compared.difference else f"the same as {was} {EARLIER[compared.compared_with]}"
        return Change(compared.verdict, said[:1].upper() + said[1:])
    return Change(compared.verdict, f"{plain(compared.verdict)}: {said}")


def titled(what: str, change: Change | None) -> str:
    """A heading that says what was found under it."""
    return f"{what}: {change.says[:1].lower()}{change.says[1:]}" if change else what


def changes(counts: Mapping[str, int], *, is_long: bool) -> str:
    """How many headlines are better, worse, moved, steady and untested beside earlier ones, in a sentence."""
    said = {
        "better": "clearly better",
        "worse": "clearly worse",
        "moved": "clearly changed where neither way is better",
        "steady": "without a clear change",
        "untested": "not tested for chance",
    }
    when = "five years before" if is_long else "the year before"
    total = counted(sum(counts.values()), "measures")
    told = [
        f"{counts[kind] or 'none'} {name}"
        for kind, name in said.items()
        if counts[kind] or kind in ("better", "worse")
    ]
    return f"Beside {when}, of {total}: {', '.join(told[:-1])} and {told[-1]}."


def difference(measure: Measure, value: float | None) -> str:
    """A difference of two figures with its sign; of shares, in points of percent."""
    if value is None:
        return ""
    text = number(shown(measure, value), places(measure, value))
    sign = "+" if value > 0 and float(text.replace(",", "")) else ""
    return f"{sign}{text} points" if is_percent(measure) else f"{sign}{text}"


def interval_of_difference(measure: Measure, compared: Comparison) -> str:
    """The 95% interval of a difference in words, or nothing where there is none."""
    if compared.ci_lower is None or compared.ci_upper is None:
        return ""
    low, high = (difference(measure, end) for end in (compared.ci_lower, compared.ci_upper))
    return f"{low.removesuffix(' points')} to {high}"


def compared_with(measure: Measure, compared: Comparison) -> str:
    """What a figure is compared with, in words."""
    if compared.compared_with == "benchmark":
        return f"National value or standard: {measure.benchmark_label or 'published value'}"
    return COMPARED[compared.compared_with]


def verdict(compared: Comparison) -> str:
    """What a comparison says, and why it says nothing where it does not judge."""
    reason = f": {compared.verdict_reason}" if compared.verdict_reason else ""
    return f"{plain(compared.verdict)}{reason}"


TOO_FEW_MONTHS = "Fewer than twelve final months are known, so no limits are drawn."
STANDS_OUT = {
    "outside": "outside the limits",
    "run": "in a run of eight or more on one side of the mean",
    "trend": "in a run of six or more that rise or fall",
    "near": "one of two in three months close to a limit",
}


def standing_out(found: Control) -> str:
    """Which months of a series chance alone does not explain, and by which rule, in sentences."""
    if not found.signalling:
        return "No month stands out: the months vary as chance lets them."
    told = []
    for signal, rule in STANDS_OUT.items():
        ends = [one.row.period_end for one in found.signalling if signal in one.signals]
        if ends:
            told.append(f"{rule}: {_months(ends)}")
    total = counted(len(found.signalling), "months")
    verb = "stands" if len(found.signalling) == 1 else "stand"
    by_rule = "; ".join(told)
    return (
        f"{total} {verb} out beyond what chance alone lets months vary. {by_rule[:1].upper()}{by_rule[1:]}."
    )


def months_in_short(found: Control | None) -> str:
    """Whether months stand out, as a title says it."""
    if found is None:
        return "too few months for limits"
    count = len(found.signalling)
    if not count:
        return "no month stands out"
    return f"{counted(count, 'months')} {'stands' if count == 1 else 'stand'} out"


def _months(ends: Sequence[date]) -> str:
    """Months in a line, neighbours as a span: May 2023; July 2023 to March 2024."""
    spans: list[list[date]] = []
    for end in ends:
        if spans and (end.year * 12 + end.month) - (spans[-1][-1].year * 12 + spans[-1][-1].month) == 1:
            spans[-1].append(end)
        else:
            spans.append([end])
    return ", ".join(
        month(span[0]) if len(span) == 1 else f"{month(span[0])} to {month(span[-1])}" for span in spans
    )


def symbol(status: str) -> str:
    """The mark that stands for a figure, or beside a provisional one; nothing for final results."""
    return SYMBOLS.get(status, ("", ""))[0]


def direction(measure: Measure) -> str:
    """Which way is good, in words."""
    return {"higher": "Higher is better", "lower": "Lower is better"}.get(
        measure.better, "Neither higher nor lower is better"
    )


def national(measure: Measure) -> str:
    """The national value with its name, or nothing."""
    if measure.benchmark_value is None:
        return ""
    label = measure.benchmark_label or "national value"
    return f"{label[:1].upper()}{label[1:]}: {figure(measure, measure.benchmark_value)}"


NATIONAL_NOTE = (
    "The national value is the observed performance of all states pooled. The federal review compares "
    "states after adjusting for risk; an observed figure must not be judged better or worse than "
    "national performance by itself."
)

"""The methods page: how periods, intervals, comparisons, control limits and funnels are made, and of what.

Here belongs what the template `methods.html.j2` is told. What one measure counts stands on its own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reports import funnel, labels, process_control, words
from reports.edition import Edition
from reports.pages.tables import Table
from reports.places import MOST_ALIKE, NEAR

INTERVALS = {
    "proportion": "Wilson's interval of a binomial share",
    "share": "Wilson's interval of each outcome's share",
    "rate": "the exact interval of a Poisson count over its exposure",
    "duration": "of a mean, the normal one; of a median or percentile, that of order statistics, or "
    "Brookmeyer and Crowley's where some are still open",
    "incidence": "on the log(-log) scale, with a variance of Greenwood's kind",
    "ratio": "linearised, over the members both sums are made of",
    "rate_ratio": "of the logarithm of the ratio of two shares or rates",
    "share_ratio": "of the logarithm of the ratio of two shares",
    "count": "none: everyone was counted",
}
"""How the 95% interval of each kind of figure is made."""


def methods_page(edition: Edition) -> dict[str, object]:
    """What the template is told."""
    found = Counter(one.kind for one in edition.measures.values())
    return {
        "kinds": _kinds(list(found)),
        "national_note": words.NATIONAL_NOTE,
        "fewest_months": process_control.FEWEST_MONTHS,
        "run": process_control.RUN,
        "trend": process_control.TREND,
        "fewest_counties": funnel.FEWEST,
        "fewest_for_scatter": funnel.FEWEST_FOR_SCATTER,
        "most_alike": MOST_ALIKE,
        "near": words.number(NEAR),
    }


def _kinds(kinds: Sequence[str]) -> Table:
    """Kinds of figures in the edition, and how the interval of each is made."""
    body = [[labels.kind(one), INTERVALS.get(one, "none")] for one in INTERVALS if one in kinds]
    return Table("Kinds of figures and their 95% intervals", ["Kind", "Interval"], body, words_in=1)

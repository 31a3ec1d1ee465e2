"""Why a result may differ from the federal figure beside it: what the data show, the measure, the files.

Here belongs the choice of causes. Those of a measure stand in its file (`differs_from_federal`), those of
whole sources in `contracts/codes/reconciliation.py`. No cause names a number that could count persons.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from transforms.contracts import codes
from transforms.contracts.codes import Code
from transforms.measures.registry import Measure
from transforms.periods import months_after

Row = Mapping[str, object]
AGREE = ("same", "same_as_printed")
STATUSES = {
    "provisional": "Our figure is provisional ({reason}) and may still move.",
    "dq_withheld": "Our figure is withheld ({reason}); a federal profile prints DQ for such a period.",
    "not_available": "We have no figure ({reason}).",
}
DATASETS = {"afcars": ("afcars_oohc", "afcars_foster_care_1993"), "ncands": ("ncands_child",)}
"""Whose files a source of measures is; any other source is a dataset of its own name."""

OF_HISTORIES = {*codes.HISTORY_CAVEATS.by_name, *codes.EPISODE_REPAIRS.by_name}
"""Caveats that tell how histories were rebuilt; those of rules over files stand on the measure's page."""

RESENT = """
    select distinct dataset, submission, period_start, period_end
    from raw.files
    where superseded_by is not null and submission is not null and status = 'accepted'
    order by all
"""


@dataclass(frozen=True)
class Found:
    """What the data show: caveats of rebuilt histories, and submissions that a later file replaced."""

    caveats: Mapping[tuple[str, str], tuple[str, ...]]
    resent: tuple[tuple[str, str, date, date], ...]

    @classmethod
    def read(cls, connection: duckdb.DuckDBPyConnection) -> Found:
        """From `marts.caveats` and `raw.files` of one agency."""
        caveats: dict[tuple[str, str], list[str]] = defaultdict(list)
        rows = connection.sql("select measure_id, period, caveat, says from marts.caveats order by all")
        for measure_id, period, caveat, says in rows.fetchall():
            if caveat in OF_HISTORIES:
                caveats[measure_id, period].append(says)
        return cls(
            {key: tuple(says) for key, says in caveats.items()},
            tuple(connection.sql(RESENT).fetchall()),
        )


def known_causes(row: Row, measures: Mapping[str, Measure], found: Found) -> str:
    """The causes for one row of `marts.reconciliation`, one a line; empty where the two agree."""
    measure = measures.get(str(row["measure_id"]))
    if measure is None or row["agreement"] == "no_result":
        return _unknown(row, measure, measures)
    causes = [*_of_entry(row)]
    if row["agreement"] not in AGREE or _counts_differ(row):
        causes += [
            *_of_data(row, measure, found),
            *(" ".join(cause.split()) for cause in measure.header.differs_from_federal),
            *_of_sources(row, measure),
        ]
    return "\n".join(causes)


def _counts_differ(row: Row) -> bool:
    """Whether the counts beside two figures that read alike are not the same."""
    return bool(row["numerator_difference"] or row["denominator_difference"])


def _unknown(row: Row, measure: Measure | None, measures: Mapping[str, Measure]) -> str:
    """Why no result stands beside an entered figure, and what could have been meant."""
    if measure is None:
        near = difflib.get_close_matches(str(row["measure_id"]), list(measures), 1)
        return "No measure is called so" + (f"; did you mean {near[0]}?" if near else ".")
    components = measure.header.components
    if row["component"] not in components:
        return f"The measure has no such component: allowed are {', '.join(components)}."
    return (
        "No result has this period, place, breakdown, outcome and statistic: write them as in "
        f"measure_results.csv (periods of this measure read {_period_form(measure)})."
    )


def _period_form(measure: Measure) -> str:
    return "23A23B" if measure.calendar == "afcars" else "FFY2023"


def _of_entry(row: Row) -> Iterator[str]:
    """What is odd about the figure as it was entered."""
    if row["is_percent"]:
        yield "Entered as a percentage and read as one."
    top, bottom = row["their_numerator"], row["their_denominator"]
    if isinstance(top, float) and isinstance(bottom, float) and bottom > 0:
        made = top / bottom * _number(row["per"])
        if abs(made - _number(row["their_value"])) > _number(row["rounded_to"]) * (1 / 2 + 1e-6):
            yield (
                "The figure entered is not the numerator over the denominator entered beside it: one of the "
                "three is mistyped, or the figure is adjusted for risk, which is not what is observed."
            )


def _number(value: object) -> float:
    return float(str(value))


def _of_data(row: Row, measure: Measure, found: Found) -> Iterator[str]:
    """What the data in force show of the figure."""
    status = str(row["status"])
    if status in STATUSES:
        yield STATUSES[status].format(reason=row["status_reason"])
    if measure.header.replaced_by:
        yield (
            f"This is an older definition, kept beside {measure.header.replaced_by}: a newer profile holds "
            "figures of that one."
        )
    start, end = row["period_start"], row["period_end"]
    if isinstance(start, date) and isinstance(end, date):
        resent = _resent(measure, found, start, end)
        if resent:
            yield f"Sent again since the first file: {', '.join(resent)}; the last file received counts here."
    yield from found.caveats.get((measure.measure_id, str(row["period"])), ())


def _resent(measure: Measure, found: Found, start: date, end: date) -> list[str]:
    """Submissions of the measure's own files, of the period and its follow-up, that came more than once."""
    last = months_after(end, measure.follow_up_months())
    own = {dataset for source in measure.sources for dataset in DATASETS.get(source, (source,))}
    return [
        f"{dataset} {submission}"
        for dataset, submission, first_day, last_day in found.resent
        if dataset in own and first_day <= last and last_day >= start
    ]


def _of_sources(row: Row, measure: Measure) -> list[str]:
    """Causes that all figures of the same files have in common."""
    return [
        str(code.means["cause"])
        for code in codes.DIFFERENCE_CAUSES.codes
        if code.means["made_from"] in {"all", *measure.sources} and _applies(code, row)
    ]


def _applies(code: Code, row: Row) -> bool:
    """Whether a cause that holds for some days holds for the period."""
    after, before = code.means.get("from_day"), code.means.get("before_day")
    start, end = row["period_start"], row["period_end"]
    if not isinstance(start, date) or not isinstance(end, date):
        return False
    return (not after or end >= date.fromisoformat(str(after))) and (
        not before or start < date.fromisoformat(str(before))
    )

"""What an agency's evaluations read and make, told without loading what computes them.

Here belong the names of their tables, and what results depend on. What they hold stands in `evaluate.py`.
"""

from __future__ import annotations

from transforms.measures.registry import Measure, all_measures
from transforms.programmes import ForWhom, Programme

EVALUATIONS = (
    "marts.evaluations",
    "marts.evaluation_checks",
    "marts.evaluation_estimates",
    "marts.evaluation_points",
)


def is_in_results(measure: Measure, for_whom: ForWhom | None) -> bool:
    """Whether the months of an outcome stand in the results; else members are counted for it."""
    return bool(measure.header.series) and for_whom is None


def members_read(programme: Programme) -> set[str]:
    """Tables that members are made from, of the outcomes that are counted for this programme alone."""
    measures = [all_measures()[outcome.measure] for outcome in programme.outcome]
    return {
        table
        for measure in measures
        if not is_in_results(measure, programme.for_whom)
        for table in measure.query.reads
    }

"""Whether what an evaluation asks for can be followed by month at all.

Here belong the refusals that a measure's definition alone gives reason for, told when the files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.known_names import refuse_unknown
from transforms.marts.breakdowns import OF_CARE, OF_CHILDREN, OF_REPORTS
from transforms.marts.members import own_breakdowns
from transforms.measures.registry import POPULATION, Measure, all_measures
from transforms.programmes import FOLDER, ForWhom, Outcome, Programme, ProgrammeError

FOLLOWED = ("proportion", "rate", "ratio", "share", "count", "duration")
"""Kinds that are one number over another, or a count, in each month."""


def check_programmes(programmes: Iterable[Programme]) -> None:
    """Refuse outcomes that no monthly figure can be made of.

    Raises:
        ProgrammeError: every fault of every file.
    """
    faults = [
        f"{FOLDER}/{programme.name}.toml: outcome.{place}: {fault}"
        for programme in programmes
        for place, outcome in enumerate(programme.outcome)
        for fault in _faults(outcome, programme.for_whom)
    ]
    if faults:
        raise ProgrammeError("\n".join(faults))


def _faults(outcome: Outcome, for_whom: ForWhom | None) -> Iterator[str]:
    measure = all_measures()[outcome.measure]
    kind, header = measure.header.kind, measure.header
    if kind not in FOLLOWED or header.open_ones == "censored":
        what = "open cases" if header.open_ones == "censored" else f"the kind {kind}"
        yield f"measure: {outcome.measure} has {what}, which no month tells; allowed: {', '.join(FOLLOWED)}"
    try:
        refuse_unknown("component", outcome.component, header.components)
    except ValueError as error:
        yield f"component: {error}"
    if (kind == "share") != (outcome.answer != "all"):
        yield "answer: a share needs one of its categories, and no other measure has any"
    if for_whom is None:
        return
    if header.exposure == POPULATION:
        yield "for_whom: a rate over the population is followed by month for all of them alone"
    try:
        refuse_unknown("breakdown of this measure", for_whom.breakdown, _breakdowns(measure))
    except ValueError as error:
        yield f"for_whom: {error}"


def _breakdowns(measure: Measure) -> list[str]:
    """The breakdowns that a measure can have."""
    own = own_breakdowns(measure)
    if "child_id" not in measure.query.columns or measure.is_of_units:
        return own
    provided = OF_CARE if measure.identifier == "afcars" else OF_REPORTS
    named = {*measure.header.breakdowns, *(("tribal_status",) if provided is OF_CARE else ())}
    return [*OF_CHILDREN, *(name for name in provided if name in named), *own]

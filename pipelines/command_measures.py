"""`cwo measures`: the catalogue of measures, and one measure with its worked examples, as text."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable

from pipelines.wrong_use import WrongUseError
from transforms.marts.definitions import by_component
from transforms.measures.registry import Example, Measure, all_measures, domains

WIDTH = 100


def listing() -> str:
    """All measures by domain: id and title."""
    found = all_measures()
    width = max(len(measure_id) for measure_id in found)
    lines: list[str] = []
    for domain in domains():
        own = [measure for measure in found.values() if measure.header.domain == domain]
        if own:
            lines += ["", domain.replace("_", " ").capitalize()]
            lines += [f"  {measure.measure_id:<{width}}  {measure.header.title}" for measure in own]
    return "\n".join([*lines[1:], "", "cwo measures ID shows one with its worked examples."])


def describe(measure_id: str) -> str:
    """One measure's definition with its worked examples.

    Raises:
        WrongUseError: there is no such measure; the nearest name is told.
    """
    measure = named(measure_id)
    return "\n".join([*_definition(measure), *_examples(measure)])


def named(measure_id: str) -> Measure:
    """The measure of a name.

    Raises:
        WrongUseError: there is no such measure; the nearest name is told.
    """
    return all_named([measure_id])[measure_id]


def all_named(measure_ids: Iterable[str]) -> dict[str, Measure]:
    """The measures of these names, each once and in their order.

    Raises:
        WrongUseError: there are no such measures; the nearest name of each is told.
    """
    found, asked = all_measures(), list(dict.fromkeys(measure_ids))
    unknown = []
    for name in asked:
        if name not in found:
            near = nearest(name, list(found))
            hint = f"did you mean {' or '.join(near)}?" if near else "`cwo measures` lists all"
            unknown.append(f"no measure is called {name}; {hint}")
    if unknown:
        raise WrongUseError("\n".join(unknown))
    return {name: found[name] for name in asked}


def nearest(mistyped: str, known: list[str]) -> list[str]:
    """The measures that may have been meant: those that begin alike, else the nearest name."""
    starts = sorted({name[: len(mistyped)] for name in known})
    alike = difflib.get_close_matches(mistyped, starts, 1, 0.88)
    begun = [name for name in known if alike and name.startswith(alike[0])]
    return begun or difflib.get_close_matches(mistyped, known, 1)


def _definition(measure: Measure) -> list[str]:
    """Title, sentence and facts."""
    header = measure.header
    benchmark = header.benchmark
    facts = {
        "id": measure.measure_id,
        "kind": f"{header.kind} of {header.unit}; {header.better} is better",
        "follow-up": by_component(header.follow_up),
        "national": f"{benchmark.value:g} ({benchmark.label})" if benchmark else "",
        "breakdowns": ", ".join(header.breakdowns),
        "version": f"{header.version}, reviewed {header.reviewed.isoformat()}",
        "source": header.authority,
    }
    told = {
        "numerator": by_component(header.numerator),
        "denominator": by_component(header.denominator),
        "left out": "; ".join(header.exclusions or ()),
    }
    lines = [header.title, "", _filled(header.states), "", _filled(header.why), ""]
    lines += [_filled(f"{name}: {words}") for name, words in told.items() if words]
    lines += [""] if any(told.values()) else []
    lines += [f"  {name:<11} {value}" for name, value in facts.items() if value]
    return lines + (["", _filled(header.notes)] if header.notes else [])


def _examples(measure: Measure) -> list[str]:
    """The worked examples: what each shows, its rows, what comes out."""
    lines: list[str] = []
    for number, example in enumerate(measure.header.example, start=1):
        lines += ["", f"Example {number}. {_filled(example.says)}", *_rows(example)]
    return lines


def _rows(example: Example) -> list[str]:
    """One example's period, tables and expected numbers."""
    component = "" if example.component == "all" else f", {example.component}"
    gives = ", ".join(f"{name} {value:g}" for name, value in example.expects.items())
    lines = [f"  period {example.period_start.isoformat()} to {example.last_day.isoformat()}{component}"]
    for name, rows in example.tables.items():
        lines += [f"  {name}", textwrap.indent(rows.strip(), "    ")]
    return [*lines, f"  gives {gives}"]


def _filled(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH)

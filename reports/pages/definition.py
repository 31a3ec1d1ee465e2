"""How a measure is defined: who is counted, what moves it, what it is made from, and by hand.

Here belongs what stands in the lower part of a measure's page, and in `measures.json`. Figures stand in
`measure.py`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import labels, words
from reports.edition import Edition
from reports.findings import in_order
from reports.labels import plain
from reports.pages.tables import Table
from reports.records import Example, Measure


@dataclass(frozen=True)
class Element:
    """A field of a file that a figure depends on; `link` leads to it in the field guide."""

    dataset: str
    table: str
    column: str
    name: str
    says: str

    @property
    def link(self) -> str:
        """Where the field guide describes it."""
        return f"layouts/{self.dataset}.html#{self.table}-{self.column}"


@dataclass(frozen=True)
class Worked:
    """A worked example: the rows given, and what is made of them."""

    says: str
    about: str
    tables: Sequence[Table]
    expects: str


def definition(edition: Edition, measure: Measure) -> dict[str, object]:
    """What the template is told of a measure's definition."""
    return {
        "counted": counted(edition, measure),
        "denominator_name": labels.DENOMINATORS.get(measure.kind, "Denominator"),
        "numerator_name": labels.NUMERATORS.get(measure.kind, "Numerator"),
        "exclusions": exclusions(measure),
        "settings": settings(measure),
        "needs": [labels.source(name) for name in needs(edition, measure)],
        "elements": elements_by_dataset(edition, measure),
        "examples": [worked(edition, example) for example in edition.examples.get(measure.measure_id, ())],
        "versions": [
            (one.version, words.day(one.changed_on), one.says)
            for one in edition.versions.get(measure.measure_id, ())
        ],
        "newer": edition.measures.get(measure.replaced_by or ""),
        "older": replaced(edition, measure),
        "target": words.figure(measure, measure.target),
    }


def counted(edition: Edition, measure: Measure) -> list[tuple[str, str, str]]:
    """Denominator and numerator in words, each after the part it is of; once where parts have the same."""
    parts = edition.parts.get(measure.measure_id, ())
    told = [(p.denominator_in_words, p.numerator_in_words) for p in parts]
    if len(set(told)) == 1:
        return [("", *told[0])]
    return [(edition.component_name(p.component) or "All", *one) for p, one in zip(parts, told, strict=True)]


def exclusions(measure: Measure) -> list[str]:
    """What is left out, phrase by phrase."""
    return [phrase for phrase in (measure.exclusions or "").split("; ") if phrase]


def settings(measure: Measure) -> dict[str, str]:
    """Settings of the agency that move the figure, with their values."""
    return dict(one.split(" = ", 1) for one in (measure.settings or "").split("; ") if one)


def needs(edition: Edition, measure: Measure) -> list[str]:
    """Sources that must be received for any part, by the names the definitions have for them."""
    parts = edition.parts.get(measure.measure_id, ())
    return sorted({name for part in parts for name in part.needs.split("; ") if name})


def elements(edition: Edition, measure: Measure) -> list[Element]:
    """The fields of files that the figure depends on, in the order of their layouts."""
    found = []
    for place in (measure.source_elements or "").split():
        table, column = place.split(".")[-2:]
        field = edition.fields.get((table, column))
        if field is not None:
            name, says = str(field["element"] or "") or column, str(field["says"] or "")
            element = Element(str(field["dataset"]), table, column, name, says)
            found.append((element.dataset, table, int(str(field["position"] or 0)), element))
    return [element for *_, element in sorted(found, key=lambda one: one[:3])]


def elements_by_dataset(edition: Edition, measure: Measure) -> Mapping[str, Sequence[Element]]:
    """The fields behind a figure by the files that hold them."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in elements(edition, measure):
        found[element.dataset].append(element)
    return found


def replaced(edition: Edition, measure: Measure) -> list[Measure]:
    """Older definitions that are kept beside this one."""
    return [
        one for one in in_order(edition, edition.measures.values()) if one.replaced_by == measure.measure_id
    ]


def worked(edition: Edition, example: Example) -> Worked:
    """A worked example as small tables."""
    about = [f"Period: {words.period(example.period_start, example.period_end)}"]
    if edition.component_name(example.component):
        about.append(f"part: {edition.component_name(example.component).lower()}")
    about += [
        f"{section}.{name} = {value}"
        for section, keys in json.loads(example.settings).items()
        for name, value in keys.items()
    ]
    tables = [Table(plain(one["table"]), one["columns"], one["rows"]) for one in json.loads(example.tables)]
    made = json.loads(example.expects)
    return Worked(
        example.says,
        "; ".join(about),
        tables,
        ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in made.items()),
    )

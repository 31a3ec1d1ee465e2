"""The catalogue for programs: `measures.json`, every definition of an edition with its worked examples.

Here belongs the document's shape, described by `assets/measures.schema.json`, which stands beside it. It
holds what the pages of the measures say, and no figure. The words of parts and settings are those of
`pages/definition.py`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict

from reports import labels
from reports.edition import Edition
from reports.pages.definition import elements, exclusions, needs, replaced, settings
from reports.records import Example, Measure, Part

SCHEMA = "measures.schema.json"


def measures_json(edition: Edition) -> str:
    """The text of `measures.json`."""
    measures = sorted(
        edition.measures.values(), key=lambda one: (edition.domain(one.domain)[1], one.measure_id)
    )
    domains = dict.fromkeys(measure.domain for measure in measures)
    told = {
        "$schema": SCHEMA,
        "edition": edition.name,
        "audience": edition.audience,
        "agency": edition.agency,
        "as_of": edition.as_of.isoformat(),
        "is_synthetic": edition.is_synthetic,
        "code_version": edition.code_version,
        "domains": [{"domain": name, "label": edition.domain(name)[0]} for name in domains],
        "measures": [_measure(edition, measure) for measure in measures],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _measure(edition: Edition, measure: Measure) -> dict[str, object]:
    """One definition, in the order of its page."""
    of = measure.measure_id
    return {
        "measure": of,
        "version": measure.version,
        "title": measure.title,
        "domain": measure.domain,
        "states": measure.states,
        "why": measure.why or "",
        "kind": measure.kind,
        "unit": measure.unit,
        "better": measure.better,
        "per": measure.per,
        "exposure": measure.exposure or "",
        "duration_unit": measure.duration_unit or "",
        "open_ones": measure.open_ones or "",
        "components": [_part(edition, part) for part in edition.parts.get(of, ())],
        "exclusions": exclusions(measure),
        "breakdowns": [
            {"breakdown": name, "label": labels.breakdown(name)}
            for name in (measure.breakdowns or "").split()
        ],
        "series": measure.series or "",
        "benchmark": _benchmark(measure),
        "target": measure.target,
        "settings": settings(measure),
        "needs": needs(edition, measure),
        "source_elements": [
            {
                "dataset": one.dataset,
                "table": one.table,
                "column": one.column,
                "element": one.name,
                "says": one.says,
            }
            for one in elements(edition, measure)
        ],
        "authority": measure.authority or "",
        "reviewed": measure.reviewed.isoformat() if measure.reviewed else None,
        "replaced_by": measure.replaced_by or None,
        "replaces": [older.measure_id for older in replaced(edition, measure)],
        "changes": [
            {"version": one.version, "on": one.changed_on.isoformat(), "says": one.says}
            for one in edition.versions.get(of, ())
        ],
        "decisions": measure.notes or "",
        "caveats": _caveats(edition, of),
        "examples": [_example(one) for one in edition.examples.get(of, ())],
        "sql": measure.sql or "",
        "page": f"measures/{of}.html",
    }


def _part(edition: Edition, part: Part) -> dict[str, object]:
    """One named part."""
    return {
        "component": part.component,
        "label": edition.component_name(part.component),
        "denominator": part.denominator_in_words,
        "numerator": part.numerator_in_words,
        "follow_up": part.follow_up,
        "needs": [name for name in part.needs.split("; ") if name],
    }


def _caveats(edition: Edition, measure_id: str) -> list[dict[str, object]]:
    """What a reader must know of a measure's figures, each once with its periods."""
    periods: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in edition.caveats:
        if one.measure_id == measure_id:
            periods[one.state, one.says].append(one.period)
    return [{"state": state, "periods": found, "says": says} for (state, says), found in periods.items()]


def _benchmark(measure: Measure) -> dict[str, object] | None:
    """The national value or standard, on the scale of the figure."""
    if measure.benchmark_value is None:
        return None
    return {
        "value": measure.benchmark_value,
        "label": measure.benchmark_label or "",
        "is_adjusted": bool(measure.benchmark_is_adjusted),
    }


def _example(example: Example) -> dict[str, object]:
    """One worked example, its tables as columns and rows."""
    told = asdict(example)
    return {
        "says": example.says,
        "period_start": example.period_start.isoformat(),
        "period_end": example.period_end.isoformat(),
        "component": example.component,
        **{name: json.loads(told[name]) for name in ("settings", "tables", "expects")},
    }

"""What can be told of one value: what it says, how it was defined and made, what touched it, what is hidden.

Here belongs reading an edition's database for one value, and wording. It works on a public edition alone;
what such an edition does not hold is said to be inside the agency. Which value is meant stands in
`values.py`; the records behind it are listed by `cwo explain --records`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import duckdb

from reports import labels, words
from reports.records import Effect, Result
from reports.values import Value
from transforms.marts.flagged import concerned_by
from transforms.measures.registry import all_measures
from transforms.periods import months_after
from transforms.queries import behind

EVERY_RULE = "all"
INSIDE = "told inside the agency alone"
MOST_RULES = 15
MADE_BY_STAGE = ("cohorts", "episodes", "staging")

RULES_TOUCHING = """
    select
        r.rule_id, r.says, sum(c."rows") as "rows", sum(c.violations) as violations,
        bool_or(c.is_hidden) as is_hidden,
        list(coalesce(c.submission, c.dataset) order by c.submission) filter (where c.is_over) as over
    from published.rules as r inner join published.rule_results as c using (rule_id)
    where c.state = $state and list_contains($rules, r.rule_id)
    group by r.rule_id, r.says
    having sum(c.violations) > 0 or bool_or(c.is_hidden)
    order by len(over) is null, sum(c.violations) / sum(c."rows") desc, r.rule_id
"""
EFFECTS = f"""
    select {", ".join(field.name for field in fields(Effect))}
    from published.data_quality_effects
    where measure_id = ? and component = ? and state = ? and period = ? and outcome = ? and statistic = ?
    order by rule_id <> 'all', coalesce(members_flagged, 0) + coalesce(members_left_out, 0) desc, rule_id
"""
RECEIVED = """
    select s.dataset, s.submission, s.file_number, s.period_start, s.period_end, s.records_accepted,
        s.is_hidden
    from published.submissions as s
    where s.state = $state and list_contains($datasets, s.dataset) and s.status = 'accepted'
    order by s.dataset, s.period_start nulls last, s.submission, s.file_number
"""


@dataclass(frozen=True)
class File:
    """A file behind a value. `sha256` is empty where an edition does not tell it; records None if hidden."""

    dataset: str
    submission: str
    records: int | None
    sha256: str = ""
    path: str = ""
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: Sequence[str]


def explained(
    connection: duckdb.DuckDBPyConnection,
    value: Value,
    files: Sequence[File] | None = None,
    hidden: Sequence[str] = (),
) -> list[Section]:
    """What the edition behind `connection` tells of one of its values.

    `files` are those received, where the caller knows them with their hashes; `hidden` says what became of
    the value in the public edition, where the caller sees both.
    """
    about = _edition(connection)
    return [
        Section("", [value.measure.title, sentence(value)]),
        Section("value", _identity(value, about)),
        Section("definition", _definition(value)),
        Section("periods", _periods(value)),
        Section("settings", _settings(value)),
        Section("files", _files(connection, value, files)),
        Section("checks", _checks(connection, value)),
        Section("effects", _effects(connection, value)),
        Section("suppression", [*_shown(value, about), *hidden]),
        Section("made by", _made_by(value)),
        Section("SQL", (value.measure.sql or "made of results of other measures").split("\n")),
    ]


def sentence(value: Value) -> str:
    """The value as one sentence: when, where, of whom, how much, how sure, on how many it rests."""
    row, measure = value.result, words.of_statistic(value.measure, value.result.statistic)
    when = words.period(row.period_start, row.period_end)
    which = "; ".join(part for part in (value.place, value.group, _statistic(row)) if part)
    if row.value is None:
        mark = words.symbol(row.status) or words.symbol("not_available")
        return f"{when}, {which}: {mark}."
    interval = words.interval(measure, row)
    between = f" (95% interval {interval})" if interval else ""
    of = words.members(measure, row)
    mark = f" {words.symbol(row.status)}" if words.symbol(row.status) else ""
    figure = words.figure(measure, row.value, with_unit=True)
    return f"{when}, {which}: {figure}{mark}{between}{f', based on {of}' if of else ''}."


def _statistic(row: Result) -> str:
    """What a value must be called by, where it is not the figure itself."""
    return "" if row.statistic == "value" else labels.STATISTICS.get(row.statistic, row.statistic).lower()


def _edition(connection: duckdb.DuckDBPyConnection) -> Mapping[str, object]:
    names = ("edition", "audience", "code_version", "as_of", "is_synthetic")
    row = connection.execute(f"select {', '.join(names)} from published.edition").fetchone()
    return dict(zip(names, row or ("", "", "", "", False), strict=True))


def _identity(value: Value, about: Mapping[str, object]) -> list[str]:
    """Id, exact numbers, status, and which edition says so."""
    row = value.result
    numbers = [
        f"{name} {number:.10g}"
        for name, number in (
            ("value", row.value),
            ("numerator", row.numerator),
            ("denominator", row.denominator),
            ("open or not recorded", row.members_open),
        )
        if number is not None
    ]
    reason = f" ({row.status_reason})" if row.status_reason else ""
    synthetic = ["Synthetic data: every record was invented."] if about["is_synthetic"] else []
    return [
        f"id {row.value_id}",
        *([", ".join(numbers)] if numbers else []),
        f"{labels.plain(row.status).lower()}{reason}",
        f"edition {about['edition']}, {about['audience']}; code version {about['code_version']}",
        *synthetic,
    ]


def _definition(value: Value) -> list[str]:
    """Which definition in which version, and what it says."""
    measure = value.measure
    reviewed = f", reviewed {measure.reviewed.isoformat()}" if measure.reviewed else ""
    lines = [f"{measure.measure_id}, version {value.version}{reviewed}", measure.states]
    header = all_measures()[measure.measure_id].header if measure.measure_id in all_measures() else None
    if header:
        for name, told in (("numerator", header.numerator), ("denominator", header.denominator)):
            said = told.get(value.result.component, "") if isinstance(told, dict) else told
            lines += [f"{name}: {said}"] if said else []
    lines += [f"left out: {measure.exclusions}"] if measure.exclusions else []
    return [*lines, *([f"authority: {measure.authority}"] if measure.authority else [])]


def observed_until(value: Value) -> date:
    """The last day on which something may still happen to the members."""
    known = all_measures().get(value.measure.measure_id)
    months = known.follow_up_months(value.result.component) if known else 0
    return months_after(value.result.period_end, months)


def _periods(value: Value) -> list[str]:
    """First and last day of the period, the follow-up, and how far the data reach."""
    row, until = value.result, observed_until(value)
    lines = [f"{row.period}: {row.period_start} to {row.period_end}"]
    if until > row.period_end:
        lines.append(f"members are followed to {until}")
    return [*lines, *([f"data to {row.as_of}"] if row.as_of else [])]


def _settings(value: Value) -> list[str]:
    """The settings that move the value, as they stood."""
    told = [part for part in (value.measure.settings or "").split("; ") if part]
    return told or ["none of agency.toml moves it"]


def datasets(connection: duckdb.DuckDBPyConnection, value: Value) -> list[str]:
    """The datasets whose files feed a value, as the edition's definition and field guide say."""
    tables = {".".join(place.split(".")[:2]) for place in _places(value.measure.source_elements)}
    names = [name.removeprefix("staging.") for name in tables]
    found = connection.execute(
        "select distinct dataset from published.layouts where list_contains(?, table_name) order by 1",
        [[*tables, *names]],
    ).fetchall()
    return [str(row[0]) for row in found]


def _places(source_elements: str | None) -> list[str]:
    return (source_elements or "").split()


def _files(connection: duckdb.DuckDBPyConnection, value: Value, files: Sequence[File] | None) -> list[str]:
    """The files behind the value: those of its period first, by hash where it is known."""
    of = datasets(connection, value)
    if files is None:
        asked = {"state": value.result.state, "datasets": of}
        rows = connection.execute(RECEIVED, asked).fetchall()
        files = [File(row[0], row[1] or "", None if row[6] else row[5], "", "", *row[3:5]) for row in rows]
        told = [f"hashes stand in the edition's manifest; names of files are {INSIDE}"]
    else:
        files, told = [file for file in files if file.dataset in of], []
    within = [file for file in files if _touches(file, value)]
    beyond = len(files) - len(within)
    lines = [_file(file) for file in within] + told
    if beyond:
        lines.append(
            f"{beyond} more of the same datasets in force, of other periods, which may correct these"
        )
    return lines or ["none was received"]


def _touches(file: File, value: Value) -> bool:
    """Whether a file's period shares a day with the value's period and follow-up; extracts always do."""
    if file.period_start is None or file.period_end is None:
        return True
    return file.period_start <= observed_until(value) and file.period_end >= value.result.period_start


def _file(file: File) -> str:
    """A file in a line."""
    count = "records [c]" if file.records is None else f"{file.records:,} records"
    parts = [f"{file.dataset} {file.submission}".strip(), count]
    parts += [f"sha256 {file.sha256}"] if file.sha256 else []
    return ", ".join([*parts, *([file.path] if file.path else [])])


def _checks(connection: duckdb.DuckDBPyConnection, value: Value) -> list[str]:
    """The rules whose fields feed the value, and what they found, those that found most first."""
    fed = {
        str(name): {(place.rpartition(".")[0], place.rpartition(".")[2]) for place in _places(told)}
        for name, told in connection.execute(
            "select measure_id, source_elements from published.measures"
        ).fetchall()
    }
    rules = connection.execute("select rule_id, dataset, fields, category from published.rules").fetchall()
    touching = sorted(concerned_by(rules, fed).get(value.measure.measure_id, ()))
    asked = {"state": value.result.state, "rules": touching}
    found = connection.execute(RULES_TOUCHING, asked).fetchall()
    lines = [f"{len(touching)} rules check fields it is made from; {len(found)} found something"]
    for rule_id, says, checked, violations, is_hidden, over in found[:MOST_RULES]:
        counted = "[c]" if is_hidden or violations is None else f"{violations:,.0f} of {checked:,.0f}"
        judged = f"over its threshold in {', '.join(over)}" if over else "within its threshold"
        lines.append(f"{rule_id}: {counted}, {judged} ({says})")
    more = len(found) - MOST_RULES
    return [*lines, *([f"and {more} more in published.rule_results"] if more > 0 else [])]


def _effects(connection: duckdb.DuckDBPyConnection, value: Value) -> list[str]:
    """How far faults could move the value, by rule."""
    row = value.result
    if row.geography_level != "state" or row.dimension != "all" or value.period_type != "12_months":
        return ["ranges are computed for whole states and 12 months"]
    key = [row.measure_id, row.component, row.state, row.period, row.outcome, row.statistic]
    found = [Effect(*one) for one in connection.execute(EFFECTS, key).fetchall()]
    lines = [_effect(value, effect) for effect in found[: MOST_RULES + 1]]
    return [line for line in lines if line] or ["no record at fault could move it"]


def _effect(value: Value, effect: Effect) -> str:
    """What one rule, or all together, could do to the value."""
    told = words.doubt(value.measure, effect)
    return told if effect.rule_id == EVERY_RULE or not told else f"{effect.rule_id}: {told}"


def _shown(value: Value, about: Mapping[str, object]) -> list[str]:
    """Whether this edition shows the value, and why not."""
    status = value.result.status
    if status == "suppressed":
        return [
            "hidden here: a count of it is small, or one beside it that could be worked out from it."
            f" Which of the two would narrow what it can be: {INSIDE}"
        ]
    if status in ("dq_withheld", "not_available") and value.result.value is None:
        return [f"no number is shown: {words.SYMBOLS[status][1]}"]
    return ["nothing is hidden here: the edition is internal" if about["audience"] == "internal" else "shown"]


def _made_by(value: Value) -> list[str]:
    """The tables behind the value, stage by stage, as the SQL of this code reads them."""
    known = all_measures().get(value.measure.measure_id)
    if known is None:
        return [f"{value.measure.measure_id} is not in this code; an older release made it"]
    tables = behind(known.query.reads)
    lines = [f"transforms/measures/{known.measure_id}.sql"]
    for stage in MADE_BY_STAGE:
        of_stage = sorted(name for name in tables if name.startswith(f"{stage}."))
        lines += [f"{stage}: " + ", ".join(name.split(".")[1] for name in of_stage)] if of_stage else []
    if known.query.sql.strip() != (value.measure.sql or known.query.sql).strip():
        lines.append("the query below is the edition's own; that of this code differs")
    return lines

"""Exact results that never were: measures of every kind with plausible figures, to test what is released.

Here belong invented results shaped by the contracts, large enough to look at. Nothing is random: a
count is its share of a whole, rounded. Small categories (sex unknown, Asian, a county of 40 children)
are there to be hidden.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace

import duckdb
import polars as pl

from tests.evaluation.invented_programmes import evaluations
from transforms.contracts import codes
from transforms.contracts.contract import DUCKDB_TYPES, all_contracts
from transforms.marts.comparisons import comparisons_frame

COUNTIES = {"99001": "Alder", "99003": "Birch", "99005": "Cedar", "99007": "Dogwood"}
COUNTY_SHARES = {"99001": 0.55, "99003": 0.30, "99005": 0.12, "99007": 0.03}
AGES = {
    "0_3_months": 0.09, "4_11_months": 0.08, "1_5_years": 0.33, "6_10_years": 0.23, "11_16_years": 0.22,
    "17_years": 0.05,
}  # fmt: skip
SEXES = {"male": 0.506, "female": 0.49, "unknown": 0.004}
RACES = {
    "hispanic": 0.21, "two_or_more": 0.08, "american_indian_alaska_native": 0.02, "asian": 0.009,
    "black": 0.22, "white": 0.43, "missing": 0.031,
}  # fmt: skip
REASONS = {"reunification": 0.47, "living_with_relative": 0.07, "adoption": 0.25, "guardianship": 0.11,
           "emancipation": 0.09, "transfer": 0.007, "death": 0.003}  # fmt: skip
DIMENSIONS = {"age_group": AGES, "sex": SEXES, "race_ethnicity": RACES}


@dataclass(frozen=True)
class Invented:
    """A measure and its figures in a whole state: members of the first period, success or rate, and drift."""

    measure_id: str
    title: str
    states: str
    kind: str
    domain: str
    unit: str
    better: str
    per: float
    members: float
    level: float
    drift: float
    is_ncands: bool = False
    benchmark: float | None = None
    components: tuple[str, ...] = ("all",)


INVENTED = (
    Invented("recurrence_of_maltreatment", "Recurrence of maltreatment within 12 months",
             "Of children with a substantiated or indicated report in a federal fiscal year, the share "
             "with another such report within 12 months.",
             "proportion", "safety", "children", "lower", 100, 5200, 0.094, -0.006, True, 9.7),
    Invented("response_time", "Response time",
             "Of reports received in a federal fiscal year, hours from the report to the first response.",
             "duration", "investigation", "reports", "lower", 1, 15000, 31.5, 1.1, True),
    Invented("permanency_in_12_months_entries", "Permanency in 12 months for children entering foster care",
             "Of children who enter foster care in a 12-month period, the share discharged to permanency "
             "within 12 months.",
             "proportion", "permanency", "children", "higher", 100, 1480, 0.341, 0.004, False, 35.2),
    Invented("exits_by_reason", "Exits from foster care by reason",
             "Of exits from foster care in a 12-month period, the share by reason.",
             "share", "permanency", "exits", "neither", 100, 1390, 0.0, 0.0),
    Invented("children_in_care", "Children in foster care",
             "Children in foster care on the last day of the period.",
             "count", "permanency", "children", "neither", 1, 2300, 1.0, 0.0),
    Invented("placement_stability", "Placement stability",
             "Of children who enter foster care in a 12-month period, placement moves per 1,000 days of "
             "foster care.",
             "rate", "placement", "moves", "lower", 1000, 232000, 0.00462, -0.00002, False, 4.48),
    Invented("caseload_per_worker", "Caseload per worker",
             "Open primary case assignments per full-time equivalent of case-carrying workers.",
             "ratio", "workforce", "cases", "lower", 1, 310, 17.4, -0.4, False, None,
             ("average_daily", "point_in_time")),
)  # fmt: skip


def periods(is_ncands: bool) -> list[tuple[str, date, date]]:
    """Twelve-month periods from October 2020: federal years, and between them April to March."""
    federal = [(year, date(year - 1, 10, 1), date(year, 9, 30)) for year in range(2021, 2026)]
    if is_ncands:
        return [(f"FFY{year}", start, end) for year, start, end in federal]
    spring = [(year, date(year - 1, 4, 1), date(year, 3, 31)) for year in range(2022, 2026)]
    named = [(f"{year % 100}A{year % 100}B", start, end) for year, start, end in federal]
    named += [(f"{year % 100 - 1}B{year % 100}A", start, end) for year, start, end in spring]
    return sorted(named, key=lambda named: named[2])


def wilson(numerator: float, denominator: float) -> tuple[float, float]:
    """Wilson 95% interval of a proportion, from 0 to 1."""
    z = 1.959964
    share = numerator / denominator
    centre = (share + z * z / (2 * denominator)) / (1 + z * z / denominator)
    half = (
        z
        * math.sqrt(share * (1 - share) / denominator + z * z / (4 * denominator**2))
        / (1 + z * z / denominator)
    )
    return max(0.0, centre - half), min(1.0, centre + half)


def _values(one: Invented, members: float, step: int, lift: float) -> Iterator[dict]:
    """Outcomes and statistics of one cell, from how many members it has."""
    blank = {"outcome": "all", "statistic": "value"} | dict.fromkeys(("ci_lower", "ci_upper", "members_open"))
    if one.kind == "share":
        for reason, share in REASONS.items():
            events = float(round(members * share * (1 + 0.02 * step * (reason == "adoption"))))
            low, high = wilson(min(events, members), members)
            yield {**blank, "outcome": reason, "denominator": members, "numerator": events,
                   "value": 100 * events / members,
                   "ci_lower": 100 * low, "ci_upper": 100 * high}  # fmt: skip
    elif one.kind == "duration":
        for statistic, times in (("mean", 1.6), ("median", 1.0), ("p90", 4.2)):
            value = (one.level + one.drift * step) * times * lift
            half = 2.1 * value / math.sqrt(members)
            yield {**blank, "statistic": statistic, "denominator": members, "numerator": members,
                   "value": value,
                   "ci_lower": value - half, "ci_upper": value + half,
                   "members_open": round(members * 0.03)}  # fmt: skip
    elif one.kind == "count":
        yield {**blank, "denominator": None, "numerator": members, "value": members}
    else:
        events = float(round(members * (one.level + one.drift * step) * lift))
        value = one.per * events / members
        if one.kind == "proportion":
            low, high = (100 * end for end in wilson(events, members))
        else:
            half = 1.96 * one.per * math.sqrt(events) / members
            low, high = max(0.0, value - half), value + half
        if one.kind == "ratio":
            low = high = None
        yield {**blank, "denominator": members, "numerator": events, "value": value,
               "ci_lower": low, "ci_upper": high}  # fmt: skip


def _cells(state: str, counties: Sequence[str]) -> Iterator[tuple[dict, float, float]]:
    """Every cell, its share of the state, and how it departs from its level; counties by sex alone."""
    places = [("state", state, 1.0, 1.0)]
    places += [("county", c, COUNTY_SHARES[c], 1.15 - 0.1 * n) for n, c in enumerate(counties)]
    for level, place, share, lift in places:
        where = {"geography_level": level, "geography": place}
        yield {**where, "dimension": "all", "category": "all"}, share, lift
        for dimension, categories in DIMENSIONS.items():
            if level == "county" and dimension != "sex":
                continue
            for n, (category, part) in enumerate(categories.items()):
                cell = {**where, "dimension": dimension, "category": category}
                yield cell, share * part, lift * (1.2 - 0.06 * n)


def results(states: Sequence[str], measures: Sequence[Invented] = INVENTED) -> pl.DataFrame:
    """Invented results as the rows of `marts.measure_results`."""
    rows = []
    for state in states:
        for one in measures:
            known = periods(one.is_ncands)
            for component in one.components:
                for step, (period, start, end) in enumerate(known):
                    status = "provisional" if step == len(known) - 1 and one.kind == "proportion" else "final"
                    for cell, share, lift in _cells(state, tuple(COUNTIES) if state == "ZZ" else ()):
                        members = float(round(one.members * share * (1 + 0.015 * step)))
                        if members == 0:
                            continue
                        about = {"measure_id": one.measure_id, "component": component, "state": state,
                                 "period_type": "12_months", "period": period, "measure_version": "1.0",
                                 "period_start": start, "period_end": end, "status": status,
                                 "status_reason": "The next submission is still to come"
                                 if status == "provisional" else None,
                                 "as_of": date(2025, 9, 30)}  # fmt: skip
                        rows += [about | cell | value for value in _values(one, members, step, lift)]
    rows += [row | {"period_type": "month", "period": "2025-09"} for row in rows[-3:]]
    return pl.DataFrame(rows, infer_schema_length=None)


def definitions(measures: Sequence[Invented] = INVENTED) -> pl.DataFrame:
    """The definitions of the invented measures as the rows of `marts.measures`."""
    return pl.DataFrame(
        [
            {"measure_id": one.measure_id, "version": "1.0", "title": one.title, "states": one.states,
             "why": "A first finding is a warning.", "domain": one.domain, "kind": one.kind, "unit": one.unit,
             "authority": "CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022"
             if one.benchmark else "45 CFR 1355.44(g)",
             "better": one.better, "per": one.per, "follow_up": "12 months" if one.is_ncands else None,
             "benchmark_value": one.benchmark,
             "benchmark_label": "national performance, Round 4" if one.benchmark else None,
             "denominator_in_words": f"{one.unit} of the period",
             "exclusions": "those without a date; the rest",
             "replaced_by": "children_in_care" if one.measure_id == "exits_by_reason" else None,
             "settings": "disposition.limit_days = 60" if one.kind == "duration" else "",
             "needs": "ncands" if one.is_ncands else "afcars",
             "source_elements": "staging.ncands_child.rptdt staging.afcars_oohc_removals.e155_exit_reason",
             "target": 15.0 if one.measure_id == "caseload_per_worker" else None,
             "components": " ".join(one.components), "breakdowns": "case_goal", "any_type": False,
             "notes": "Anchored on the initial report.\nA report counts once.", "reviewed": date(2026, 11, 1),
             "sql": "select state, child_id\nfrom cohorts.entries\nwhere entered_on < $period_end"}
            for one in measures
        ],
        infer_schema_length=None,
    )  # fmt: skip


def comparisons(states: Sequence[str], measures: Sequence[Invented] = INVENTED) -> pl.DataFrame:
    """What the invented results are compared with, as a run computes it."""
    told = {
        one.measure_id: SimpleNamespace(
            measure_id=one.measure_id,
            header=SimpleNamespace(
                kind=one.kind,
                better=one.better,
                benchmark=SimpleNamespace(value=one.benchmark, is_adjusted=True) if one.benchmark else None,
            ),
        )
        for one in measures
    }
    targets = {"caseload_per_worker": 15.0}
    return comparisons_frame(results(states, measures), told, targets)  # type: ignore[arg-type]


def _caveats(states: Sequence[str], measures: Sequence[Invented]) -> pl.DataFrame:
    """Two caveats of the first measure: one of whole files, one of 7 rebuilt facts."""
    said = (("unseen_episodes", "Some removals are not known.", None), ("exit_withdrawn", "Some exits.", 7))
    return pl.DataFrame(
        [
            {"measure_id": measures[0].measure_id, "state": state, "period": f"{year}A{year}B",
             "period_start": date(1999 + year, 10, 1), "period_end": date(2000 + year, 9, 30),
             "caveat": caveat, "says": says, "facts": facts}
            for state in states for year in (21, 22) for caveat, says, facts in said
        ]
    )  # fmt: skip


def effects(states: Sequence[str], measures: Sequence[Invented] = INVENTED) -> pl.DataFrame:
    """What two rules could do to each figure of a state: 40 flagged and 12 left out, 4 flagged, 68 in all."""
    whole = results(states, measures).filter(
        pl.col("geography_level") == "state",
        pl.col("dimension") == "all",
        pl.col("period_type") == "12_months",
    )
    return pl.concat(
        _effects_of(whole, rule_id, flagged, left_out)
        for rule_id, flagged, left_out in (
            ("all", 68, 12), ("missing_exit_reason", 40, 12), ("response_before_report", 4, 0))
    )  # fmt: skip


def _effects_of(whole: pl.DataFrame, rule_id: str, flagged: int, left_out: int) -> pl.DataFrame:
    """Half of those flagged had the event, for every kind of measure."""
    numerator, denominator = pl.col("numerator"), pl.col("denominator")
    scale = pl.col("value") * denominator / numerator
    ends = whole.with_columns(
        rule_id=pl.lit(rule_id), members_flagged=flagged, members_left_out=left_out,
        lowest_numerator=numerator - flagged / 2, lowest_denominator=denominator + left_out,
        highest_numerator=numerator + flagged / 2 + left_out, highest_denominator=denominator + left_out,
        value_without=(numerator - flagged / 2) / (denominator - flagged) * scale,
    ).with_columns(
        lowest=pl.col("lowest_numerator") / pl.col("lowest_denominator") * scale,
        highest=pl.col("highest_numerator") / pl.col("highest_denominator") * scale,
    )  # fmt: skip
    width = pl.col("highest") - pl.col("lowest")
    return ends.with_columns(
        effect=width, effect_share=width / pl.col("value"), reach=width / pl.col("highest")
    )


def reconciliation(states: Sequence[str], measures: Sequence[Invented] = INVENTED) -> pl.DataFrame:
    """A federal profile one event below each proportion of a state, county and sex; one misnamed figure."""
    known = [one.measure_id for one in measures if one.kind == "proportion"]
    whole = results(states, measures).filter(
        pl.col("measure_id").is_in(known), pl.col("dimension").is_in(["all", "sex"]), period_type="12_months"
    )
    theirs = whole.with_columns(
        source=pl.lit("Invented <i>profile</i>"), their_numerator=pl.col("numerator") - 1,
        their_denominator="denominator",
        their_value=100 * (pl.col("numerator") - 1) / pl.col("denominator"),
        rounded_to=0.1, numerator_difference=1.0, denominator_difference=0.0,
        difference=100 / pl.col("denominator"), is_explained_by_rounding=False, is_within_interval=True,
        is_within_fault_range=True, agreement=pl.lit("within_interval"),
        known_causes=pl.lit("Histories <b>keep</b> both exits.\nFiles received since."),
    )  # fmt: skip
    misnamed = {"measure_id": "mistyped", "component": "all", "state": states[0], "period": "23A23B",
                "geography_level": "state", "geography": states[0], "dimension": "all", "category": "all",
                "outcome": "all", "statistic": "value", "source": "Invented", "their_value": 1.0,
                "agreement": "no_result", "known_causes": "No measure is called so."}  # fmt: skip
    return pl.concat([theirs, pl.DataFrame([misnamed])], how="diagonal_relaxed")


def exact_database(
    states: Sequence[str] = ("ZZ",), measures: Sequence[Invented] = INVENTED
) -> duckdb.DuckDBPyConnection:
    """An in-memory database with the tables a release reads."""
    connection = duckdb.connect(":memory:")
    frames = {
        "marts.measure_results": results(states, measures),
        "marts.measures": definitions(measures),
        "marts.comparisons": comparisons(states, measures),
        "marts.caveats": _caveats(states, measures),
        "marts.data_quality_effects": effects(states, measures),
        "marts.reconciliation": reconciliation(states, measures),
        "quality.check_results": _checks(states),
        "quality.federal_limits": _limits(states),
        "quality.control_totals": _totals(states),
        "quality.rules": _rules(states),
        "quality.rule_counts": _rule_counts(states),
        "quality.compliance": _compliance(states),
        "quality.findings": _findings(states),
        "quality.finding_history": _history(states),
        "quality.accepted": _ledger(states),
        "raw.files": _files(states),
        **evaluations("ZZ" in states),
    }
    for name, frame in frames.items():
        write(connection, name, frame)
    connection.execute("create schema codes")
    for code_list in codes.all_code_lists().values():
        rows = pl.DataFrame(code_list.rows(), infer_schema_length=None)
        connection.register("frame", rows)
        connection.execute(f'create table codes."{code_list.name}" as select * from frame')
    return connection


def write(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """A table as its contract says, with null in the columns `frame` leaves out."""
    contract = all_contracts()[name]
    columns = ", ".join(
        f'cast({column if column in frame.columns else "null"} as {DUCKDB_TYPES[about.kind]}) as "{column}"'
        for column, about in contract.columns.items()
    )
    connection.register("frame", frame)
    connection.execute(f"create schema if not exists {contract.stage}")
    connection.execute(f"create or replace table {name} as select {columns} from frame")
    connection.unregister("frame")


def _checks(states: Sequence[str]) -> pl.DataFrame:
    table = """
        staging.afcars_oohc_children | birth_date     | not_null     | A child has a birth date.          | query | passed | 5200 | 4
        staging.afcars_oohc_removals | removal_date   | not_null     | A removal has a date.              | error | failed | 5900 | 210
        staging.ncands_child         | county         | known_code   | The county is one of the list.     | query | passed | 61000 | 0
        staging.ncands_child         | investigation_date | not_before_report | No response before the report. | query | failed | 61000 | 640
        staging.worker_assignments   |                | one_primary  | A case has one primary assignment. | query | not_applicable | 0 | 0
    """  # noqa: E501
    names = ("table_name", "column_name", "rule", "says", "severity", "status", "rows", "violations")
    rows = []
    for line in table.strip().splitlines():
        values = dict(zip(names, (cell.strip() for cell in line.split("|")), strict=True))
        count, broken = int(values["rows"]), int(values["violations"])
        share = broken / count if count else None
        about = {**values, "rows": count, "violations": broken, "share": share, "threshold": 0.01}
        rows += [{**about, "state": state} for state in states]
    return pl.DataFrame(rows)


def _limits(states: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {"state": state, "dataset": "afcars_oohc", "submission": "23A", "check_id": "missing_exit_reason",
         "says": "Exits without a reason", "records": 700, "failures": failures, "share": failures / 700,
         "limit_share": 0.10, "is_over": False, "measures": "permanency_in_12_months_entries"}
        for state, failures in zip(states, (8, 30), strict=False)
    )  # fmt: skip


RULES = {
    "response_before_report": ("ncands_child", "rptdt", 0.0),
    "missing_exit_reason": ("afcars_oohc", "e155_exit_reason", 0.1),
}


def _rules(states: Sequence[str]) -> pl.DataFrame:
    """Two rules, one with a threshold that withholds a measure."""
    return pl.DataFrame(
        {"state": state, "rule_id": rule_id, "dataset": dataset, "table_name": dataset, "fields": field,
         "says": f"{rule_id.replace('_', ' ').capitalize()} does not happen.", "category": "plausibility",
         "level": "record", "severity": "error", "threshold": threshold, "basis": "Invented.",
         "finds": "rows",
         "error_type": "missing" if threshold else "", "source": "Invented.", "fix": "Mend <b>it</b>.",
         "beware": "Beware of it.", "since": "0.2", "notes": "", "sql": "select file_id from checked.files",
         "withholds": "permanency_in_12_months_entries" if threshold else ""}
        for state in states for rule_id, (dataset, field, threshold) in RULES.items()
    )  # fmt: skip


def _rule_counts(states: Sequence[str]) -> pl.DataFrame:
    """What the rules found in two submissions; 4 and 15 violations of 700 rows."""
    return pl.DataFrame(
        {"state": state, "rule_id": rule_id, "dataset": dataset, "submission": submission,
         "file_id": submission, "severity": "error", "rows": 700, "violations": violations,
         "share": violations / 700, "threshold": threshold, "is_over": violations / 700 > threshold}
        for state in states for rule_id, (dataset, _, threshold) in RULES.items()
        for submission, violations in (("A", 4), ("B", 15))
    )  # fmt: skip


def _findings(states: Sequence[str]) -> pl.DataFrame:
    """The findings behind the counts; all four of one rule in submission A are accepted."""
    counts = _rule_counts(states)
    return pl.DataFrame(
        {"finding_id": f"{row['rule_id'][:4]}{row['submission']}{number}", "state": row["state"],
         "rule_id": row["rule_id"], "severity": "error", "dataset": row["dataset"],
         "submission": row["submission"], "status": "new", "found": "SECRET-VALUE",
         "is_accepted": row["rule_id"] == "response_before_report" and row["submission"] == "A"}
        for row in counts.iter_rows(named=True) for number in range(row["violations"])
    )  # fmt: skip


def _history(states: Sequence[str]) -> pl.DataFrame:
    """Two checks: 38 new findings, of which 3 are fixed at the next."""
    return pl.DataFrame(
        {"state": state, "check_number": number, "severity": severity,
         "checked_on": date(2025, 10 + number, 1), "new": new, "returned": 0, "continuing": continuing,
         "fixed": fixed, "accepted": accepted}
        for state in states
        for number, severity, new, continuing, fixed, accepted in (
            (1, "error", 37, 0, 0, 0), (1, "query", 1, 0, 0, 0),
            (2, "error", 4, 34, 3, 4), (2, "query", 0, 1, 0, 0))
    )  # fmt: skip


def _ledger(states: Sequence[str]) -> pl.DataFrame:
    """Three entries of the ledger, one in use, one for a county and one expired."""
    return pl.DataFrame(
        {"state": state, "line": line, "rule_id": "response_before_report", "scope": scope,
         "submission": submission, "county": county, "reason": f"SECRET-REASON {line}",
         "accepted_by": "data manager", "until": date(2026, 6, 30), "standing": standing,
         "findings": findings}
        for state in states
        for line, scope, submission, county, standing, findings in (
            (2, "submission", "A", None, "in_use", 4), (3, "county", None, "99001", "unused", 0),
            (4, "rule", None, None, "expired", 0))
    )  # fmt: skip


def _compliance(states: Sequence[str]) -> pl.DataFrame:
    """One element by type of error: 200 of 700 records miss it."""
    return pl.DataFrame(
        {"state": state, "dataset": "afcars_oohc", "submission": "23A", "table_name": "afcars_oohc_children",
         "element": "e5_date_of_birth", "error_type": kind, "records": 700, "failures": failures,
         "share": failures / 700, "limit_share": 0.1, "is_over": failures > 70}
        for state in states for kind, failures in (("missing", 200), ("invalid", 0), ("inconsistent", 4))
    )  # fmt: skip


def _files(states: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {"file_id": f"{state}{dataset}{submission}", "dataset": dataset, "state": state,
         "submission": submission, "received_at": datetime.fromisoformat("2025-11-01T00:00:00"),
         "period_start": date(2022, 10, 1), "period_end": date(2023, 3, 31),
         "status": "accepted", "records_in": records, "records_accepted": records - rejected,
         "records_rejected": rejected}
        for state in states
        for dataset, submission, records, rejected in (
            ("afcars_oohc", "23A", 2900, 3), ("ncands_child", "FFY2023", 15200, 44), ("workers", "", 330, 0))
    )  # fmt: skip


def _totals(states: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {"state": state, "dataset": "afcars_oohc", "file_id": f"{state}afcars_oohc23A", "part": "record",
         "records_in": 2900, "records_accepted": 2897, "records_rejected": 3, "is_balanced": True}
        for state in states
    )  # fmt: skip

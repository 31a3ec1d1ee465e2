"""Histories as tables with the columns of the staging contracts, file by file.

Here belongs only the shape: which columns hold what. What a file knows of a history is decided in
`submissions`. Columns the measures do not read are null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time

import polars as pl

from transforms.contracts import codes
from transforms.contracts.contract import Contract, all_contracts

from .histories import Child, Histories, LivingArrangement, Removal, Report
from .submissions import SUBMISSIONS, Period, as_filed, is_in_file, is_removal_1993, period_of

AFCARS_TABLES = (
    "afcars_oohc_children",
    "afcars_oohc_removals",
    "afcars_oohc_living_arrangements",
    "afcars_oohc_caseworker_visits",
    "afcars_oohc_periodic_reviews",
    "afcars_oohc_permanency_hearings",
    "afcars_oohc_permanency_plans",
    "afcars_oohc_second_parents",
    "afcars_oohc_tribes",
)
FAMILY_HOMES = {
    "pre_adoptive_home": "e118_pre_adopt_home",
    "relative_foster_home": "e117_relative_foster_family",
    "kin_foster_home": "e119_kin_foster_family",
    "therapeutic_foster_home": "e115_therapeutic_home",
    "shelter_foster_home": "e116_shelter_care_home",
    "foster_home": "e114_licensed_home",
}
AFCARS_RACES = {
    "american_indian_alaska_native": ("e13_child_race_american_indian_alaska_native",),
    "asian": ("e14_child_race_asian",),
    "black": ("e15_child_race_black",),
    "native_hawaiian_pacific_islander": ("e16_child_race_native_hawaiian_pacific_islander",),
    "white": ("e17_child_race_white",),
    "hispanic": ("e17_child_race_white",),
    "two_or_more": ("e15_child_race_black", "e17_child_race_white"),
}
NCANDS_RACES = {
    "american_indian_alaska_native": ("chracai",),
    "asian": ("chracas",),
    "black": ("chracbl",),
    "native_hawaiian_pacific_islander": ("chracnh",),
    "white": ("chracwh",),
    "hispanic": ("chracwh",),
    "two_or_more": ("chracbl", "chracwh"),
}
NCANDS_RACE_COLUMNS = ("chracai", "chracas", "chracbl", "chracnh", "chracwh")

Row = dict[str, object]


def staging_contract(table: str) -> type[Contract]:
    """The contract of a staging table."""
    return all_contracts()[f"staging.{table}"]


def frame_of(table: str, rows: list[Row]) -> pl.DataFrame:
    """Rows as a frame with exactly the columns and types of the staging table; absent columns are null."""
    schema = staging_contract(table).schema()
    unknown = {name for row in rows for name in row} - set(schema)
    if unknown:
        raise KeyError(f"{table} has no column {sorted(unknown)}")
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def afcars_tables(
    histories: Histories, state: str, submissions: Sequence[str] = SUBMISSIONS
) -> dict[str, pl.DataFrame]:
    """The AFCARS out-of-home care tables of one state for these submissions, one frame per staging table.

    Each file holds the children with an episode open at any time in its six months, told as of its last
    day. Removals stand oldest first, those that ended before 1 October 2022 after the others.
    """
    rows: dict[str, list[Row]] = {table: [] for table in AFCARS_TABLES}
    for submission in submissions:
        period = period_of(submission)
        in_file = [c for c in histories.children if c.state == state and is_in_file(c, period)]
        for number, child in enumerate(in_file, start=1):
            _add_record(rows, as_filed(child, period), period, number)
    return {table: frame_of(table, found) for table, found in rows.items()}


def _add_record(rows: dict[str, list[Row]], child: Child, period: Period, number: int) -> None:
    record: Row = {
        "state": child.state,
        "submission": period.submission,
        "file_id": f"{child.state}{period.submission}".ljust(16, "0"),
        "record_number": number,
        "e4_child_record_number": child.child_id,
    }
    rows["afcars_oohc_children"].append(record | _child_row(child))
    in_order = sorted(
        child.removals, key=lambda r: (is_removal_1993(r), r.removal_date is None, r.removal_date)
    )
    for removal_number, removal in enumerate(in_order, start=1):
        part = record | {"removal_number": removal_number}
        rows["afcars_oohc_removals"].append(part | _removal_row(removal))
        for sequence, arrangement in enumerate(removal.arrangements, start=1):
            row = part | {"sequence": sequence} | _arrangement_row(arrangement)
            rows["afcars_oohc_living_arrangements"].append(row)
        for sequence, visit in enumerate(removal.visits, start=1):
            row = {
                "sequence": sequence,
                "e151_case_worker_visit_date": visit.visited_on,
                "e152_case_worker_visit_location": visit.location,
            }
            rows["afcars_oohc_caseworker_visits"].append(part | row)


def _child_row(child: Child) -> Row:
    races = set(AFCARS_RACES[child.race_ethnicity])
    flags = {column: column in races for columns in AFCARS_RACES.values() for column in columns}
    hispanic = "hispanic" if child.race_ethnicity == "hispanic" else "not_hispanic"
    unknown = dict.fromkeys(
        ("e18_child_race_unknown", "e19_child_race_abandoned", "e20_child_race_declined"), False
    )
    return (
        {"e5_date_of_birth": child.birth_date, "e6_sex": child.sex, "e21_child_hispanic_latino": hispanic}
        | flags
        | unknown
    )


def _removal_row(removal: Removal) -> Row:
    old = is_removal_1993(removal)
    return {
        "removal_layout": "removal_1993" if old else "removal_2020",
        "e69_removal_date": removal.removal_date,
        "e3_local_agency": removal.county,
        "e77_neglect": None if old else True,
        "e153_exit_date": removal.exit_date,
        "e155_exit_reason": removal.exit_reason,
    }


def _arrangement_row(arrangement: LivingArrangement) -> Row:
    setting = arrangement.setting
    row: Row = {"e112_date_living_arrangement": arrangement.began_on}
    if setting is None:
        return row
    absent = codes.PLACEMENT_SETTINGS.by_name[setting].means.get("is_absence", False)
    row["e121_location_of_living_arrangement"] = "runaway_or_unknown" if absent else "in_state"
    row["e113_foster_family_home"] = setting in FAMILY_HOMES
    if setting in FAMILY_HOMES:
        return row | {column: column == FAMILY_HOMES[setting] for column in FAMILY_HOMES.values()}
    return row | {"e120_other_living_arrangement_type": setting}


def ncands_rows(histories: Histories, state: str, years: Iterable[int] = range(2021, 2027)) -> pl.DataFrame:
    """The Child Files of one state for these submission years, one row per child in a report."""
    rows: list[Row] = []
    for year in years:
        of_year = [r for r in histories.reports if r.state == state and r.submission_year == year]
        for number, report in enumerate(of_year, start=1):
            head = {
                "state": state,
                "submission": f"FFY{year}",
                "file_id": f"{state}FFY{year}".ljust(16, "0"),
                "record_number": number,
            }
            rows.append(head | _report_row(report) | _maltreatment_row(report))
    return frame_of("ncands_child", rows)


def _report_row(report: Report) -> Row:
    races = NCANDS_RACES[report.race_ethnicity]
    return {
        "subyr": report.submission_year,
        "staterr": report.state,
        "rptid": report.report_id,
        "chid": report.child_id,
        "rptcnty": None if report.county is None else report.county[2:],
        "rptdt": report.report_date,
        "rpttm": report.report_time,
        "invdate": report.investigation_date,
        "invstrtm": report.investigation_time,
        "rptsrc": "education",
        "rptdisp": _report_disposition(report),
        "rptdisdt": report.disposition_date,
        "chage": report.chage,
        "chbdate": report.birth_date,
        "chsex": report.sex,
        "chethn": "hispanic" if report.race_ethnicity == "hispanic" else "not_hispanic",
        "afcarsid": report.afcars_id,
        "inciddt": report.incident_date,
    } | {column: "yes" if column in races else "no" for column in NCANDS_RACE_COLUMNS}


def _report_disposition(report: Report) -> str:
    gravity = {name: code.means["gravity"] for name, code in codes.REPORT_DISPOSITIONS.by_name.items()}
    known = [name for name in report.dispositions if name in gravity]
    return min(known, key=lambda name: gravity[name]) if known else "unknown"


def _maltreatment_row(report: Report) -> Row:
    types = [code.name for code in codes.MALTREATMENT_TYPES.codes][:4]
    row: Row = {"maldeath": "yes" if report.is_maltreatment_death else "no"}
    for number, (kind, level) in enumerate(zip(types, report.dispositions, strict=False), start=1):
        none_alleged = level == "no_alleged_maltreatment"
        row[f"chmal{number}"] = "none_alleged" if none_alleged else kind
        row[f"mal{number}lev"] = level
    return row


def contact_rows(histories: Histories, state: str) -> pl.DataFrame:
    """The contacts extract of one state."""
    rows = [
        {
            "state": c.state,
            "report_id": c.report_id,
            "child_id": c.child_id,
            "attempted_at": datetime.combine(
                c.attempted_on, time(int(c.attempted_time[:2]), int(c.attempted_time[2:]))
            ),
            "completed": c.completed,
            "in_person": c.in_person,
        }
        for c in histories.contacts
        if c.state == state
    ]
    return frame_of("contacts", _numbered(rows))


def referral_rows(histories: Histories, state: str) -> pl.DataFrame:
    """The referrals extract of one state: one screened-in referral per report that has a priority."""
    reported = {(r.state, r.report_id): r for r in histories.reports}
    rows = [
        {
            "state": state,
            "referral_id": f"F{report_id}",
            "received_at": datetime.combine(reported[(state, report_id)].report_date, time(8)),
            "source": "education",
            "screening_decision": "screened_in",
            "priority": priority,
            "county": reported[(state, report_id)].county,
            "report_id": report_id,
        }
        for (of_state, report_id), priority in histories.priorities.items()
        if of_state == state
    ]
    return frame_of("referrals", _numbered(rows))


def worker_rows(histories: Histories, state: str) -> pl.DataFrame:
    """The workers extract of one state."""
    rows = [dict(vars(worker)) for worker in histories.workers if worker.state == state]
    return frame_of("workers", _numbered(rows))


def assignment_rows(histories: Histories, state: str) -> pl.DataFrame:
    """The worker assignments extract of one state."""
    rows = [dict(vars(assignment)) for assignment in histories.assignments if assignment.state == state]
    return frame_of("worker_assignments", _numbered(rows))


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [
        {"file_id": "0000000000000000", "record_number": number} | row
        for number, row in enumerate(rows, start=1)
    ]

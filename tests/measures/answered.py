"""Random histories with what files answer beside them: services, perpetrators, health, school, tribes, youth.

Here belongs adding random answers to the staging frames of random histories, with the files they stand in.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import duckdb
import polars as pl

from tests.measures.received import engine_over, received_files, received_frames
from tests.reference.histories import Histories
from tests.reference.prevention import SERVICE_FIELDS
from tests.reference.safety import Answers, report_key
from tests.reference.staging_frames import Row, frame_of
from tests.reference.strategies import STATES, random_histories
from tests.reference.submissions import SUBMISSIONS, as_received, period_of
from transforms.contracts.contract import all_contracts

ANSWER = ("yes", "yes", "no", "no", "unknown", None)
RELATIONS = (
    "parent",
    "relative_foster_parent",
    "nonrelative_foster_parent",
    "facility_staff",
    "unknown",
    None,
)
LEVELS = ("not_enrolled", "not_school_age", "elementary", "secondary", "college", None)


@dataclass(frozen=True)
class Answered:
    """Histories as received, the answers and rows beside them, and an engine that holds all of it."""

    histories: Histories
    answers: Answers
    rows: Mapping[str, list[Row]]
    connection: duckdb.DuckDBPyConnection


def answered(seed: int, children: int) -> Answered:
    """Histories of a seed with random answers of every file."""
    chance = random.Random(seed)  # noqa: S311 (test data, not secrets)
    made = random_histories(seed, children)
    infants = tuple(replace(r, chage=0) if chance.random() < 0.3 else r for r in made.reports)
    histories = replace(made, reports=infants)
    answers = {report_key(report): _report_answers(chance, report.report_date) for report in infants}
    parts = [received_frames(histories, state) for state in STATES]
    frames = {name: pl.concat([part[name] for part in parts]) for name in parts[0]}
    frames["ncands_child"] = _with_answers(frames["ncands_child"], answers)
    frames["afcars_oohc_children"] = _with_child_answers(chance, frames["afcars_oohc_children"])
    known = sorted({(c.state, c.child_id) for c in histories.children})
    youth = _youth_frames(chance, known)
    files = pl.concat([received_files(frames), _files_of(youth)])
    rows = {name: frame.to_dicts() for name, frame in {**youth, **frames}.items()}
    return Answered(as_received(histories), answers, rows, engine_over({**frames, **youth}, files))


def _report_answers(chance: random.Random, reported: date) -> Row:
    """What one row of a Child File answers."""
    gaps = (None, None, None, None, None, -20, 0, 14, 15, 100, 365, 366)
    removed, served = chance.choice(gaps), chance.choice((None, -1, 0, 1, 30, 30))
    return {
        "rptsrc": chance.choice(("medical", "medical", "education")),
        "postserv": chance.choice(ANSWER),
        "servdate": None if served is None else reported + timedelta(days=served),
        "rmvdate": None if removed is None else reported + timedelta(days=removed),
        "cdalc": chance.choice(ANSWER),
        "cddrug": chance.choice(ANSWER),
        "plnsfcr": chance.choice(ANSWER),
        "refrcara": chance.choice(ANSWER),
        **{f"per{place}rel": chance.choice(RELATIONS) for place in (1, 2, 3)},
        **{field: chance.choice(("yes", "no", None)) for field in SERVICE_FIELDS},
    }


def _with_answers(frame: pl.DataFrame, answers: Answers) -> pl.DataFrame:
    """The Child File rows with their answers."""
    rows = [
        row | dict(answers[(row["state"], row["rptid"], row["chid"], row["subyr"])])
        for row in frame.to_dicts()
    ]
    return pl.DataFrame(rows, schema=frame.schema)


def _with_child_answers(chance: random.Random, frame: pl.DataFrame) -> pl.DataFrame:
    """The children's rows with answers, some of them twice in their file."""
    rows = []
    for row in frame.to_dicts():
        for copy in range(2 if chance.random() < 0.1 else 1):
            answers: Row = {
                "record_number": row["record_number"] + copy * 10_000,
                "e7_agency_made_inquiries": chance.choice((True, False, None)),
                "e10_icwa": chance.choice(("yes", "yes", "no", "unknown", None)),
                "e12_icwa_notification": chance.choice((True, False, None)),
                "e22_health_assessment": chance.choice((True, False, None)),
                "e35_school_enrollment": chance.choice(LEVELS),
                "e36_school_highest_completed": chance.choice(("grade_4", "grade_12", "ged", None)),
            }
            rows.append(row | answers)
    ordered = sorted(rows, key=lambda r: (r["state"], r["submission"], r["record_number"]))
    return pl.DataFrame(ordered, schema=frame.schema)


def _youth_frames(chance: random.Random, known: Iterable[tuple[str, str]]) -> dict[str, pl.DataFrame]:
    """Served files, outcomes files and the agency's own table of the same youth."""
    served, federal, own = [], [], []
    for number, (state, child) in enumerate(known, start=1):
        for submission in SUBMISSIONS:
            if chance.random() < 0.2:
                served += [_served(chance, state, child, submission, n) for n in range(chance.choice((1, 2)))]
        for wave in ("17", "19", "21"):
            if chance.random() < 0.5:
                federal.append(_survey(chance, state, child, wave, number))
            if chance.random() < 0.5:
                own.append(_own_survey(chance, state, child, wave, number))
    return {
        "nytd_served": frame_of("nytd_served", served),
        "nytd_outcomes": frame_of("nytd_outcomes", federal),
        "youth_outcomes": frame_of("youth_outcomes", own),
    }


def _record(state: str, child: str, dataset: str, submission: str, number: int) -> Row:
    return {
        "state": state,
        "submission": submission,
        "file_id": f"{state}{dataset}{submission}",
        "record_number": number,
        "e3_record_number": child,
    }


def _served(chance: random.Random, state: str, child: str, submission: str, copy: int) -> Row:
    return _record(state, child, "served", submission, copy) | {
        "e20_independent_living_needs_assess": chance.choice((True, False, None)),
        "e29_mentoring": chance.choice((True, False, None)),
    }


def _survey(chance: random.Random, state: str, child: str, wave: str, number: int) -> Row:
    submission = chance.choice(SUBMISSIONS)
    bounds = period_of(submission)
    return _record(state, child, "outcomes", submission, number) | {
        "wave": wave,
        "e34_outcomes_reporting_status": chance.choice(("participated", "participated", "declined", None)),
        "e35_date_outcome_data_collection": chance.choice((None, bounds.start, bounds.end)),
        "e37_current_full_time_employment": chance.choice(("yes", "no", "declined", None)),
        "e38_current_part_time_employment": chance.choice(("yes", "no", "declined", None)),
        "e46_highest_educ_certification": chance.choice(
            ("high_school_ged", "none_of_the_above", "declined", None)
        ),
        "e49_homelessness": chance.choice(("yes", "no", "declined", None)),
    }


def _own_survey(chance: random.Random, state: str, child: str, wave: str, number: int) -> Row:
    return {
        "state": state,
        "file_id": f"{state}own",
        "record_number": number,
        "child_id": child,
        "wave": wave,
        "surveyed_on": period_of(chance.choice(SUBMISSIONS)).end,
        "participated": chance.choice((True, True, False)),
        "employed_full_time": chance.choice((True, False, None)),
        "employed_part_time": chance.choice((True, False, None)),
        "highest_certificate": chance.choice(("high_school_ged", "none_of_the_above", None)),
        "homeless": chance.choice((True, False, None)),
    }


def _files_of(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The rows of raw.files for frames of youth."""
    rows = []
    for dataset, frame in frames.items():
        dated = "submission" in frame.columns
        for row in frame.select("state", "file_id", *(["submission"] if dated else [])).unique().to_dicts():
            bounds = period_of(row["submission"]) if dated else None
            rows.append(
                {
                    **row,
                    "path": row["file_id"],
                    "dataset": dataset,
                    "received_at": datetime(2026, 11, 1),  # noqa: DTZ001 (a fixed local time)
                    "received_order": 1,
                    "period_start": bounds.start if bounds else None,
                    "period_end": bounds.end if bounds else None,
                    "status": "accepted",
                }
            )
    schema = all_contracts()["raw.files"].schema()
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)

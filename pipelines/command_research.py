"""`cwo research`: case records for a researcher, as far as the agency's own settings allow.

Here belongs carrying out `[purposes.research]` of `agency.toml`: to whom, under what agreement, until when,
with which key, and the log of what was released. What a release holds is decided in `transforms.research`.

    <output>/restricted/research/<researcher>-<n>/          what may be handed over, sealed
    <output>/restricted/research/<researcher>-<n>-report/   what was emptied and kept out: stays inside
    <output>/restricted/research.jsonl                      every release there ever was
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.command_editions import opened
from pipelines.command_list import about_results
from pipelines.command_measures import nearest
from pipelines.editions import now
from pipelines.key_file import read_key
from pipelines.locks import alone
from pipelines.manifest import Made, write_manifest
from pipelines.own_folder import saved_decisions
from pipelines.sealing import move_sealed, remove_sealed, seal
from pipelines.wrong_use import WrongUseError
from transforms.deidentification.pseudonyms import Pseudonyms
from transforms.publication.release import About
from transforms.purposes import Research
from transforms.research.checks import check_columns, check_groups
from transforms.research.columns import IDENTIFIERS
from transforms.research.release import REPORT_END, Terms, dictionary, make_release
from transforms.research.report import as_data, as_text, readme
from transforms.settings import Settings, read_settings
from transforms.warehouse import Warehouse, write_whole

RECORD = "research.jsonl"
MAKING = ".making-"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")


@dataclass(frozen=True)
class _Asked:
    """One release that is to be made: its name, for whom, on what terms, from which results."""

    name: str
    researcher: str
    purpose: Research
    terms: Terms
    about: About


def release(output: Path, researcher: str, key_file: Path, agency: Path | None) -> str:
    """Make, check and log a release; returns what to tell.

    Raises:
        SettingsError: agency.toml cannot be used.
        WrongUseError: no results, no such researcher, an agreement that has ended, a key that cannot be used.
        UnsafeReleaseError: the check of the files found what must not leave; nothing is kept of them.
    """
    warehouse = opened(output)
    settings = read_settings(agency) if agency else saved_decisions(warehouse) or Settings()
    purpose = _purpose(settings, researcher, datetime.now(UTC).date())
    key = read_key(key_file, [warehouse.output])
    with alone(warehouse):
        name = f"{researcher}-{_releases(warehouse, researcher) + 1}"
        asked = _Asked(name, researcher, purpose, terms_of(purpose), about_results(warehouse))
        with _making(warehouse) as aside:
            told = _make(warehouse, asked, key, aside)
    persons = told["persons"]
    return (
        f"{warehouse.research / name} holds {len(told['tables'])} tables of {persons['released']:,} persons "
        f"for {purpose.to or researcher}; {persons['kept_out']:,} were kept out. What was emptied is told in "
        f"{name}{REPORT_END}, which stays here."
    )


def _make(warehouse: Warehouse, asked: _Asked, key: bytes, aside: Path) -> Mapping[str, Any]:
    """Files and report aside, checked; then the line in the log, and both into place."""
    files, report = aside / "files", aside / "report"
    files.mkdir()
    report.mkdir()
    terms, name = asked.terms, asked.name
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        made = make_release(connection, terms, _pseudonyms(key, asked))
        original = _originals(connection, terms)
    paths = {table: files / f"{table}.parquet" for table in made.tables}
    for table, frame in made.tables.items():
        frame.write_parquet(paths[table])
    check_columns(paths, {table: list(terms.columns(table)) for table in paths}, original, terms.dates)
    smallest = check_groups(paths, terms.person, terms.traits, terms.smallest_group)
    told = as_data(made, terms, smallest)
    dictionary(terms).write_csv(files / "dictionary.csv")
    write_whole(files / "README.txt", _readme(asked))
    write_whole(report / "report.md", as_text(told, name))
    write_whole(report / "report.json", json.dumps(told, indent=1) + "\n")
    manifest = write_manifest(files, _made(asked))
    for folder in (files, report):
        seal(folder, is_public=False)
    _record(warehouse, asked, manifest, told)
    move_sealed(report, warehouse.research / f"{name}{REPORT_END}", is_public=False)
    move_sealed(files, warehouse.research / name, is_public=False)
    return told


def _purpose(settings: Settings, researcher: str, today: date) -> Research:
    """What the settings allow a researcher."""
    known = settings.purposes.research
    if researcher not in known:
        near = nearest(researcher, list(known))
        hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known) or 'none'}"
        raise WrongUseError(f"agency.toml names no researcher {researcher} in [purposes.research]; {hint}")
    if not NAME.fullmatch(researcher):
        raise WrongUseError(f"{researcher}: name researchers with letters, digits and underscores alone")
    purpose = known[researcher]
    if purpose.until is not None and purpose.until < today:
        raise WrongUseError(
            f"what {researcher} may receive ended on {purpose.until}; see [purposes.research]"
        )
    return purpose


def terms_of(purpose: Research) -> Terms:
    """What a release holds, as the settings say it."""
    tables = {name: purpose.columns_of(name) for name in purpose.tables}
    return Terms(tables, purpose.dates, purpose.births, purpose.smallest_group, tuple(purpose.recognised_by))


def _pseudonyms(key: bytes, asked: _Asked) -> Pseudonyms:
    """Pseudonyms of this release alone: with the key the agency can make them again, and nobody else."""
    told = f"research release\0{asked.name}\0{asked.about.edition}"
    return Pseudonyms(hmac.digest(key, told.encode(), hashlib.sha256))


def _originals(connection: duckdb.DuckDBPyConnection, terms: Terms) -> dict[str, set[str]]:
    """Identifiers as they were, by the name of their column."""
    found: dict[str, set[str]] = {}
    for table in terms.tables:
        for column in IDENTIFIERS.keys() & terms.columns(table).keys():
            rows = connection.execute(
                f"select distinct {column} from {table} where {column} <> ''"
            ).fetchall()
            found.setdefault(column, set()).update(value for (value,) in rows)
    return found


def _readme(asked: _Asked) -> str:
    purpose, about = asked.purpose, asked.about
    lines = [
        f"For {purpose.to or asked.researcher} alone: research release {asked.name}.",
        f"From: {about.agency} {about.contact}".rstrip(),
        f"Results of the edition {about.edition}, as of {about.as_of}",
    ]
    agreement = f"{purpose.basis or 'none named'}{f', until {purpose.until}' if purpose.until else ''}"
    return readme(lines, agreement, asked.terms, is_synthetic=about.is_synthetic)


def _made(asked: _Asked) -> Made:
    """What the manifest says; researchers are not told of the files received."""
    about = asked.about
    told = {"purpose": asked.purpose.model_dump(mode="json"), "release": asked.name}
    return Made(about.edition, asked.researcher, about.as_of.isoformat(), about.code_version, told, (), {})


def _releases(warehouse: Warehouse, researcher: str) -> int:
    """How many releases a researcher has had: no number is given twice, also of those that are purged."""
    record = warehouse.restricted / RECORD
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    return sum(json.loads(line)["researcher"] == researcher for line in lines)


def _record(warehouse: Warehouse, asked: _Asked, manifest: str, told: Mapping[str, Any]) -> None:
    """Keep what was released to whom: before it can be handed over."""
    record = warehouse.restricted / RECORD
    line = {
        "at": now(),
        "release": asked.name,
        "researcher": asked.researcher,
        "edition": asked.about.edition,
        "manifest": manifest,
        "purpose": asked.purpose.model_dump(mode="json"),
        "persons": told["persons"],
    }
    lines = record.read_text(encoding="utf-8") if record.exists() else ""
    write_whole(record, f"{lines}{json.dumps(line, sort_keys=True)}\n")


@contextmanager
def _making(warehouse: Warehouse) -> Iterator[Path]:
    """A folder to make a release in; what one that was killed left goes first, and nothing stays of it."""
    warehouse.research.mkdir(exist_ok=True)
    for left in warehouse.research.glob(f"{MAKING}*"):
        remove_sealed(left)
    aside = Path(tempfile.mkdtemp(dir=warehouse.research, prefix=MAKING))
    try:
        yield aside
    finally:
        remove_sealed(aside)

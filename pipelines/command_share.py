"""`cwo share`: exact figures for a partner, as far as the agency's own settings allow.

Here belongs carrying out `[purposes.partner]` of `agency.toml`: which tables and columns a partner receives,
under what agreement, until when. Partners receive figures and never case records: the settings allow no other
tables. What the public may see is decided in `transforms.publication`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from pipelines.command_editions import opened
from pipelines.command_list import about_results
from pipelines.command_measures import nearest
from pipelines.editions import now
from pipelines.manifest import Made, write_manifest
from pipelines.own_folder import saved_decisions
from pipelines.sealing import remove_sealed, seal
from pipelines.wrong_use import WrongUseError
from transforms.publication.release import About
from transforms.purposes import Purpose
from transforms.settings import Settings, read_settings
from transforms.warehouse import Warehouse, write_whole

RECORD = "shared.jsonl"
README = "README.txt"


def share(output: Path, partner: str, target: Path, agency: Path | None) -> str:
    """Write what a partner may receive into a new folder; returns what to tell.

    Raises:
        SettingsError: agency.toml cannot be used.
        WrongUseError: no results, no such partner, an agreement that has ended, or a folder that is in use.
    """
    warehouse = opened(output)
    settings = read_settings(agency) if agency else saved_decisions(warehouse) or Settings()
    purpose = _purpose(settings, partner, datetime.now(UTC).date())
    if target.exists() or warehouse.published in target.resolve().parents:
        raise WrongUseError(f"{target} is there already, or is public; name a new folder elsewhere")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".sharing-"))
    try:
        rows = _write(warehouse, purpose, aside)
        about = about_results(warehouse)
        text = _readme(about, purpose, partner, rows)
        (aside / README).write_text(text, encoding="utf-8", newline="\n")
        manifest = write_manifest(aside, _made(about, purpose, partner))
        seal(aside, is_public=False)
        _record(warehouse, partner, purpose, manifest)
        aside.replace(target)
    finally:
        remove_sealed(aside)
    held = ", ".join(f"{name} ({count:,} rows)" for name, count in rows.items())
    return f"{target} holds {held} for {partner}: exact figures, not for release."


def _purpose(settings: Settings, partner: str, today: date) -> Purpose:
    """What the settings allow a partner."""
    known = settings.purposes.partner
    if partner not in known:
        near = nearest(partner, list(known))
        hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known) or 'none'}"
        raise WrongUseError(f"agency.toml names no partner {partner} in [purposes.partner]; {hint}")
    purpose = known[partner]
    if purpose.until is not None and purpose.until < today:
        raise WrongUseError(f"what {partner} may receive ended on {purpose.until}; see [purposes.partner]")
    return purpose


def _write(warehouse: Warehouse, purpose: Purpose, into: Path) -> dict[str, int]:
    """Each table as CSV and Parquet, its columns as allowed; returns rows by table."""
    rows = {}
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        for name in purpose.tables:
            columns = ", ".join(f'"{column}"' for column in purpose.columns_of(name))
            frame = connection.sql(f"select {columns} from {name} order by all").pl()
            frame.write_csv(into / f"{name}.csv")
            frame.write_parquet(into / f"{name}.parquet")
            rows[name] = len(frame)
    return rows


def _readme(about: About, purpose: Purpose, partner: str, rows: Mapping[str, int]) -> str:
    """What the folder is, for whom it is, and on what terms."""
    lines = [
        f"For {purpose.to or partner} alone: exact figures, not for release.",
        "Small counts are not hidden here. Whoever publishes from these files must hide them first.",
        f"From: {about.agency} {about.contact}".rstrip(),
        f"Results of the edition {about.edition}, as of {about.as_of}",
        f"Agreement: {purpose.basis or 'none named'}{f', until {purpose.until}' if purpose.until else ''}",
        "",
        *(f"{name}.csv, {name}.parquet: {count:,} rows" for name, count in rows.items()),
    ]
    if about.is_synthetic:
        lines.insert(0, "Made from synthetic data: no figure describes a real child.")
    return "\n".join(lines) + "\n"


def _made(about: About, purpose: Purpose, partner: str) -> Made:
    """What the manifest says; partners are not told of the files received."""
    told = {"purpose": purpose.model_dump(mode="json")}
    return Made(about.edition, partner, about.as_of.isoformat(), about.code_version, told, (), {})


def _record(warehouse: Warehouse, partner: str, purpose: Purpose, manifest: str) -> None:
    """Keep what was shared with whom."""
    record = warehouse.restricted / RECORD
    told = {"at": now(), "partner": partner, "manifest": manifest, "purpose": purpose.model_dump(mode="json")}
    lines = record.read_text(encoding="utf-8") if record.exists() else ""
    write_whole(record, f"{lines}{json.dumps(told, sort_keys=True)}\n")

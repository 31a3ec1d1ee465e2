"""From finished agencies to what people open: the tables in force, the database file, both editions.

Here belongs the order in which results become visible. What an edition holds is decided in
`transforms.publication`, how it looks in `reports`. Nothing here knows Dagster.

Everything is built aside and complete; then it is moved, the pointer that readers follow last. A run
that fails on the way leaves the last good results where they are.
"""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.code_version import code_version
from pipelines.inventory import Inventory, files_frame, saved_inventory
from pipelines.lists import LATEST, put_lists, write_lists
from pipelines.processes import processes
from transforms.contracts.codes import STATES
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, show_parquet
from transforms.outcomes import build_outcomes, put_outcomes
from transforms.publication.release import About, Audience, release
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse, recipe, write_whole

UNPLACED = "unplaced"
FICTITIOUS = "ZZ"
MADE_FROM = "made_from"
PUBLISHED = "published.json"
AUDIENCES: tuple[Audience, ...] = ("internal", "public")
REDIRECT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={edition}/index.html">
<title>Child welfare outcomes</title>
<p><a href="{edition}/index.html">The latest edition, {edition}</a></p>
</html>
"""


class NothingToPublishError(ValueError):
    """No agency has results: the message says what to do."""


@dataclass(frozen=True)
class Publication:
    """What is in force: the edition, where its pages are, and which agencies are in it as of before."""

    edition: str
    internal: Path
    public: Path
    outcomes: Path
    held: list[str]
    is_new: bool


def finished(warehouse: Warehouse, inventory: Inventory, settings: Settings) -> dict[str, Draft]:
    """Agencies whose draft was made whole from the files that are present now."""
    drafts = {state: warehouse.draft(state) for state in inventory.states}
    return {
        state: draft
        for state, draft in drafts.items()
        if draft.facts.get(MADE_FROM) == inventory.made_from(state, settings, code_version())
        and is_whole(warehouse, draft)
    }


def is_whole(warehouse: Warehouse, draft: Draft) -> bool:
    """Whether every file of a draft is in the lake."""
    return all(path.exists() for name in draft.tables for path in warehouse.paths(draft, name))


def held(warehouse: Warehouse, inventory: Inventory, done: dict[str, Draft]) -> dict[str, Draft]:
    """Agencies without new results that keep their last good ones.

    An agency with no file in the drop zone is withdrawn, unless a file was refused before it named its
    agency: that file may have been theirs.
    """
    unknown = bool(inventory.unplaced)
    return {
        state: draft
        for state, draft in warehouse.current().items()
        if state not in done
        and state != UNPLACED
        and (state in inventory.states or unknown)
        and is_whole(warehouse, draft)
    }


def unplaced_draft(warehouse: Warehouse, inventory: Inventory) -> list[Draft]:
    """A draft with the rows of `raw.files` that belong to no agency, if there are any."""
    if not inventory.unplaced:
        return []
    frame = files_frame(inventory.unplaced, None)
    key = recipe(frame.to_dicts())
    path = warehouse.write_once("raw.files", UNPLACED, key, frame.write_parquet)
    return [Draft(UNPLACED, {"raw.files": [warehouse.relative(path)]}, {"raw.files": key})]


def drafts_to_publish(
    warehouse: Warehouse, inventory: Inventory, settings: Settings
) -> tuple[list[Draft], list[str]]:
    """The drafts of all agencies that are to be in force, and which of these are held from before."""
    done = finished(warehouse, inventory, settings)
    kept = held(warehouse, inventory, done)
    drafts = [*done.values(), *kept.values()]
    return drafts + (unplaced_draft(warehouse, inventory) if drafts else []), sorted(kept)


def content_of(drafts: list[Draft], settings: Settings) -> str:
    """A hash of all that editions are made from."""
    tables = sorted((draft.state, draft.recipes, draft.facts) for draft in drafts)
    return recipe(tables, settings.model_dump(), code_version())


def published_edition(warehouse: Warehouse, content: str) -> str | None:
    """The edition in force, if it was made from this content and all of it is there."""
    note = warehouse.lake / PUBLISHED
    if not (note.exists() and warehouse.outcomes.exists() and (warehouse.published / "latest.json").exists()):
        return None
    last = json.loads(note.read_text(encoding="utf-8"))
    whole = all(folder_of(warehouse, audience, last["edition"]).is_dir() for audience in AUDIENCES)
    return last["edition"] if whole and last["content"] == content else None


def publish(warehouse: Warehouse, settings: Settings) -> Publication:
    """Build what is not built yet from all agencies together, then put it in force.

    Raises:
        NothingToPublishError: no agency has results, neither new nor from before.
    """
    drafts, kept = drafts_to_publish(warehouse, saved_inventory(warehouse), settings)
    if not drafts:
        raise NothingToPublishError("no agency has results yet; nothing was published")
    content = content_of(drafts, settings)
    edition = published_edition(warehouse, content)
    is_new = edition is None
    if edition is None:
        edition = _build(warehouse, drafts, settings, content)
    folders = {audience: folder_of(warehouse, audience, edition) for audience in AUDIENCES}
    return Publication(edition, folders["internal"], folders["public"], warehouse.outcomes, kept, is_new)


def _build(warehouse: Warehouse, drafts: list[Draft], settings: Settings, content: str) -> str:
    """Build the editions aside, then the database file, then move all pointers; returns the edition."""
    from reports.site import write_scripts  # noqa: PLC0415 - takes seconds

    of_agencies = [draft for draft in drafts if draft.state != UNPLACED]
    states = [draft.state for draft in of_agencies]
    with (
        engine_over(warehouse, drafts, settings) as connection,
        tempfile.TemporaryDirectory(dir=warehouse.restricted, prefix="building-") as aside,
    ):
        about = about_edition(connection, sorted(states), settings, content)
        folders = {audience: folder_of(warehouse, audience, about.edition) for audience in AUDIENCES}
        missing = [audience for audience, folder in folders.items() if not folder.exists()]
        asides = {audience: Path(aside) / audience for audience in missing}
        fresh, fresh_lists = Path(aside) / warehouse.outcomes.name, Path(aside) / warehouse.lists.name
        lists = write_lists(warehouse, of_agencies, connection.sql(LATEST).pl(), about, fresh_lists)
        drawn: list[Future[None]] = []
        with processes(len(asides)) as executor:
            for audience, into in asides.items():
                release(connection, audience, into, about, lists)
                drawn.append(executor.submit(build_pages, into))
            drawn += [executor.submit(build_downloads, into) for into in asides.values()]
            write_scripts(asides.values())
            build_outcomes(warehouse, drafts, fresh)
            for work in drawn:
                work.result()
        if "public" in asides:
            open_to_all(asides["public"])
        put_outcomes(warehouse, fresh)
        warehouse.put_in_force(drafts)
        put_lists(warehouse, fresh_lists, about.edition)
        for audience, complete in asides.items():
            folders[audience].parent.mkdir(parents=True, exist_ok=True)
            complete.replace(folders[audience])
    point_to(warehouse, about)
    write_whole(warehouse.lake / PUBLISHED, json.dumps({"content": content, "edition": about.edition}))
    return about.edition


def engine_over(warehouse: Warehouse, drafts: list[Draft], settings: Settings) -> duckdb.DuckDBPyConnection:
    """A connection that shows the tables of all agencies together."""
    connection = open_engine(settings)
    for name in settings.tables():  # settings of queries are no lists of codes
        connection.execute(f"drop table {name}")
    names = {name for draft in drafts for name in draft.tables} | set(all_contracts())
    for name in sorted(names):
        show_parquet(connection, name, [path for draft in drafts for path in warehouse.paths(draft, name)])
    return connection


def about_edition(
    connection: duckdb.DuckDBPyConnection, states: list[str], settings: Settings, content: str
) -> About:
    """What the edition says of itself: as of the last day any result covers."""
    row = connection.execute(
        """
        select coalesce(
            (select max(as_of) from marts.measure_results),
            (select max(period_end) from raw.files),
            (select cast(max(received_at) as date) from raw.files)
        )
        """
    ).fetchone()
    as_of = row[0] if row and row[0] else date(1970, 1, 1)
    labels = [STATES.by_name[state].label if state in STATES.by_name else state for state in states]
    return About(
        edition=f"{as_of.isoformat()}-{content[:8]}",
        as_of=as_of,
        agency=settings.agency.name or ", ".join(labels),
        is_synthetic=settings.agency.synthetic or FICTITIOUS in states,
        code_version=code_version(),
        contact=settings.agency.contact,
        counties=settings.counties,
        threshold=settings.disclosure.threshold,
    )


def folder_of(warehouse: Warehouse, audience: Audience, edition: str) -> Path:
    """Where an edition lies."""
    if audience == "public":
        return warehouse.published / edition
    return warehouse.restricted / "editions" / edition


def build_pages(edition: Path) -> None:
    """Draw the pages of an edition whose figures are released; runs in a process of its own."""
    from reports.site import build_site  # noqa: PLC0415 - takes seconds

    build_site(edition)


def build_downloads(edition: Path) -> None:
    """Write the files an edition's pages offer; runs in a process of its own."""
    from reports.export import export  # noqa: PLC0415 - as above

    export(edition)


def open_to_all(folder: Path) -> None:
    """Let every account of the machine read a folder and all that is in it."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def point_to(warehouse: Warehouse, about: About) -> None:
    """Make the edition the latest: the redirect, and last the file that names it."""
    named = {
        "edition": about.edition,
        "as_of": about.as_of.isoformat(),
        "page": f"{about.edition}/index.html",
    }
    files = {
        "index.html": REDIRECT.format(edition=about.edition),
        "latest.json": json.dumps(named, indent=1) + "\n",
    }
    for name, content in files.items():
        write_whole(warehouse.published / name, content)
        (warehouse.published / name).chmod(0o644)
    warehouse.published.chmod(0o755)

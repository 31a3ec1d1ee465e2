"""From finished agencies to what people open: the tables in force, the database file, both editions.

Here belongs the order in which results become visible. How editions are built stands in
`edition_building.py`, how one comes in force in `editions.py`. Nothing here knows Dagster.

Everything is built aside and complete; then it is moved, what readers follow last. A run that fails or is
killed on the way leaves the last good results and the edition in force where they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipelines.code_version import code_version
from pipelines.edition_building import UNPLACED, Building
from pipelines.editions import (
    building_folder,
    check_none_is_missing,
    earlier_publications,
    folder_of,
    keep_built,
    missing_sides,
    public_folder,
    put_in_force,
    start_clean,
)
from pipelines.inventory import Inventory, files_frame, saved_inventory
from pipelines.lists import put_lists
from pipelines.locks import publishing_alone
from pipelines.made_of import remember
from pipelines.manifest import manifest_hash
from pipelines.own_folder import save_decisions, saved_decisions
from pipelines.publication_ledger import in_force, is_withdrawn, read_ledger, was_rolled_back
from pipelines.wrong_use import WrongUseError
from transforms.outcomes import put_outcomes
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse, recipe, write_whole

MADE_FROM = "made_from"
BUILT = "built.json"
"""Which edition the results of the last run made, in the lake."""
ASKED = "asked.json"
"""From what the last run asked an edition to be built, in the lake; it may have failed on the way."""


class NothingToPublishError(ValueError):
    """No agency has results: the message says what to do."""


@dataclass(frozen=True)
class Publication:
    """What was published: the edition, where its pages are, and which agencies are in it as of before.

    `is_in_force` is false where it is built and held: nobody is led to its public side yet.
    """

    edition: str
    internal: Path
    public: Path
    outcomes: Path
    held: list[str]
    is_new: bool
    is_in_force: bool


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
    return recipe(tables, settings.of_results(), code_version())


def _note(warehouse: Warehouse) -> dict[str, str]:
    """What was built last: `edition`, and a hash of its `content`; nothing before the first."""
    path = warehouse.lake / BUILT
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def last_built(warehouse: Warehouse) -> str | None:
    """The edition that the results of the last run made; None before the first."""
    return _note(warehouse).get("edition")


def built_edition(warehouse: Warehouse, content: str) -> str | None:
    """The edition last built, if it was made from this content and all of it is there."""
    last = _note(warehouse)
    if not last or not warehouse.outcomes.exists():
        return None
    edition = str(last["edition"])
    whole = folder_of(warehouse, "internal", edition).is_dir() and public_folder(warehouse, edition)
    return edition if whole and last["content"] == content else None


def is_due(warehouse: Warehouse, settings: Settings, edition: str) -> bool:
    """Whether a run is to put an edition in force that it built.

    An agency may want to look at it first (`[publication] automatic`); and after an earlier edition was put
    back, nothing follows by itself: the reason for that may still hold. One that was withdrawn never does.
    """
    entries = read_ledger(warehouse)
    is_kept_back = was_rolled_back(entries) or is_withdrawn(entries, edition)
    is_wanted = settings.publication.automatic and not is_kept_back
    return is_wanted and not _is_offered(warehouse, edition)


def _is_offered(warehouse: Warehouse, edition: str) -> bool:
    """Whether readers are led to an edition, and find it."""
    last = in_force(read_ledger(warehouse))
    return last is not None and last.edition == edition and folder_of(warehouse, "public", edition).is_dir()


def publish(warehouse: Warehouse, settings: Settings, *, is_wanted: bool | None = None) -> Publication:
    """Build what is not built yet from all agencies together, and put it in force.

    `is_wanted` says whether it is to come in force; where it is None, `is_due` decides.

    Raises:
        NothingToPublishError: no agency has results, neither new nor from before.
        WrongUseError: another publication is under way.
    """
    with publishing_alone(warehouse):
        start_clean(warehouse)
        drafts, kept = drafts_to_publish(warehouse, saved_inventory(warehouse), settings)
        if not drafts:
            raise NothingToPublishError("no agency has results yet; nothing was published")
        content = content_of(drafts, settings)
        save_decisions(warehouse, settings)
        write_whole(warehouse.lake / ASKED, json.dumps({"content": content, "code": code_version()}))
        edition = built_edition(warehouse, content)
        is_new = edition is None
        if edition is None:
            edition = _build(warehouse, drafts, settings, content)
        if is_wanted or (is_wanted is None and is_due(warehouse, settings, edition)):
            _put_in_force_once(warehouse, edition)
        return _publication(warehouse, edition, kept, is_new=is_new)


def publish_last_run(warehouse: Warehouse, *, is_wanted: bool) -> Publication:
    """Publish what the last run was to publish, with the settings it was made with.

    Raises:
        NothingToPublishError: there was none.
        WrongUseError: it was not built, and the code is another one now; or another publication is under way.
    """
    path, settings = warehouse.lake / ASKED, saved_decisions(warehouse)
    if settings is None or not path.exists():
        raise NothingToPublishError("no run has come as far as publishing yet; `cwo run` first")
    asked = json.loads(path.read_text(encoding="utf-8"))
    edition = built_edition(warehouse, asked["content"])
    if edition is None and asked["code"] != code_version():
        raise WrongUseError(
            "the results were made by another version of this code; `cwo run` makes them anew"
        )
    if edition is None:
        return publish(warehouse, settings, is_wanted=is_wanted)
    with publishing_alone(warehouse):
        if is_wanted:
            _put_in_force_once(warehouse, edition)
        return _publication(warehouse, edition, [], is_new=False)


def _put_in_force_once(warehouse: Warehouse, edition: str) -> None:
    if is_withdrawn(read_ledger(warehouse), edition):
        raise WrongUseError(
            f"{edition} was withdrawn, and the results are still the same; mend them and run again, or put it"
            f" back: `cwo rollback {edition} --reason ...`"
        )
    if not _is_offered(warehouse, edition):
        put_in_force(warehouse, edition)


def _publication(warehouse: Warehouse, edition: str, kept: list[str], *, is_new: bool) -> Publication:
    return Publication(
        edition=edition,
        internal=folder_of(warehouse, "internal", edition),
        public=public_folder(warehouse, edition) or folder_of(warehouse, "public", edition),
        outcomes=warehouse.outcomes,
        held=kept,
        is_new=is_new,
        is_in_force=_is_offered(warehouse, edition),
    )


def _build(warehouse: Warehouse, drafts: list[Draft], settings: Settings, content: str) -> str:
    """Build editions, database and lists aside, then move them; returns the edition."""
    building = Building.over(warehouse, drafts, settings)
    edition = building.about.edition
    check_none_is_missing(warehouse, edition, settings.publication.lost)
    before = earlier_publications(warehouse)
    earlier = {name: manifest_hash(folder) for name, folder in before.items()}
    published = [folder for name, folder in before.items() if name != edition]
    missing = missing_sides(warehouse, edition)
    with building.connection, building_folder(warehouse) as aside:
        asides = {audience: aside / audience for audience in missing}
        fresh, fresh_lists = aside / warehouse.outcomes.name, aside / warehouse.lists.name
        building.build(asides, fresh, fresh_lists, earlier, published)
        keep_built(warehouse, edition, asides)
        put_outcomes(warehouse, fresh)
        remember(warehouse, edition, warehouse.put_in_force(drafts), settings, building.about.code_version)
        put_lists(warehouse, fresh_lists, edition)
    write_whole(warehouse.lake / BUILT, json.dumps({"content": content, "edition": edition}))
    return edition

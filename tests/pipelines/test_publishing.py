"""Publishing: what a run puts in force, what it holds, and what the commands about editions do and say."""

from __future__ import annotations

import json
import signal
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from typer.testing import CliRunner

from pipelines import publishing
from pipelines.cli import app
from pipelines.editions import NoSuchEditionError, folder_of, held_folder, withdrawn_folder
from pipelines.faults import StepError, without_values
from pipelines.inventory import Inventory, save_inventory
from pipelines.manifest import Made, write_manifest
from pipelines.publication_ledger import in_force, read_ledger
from pipelines.sealing import remove_sealed
from pipelines.summary import places
from tests.pipelines.small_editions import latest
from tests.pipelines.test_editions import apart
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse

FIRST, SECOND, THIRD = (f"2026-03-31-{letter * 8}" for letter in "abc")
HELD_BACK = Settings.model_validate({"publication": {"automatic": False}})


class SmallBuilding:
    """Stands in for the building of editions: files of a line each, of a database and lists too."""

    def __init__(self, edition: str) -> None:
        self.about = SimpleNamespace(edition=edition, code_version="1")
        self.connection = nullcontext()

    def build(
        self,
        asides: dict[str, Path],
        database: Path,
        lists: Path,
        earlier: dict[str, str],
        published: Sequence[Path] = (),  # noqa: ARG002 - as a building is asked
    ) -> None:
        for audience, folder in asides.items():
            folder.mkdir()
            (folder / "index.html").write_text(self.about.edition)
            made = Made(self.about.edition, audience, self.about.edition[:10], "1", {}, [], earlier)
            write_manifest(folder, made)
        database.write_text(self.about.edition)
        lists.mkdir()


class Results:
    """An output folder whose results can be made others, by the name of the edition they make."""

    def __init__(self, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.output, self.patch = output, monkeypatch
        self.warehouse = Warehouse(output)
        save_inventory(self.warehouse, Inventory([]))

    def become(self, edition: str) -> None:
        drafts = [Draft("ZZ", facts={"made_from": edition})]
        self.patch.setattr(publishing, "drafts_to_publish", lambda *_: (drafts, []))
        self.patch.setattr(publishing.Building, "over", lambda *_: SmallBuilding(edition))

    def run(self, edition: str, settings: Settings | None = None) -> publishing.Publication:
        """What a run does at its end."""
        self.become(edition)
        return publishing.publish(self.warehouse, settings or Settings())

    def ask(self, *words: str) -> str:
        """What a command says, which must end with 0."""
        told = CliRunner().invoke(app, [*words, "--output", str(self.output)])
        assert told.exit_code == 0, told.output
        return told.output

    def refused(self, *words: str) -> str:
        told = CliRunner().invoke(app, [*words, "--output", str(self.output)])
        assert told.exit_code != 0
        return told.output

    def states(self) -> dict[str, str]:
        return {row["edition"]: row["state"] for row in json.loads(self.ask("editions", "--json"))}


@pytest.fixture
def results(tmp_path, monkeypatch) -> Results:
    return Results(tmp_path, monkeypatch)


def test_a_run_puts_what_it_built_in_force(results):
    assert results.run(FIRST).is_in_force
    assert latest(results.output) == FIRST
    assert not results.run(FIRST).is_new
    assert len(read_ledger(results.warehouse)) == 1


def test_an_edition_that_was_deleted_from_what_is_offered_is_built_and_published_again(results):
    results.run(FIRST)
    remove_sealed(folder_of(results.warehouse, "public", FIRST))
    assert results.run(FIRST).is_in_force
    assert latest(results.output) == FIRST
    assert [entry.edition for entry in read_ledger(results.warehouse)] == [FIRST, FIRST]


def test_an_edition_is_not_built_while_one_that_was_published_is_missing(results):
    results.run(FIRST)
    results.run(SECOND)
    remove_sealed(folder_of(results.warehouse, "public", FIRST))
    with pytest.raises(NoSuchEditionError, match=f"no longer in .*: {FIRST}. What they told"):
        results.run(THIRD)
    assert latest(results.output) == SECOND
    known = Settings.model_validate({"publication": {"lost": [FIRST]}})
    assert results.run(THIRD, known).is_in_force


def test_the_manifest_names_the_editions_published_before(results):
    results.run(FIRST)
    results.run(SECOND)
    manifest = folder_of(results.warehouse, "public", SECOND) / "manifest.json"
    first = read_ledger(results.warehouse)[0]
    assert json.loads(manifest.read_text())["earlier_editions"] == {FIRST: first.manifest}


def test_where_publication_is_not_automatic_a_run_holds_and_cwo_publish_puts_in_force(results):
    results.run(FIRST)
    made = results.run(SECOND, HELD_BACK)
    assert (made.is_in_force, latest(results.output)) == (False, FIRST)
    assert made.public == held_folder(results.warehouse, SECOND)
    assert not folder_of(results.warehouse, "public", SECOND).exists()
    assert results.states() == {FIRST: "in force", SECOND: "held"}
    told = "\n".join(places(results.warehouse))
    assert f"is still {FIRST}" in told
    assert f"held/{SECOND}/index.html: look at it, then `cwo publish`" in told
    assert f"{SECOND} is in force" in results.ask("publish")
    assert f"{SECOND} was in force already" in results.ask("publish")
    assert latest(results.output) == SECOND


def test_publish_can_build_and_hold(results):
    results.run(FIRST)
    results.patch.setattr(publishing, "_build", failing)
    results.become(SECOND)
    with pytest.raises(OSError, match="full"):
        publishing.publish(results.warehouse, Settings())
    assert latest(results.output) == FIRST
    results.patch.undo()
    results.become(SECOND)
    assert "is built and held" in results.ask("publish", "--hold")
    assert latest(results.output) == FIRST
    assert f"{SECOND} is in force" in results.ask("publish")


def failing(*_: object) -> str:
    raise OSError("the disk is full")


def test_that_the_disk_is_full_is_told_whichever_library_finds_it():
    with pytest.raises(StepError, match=r"^publication: the disk is full;"), without_values("publication"):
        raise duckdb.IOException('IO Error: Could not write file "x": No space left on device')


def test_after_a_rollback_runs_hold_what_they_build_until_it_is_asked_for(results):
    results.run(FIRST)
    results.run(SECOND)
    said = results.ask("rollback", "--reason", "a county was counted twice")
    assert f"{FIRST} is in force again; {SECOND} is still there" in said
    assert not results.run(SECOND).is_in_force
    assert not results.run(THIRD).is_in_force
    assert latest(results.output) == FIRST
    results.ask("publish")
    assert latest(results.output) == THIRD
    assert results.run(SECOND).is_in_force


def test_a_rollback_can_go_forward_again_and_take_an_edition_away(results):
    results.run(FIRST)
    results.run(SECOND)
    results.ask("rollback", "--reason", "a small county could be told", "--withdraw")
    assert results.states() == {FIRST: "in force", SECOND: "withdrawn"}
    assert not folder_of(results.warehouse, "public", SECOND).exists()
    assert withdrawn_folder(results.warehouse, SECOND).is_dir()
    assert f"{SECOND} was withdrawn, and the results are still the same" in results.refused("publish")
    assert not results.run(SECOND).is_in_force
    results.ask("rollback", SECOND, "--reason", "it could not")
    assert results.states() == {FIRST: "published", SECOND: "in force"}
    assert "holds, and every edition is as it was" in results.ask("editions", "--verify")


def test_a_rollback_says_what_it_cannot_do(results):
    assert "holds no results" in results.refused("rollback", "--reason", "why")
    results.run(FIRST)
    assert "say why" in results.refused("rollback")
    assert "no earlier edition" in results.refused("rollback", "--reason", "why")
    assert "in force already" in results.refused("rollback", FIRST, "--reason", "why")
    assert "was never published" in results.refused("rollback", "2020", "--reason", "why")
    results.run(SECOND)
    page = folder_of(results.warehouse, "public", FIRST) / "index.html"
    page.chmod(0o600)
    page.write_text("other")
    assert "is not as it was published: index.html: changed" in results.refused("rollback", "--reason", "why")


def test_verifying_names_what_was_changed_and_ends_with_1(results):
    results.run(FIRST)
    page = folder_of(results.warehouse, "public", FIRST) / "index.html"
    page.chmod(0o600)
    page.write_text("other")
    assert f"published/{FIRST}: index.html: changed" in results.refused("editions", "--verify")
    (results.output / "published" / "ledger.jsonl").write_text("")
    assert "are not those of the ledger" in results.refused("editions", "--verify")


def test_a_run_that_is_killed_while_it_publishes_leaves_the_old_edition_or_the_new_one(results):
    results.run(FIRST)
    results.become(SECOND)
    ends: list[int] = []
    while 0 not in ends:
        ends.append(apart(killed_at_rename(len(ends) + 1, results)))
        assert latest(results.output) in {FIRST, SECOND}
    assert set(ends) == {-signal.SIGKILL, 0}
    assert len(ends) > 7
    assert in_force(read_ledger(results.warehouse)).edition == SECOND
    assert results.warehouse.outcomes.read_text() == SECOND
    assert "holds, and every edition" in results.ask("editions", "--verify")


def killed_at_rename(step: int, results: Results):
    def work() -> None:
        import os  # noqa: PLC0415 - in the process that ends
        import sys  # noqa: PLC0415

        seen = 0

        def count(event: str, _: tuple) -> None:
            nonlocal seen
            seen += event == "os.rename"
            if event == "os.rename" and seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        publishing.publish(results.warehouse, Settings())

    return work

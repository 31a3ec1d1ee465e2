"""Editions on the disk: one comes in force whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.editions import folder_of, held_folder, put_in_force, start_clean, withdraw, withdrawn_folder
from pipelines.locks import publishing_alone
from pipelines.manifest import faults_of
from pipelines.publication_ledger import NAME, DamagedLedgerError, chain_faults, in_force, read_ledger
from pipelines.wrong_use import WrongUseError
from tests.pipelines.small_editions import build, latest, publish
from transforms.warehouse import Warehouse

OLD, NEW = "2025-09-30-aaaaaaaa", "2026-03-31-bbbbbbbb"


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with one edition in force."""
    publish(tmp_path, OLD)
    return tmp_path


def apart(work: Callable[[], None]) -> int:
    """Do something in a process of its own; returns how it ended: 0, an exit code, or minus the signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(2)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, events: str, output: Path) -> Callable[[], None]:
    """A publication that is killed before the step-th thing of some kind it asks of the file system."""

    def work() -> None:
        seen = 0

        def count(event: str, _: tuple) -> None:
            nonlocal seen
            if re.match(events, event):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        publish(output, NEW)

    return work


@pytest.mark.parametrize(("events", "stride", "least"), [("os.rename", 1, 7), ("open|os|shutil", 16, 120)])
def test_a_publication_that_is_killed_at_any_step_leaves_the_old_edition_or_the_new_one(
    output, events, stride, least
):
    seen, step = [], 1
    while not seen or seen[-1] != 0:
        seen.append(apart(killed_at(step, events, output)))
        assert latest(output) in {OLD, NEW}
        step += stride
    assert set(seen) == {-signal.SIGKILL, 0}
    assert step >= least
    assert latest(output) == NEW
    assert [path.name for path in (output / "restricted").glob("building-*")] == []
    assert sorted(path.name for path in (output / "published").iterdir()) == sorted(
        [OLD, NEW, "index.html", "latest.json", NAME]
    )


def test_the_next_start_finishes_what_the_ledger_says(output):
    build(Warehouse(output), NEW)
    step, before = 0, 0
    while before < 2:  # kill later and later, until the line is written
        step += 1
        apart(killed_at_putting(step, output))
        before = len(read_ledger(Warehouse(output)))
    assert latest(output) == OLD
    start_clean(Warehouse(output))
    assert latest(output) == NEW
    assert not held_folder(Warehouse(output), NEW).exists()


def killed_at_putting(step: int, output: Path) -> Callable[[], None]:
    """Putting the built edition in force, killed before its step-th move."""

    def work() -> None:
        seen = 0

        def count(event: str, _: tuple) -> None:
            nonlocal seen
            seen += event == "os.rename"
            if event == "os.rename" and seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        put_in_force(Warehouse(output), NEW)

    return work


@pytest.mark.parametrize("limit", [0, 10, 40, 300])
def test_a_full_disk_leaves_the_edition_in_force_and_nothing_half_written(output, limit):
    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        publish(output, NEW)

    assert apart(work) == 1
    start_clean(Warehouse(output))
    assert latest(output) == OLD
    assert len(read_ledger(Warehouse(output))) == 1
    assert [path for path in output.rglob("*") if path.name.startswith(("building-", ".moving-"))] == []


def test_of_two_publishers_at_once_one_is_sent_away(output):
    with publishing_alone(Warehouse(output)):
        with pytest.raises(WrongUseError, match="another publication is under way"):
            publish(output, NEW)
        code = "import sys; from tests.pipelines.small_editions import publish; from pathlib import Path\n"
        asked = subprocess.run(
            [sys.executable, "-c", f"{code}publish(Path({str(output)!r}), {NEW!r})"],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        assert "another publication is under way" in asked.stderr
    assert latest(output) == OLD


def test_an_edition_is_closed_to_changes_and_open_to_readers(output):
    warehouse = Warehouse(output)
    modes = {
        folder_of(warehouse, "public", OLD): (0o555, 0o444),
        folder_of(warehouse, "internal", OLD): (0o500, 0o400),
    }
    for folder, (of_folder, of_file) in modes.items():
        for path in [folder, *folder.rglob("*")]:
            assert path.stat().st_mode & 0o777 == (of_folder if path.is_dir() else of_file)


def test_an_edition_that_is_withdrawn_is_offered_no_longer_and_can_be_put_back(output):
    warehouse = Warehouse(output)
    publish(output, NEW)
    put_in_force(warehouse, OLD, "rolled_back", "a county was counted twice")
    assert latest(output) == OLD
    withdraw(warehouse, NEW, "a county was counted twice")
    assert not folder_of(warehouse, "public", NEW).exists()
    assert faults_of(withdrawn_folder(warehouse, NEW)) == []
    put_in_force(warehouse, NEW, "rolled_back", "it was counted once")
    assert latest(output) == NEW
    assert [entry.what for entry in read_ledger(warehouse)] == [
        "published", "published", "rolled_back", "withdrawn", "rolled_back",
    ]  # fmt: skip


def test_a_reason_is_in_the_chain_and_not_in_the_public_copy(output):
    warehouse = Warehouse(output)
    put_in_force(warehouse, OLD, "rolled_back", "a small county could be told")
    public = (output / "published" / NAME).read_text()
    assert "small county" not in public
    assert "salt" not in public
    entries = read_ledger(warehouse)
    assert entries[-1].reason == "a small county could be told"
    assert chain_faults(entries) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (NEW, OLD, "line 2 was changed"),
        ("a reason", "no reason", "the reason of line 3 was changed"),
        ('"number": 2', '"number": 4', "line 2 says that it is line 4"),
        ('"what": "published"', '"what": published', "line 1 cannot be read"),
    ],
)
def test_a_ledger_that_was_changed_is_told_by_line(output, old, new, fault):
    warehouse = Warehouse(output)
    publish(output, NEW)
    put_in_force(warehouse, OLD, "rolled_back", "a reason")
    path = warehouse.restricted / NAME
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(DamagedLedgerError, match=fault):
        read_ledger(warehouse)


def test_a_line_that_is_taken_out_of_the_ledger_breaks_the_chain(output):
    warehouse = Warehouse(output)
    publish(output, NEW)
    path = warehouse.restricted / NAME
    path.write_text(path.read_text().splitlines(keepends=True)[1])
    with pytest.raises(DamagedLedgerError, match="line 1 does not follow"):
        read_ledger(warehouse)


@pytest.mark.parametrize("lines", [0, 1])
def test_a_ledger_that_lost_its_last_lines_is_told_by_its_public_copy(output, lines):
    warehouse = Warehouse(output)
    publish(output, NEW)
    path = warehouse.restricted / NAME
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:lines]))
    with pytest.raises(DamagedLedgerError, match="the public copy holds lines"):
        publish(output, "2026-09-30-cccccccc")


def test_what_was_changed_added_or_removed_in_an_edition_is_named(output):
    folder = folder_of(Warehouse(output), "public", OLD)
    for path in (folder, folder / "measures", folder / "index.html"):
        path.chmod(0o700)
    (folder / "index.html").write_text("other")
    (folder / "added.csv").write_text("")
    (folder / "measures" / "one.csv").unlink()
    assert faults_of(folder) == [
        "measures/one.csv: missing",
        "added.csv: not in the manifest",
        "index.html: changed",
    ]


def test_an_edition_whose_public_side_lies_on_another_disk_comes_in_force_whole(output, monkeypatch):
    monkeypatch.setattr("pipelines.editions.is_same_disk", lambda *_: False)
    publish(output, NEW)
    assert latest(output) == NEW
    assert in_force(read_ledger(Warehouse(output))).edition == NEW
    assert not held_folder(Warehouse(output), NEW).exists()
